"""A resolved document with every construct of the model, and the publication that it belongs to."""

from __future__ import annotations

import datetime
from pathlib import Path

from publisher import layout as layouts
from publisher import model as m
from publisher.model import Alignment, CalloutKind, Decorative
from publisher.publication import Contact, Imprint, Isbn, Publication, Series, Validity

REPOSITORY = Path(__file__).parents[2]
LAYOUT = layouts.load("orebro", REPOSITORY / "layouts")

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 380 120">
<rect x="1" y="1" width="180" height="118" fill="#e6eff4" stroke="#123a5a"/>
<text x="91" y="64" font-family="Source Sans 3" font-size="16" font-weight="700" text-anchor="middle">Plats</text>
<circle cx="280" cy="60" r="50" fill="#123a5a"/></svg>"""
PARAGRAPH = (
    "Arbetet börjar med en gemensam bild av läget. Kommunen, polisen och de som bor på platsen ser olika saker, och "
    "först när de läggs samman går det att välja åtgärder som gör skillnad. Bilden ska vara så kort att den blir läst."
)


def text(words: str, **values: str) -> m.Text:
    return m.Text(text=words, **values)


def p(*content: str | m.Inline, **values: str) -> m.Paragraph:
    return m.Paragraph(content=tuple(text(c) if isinstance(c, str) else c for c in content), **values)


def item(*blocks: m.Block | str) -> m.ListItem:
    return m.ListItem(blocks=tuple(p(b) if isinstance(b, str) else b for b in blocks))


def bullets(*items: m.Block | str | m.ListItem) -> m.BulletList:
    return m.BulletList(items=tuple(i if isinstance(i, m.ListItem) else item(i) for i in items))


def cells(*words: str | m.Cell, headers: int = 0) -> m.Row:
    made = (w if isinstance(w, m.Cell) else m.Cell(content=(text(w),)) for w in words)
    return m.Row(cells=tuple(m.Cell(content=c.content, header=i < headers, columns=c.columns, rows=c.rows)
                             for i, c in enumerate(made)))  # fmt: skip


def publication(folder: Path) -> Publication:
    """Write the publication's images to `folder` and return it with every field filled."""
    from PIL import Image

    (folder / "images").mkdir(exist_ok=True)
    (folder / "images/plats.svg").write_text(SVG, "utf-8")
    Image.new("RGB", (300, 120), "#c0532a").save(folder / "images/foto.png")
    return Publication(
        title="Trygghet börjar med platsen",
        subtitle="Hur kommuner, polis och boende arbetar tillsammans",
        publisher="Länsstyrelsen i Örebro län",
        date=datetime.date(2026, 11, 22),
        layout="orebro",
        folder=folder,
        description="Ett prov på allt som modellen kan säga.",
        keywords=("trygghet", "samverkan"),
        validity=Validity(start=datetime.date(2027, 1, 1), end=datetime.date(2029, 12, 31)),
        series=Series(name="Rapport", number="2026:12"),
        isbn=Isbn(docx="978-91-000-0000-2"),
        diarienummer="2026-0001",
        licence="CC BY 4.0",
        accessibility_statement="https://www.lansstyrelsen.se/tillganglighet",
        imprint=Imprint(text=("Det här är en arbetsutgåva.", "Källorna lästes i november 2026.")),
        contact=Contact(name="Länsstyrelsen i Örebro län", address="701 86 Örebro", phone="010-224 80 00",
                        email="orebro@lansstyrelsen.se", web="https://www.lansstyrelsen.se/orebro"),
    )  # fmt: skip


