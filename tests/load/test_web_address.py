"""A host with letters of our own is written, shown and asked for as each of these must be."""

import pytest

from veiviser.load.web_address import address_fault, address_shown, host_sent

SENT = "https://www.xn--blkors-jua.no/om"
SHOWN = "https://www.blåkors.no/om"


@pytest.mark.parametrize("address", [SENT, SHOWN, "https://blåkors.no"])
def test_a_host_may_be_written_either_way(address: str) -> None:
    assert address_fault(address) is None


def test_readers_see_the_letters_and_servers_are_asked_in_plain_ones() -> None:
    assert address_shown(SENT) == address_shown(SHOWN) == SHOWN
    assert host_sent("www.blåkors.no") == "www.xn--blkors-jua.no"
    assert host_sent("rosanorge.no") == "rosanorge.no"


@pytest.mark.parametrize("address", ["https://rosаnorge.no", "https://xn--rosnorge-kij.no/a", "https://b..å"])
def test_letters_that_pass_for_others_are_refused_and_never_shown(address: str) -> None:
    assert address_fault(address) is not None
    assert address_shown(address) == address


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://fjellvik.example/æøå", "https://fjellvik.example/%C3%A6%C3%B8%C3%A5"),
        ("https://fjellvik.example/a?b=ø#å", "https://fjellvik.example/a?b=%C3%B8#%C3%A5"),
    ],
)
def test_letters_after_the_host_are_told_as_an_address_has_them(address: str, written: str) -> None:
    assert str(address_fault(address)) == f"has letters that no address has; write {written}"
    assert address_fault(written) is None
