"""Two editors, or two machines that publish, are put together by git, entry by entry."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builders import copy_miniature
from project import ROOT
from veiviser.edit.merging import merged

DRIVER = f"{Path(sys.executable).with_name('veiviser')} merge --lang en %O %A %B %P"
RELEASE = '- version: "{0}"\n  date: "{1}"\n  languages: ["nb"]\n  is_first: {2}\n'


class Clone:
    """A project under git, with a branch for each of two people."""

    def __init__(self, root: Path, *, is_set_up: bool = True) -> None:
        self.root = root
        shutil.copy(ROOT / ".gitattributes", root)
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "a")
        self.git("config", "user.email", "a@b.example")
        if is_set_up:
            self.git("config", "merge.veiviser.driver", DRIVER)
        self.keep()
        self.git("branch", "theirs")

    def git(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *words], cwd=self.root, capture_output=True, text=True, check=words[0] != "merge"
        )

    def keep(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x", "--allow-empty")

    def text(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def change(self, path: str, before: str, after: str) -> None:
        text = self.text(path)
        assert text.count(before) >= 1, before
        (self.root / path).write_text(text.replace(before, after, 1), "utf-8")

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def on_the_other_side(self) -> None:
        """What has been done is ours; what comes now is theirs."""
        self.keep()
        self.git("checkout", "-q", "theirs")

    def merge(self) -> subprocess.CompletedProcess[str]:
        self.keep()
        self.git("checkout", "-q", "main")
        return self.git("merge", "--no-edit", "theirs")


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(copy_miniature(tmp_path / "project"))


def release(clone: Clone, version: str, day: str, *, is_first: bool = False) -> None:
    """As a release leaves the project."""
    held = clone.text("data/releases.yaml") if (clone.root / "data/releases.yaml").exists() else ""
    clone.write("data/releases.yaml", held + RELEASE.format(version, day, str(is_first).lower()))
    clone.write("data/last-release.json", json.dumps({"version": version, "pages": [version]}))
    clone.write(f"releases/{version}/SHA256SUMS", version)


def test_two_releases_made_on_two_machines_stand_in_their_order(tmp_path: Path) -> None:
    root = copy_miniature(tmp_path / "project")
    (root / "data/releases.yaml").write_text(RELEASE.format("2026.11.1", "2026-11-01", "true"), "utf-8")
    clone = Clone(root)
    release(clone, "2026.11.10", "2026-11-10")
    clone.on_the_other_side()
    release(clone, "2026.11.9", "2026-11-09")
    assert clone.merge().returncode == 0
    versions = [
        line.split('"')[1] for line in clone.text("data/releases.yaml").splitlines() if "version" in line
    ]
    assert versions == ["2026.11.1", "2026.11.9", "2026.11.10"]
    assert json.loads(clone.text("data/last-release.json"))["version"] == "2026.11.10"
    assert sorted(path.name for path in (root / "releases").iterdir()) == ["2026.11.10", "2026.11.9"]


def test_two_releases_of_one_name_are_told(tmp_path: Path) -> None:
    root = copy_miniature(tmp_path / "project")
    (root / "data/releases.yaml").write_text(RELEASE.format("2026.11.1", "2026-11-01", "true"), "utf-8")
    clone = Clone(root)
    clone.write(
        "data/releases.yaml",
        clone.text("data/releases.yaml") + RELEASE.format("2026.11.9", "2026-11-09", "false"),
    )
    clone.on_the_other_side()
    clone.write(
        "data/releases.yaml",
        clone.text("data/releases.yaml") + RELEASE.format("2026.11.9", "2026-11-10", "false"),
    )
    assert "releases/2026.11.9" in clone.merge().stderr
    assert "<<<<<<< ours" in clone.text("data/releases.yaml")


ENTRY = """
- id: nytt-{0}
  question: {1}
