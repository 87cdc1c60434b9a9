"""Numbers are parsed once, at the edge, and can always be dialled as they are printed."""

import re
from dataclasses import FrozenInstanceError, fields
from datetime import date
from typing import Any

import pytest

from veiviser.model.hours import OpeningHours
from veiviser.model.phone import Phone, PhoneNumber, PhoneType, digest_of


@pytest.mark.parametrize(
    ("printed", "digits"),
    [
        ("22 33 11 60", "22331160"),
        ("22331160", "22331160"),
        ("900 00 001", "90000001"),
        ("800 40 008", "80040008"),
        ("+47 22 33 11 60", "22331160"),
        ("+4722331160", "22331160"),
        ("02800", "02800"),
        ("112", "112"),
        ("116 117", "116117"),
        ("116 006", "116006"),
        ("116 999", "116999"),
        ("69 99 99 99", "69999999"),
    ],
)
def test_a_number_is_read_as_it_is_dialled_in_norway(printed: str, digits: str) -> None:
    assert PhoneNumber.parse(printed).digits == digits


def test_a_number_is_shown_as_it_was_printed() -> None:
    assert str(PhoneNumber.parse("22 33 11 60")) == "22 33 11 60"


@pytest.mark.parametrize(
    "text",
    [
        "22 33 11",
        "1",
        "123456789012345678901",
        "911",
        "abc",
        "",
        "+46 8 123 456 78",
        "22 33 11 60 ext 5",
        "22 33 11 60 x",
        "tel:22331160",
        "815 ROSA",
        "٢٢٣٣١١٦٠",
        "22\u00a033\u00a011\u00a060",
        "+47 116 006",
        "116 0061",
        "47 116 117 117",
        *("+47  22 33 11 60", "22  33 11 60", "22 33 11 60 ", " 22 33 11 60", "75 00 00 01 / 75 00 00 02"),
        "+47+47 22331160",
    ],
)
def test_what_cannot_be_dialled_in_norway_is_refused(text: str) -> None:
    refused = rf"^'{re.escape(text)}' is not a Norwegian number; write "
    with pytest.raises(ValueError, match=refused):
        PhoneNumber.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        *("4 7 22331160", "47  22331160", "47 22  33 11 60", "47 2233 1160 ", "47  116117"),
        *("47 116  117", "47  02800", "0 047 22 33 11 60", "0  047 22 33 11 60", "0  0 47 22 33 11 60"),
    ],
)
def test_no_country_code_is_called_twice_however_it_is_spaced(text: str) -> None:
    """The link would begin with +4747, and call somebody else or nobody."""
    with pytest.raises(ValueError, match="is not a Norwegian number"):
        PhoneNumber.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        *("47 22 33 11 60", "4722331160", "47 22331160", "47 900 00 001", "4775000001", "47 800 40 008"),
        *("47 02800", "4702800", "47 116 117", "47 116117", "47 112", "47 110", "47 119"),
        *("47 09090", "47 116 009", "47 99 99 99 99", "4720000000"),
    ],
)
def test_a_country_code_that_lost_its_plus_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=f"^'{text}' has the country code without its plus; write "):
        PhoneNumber.parse(text)


WRITTEN = {
    "47 22 33 11 60": "+47 22 33 11 60",
    "004722331160": "+47 22331160",
    "0047 22 33 11 60": "+47 22 33 11 60",
    "47 02800": "02800",
    "00 47 116 117": "116 117",
    "(75) 00 00 01": "75 00 00 01",
    "75.00.00.01": "75 00 00 01",
    "75\u201300\u201300\u201301": "75 00 00 01",
    "tlf. 75000001": "75 00 00 01",
    "22  33 11 60": "22 33 11 60",
    "4 7 22331160": "22 33 11 60",
    "٢٢٣٣١١٦٠": "22 33 11 60",
    "+47 116 006": "116006",
    "+47116117": "116117",
    "+47 112": "112",
    "+47 02800": "02800",
    "(02800)": "02800",
}


@pytest.mark.parametrize(("text", "remedy"), WRITTEN.items())
def test_what_the_message_says_to_write_is_a_number_that_calls_the_same(text: str, remedy: str) -> None:
    with pytest.raises(ValueError, match=f'write "{re.escape(remedy)}"$'):
        PhoneNumber.parse(text)
    assert PhoneNumber.parse(remedy).digits in "".join(str(int(sign)) for sign in text if sign.isdigit())


@pytest.mark.parametrize("text", ["47 116  117", "+46 8 123 456 78", "22 33 11 6", "22 33 11 60 61"])
def test_no_number_is_guessed_where_it_could_be_another(text: str) -> None:
    with pytest.raises(ValueError, match=r"write it as it is dialled, in quotes$"):
        PhoneNumber.parse(text)


