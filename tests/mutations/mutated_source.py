"""A small publication with every construct; each word z001, z002 … stands on one line, and so tells a place."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

_FORM = """# Rubrik ¤

Första ¤ stycket står här. Andra meningen ¤ är kort. Den tredje ¤ har [en länk ¤](https://www.bra.se/a) och en not.[^a]

Andra stycket ¤ har [engelska words ¤ here]{lang=en} och ett slut ¤. Sedan ¤ kommer mer.

Tredje stycket ¤ nämner BRÅ och [polisen ¤](https://polisen.se/). Det ¤ hänvisar till [](#fig-vag) och [](#tab-folk).

Fjärde stycket ¤ är kort. Men det ¤ har två meningar och [finska sanoja ¤]{lang=fi}.

[^a]: Notens ¤ text är kort. Den ¤ har två meningar.

[^b]: Den andra ¤ noten. Också ¤ den.

[^c]: Den tredje ¤ noten har [en länk ¤](https://www.scb.se/).

![Tre rutor ¤ i rad.](images/exempel.svg "Från text ¤ till utgåva"){#fig-vag}

Källa: Egen ¤ bild.

::: långbeskrivning
Bilden ¤ visar en text. Den ¤ blir tre utgåvor.
:::

Tabell: Folkmängd ¤ per kommun {#tab-folk header-columns=1}
| Kommun ¤ | Antal ¤ | Andel ¤ |
|----------|--------:|--------:|
| Nora ¤   | 10 ¤    | 1 ¤     |
| Laxå ¤   | 20 ¤    | 2 ¤     |
| Örebro ¤ | 30 ¤    | 3 ¤     |

Tabell: Sammanslagna ¤ celler {#tab-slag}
| Område ¤ | År ¤ | <<   |
|----------|------|------|
| Öst ¤    | 11 ¤ | 12 ¤ |
| Väst ¤   | 13 ¤ | <<   |

## Listor ¤ och annat

- ett ¤
- två ¤
  - inne ¤
  - också ¤ inne
- tre ¤ med [länk ¤](https://www.msb.se/)

3. tredje ¤ steget
4. fjärde ¤ steget
5. femte ¤ steget

- [ ] öppen ¤ ruta
- [x] klar ¤ ruta
- [ ] sista ¤ rutan

Begrepp ¤
: Förklaring ¤ av begreppet.

Term ¤
: Förklaring ¤ av termen. Med mer ¤ text.

### Tredje nivån ¤ här

::: faktaruta Ruta ¤ ett
Text i rutan ¤. En mening ¤ till.

Ett stycke ¤ till i rutan.
:::

::: tips Råd ¤
Text i tipset ¤. Mer ¤ text.
:::

> Citatet ¤ är ordagrant. Det ¤ har två meningar.
>
> — Okänd ¤

Stycke ¤ med en bild ![ikon ¤](images/exempel.svg) i raden och en not.[^b] Och mer ¤.

# Andra kapitlet ¤

Mellan ¤ rubriker. BRÅ ¤ igen och not.[^c] Slut ¤ på det.

{lang=en}
Words ¤ in English. More words ¤ follow.

## Sista avsnittet ¤

Här ¤ slutar det. Inget ¤ mer. Se [](#listor).

*[BRÅ]: Brottsförebyggande rådet
"""


def _filled() -> str:
    numbers = itertools.count(1)
    return re.sub("¤", lambda _: f"z{next(numbers):03}", _FORM)


SOURCE = _filled().replace("(#listor)", "(#fig-vag)")
WORD = re.compile(r"z\d{3}")
# A figure's source is read with its caption.
_FIGURE_OF_SOURCE = {"z024": 17}
LINES = {word: number for number, line in enumerate(SOURCE.splitlines(), start=1) for word in WORD.findall(line)}
LINES |= _FIGURE_OF_SOURCE


def lines(*texts: str) -> set[int]:
    """Return the lines of the source that the first known words of texts stand on."""
    found: Iterable[str] = (word for text in texts for word in WORD.findall(text)[:1])
    return {LINES[word] for word in found}
