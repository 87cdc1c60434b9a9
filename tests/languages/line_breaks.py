"""Where a line may end, as another than the engine tells it."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from veiviser.paper.pdf import lay_out
from veiviser.paper.pdf.boxes import text_boxes
from veiviser.paper.pdf.spoken_text import source_text
from veiviser.paper.sheet import STYLES

WORD_ENDS = """
const found = JSON.parse(require("fs").readFileSync(0, "utf-8")).map((text) =>
  [...new Intl.Segmenter("th", {granularity: "word"}).segment(text)].map(({index}) => index));
console.log(JSON.stringify(found));
"""
"""Node's own dictionary (ICU); the engine breaks Thai by another (libthai)."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A text on several lines."""

    text: str
    ends: tuple[int, ...]
    """Where its lines end but the last, as counted in its letters."""

    def at(self, end: int) -> str:
        return f"{self.text[:end]}|{self.text[end:]}"


def broken_texts(html: str) -> list[Broken]:
    """Each text that runs over several lines."""
    texts: dict[int, list[tuple[float, str]]] = {}
    for sheet in lay_out(html, STYLES, identifier="lines").pages:
        for box in text_boxes(sheet):
            texts.setdefault(id(box.element), []).append((box.position_y, source_text(box)))
    return [broken for pieces in texts.values() if (broken := _broken(pieces)).ends]


def within_thai_words(texts: Sequence[Broken]) -> list[str]:
    """Lines that end inside a Thai word: what stands on either side."""
    done = subprocess.run(
        ["node", "-e", WORD_ENDS],
        input=json.dumps([broken.text for broken in texts]),
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        broken.at(end)
        for broken, words in zip(texts, json.loads(done.stdout), strict=True)
        for end in broken.ends
        if end not in words
    ]


def without_space(texts: Sequence[Broken]) -> list[str]:
    """Lines that end elsewhere than at a space, a dash or a slash: what stands on either side."""
    return [broken.at(end) for broken in texts for end in broken.ends if broken.text[end - 1] not in " –/"]


def _broken(pieces: Sequence[tuple[float, str]]) -> Broken:
    text, ends, last = "", [], pieces[0][0]
    for height, words in pieces:
        if height > last:
            ends.append(len(text))
        text, last = text + words, height
    return Broken(text, tuple(ends))