def inlines() -> m.Section:
    link = m.Link(target="https://bra.se/start", content=(text("Brottsförebyggande rådet"),), title="Brå")
    return m.Section(
        id="ord",
        title=(text("Ord i löpande text"),),
        number="1.1",
        blocks=(
            p("Ett ", m.Strong(content=(text("starkt"),)), ", ett ", m.Emphasis(content=(text("betonat"),)), ", ett ",
              m.Strong(content=(m.Emphasis(content=(text("starkt betonat"),)),)), " ord. H",
              m.Subscript(content=(text("2"),)), "O, m", m.Superscript(content=(text("2"),)), ", ",
              m.Code(text="publisher build"), " och ", m.Abbreviation(text="Brå", expansion="Brottsförebyggande rådet"),
              ". Se ", link, " och ", m.Link(target="#ord-lagesbild", content=(text("ordet lägesbild"),)), "."),
            p("Figuren är ", m.CrossReference(target="fig-plats", text="Figur 1"), ", tabellen ",
              m.CrossReference(target="tab-vem", text="Tabell 1"), ", delen ",
              m.CrossReference(target="listor", text="avsnitt 1.2"), " och ",
              m.CrossReference(target="summary", text="”Summary in English”"), "."),
            p("Begreppet ", m.Span(content=(text("crime prevention"),), lang="en"), " används ofta.",
              m.NoteReference(target="not-1", number=1, occurrence=1), " Och igen.",
              m.NoteReference(target="not-1", number=1, occurrence=2), " Två rader:", m.LineBreak(), "den andra. ",
              m.Span(content=(text("مرحبا"),), lang="ar"), " En bild: ",
              m.Image(path=Path("images/foto.png"), alt="En orange ruta"), " i raden.",
              m.NoteReference(target="not-2", number=2, occurrence=1)),
        ),
    )  # fmt: skip


def lists() -> m.Section:
    return m.Section(
        id="listor",
        title=(text("Listor"),),
        number="1.2",
        blocks=(
            p("En lista i tre nivåer:"),
            bullets(item("Första punkten, som är så lång att den går över till en andra rad och visar var den hänger.",
                         bullets(item("under den", bullets("längst in")))), "Andra punkten"),
            m.OrderedList(items=(item("Ta fram en lägesbild", m.OrderedList(items=(item("fråga"), item("räkna")))),
                                 item("Välj åtgärder", p("Ett stycke till i samma punkt."), bullets("en sak")))),
            m.OrderedList(items=(item("Fortsätt från fyra"), item("Fem")), start=4),
            m.Checklist(items=(m.ChecklistItem(blocks=(p("Bjud in parterna"),), done=True),
                               m.ChecklistItem(blocks=(p("Gå igenom platsen tillsammans och skriv ned vad ni ser"),)))),
            m.DefinitionList(items=(
                m.DefinitionItem(term=(text("Kommunen"),), definitions=((p("Håller ihop."),), (p("Ansvarar."),))),
            )),
        ),
    )  # fmt: skip


def boxes() -> m.Section:
    callouts = tuple(
        m.Callout(
            id=f"ruta-{kind.value}",
            kind=kind,
            label=LAYOUT.words("sv")["callouts"][kind.value]["label"],
            title=(text("Rubriken på rutan"),),
            blocks=(p(PARAGRAPH), p("Slut.")),
        )
        for kind in CalloutKind
    )
    rich = m.Callout(
        kind=CalloutKind.SUMMARY,
        label="I korthet",
        title=(),
        blocks=(
            p("Tre saker att komma ihåg:"),
            bullets("Börja med platsen", item("Fråga dem som är där", bullets("på dagen", "på kvällen")), "Följ upp"),
            m.OrderedList(items=(item("Ett"), item("Två"))),
            m.DefinitionList(items=(m.DefinitionItem(term=(text("Ord"),), definitions=((p("Vad det betyder."),),)),)),
        ),
    )
    return m.Section(
        id="rutor",
        title=(text("Rutor"),),
        number="2",
        blocks=(p(PARAGRAPH), *callouts[:3], p(PARAGRAPH), *callouts[3:], rich,
                m.BlockQuote(blocks=(p("Det blev lugnare när vi började prata med varandra."), p("Och ljusare.")),
                             attribution="butiksägare i Kumla"),
                p(PARAGRAPH), m.CodeBlock(text="def f():\n    return 1\n"), m.ThematicBreak(), p(PARAGRAPH)),
    )  # fmt: skip


