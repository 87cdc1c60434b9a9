"""How languages count, as CLDR says of whole numbers."""

from functools import cache
from gettext import c2py

from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural
from babel.plural import PluralRule, to_gettext

_TAGS = ("zero", "one", "two", "few", "many", "other")
"""CLDR's names of forms, in gettext's order."""
COUNTED = range(200)
"""Each form of every language serves one of these numbers."""


@cache
def plural_rule(code: str) -> tuple[int, str]:
    """How many forms a counted string has, and what chooses one, in gettext's way to write it."""
    usual = get_plural(code)
    try:
        rule = Locale.parse(code).plural_form
    except (UnknownLocaleError, ValueError):
        return usual.num_plurals, usual.plural_expr
    *others, _ = tags = [tag for tag in _TAGS if tag in {rule(number) for number in COUNTED}]
    form = c2py(usual.plural_expr)
    if all(form(number) == tags.index(rule(number)) for number in COUNTED):
        return usual.num_plurals, usual.plural_expr
    # The last takes what the others do not.
    compiled = to_gettext(PluralRule({tag: rule.rules[tag] for tag in others}))
    return len(tags), compiled.removesuffix(";").partition("; plural=")[2]