"""


def test_two_people_change_services_side_by_side(clone: Clone) -> None:
    ids = [line for line in clone.text("data/actors.yaml").splitlines() if line.startswith("- id: ")]
    assert len(ids) > 1
    first, second = ids[0], ids[1]
    clone.change("data/actors.yaml", first, f"# Ringt av vakta.\n{first}")
    clone.change("data/actors.yaml", "name: ", "name: Nye ")
    clone.on_the_other_side()
    clone.change("data/actors.yaml", f"{second}\n", f"{second}\n  search: ny\n")
    done = clone.merge()
    assert done.returncode == 0, done.stdout
    text = clone.text("data/actors.yaml")
    assert "# Ringt av vakta." in text and "name: Nye " in text and "search: ny" in text


BASE = '- id: a\n  name: Lykta\n  phone: "1"\n\n- id: b\n  name: Havn\n'


def told(base: str, ours: str, theirs: str, path: str = "data/x.yaml") -> tuple[str, list[str], list[str]]:
    found = merged(base, ours, theirs, path)
    return found.text, list(map(str, found.conflicts)), list(map(str, found.notes))


def test_each_side_changes_another_field_of_one_entry() -> None:
    ours, theirs = BASE.replace('"1"', '"2"'), BASE.replace("Lykta", "Lykten")
    assert told(BASE, ours, theirs) == (ours.replace("Lykta", "Lykten"), [], [])


def test_entries_that_both_add_stand_behind_each_other() -> None:
    text, conflicts, _ = told(BASE, f"{BASE}\n- id: c\n  name: C\n", f"{BASE}\n- id: d\n  name: D\n")
    assert [line for line in text.splitlines() if line.startswith("- id")] == [f"- id: {x}" for x in "abdc"]
    assert conflicts == []


def test_what_one_removes_and_nobody_changes_is_gone() -> None:
    assert "Havn" not in told(BASE, BASE.replace("Lykta", "L"), BASE.partition("\n\n")[0] + "\n")[0]


def test_the_same_field_changed_in_two_ways_stands_twice_between_marks() -> None:
    text, conflicts, _ = told(BASE, BASE.replace('"1"', '"2"'), BASE.replace('"1"', '"3"'))
    assert conflicts == ["x/a/phone: both sides changed it; keep one of the two"]
    marked = '<<<<<<< ours\n  phone: "2"\n=======\n  phone: "3"\n>>>>>>> theirs\n'
    assert text == BASE.replace('  phone: "1"\n', marked)


def test_an_entry_that_one_removes_and_the_other_changes_is_told() -> None:
    text, conflicts, _ = told(BASE, BASE.partition("\n\n")[0] + "\n", BASE.replace("Havn", "Ny havn"))
    assert conflicts == ["x/b: both sides changed it; keep one of the two"]
    assert "Ny havn" in text and text.count("<<<<<<<") == 1


def test_a_check_of_what_the_other_changed_is_taken_out() -> None:
    checked = BASE.replace('"1"\n', '"1"\n  checked: {date: 2026-11-01, by: duty_officer}\n')
    text, conflicts, notes = told(BASE, BASE.replace('"1"', '"2"'), checked)
    assert "checked" not in text and 'phone: "2"' in text and conflicts == []
    assert notes == ["x/a: changed on both sides; check it anew"]
    assert "checked" in told(checked, checked.replace("Lykta", "L"), checked.replace('"1"', '"2"'))[0]


def test_words_of_a_list_are_put_together() -> None:
    base = "- id: a\n  words: [en, to]\n"
    text, conflicts, _ = told(base, base.replace("to", "to, tre"), base.replace("en, ", "fire, en, "))
    assert conflicts == [] and all(word in text for word in ("fire", "en", "to", "tre"))


def test_what_a_list_says_twice_is_still_said_twice() -> None:
    base = "- id: a\n  words: [en, to, en]\n"
    text, conflicts, _ = told(base, base.replace("to", "to, tre"), base.replace("[en", "[fire, en"))
    assert (text, conflicts) == ("- id: a\n  words: [fire, en, to, tre, en]\n", [])
    assert told(base, base, base.replace("to, en", "to"))[0] == "- id: a\n  words: [en, to]\n"


PO = """msgid ""
msgstr "Language: en\\n"

