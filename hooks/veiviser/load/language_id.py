"""What language a text is in, as CLD2 reads it: Norwegian prose is not Polish because it lies in docs/pl."""

import re
from functools import lru_cache

import pycld2

_SOURCE_OF = {"no": "nb", "nn": "nb", "da": "nb"}
"""Norwegian by other names, and what short Norwegian is taken for."""
TOLD_APART = frozenset({"nb", "en", "ar", "pl", "lt", "ro", "uk", "fa", "so", "ti", "th", "vi"})
"""Languages that are told apart here; others that CLD2 names are taken for chance."""
LEAST_WORDS = 6
"""A shorter text says too little."""
LEAST_SHARE = 80
"""Per cent of a text that must be in the language, for names and titles are in others."""
_WORD = re.compile(r"[^\W\d_]+")
_BRACKETS = re.compile(r"\([^()]*\)|«[^«»]*»|\"[^\"]*\"")
"""What explains a name, or is quoted."""


@lru_cache(maxsize=10_000)
def other_language(text: str, source: str, code: str) -> str | None:
    """The language that a translation of ``source`` into ``code`` is in instead; None where all is well.

    Names, and a title that the translation takes over whole to explain it, do not count.
    """
    text = text.replace(source.strip(), " ") if source.strip() else text
    names = {word for word in _WORD.findall(source) if not word[0].islower()}
    words = [word for word in _WORD.findall(_BRACKETS.sub(" ", text)) if word not in names]
    if code not in TOLD_APART or len(words) < LEAST_WORDS:
        return None
    is_reliable, _, found = pycld2.detect(" ".join(words))
    (_, tag, share, _), *_ = found
    told = _SOURCE_OF.get(tag, tag)
    return told if is_reliable and share >= LEAST_SHARE and told in TOLD_APART - {code} else None
