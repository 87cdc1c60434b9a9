"""Which item of a list became which."""

import json
from bisect import bisect_left
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any

ALIKE = 0.5
"""Share of fields that two items must have in common to be one that has changed."""


def canonical(value: Any) -> str:
    """The same for values that say the same, in whatever order; ``1`` and ``true`` differ."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def paired(old: list[Any], new: list[Any]) -> list[int | None]:
    """For each new item the index of the old one it was, each used once; None for what is added."""
    before, after = [canonical(item) for item in old], [canonical(item) for item in new]
    found: dict[int, int] = {}
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for tag, low, high, at, until in blocks:
        if tag == "equal":
            found.update(zip(range(at, until), range(low, high), strict=True))

    def pair(is_same: Callable[[int, int], bool]) -> None:
        for index in range(len(new)):
            if index in found:
                continue
            used = set(found.values())
            free = (held for held in range(len(old)) if held not in used and is_same(held, index))
            if (match := next(free, None)) is not None:
                found[index] = match

    pair(lambda held, index: before[held] == after[index])
    pair(lambda held, index: _id(old[held]) is not None and _id(old[held]) == _id(new[index]))
    pair(lambda held, index: _likeness(old[held], new[index]) >= ALIKE)
    for tag, low, high, at, until in blocks:
        if tag == "replace":
            pair(
                lambda held, index, low=low, high=high, at=at, until=until: (  # type: ignore[misc]
                    low <= held < high and at <= index < until and _id(old[held]) is _id(new[index]) is None
                )
            )
    return [found.get(index) for index in range(len(new))]


def staying(pairs: list[int | None]) -> set[int]:
    """The most old items that can stay where they are; the others are moved round them."""
    tails: list[int] = []
    chains: list[tuple[int, ...]] = []
    for held in pairs:
        if held is not None:
            at = bisect_left(tails, held)
            chain = (*(chains[at - 1] if at else ()), held)
            tails[at : at + 1] = [held]
            chains[at : at + 1] = [chain]
    return set(chains[-1]) if chains else set()


def _id(item: Any) -> Any:
    return item.get("id", item.get("code")) if isinstance(item, dict) else None


def _likeness(old: Any, new: Any) -> float:
    """Share of fields that say the same; 0 where both have ids, which then differ."""
    if not (isinstance(old, dict) and isinstance(new, dict)) or _id(old) is not None is not _id(new):
        return 0.0
    same = sum(1 for key in old.keys() & new.keys() if canonical(old[key]) == canonical(new[key]))
    return same / max(len(old), len(new), 1)
