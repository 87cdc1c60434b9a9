"""Words of the closed vocabularies, given as the data files write them or as readers see them."""

from veiviser.model.guide import Guide


def labels(guide: Guide, vocabulary: str) -> dict[str, str]:
    """What readers see, by the word that data files write."""
    held = (words for words in guide.vocabularies if words.id == vocabulary)
    return {label.id: label.name for words in held for label in words.labels}


def word_for(guide: Guide, vocabulary: str, text: str) -> str:
    """The word that a word or a label stands for; ``text`` itself where it is neither."""
    known = labels(guide, vocabulary)
    plain = text.casefold().replace("-", "_").replace(" ", "_")
    if plain in known:
        return plain
    return next((word for word, label in known.items() if label.casefold() == text.casefold()), text)