def figures() -> m.Section:
    rows = [
        ("Kommunen", "Ansvarar för samordningen lokalt enligt lag (2023:196)", "1 234,5"),
        ("Polisen", "Förebygger och utreder brott", "87,0"),
        ("Räddningstjänsten", "Skyddar mot olyckor och kan anlagd brand", "12,5"),
    ]
    table = m.Table(
        id="tab-vem",
        caption=(text("Parterna och vad de kan bidra med"),),
        alignments=(Alignment.START, Alignment.START, Alignment.END),
        head=(cells("Part", "Roll", "Timmar", headers=3),),
        body=tuple(cells(*row, headers=1) for row in rows * 6),
        source=(text("Källa: lag (2023:196) och egen bearbetning."),),
        number=1,
        label="Tabell 1",
    )
    merged = m.Table(
        caption=(text("Sammanslagna celler"),),
        alignments=(Alignment.START, Alignment.CENTER, Alignment.CENTER),
        head=(
            cells("", m.Cell(content=(text("År"),), columns=2), headers=3),
            cells("Kommun", "2024", "2025", headers=3),
        ),
        body=(cells(m.Cell(content=(text("Kumla"),), rows=2), "1", "2"), cells("3", "4")),
        number=2,
        label="Tabell 2",
    )
    figure = m.Figure(
        id="fig-plats",
        path=Path("images/plats.svg"),
        alt="En ruta med ordet Plats bredvid en cirkel.",
        caption=(text("Platsen och de som möts där"),),
        source=(text("Källa: egen figur."),),
        long_description=(p("Till vänster står en ruta."), bullets("Rutan är ljus", "Cirkeln är mörk")),
        number=1,
        label="Figur 1",
        describing="Beskrivning av figur 1",
    )
    photo = m.Figure(path=Path("images/foto.png"), alt="Ett foto.", caption=(text("Foto"),), number=2, label="Figur 2")
    decorative = m.Figure(path=Path("images/foto.png"), alt=Decorative())
    return m.Section(
        id="bilder", title=(text("Figurer och tabeller"),), number="3",
        blocks=(p(PARAGRAPH), figure, p(PARAGRAPH), photo, p(PARAGRAPH), decorative, table, merged, p(PARAGRAPH)),
    )  # fmt: skip


def document() -> m.Document:
    """Return the document, with the numbers that `resolve` would give it."""
    deep = m.Section(
        id="djup", title=(text("Tredje nivån"),), number="1.3.1",
        blocks=(p(PARAGRAPH), m.Section(id="djupast", title=(text("Fjärde nivån"),), blocks=(p(PARAGRAPH),))),
    )  # fmt: skip
    levels = m.Section(id="nivaer", title=(text("Nivåer av rubriker"),), number="1.3", blocks=(p(PARAGRAPH), deep))
    first = m.Section(
        id="text", title=(text("Text och listor med en rubrik som blir två rader"),), number="1",
        blocks=(p(PARAGRAPH), p(PARAGRAPH), inlines(), lists(), levels),
    )  # fmt: skip
    terms = m.Glossary(items=(m.DefinitionItem(id="ord-lagesbild", term=(text("Lägesbild"),),
                                               definitions=((p("En beskrivning av brottsligheten."),),)),))  # fmt: skip
    words = m.Section(id="ordlista", title=(text("Ordlista"),), numbered=False, blocks=(terms,))
    english = m.Section(
        id="summary", lang="en", numbered=False, title=(text("Summary in English"),),
        blocks=(p("This is a short summary of the publication."),),
    )  # fmt: skip
    notes = (
        m.Note(
            id="not-1",
            number=1,
            blocks=(p("Brå, ", m.Link(target="https://bra.se/x", content=(text("rapporten"),)), "."),),
        ),
        m.Note(id="not-2", number=2, lang="en", blocks=(p("A note in English."), p("With two paragraphs."))),
    )
    return m.Document(lang="sv-SE", blocks=(first, boxes(), figures(), words, english), notes=notes)
