"""The theme: the layout's colours and font where Word's own menus offer them. No style refers to it."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from lxml import etree

from publisher.layout import Layout
from publisher.writers.docx.ooxml import Element, hexadecimal

_FORMATS = """<a:fmtScheme name="Plain"><a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst>
<a:lnStyleLst>{line}{line}{line}</a:lnStyleLst>
<a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst>
<a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme>""".format(
    fill='<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>',
    line='<a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>',
    effect="<a:effectStyle><a:effectLst/></a:effectStyle>",
)


def theme(layout: Layout) -> Element:
    """Return the theme part: six chart colours as accents, so that a drawing made in Word belongs with the rest."""
    colours = layout.colours
    chart = layout.tokens["chart"]["colours"]
    palette = {
        "dk1": colours["ink"],
        "lt1": colours["paper"],
        "dk2": colours["dark"],
        "lt2": colours["tint"],
        **{f"accent{number}": colour for number, colour in enumerate(chart[:6], start=1)},
        "hlink": colours["link"],
        "folHlink": colours["visited"],
    }
    scheme = "".join(f'<a:{k}><a:srgbClr val="{hexadecimal(v)}"/></a:{k}>' for k, v in palette.items())
    font = quoteattr(layout.tokens["fonts"]["family"])
    faces = f'<a:latin typeface={font}/><a:ea typeface=""/><a:cs typeface=""/>'
    return etree.fromstring(
        f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name={quoteattr(layout.name)}>'
        f"<a:themeElements><a:clrScheme name={quoteattr(layout.name)}>{scheme}</a:clrScheme>"
        f"<a:fontScheme name={font}><a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont></a:fontScheme>"
        f"{_FORMATS}</a:themeElements></a:theme>"
    )