#: a
msgctxt "x"
msgid "En"
msgstr "One"

#: a
msgid "To"
msgstr "Two"
"""


def test_strings_are_put_together_one_by_one() -> None:
    text, conflicts, _ = told(PO, PO.replace("One", "1"), PO.replace("Two", "2"), "data/translations/en.po")
    assert (text, conflicts) == (PO.replace("One", "1").replace("Two", "2"), [])


def test_a_string_that_both_translate_is_told() -> None:
    text, conflicts, _ = told(PO, PO.replace("Two", "2"), PO.replace("Two", "II"), "data/translations/en.po")
    assert conflicts == ['msgid "To": both sides changed it; keep one of the two']
    assert text.count("<<<<<<<") == 1 and "II" in text and '"2"' in text


def test_what_is_known_of_translations_is_put_together() -> None:
    base = {"blocks": {"a.md": {"": {"source": "1"}, "x": {"source": "1"}}}}
    ours, theirs = json.loads(json.dumps(base)), json.loads(json.dumps(base))
    ours["blocks"]["a.md"][""]["source"] = "2"
    theirs["blocks"]["a.md"]["x"]["source"] = "3"
    text, conflicts, _ = told(*map(json.dumps, (base, ours, theirs)), "data/translations/en.json")
    assert conflicts == []
    assert json.loads(text) == {"blocks": {"a.md": {"": {"source": "2"}, "x": {"source": "3"}}}}


def test_without_the_setting_git_marks_what_it_cannot_put_together(tmp_path: Path) -> None:
    clone = Clone(copy_miniature(tmp_path / "project"), is_set_up=False)
    first = next(line for line in clone.text("data/actors.yaml").splitlines() if line.startswith("- id: "))
    clone.change("data/actors.yaml", first, f"{first}\n  search: en")
    clone.on_the_other_side()
    clone.change("data/actors.yaml", first, f"{first}\n  search: to")
    assert clone.merge().returncode == 1
    assert "<<<<<<<" in clone.text("data/actors.yaml")


@pytest.mark.parametrize(
    ("path", "theirs"),
    [("data/translations/ar.json", b"{"), ("data/actors.yaml", b"- id: \xe5\n")],
    ids=["no JSON", "no UTF-8"],
)
def test_a_version_that_cannot_be_read_is_told_and_ours_stays(
    tmp_path: Path, path: str, theirs: bytes
) -> None:
    sides = [tmp_path / name for name in ("base", "ours", "theirs")]
    for side, content in zip(sides, (b"{}", b"{}", theirs), strict=True):
        side.write_bytes(content)
    command = [Path(sys.executable).with_name("veiviser"), "merge", "--lang", "en", *sides, path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, sides[1].read_bytes()) == (1, b"{}")
    assert done.stderr.startswith(f"{path}:1: one of the versions cannot be read; mend it")


def test_the_outcome_has_the_line_ends_of_ours(tmp_path: Path) -> None:
    sides = [tmp_path / name for name in ("base", "ours", "theirs")]
    texts = (BASE, BASE.replace('"1"', '"2"').replace("\n", "\r\n"), BASE.replace("Lykta", "Lykten"))
    for side, text in zip(sides, texts, strict=True):
        side.write_bytes(text.encode())
    command = [Path(sys.executable).with_name("veiviser"), "merge", *sides, "data/x.yaml"]
    subprocess.run(command, capture_output=True, check=True)
    merged = BASE.replace('"1"', '"2"').replace("Lykta", "Lykten")
    assert sides[1].read_bytes() == merged.replace("\n", "\r\n").encode()
