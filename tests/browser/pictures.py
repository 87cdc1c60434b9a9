"""What a page or a sheet looks like, asked of its pixels."""

from base64 import b64decode
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO

import pypdfium2
from PIL import Image
from playwright.sync_api import Error, Page

from browser.contrast import luminance

Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""
DARK = 110
SCALE = 2
REFUSED = "Unable to capture screenshot"
"""What Chromium says now and then of a page that it takes a picture of when it is asked again."""
TRIES = 3


def picture(page: Page, box: Box | None = None) -> Image.Image:
    """The screen as it is painted, or a box of the whole page. Raises Error as ``taken`` does."""
    if box is None:
        return taken(page.screenshot)
    left, top, right, bottom = (round(edge) for edge in box)
    clip = {"x": left, "y": top, "width": max(right - left, 1), "height": max(bottom - top, 1)}
    return taken(partial(page.screenshot, full_page=True, clip=clip))


def whole_picture(page: Page) -> Image.Image:
    """The page from top to foot, packed as fast as the browser can: a page may be 50,000 pixels high."""
    page.evaluate("document.fonts.ready.then(() => {})")
    width, height = page.evaluate(
        "(({scrollWidth, scrollHeight}) => [scrollWidth, scrollHeight])(document.documentElement)"
    )
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    asked = {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": True, "clip": clip}
    session = page.context.new_cdp_session(page)
    seen = taken(lambda: b64decode(session.send("Page.captureScreenshot", asked)["data"]))
    session.detach()
    return seen


def taken(take: Callable[[], bytes], tries: int = TRIES) -> Image.Image:
    """What ``take`` paints. Raises Error when the browser cannot, or refuses each time."""
    try:
        painted = take()
    except Error as error:
        if REFUSED not in error.message or tries == 1:
            raise
        return taken(take, tries - 1)
    return Image.open(BytesIO(painted)).convert("RGB")


def ratio(one: Colour, other: Colour) -> float:
    """Contrast of two pixels as WCAG reckons it."""
    lighter, darker = sorted(
        (luminance([part / 255 for part in each]) for each in (one, other)), reverse=True
    )
    return (lighter + 0.05) / (darker + 0.05)


def strongest(image: Image.Image, box: Box, ground: Colour) -> float:
    """The highest contrast to ``ground`` of any pixel inside the box."""
    left, top, right, bottom = (round(edge) for edge in box)
    cut = image.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    return max(ratio(colour, ground) for _, colour in cut.getcolors(cut.width * cut.height))


def is_red(colour: Colour) -> bool:
    """Redder than any other hue of the site."""
    red, green, blue = colour
    return red > 110 and red > 2.2 * max(green, blue)


def printed(page: Page, text: str) -> Iterator[tuple[Image.Image, Box]]:
    """Each place of ``text`` on paper without background graphics: the sheet's picture, and the box in it."""
    with pypdfium2.PdfDocument(BytesIO(page.pdf(format="A4", print_background=False))) as pdf:
        for sheet in pdf:
            words, height = sheet.get_textpage(), sheet.get_height()
            found = words.search(text, match_case=True)
            image = None
            while place := found.get_next():
                image = image or sheet.render(scale=SCALE).to_pil().convert("L")
                boxes = [words.get_charbox(place[0] + at) for at in range(place[1])]
                yield (
                    image,
                    (
                        SCALE * min(left for left, *_ in boxes),
                        SCALE * (height - max(top for *_, top in boxes)),
                        SCALE * max(right for _, _, right, _ in boxes),
                        SCALE * (height - min(bottom for _, bottom, *_ in boxes)),
                    ),
                )


def is_black(image: Image.Image, box: Box) -> bool:
    return image.crop(tuple(round(edge) for edge in box)).getextrema()[0] < 40


def is_framed(image: Image.Image, box: Box) -> bool:
    """A dark line runs past the box on both sides, as high as the box."""
    left, top, right, bottom = (round(edge) for edge in box)

    def has_line(columns: range) -> bool:
        return any(all(image.getpixel((x, y)) < DARK for y in range(top - 2, bottom + 2)) for x in columns)

    return has_line(range(left - 4, 0, -1)) and has_line(range(right + 4, image.width))
