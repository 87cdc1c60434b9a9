"""Remembering how wide words are changes nothing that is printed, and spares their shaping."""

from pathlib import Path

import pytest

from veiviser.paper.pdf import lay_out, shaped_text, write_pdf

HERE = Path(__file__).parent
TABLES = """<style>div { display: flex } td { border: 1px solid } .big { font-size: 30px }</style>
<div><table><tr><td>Ring politiet nå</td><td class="big">Ring politiet nå</td></tr></table>
<table><tr><td lang="en">Ring politiet nå</td><td><b>Ring</b> politiet nå</td></tr></table></div>"""


def test_a_page_is_the_same_with_and_without_memory(page, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered = write_pdf(page(TABLES), HERE, identifier="kort")

    class Forgetful(dict):
        def __contains__(self, key: object) -> bool:
            return False

    monkeypatch.setattr(shaped_text, "_measured", Forgetful())

    assert write_pdf(page(TABLES), HERE, identifier="kort") == remembered


def test_the_same_words_are_measured_once_for_each_look() -> None:
    shaped: list[str] = []

    def measure(text: str, style: dict[str, object], context: None) -> tuple[None, float]:
        shaped.append(text)
        return None, float(len(text))

    small, large = _style(font_size=10), _style(font_size=12)
    shaped_text.forget_measures()
    for style in (small, dict(small), large, small):
        assert shaped_text.measured(measure, "Ring", style, None)[1] == 4.0

    assert shaped == ["Ring", "Ring"]


def test_nothing_is_remembered_from_another_document(page) -> None:
    lay_out(page(TABLES), HERE, identifier="kort")
    words = len(shaped_text._measured)
    lay_out(page("<p>Hei</p>"), HERE, identifier="kort")

    assert len(shaped_text._measured) < words


def _style(**values: object) -> dict[str, object]:
    return {name: None for name in shaped_text.LOOK} | values
