"""Make the README's picture from the editions in output/: .venv/bin/python tools/picture.py."""

import io
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright

from publisher.validators.chromium import OPTIONS, chromium

ROOT = Path(__file__).parent.parent
PAGES = (("strategi", 1), ("strategi", 5), ("trygghetsguide", 15), ("naringslivssamverkan", 15))
SCALE, GAP = 0.62, 14


def main() -> None:
    """Lay pages of the PDF editions beside a window of the web edition."""
    images = [page(name, number) for name, number in PAGES]
    images.append(window("strategi", images[0].height))
    width = sum(image.width for image in images) + GAP * (len(images) + 1)
    sheet = Image.new("RGB", (width, images[0].height + 2 * GAP), "#d5dbe0")
    x = GAP
    for image in images:
        sheet.paste(image, (x, GAP))
        x += image.width + GAP
    (ROOT / "docs").mkdir(exist_ok=True)
    sheet.quantize(128).save(ROOT / "docs/editions.png", optimize=True)


def page(name: str, number: int) -> Image.Image:
    """Return a page of a PDF edition."""
    document = pypdfium2.PdfDocument(ROOT / f"output/{name}/{name}.pdf")
    image: Image.Image = document[number - 1].render(scale=SCALE).to_pil()
    return image


def window(name: str, height: int) -> Image.Image:
    """Return a phone's view of a web edition."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(OPTIONS))
        tab = browser.new_page(viewport={"width": 390, "height": 2 * height - 240}, device_scale_factor=1)
        tab.goto((ROOT / f"output/{name}/{name}.html").as_uri())
        picture = tab.screenshot()
        browser.close()
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    return image.resize((round(image.width * height / image.height), height), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
