"""A picture that the browser refuses is asked for again; any other fault is told at once."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Error

from browser.pictures import REFUSED, TRIES, picture


class Refusing:
    """Stands for a page whose browser answers so many times with a fault."""

    def __init__(self, fault: str, times: int) -> None:
        self.fault, self.times, self.asked = fault, times, 0

    def screenshot(self) -> bytes:
        self.asked += 1
        if self.asked <= self.times:
            raise Error(f"Page.screenshot: Protocol error (Page.captureScreenshot): {self.fault}")
        painted = BytesIO()
        Image.new("RGB", (3, 2), "red").save(painted, "png")
        return painted.getvalue()


def test_a_picture_that_is_refused_is_asked_for_again() -> None:
    page = Refusing(REFUSED, TRIES - 1)
    assert picture(page).size == (3, 2)
    assert page.asked == TRIES


@pytest.mark.parametrize(("fault", "asked"), [(REFUSED, TRIES), ("Target crashed", 1)])
def test_a_browser_that_goes_on_refusing_or_fails_otherwise_is_told(fault: str, asked: int) -> None:
    page = Refusing(fault, TRIES)
    with pytest.raises(Error, match=fault):
        picture(page)
    assert page.asked == asked
