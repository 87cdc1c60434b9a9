"""A telephone number, and what answers there."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from string import ascii_lowercase

import phonenumbers

from veiviser.model.hours import OpeningHours
from veiviser.model.message import Message, ParseError, msg
from veiviser.model.text import Text

_COUNTRY = "NO"
DIALLED = re.compile(r"(\+47 ?)?[0-9](?: ?[0-9])*")
"""Western digits in groups. The value library reads much more: letters, other countries, extensions."""
LOST_PLUS = re.compile(
    r"(?:00 ?)?47 ?(?P<national>0[0-9]{4}|(?<= )1[0-9]{2}(?: ?[0-9]{3})?|[2-9](?: ?[0-9]){7})"
)
"""The country code without its plus, before a number that is dialled as it stands."""
_WHOLE = 8
"""Digits of a number that can be called from abroad."""
SHORTEST_ORDINARY = 5
"""Digits; a shorter number is for emergencies, unless the data say that it is not."""
SOCIAL_VALUE = re.compile(r"116[0-9]{3}")
"""Numbers that are the same in all of Europe (Commission Decision 2007/116/EC)."""


class PhoneType(Enum):
    """What a number can be used for (Open Referral ``phone.type``)."""

    VOICE = "voice"
    """A call."""
    SMS = "sms"
    """A text message."""
    WHATSAPP = "whatsapp"
    """A WhatsApp message or call."""
    TEXT_TELEPHONE = "text_telephone"
    """A text telephone for people who hear or speak badly."""


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A Norwegian number as it is printed, known to be dialable."""

    display: str

    @classmethod
    def parse(cls, text: str) -> "PhoneNumber":
        """Raises ParseError for anything that cannot be dialled in Norway."""
        if lost := LOST_PLUS.fullmatch(text):
            national = lost["national"]
            raise ParseError(
                msg(
                    "'{text}' has the country code without its plus; write \"{number}\"",
                    text=text,
                    number=f"+47 {national}" if len(national.replace(" ", "")) == _WHOLE else national,
                )
            )
        try:
            parsed = phonenumbers.parse(text, _COUNTRY) if DIALLED.fullmatch(text) else None
        except phonenumbers.NumberParseException:
            parsed = None
        number = cls(text)
        # The value library takes 47 and 0047 for a country code, however they are spaced; a link would not.
        if parsed and phonenumbers.national_significant_number(parsed) != number.digits:
            parsed = None
        # Nobody is reached by a short number with a country code, and the library takes some for numbers.
        if number.is_short and text.startswith("+"):
            parsed = None
        # Short numbers (112, 116117) are valid only by the short-number rules of the country, and those
        # rules do not know every harmonised European number of social value.
        if parsed is None or not (
            phonenumbers.is_valid_number(parsed)
            or phonenumbers.is_valid_short_number_for_region(parsed, _COUNTRY)
            or SOCIAL_VALUE.fullmatch(text.replace(" ", ""))
        ):
            raise ParseError(_refused(text))
        return number

    @property
    def digits(self) -> str:
        """The number as it is dialled in Norway, without spaces or country code."""
        return "".join(filter(str.isdigit, self.display.removeprefix("+47")))

    @property
    def is_short(self) -> bool:
        """Short and five-digit numbers cannot carry a country code."""
        return len(self.digits) < _WHOLE

    @property
    def international(self) -> str:
        """E.164 where the number can be reached from abroad, else the digits."""
        return self.digits if self.is_short else f"+47{self.digits}"

    def __str__(self) -> str:
        return self.display


def _refused(text: str) -> Message:
    """Why a text is no number, with the number that its digits are where they are one."""
    digits = "".join(str(unicodedata.digit(sign)) for sign in text if sign.isdigit())
    if "+" in text or digits.startswith("00") or len(digits) == len("47") + _WHOLE:
        _, code, digits = digits.removeprefix("00").partition("47")
        digits = digits if code else ""
    pairs = " ".join(re.findall("[0-9]{2}", digits)) if len(digits) == _WHOLE else digits
    is_unclear = digits.startswith("47") and SOCIAL_VALUE.fullmatch(digits[2:])
    try:
        meant = PhoneNumber.parse(pairs) if pairs != text and not is_unclear else None
    except ParseError:
        meant = None
    if meant:
        return msg("'{text}' is not a Norwegian number; write \"{number}\"", text=text, number=meant.display)
    return msg("'{text}' is not a Norwegian number; write it as it is dialled, in quotes", text=text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Phone:
    """A number with its own uses and hours."""

    number: PhoneNumber
    """The number as it is printed, in quotes."""
    types: tuple[PhoneType, ...] = (PhoneType.VOICE,)
    """What the number can be used for."""
    opening_hours: OpeningHours | None = None
    """When it answers, as opening_hours of OSM: "Mo-Fr 09:00-15:00; PH off; week 29 off", "24/7"."""
    free: bool | None = None
    """Free to use; absent when no source says."""
    is_for_emergencies: bool | None = None
    """True for danger to life or health, false for other short numbers; nobody rings one to try it."""
    valid_from: date | None = None
    """The first day on which it can be called."""
    valid_until: date | None = None
    """The last day on which it can be called."""
    note: Text | None = None
    """One short sentence about this number alone."""
    busy_note: Text | None = None
    """What to do when it is busy, in one short sentence, where it often is or is so for a time."""
    second_choice: str | None = None
    """Id of the service to call when it is busy."""

    @property
    def answers_emergencies(self) -> bool:
        """Nobody may ring it to try. A short number is taken for one until the data say otherwise."""
        if self.is_for_emergencies is None:
            return len(self.number.digits) < SHORTEST_ORDINARY
        return self.is_for_emergencies

    def has_begun(self, today: date) -> bool:
        return self.valid_from is None or self.valid_from <= today

    def has_ended(self, today: date) -> bool:
        return self.valid_until is not None and self.valid_until < today

    @property
    def is_open_day_and_night(self) -> bool:
        return self.opening_hours is not None and self.opening_hours.is_always

    @property
    def uri(self) -> str:
        """``tel:`` for calls, ``sms:`` for numbers that take text messages alone."""
        scheme = "sms" if self.types == (PhoneType.SMS,) else "tel"
        return f"{scheme}:{self.number.international}"


def digest_of(numbers: Iterable[PhoneNumber]) -> str:
    """Eight letters that are others as soon as one number is; spaces do not count."""
    held = hashlib.sha256(" ".join(number.digits for number in numbers).encode()).digest()
    # Letters alone, so that no reader of YAML takes it for a number.
    return "".join(ascii_lowercase[byte % 26] for byte in held[:8])