@pytest.mark.parametrize(
    "text", ["47 11 61 17", "471 16 117", "47116117", "47028001", "47 02 80 01", "+47 47 11 61 17"]
)
def test_a_mobile_number_that_begins_with_47_is_a_number(text: str) -> None:
    assert PhoneNumber.parse(text).international.removeprefix("+47") == PhoneNumber.parse(text).digits


@pytest.mark.parametrize(
    ("printed", "international"),
    [("22 33 11 60", "+4722331160"), ("02800", "02800"), ("112", "112"), ("116 006", "116006")],
)
def test_only_whole_numbers_carry_the_country_code(printed: str, international: str) -> None:
    assert PhoneNumber.parse(printed).international == international


@pytest.mark.parametrize(
    ("printed", "types", "uri"),
    [
        ("22 33 11 60", (PhoneType.VOICE,), "tel:+4722331160"),
        ("22 33 11 60", (PhoneType.VOICE, PhoneType.SMS), "tel:+4722331160"),
        ("22 33 11 60", (PhoneType.WHATSAPP,), "tel:+4722331160"),
        ("22 33 11 60", (PhoneType.SMS,), "sms:+4722331160"),
        ("1412", (PhoneType.TEXT_TELEPHONE,), "tel:1412"),
        ("116 006", (PhoneType.VOICE,), "tel:116006"),
        ("02800", (PhoneType.VOICE,), "tel:02800"),
        ("112", (PhoneType.VOICE,), "tel:112"),
    ],
)
def test_a_link_calls_unless_the_number_takes_messages_alone(
    printed: str, types: tuple[PhoneType, ...], uri: str
) -> None:
    assert Phone(number=PhoneNumber.parse(printed), types=types).uri == uri


def test_a_number_without_hours_is_not_said_to_be_open_day_and_night() -> None:
    number = PhoneNumber.parse("112")
    assert not Phone(number=number).is_open_day_and_night
    assert not Phone(
        number=number, opening_hours=OpeningHours.parse("Mo-Su 09:00-21:00")
    ).is_open_day_and_night
    assert Phone(number=number, opening_hours=OpeningHours.parse("24/7")).is_open_day_and_night


@pytest.mark.parametrize(
    ("printed", "is_emergency"),
    [("112", True), ("1412", True), ("1881", True), ("02800", False), ("116 006", False)],
)
def test_an_emergency_number_is_known(printed: str, is_emergency: bool) -> None:
    """Without a word in the data a short number is taken for one."""
    number = PhoneNumber.parse(printed)
    assert Phone(number=number).answers_emergencies is is_emergency
    assert Phone(number=number, is_for_emergencies=True).answers_emergencies
    assert not Phone(number=number, is_for_emergencies=False).answers_emergencies


@pytest.mark.parametrize(
    ("value", "field", "new"),
    [
        (PhoneNumber.parse("112"), "display", "113"),
        (Phone(number=PhoneNumber.parse("112")), "number", PhoneNumber.parse("113")),
    ],
    ids=["number", "number with its uses"],
)
def test_a_number_never_changes(value: PhoneNumber | Phone, field: str, new: Any) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(value, field, new)


def test_nothing_is_said_of_a_number_but_what_the_data_say() -> None:
    held = Phone(number=PhoneNumber.parse("112"))
    said = {field.name: getattr(held, field.name) for field in fields(held)}
    assert (said.pop("number"), said.pop("types")) == (PhoneNumber.parse("112"), (PhoneType.VOICE,))
    assert {name: value for name, value in said.items() if value is not None} == {}


def test_what_belongs_to_a_number_is_called_by_its_name() -> None:
    with pytest.raises(TypeError):
        Phone(PhoneNumber.parse("112"), (PhoneType.SMS,))


def test_a_number_can_be_called_from_its_first_day_to_its_last() -> None:
    held = Phone(number=PhoneNumber.parse("112"), valid_from=date(2027, 1, 1), valid_until=date(2027, 6, 30))
    days = [date(2026, 12, 31), date(2027, 1, 1), date(2027, 6, 30), date(2027, 7, 1)]
    assert [held.has_begun(day) for day in days] == [False, True, True, True]
    assert [held.has_ended(day) for day in days] == [False, False, False, True]
    always = Phone(number=PhoneNumber.parse("112"))
    assert always.has_begun(date.min) and not always.has_ended(date.max)


def test_the_digest_of_numbers_is_the_one_that_stands_in_checks_that_were_written() -> None:
    numbers = [PhoneNumber.parse("75 00 00 01"), PhoneNumber.parse("112")]
    assert digest_of(numbers) == digest_of([PhoneNumber.parse("+47 75000001"), numbers[1]]) == "kkdlficu"
    assert digest_of(reversed(numbers)) != digest_of(numbers)


def test_the_uses_of_a_number_are_the_words_of_the_data() -> None:
    assert [kind.value for kind in PhoneType] == ["voice", "sms", "whatsapp", "text_telephone"]
