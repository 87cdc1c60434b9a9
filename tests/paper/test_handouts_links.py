"""On paper a paragraph that only leads elsewhere goes; a link within a sentence keeps its words."""

from veiviser.paper.prose import LONE_LINK


def left(markdown: str) -> str:
    return LONE_LINK.sub("", markdown)


def test_a_paragraph_that_is_only_a_link_is_left_out() -> None:
    assert left("Før.\n\n[Les mer](om.md#mer)\n\nEtter.\n") == "Før.\n\n\nEtter.\n"
    assert left("Før.\n\n[Les mer](om.md)\n") == "Før.\n\n"


def test_a_link_that_starts_a_line_of_a_paragraph_stays() -> None:
    sentence = "Se\n[2.3 Hva gjøres i dag?](om.md#kapittel-2-3)\nfor mer.\n"
    assert left(sentence) == sentence
    ending = "Alt er rettet, se\n[kildene](om.md)\n"
    assert left(ending) == ending
