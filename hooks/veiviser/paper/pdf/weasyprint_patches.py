"""Mends WeasyPrint 70.0 for those who listen to a page; the only place that reaches inside it.

Importing this module is enough. What WeasyPrint offers openly is used in ``spoken_text`` instead.
"""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from io import BytesIO
from typing import Any

import pydyf
from fontTools import subset
from fontTools.ttLib import TTFont

with warnings.catch_warnings():
    # WeasyPrint warns of a subsetting library it misses; ours is fontTools, see `_subset_font`.
    warnings.filterwarnings("ignore", "HarfBuzz-Subset will be required", DeprecationWarning)
    # WeasyPrint warns of a machine without fonts; ours come with the code, see `fonts`.
    warnings.filterwarnings("ignore", ".*Expect ugly output", UserWarning)
    import weasyprint.pdf
from weasyprint import anchors
from weasyprint.formatting_structure.boxes import MarginBox, TextBox
from weasyprint.layout import inline, preferred
from weasyprint.pdf import fonts, stream, tags

from veiviser.paper.pdf.boxes import is_copy
from veiviser.paper.pdf.continued import continues
from veiviser.paper.pdf.shaped_text import measured, text_of_glyphs
from veiviser.paper.pdf.spoken_text import keep_source_text


def _patch(holder: Any, name: str) -> Callable[[Callable[..., Any]], None]:
    """Replaces ``holder.name`` by a function that gets the original as its first argument."""
    original = getattr(holder, name)

    def replace(patch: Callable[..., Any]) -> None:
        @wraps(original)
        def patched(*args: Any, **options: Any) -> Any:
            return patch(original, *args, **options)

        setattr(holder, name, patched)

    return replace


@_patch(inline, "get_next_linebox")
def _remember_line_ends(original: Any, context: Any, whole: Any, *args: Any) -> Any:
    """Quirk: the space or soft hyphen at which a line is broken is thrown away, and words run together."""
    line, resume_at = original(context, whole, *args)
    if line is not None and resume_at is not None:
        keep_source_text(line, whole, resume_at)
    return line, resume_at


@_patch(preferred, "split_first_line")
def _measure_once(original: Any, text: str, style: Any, context: Any, *args: Any, **options: Any) -> Any:
    """Quirk: the same words are shaped anew each time a width is asked for."""
    return measured(original, text, style, context, *args, **options)


@_patch(anchors, "gather_anchors")
def _one_annotation_per_link(
    original: Any, box: Any, places: Any, links: Any, bookmarks: Any, forms: Any,
    matrix: Any = None, form: Any = None, parent_link: Any = None,
) -> None:  # fmt: skip
    """Quirk: each box inside a link becomes a link of its own, outside any Link element; so does a copy."""
    if not is_copy(box):
        original(box, places, links, bookmarks, forms, matrix, form)


@_patch(stream.Stream, "marked")
@contextmanager
def _mark(original: Any, page: Any, box: Any, tag: str) -> Iterator[None]:
    """Quirk: running heads and copies are marked as content; Thai loses letters when it is copied."""
    if getattr(box, "is_artifact", False):
        with page.artifact():
            yield
        return
    with original(page, box, tag):
        box.marked_content = page._tags[box]["mcid"]
        exact = isinstance(box, TextBox) and _is_thai(box.text)
        if exact:
            page.begin_marked_content("Span", pydyf.Dictionary({"ActualText": pydyf.String(box.text)}))
        yield
        if exact:
            page.end_marked_content()


@_patch(tags, "_build_box_tree")
def _build_elements(
    original: Any, box: Any, parent: Any, pdf: Any, page: int, owners: Any, *args: Any
) -> Iterator[Any]:
    """Quirks: no language, no scope of header cells; running heads and each page make new elements."""
    if isinstance(box, MarginBox) or getattr(box, "is_artifact", False):
        return
    for element in original(box, parent, pdf, page, owners, *args):
        outer = box.style.parent_style
        if outer is not None and outer["lang"] != box.style["lang"]:
            element.setdefault("Lang", pydyf.String(box.style["lang"]))
        if element["S"] == "/TH":
            heads_row = box.element.get("scope") in ("row", "rowgroup")
            element["A"]["Scope"] = "/Row" if heads_row else "/Column"
        if element["S"] == "/Link":
            _give_texts_elements(element, pdf, owners)
        if not continues(element, box, pdf):
            yield element


def _give_texts_elements(link: Any, pdf: Any, owners: Any) -> None:
    """Quirk: a link's texts hang directly on the Link, where no exact text can be given to each."""
    for position, content in enumerate(link["K"]):
        if isinstance(content, int):
            span = pydyf.Dictionary(
                {
                    "Type": "/StructElem",
                    "S": "/Span",
                    "K": pydyf.Array([content]),
                    "Pg": link["Pg"],
                    "P": link.reference,
                }
            )
            pdf.add_object(span)
            link["K"][position] = span.reference
            owners[content] = span.reference


@_patch(weasyprint.pdf, "build_fonts_dictionary")
def _tell_what_glyphs_mean(original: Any, pdf: Any, used: Any, *args: Any) -> Any:
    """Quirk: in a cluster the whole text is given to one glyph and none to the others."""
    for font in used.values():
        font.to_unicode = text_of_glyphs(font.to_unicode, font.file_content)
    return original(pdf, used, *args)


@_patch(fonts.Font, "subset")
def _subset_font(original: Any, font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
    """Quirks: the bytes depend on whether libharfbuzz-subset0 is installed, else on the time of day."""
    face = TTFont(BytesIO(font.file_content), fontNumber=font.index, recalcTimestamp=False)
    for table in {"GDEF", "GPOS", "GSUB"} & set(face.keys()):
        del face[table]
    subsetter = subset.Subsetter(subset.Options(retain_gids=True, passthrough_tables=True, hinting=hinting))
    subsetter.populate(**{"unicodes": _WRITTEN} if font.used_in_forms else {"gids": to_unicode})
    subsetter.subset(face)
    smaller = BytesIO()
    face.save(smaller)
    font.file_content = smaller.getvalue()


_WRITTEN = (*range(0x20, 0x530), *range(0x1E00, 0x1F00), *range(0x2010, 0x2045), 0x20AC)
"""What can be written in a field: Latin, Greek and Cyrillic letters, and what stands between them."""


def _is_thai(text: str) -> bool:
    return any("\u0e00" <= character <= "\u0e7f" for character in text)
