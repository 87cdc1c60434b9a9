"""A text and its translation are compared once; what differs is told each time."""

from pathlib import Path

import pytest

from veiviser.load import parity, sound_pairs
from veiviser.load.sound_pairs import SoundPairs

SOUND = ("Ring oss.", "Call us.", "nb", "en")
DRIFTED = ("Du har seks måneder.", "You have three months.", "nb", "en")


def told(path: Path, *texts: str) -> list[str]:
    pairs = SoundPairs(path)
    found = [str(fault) for fault in pairs.differences(*texts)]
    pairs.store()
    return found


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / ".cache" / "sound-pairs"
    assert told(path, "Tolv", "Twelve", "nb", "en") == []
    return path


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Translations that were compared, in order."""
    found: list[str] = []
    compare = parity.text_differences

    def note(source: str, other: str, source_code: str, code: str):
        found.append(other)
        return compare(source, other, source_code, code)

    monkeypatch.setattr(parity, "text_differences", note)
    return found


def test_what_differs_is_told_each_time(kept: Path) -> None:
    faults = ["lacks the number 6", "has the number 3, which the source lacks"]
    assert [told(kept, *DRIFTED) for _ in range(2)] == [faults, faults]


def test_a_sound_pair_is_compared_once_and_its_brother_in_another_language_too(
    kept: Path, compared: list[str]
) -> None:
    assert [told(kept, "Tolv", "Twelve", "nb", code) for code in ("en", "en", "vi", "vi")] == [[]] * 4
    assert compared == ["Twelve"]


def test_a_changed_translation_is_compared_again(kept: Path, compared: list[str]) -> None:
    assert told(kept, "Tolv", "Ten", "nb", "en") == [
        "lacks the number 12",
        "has the number 10, which the source lacks",
    ]
    assert compared == ["Ten"]


@pytest.mark.parametrize("spoilt", [b"", b"cut short", bytes(1000)])
def test_what_is_spoilt_is_compared_again(kept: Path, compared: list[str], spoilt: bytes) -> None:
    kept.write_bytes(spoilt)
    assert told(kept, "Tolv", "Twelve", "nb", "en") == []
    assert compared == ["Twelve"]


def test_what_other_rules_found_sound_is_compared_again(
    kept: Path, compared: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound_pairs, "_rules", lambda: b"other rules")
    assert told(kept, "Tolv", "Twelve", "nb", "en") == []
    assert compared == ["Twelve"]


def test_a_file_keeps_what_was_asked_for_last_and_no_more(kept: Path) -> None:
    size = kept.stat().st_size
    assert told(kept, *SOUND) == []
    assert kept.stat().st_size == size
