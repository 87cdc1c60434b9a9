"""The list of parts is sound CycloneDX, whole, and the same each time."""

import json
from importlib.metadata import version
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from project import ROOT
from veiviser.cli import main
from veiviser.model.problem import Problems
from veiviser.release.bill_of_materials import bill_of_materials, pinned_packages

LOCK = ROOT / "requirements.lock"
DIGEST = "a" * 64


@pytest.fixture(scope="module")
def text() -> str:
    return bill_of_materials(LOCK)


def faults(text: str) -> object:
    return JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)


def lock(folder: Path, *lines: str) -> Path:
    path = folder / "requirements.lock"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_it_is_sound_by_the_schema(text: str) -> None:
    assert faults(text) is None


def test_a_planted_fault_is_found_by_the_schema(text: str) -> None:
    assert faults(text.replace('"SHA-256"', '"SHA-255"', 1)) is not None
    assert faults(text.replace('"bomFormat"', '"format"', 1)) is not None


def test_every_package_of_the_lock_file_is_in_it_with_all_its_hashes(text: str) -> None:
    packages = list(pinned_packages(LOCK.read_text("utf-8")))
    listed = {part["name"]: part for part in json.loads(text)["components"]}
    assert len(packages) > 30
    assert set(listed) == {package.name for package in packages}
    for package in packages:
        part = listed[package.name]
        assert part["purl"] == f"pkg:pypi/{package.name}@{package.version}"
        [files] = part["externalReferences"]
        assert [digest["content"] for digest in files["hashes"]] == list(package.hashes)


def test_it_tells_what_needs_what(text: str) -> None:
    needed = {entry["ref"]: entry["dependsOn"] for entry in json.loads(text)["dependencies"]}
    assert any(name.startswith("pkg:pypi/jinja2@") for name in needed[f"pkg:pypi/mkdocs@{version('mkdocs')}"])
    assert f"pkg:pypi/weasyprint@{version('weasyprint')}" in needed["veiviser"]


def test_it_is_the_same_each_time_and_tells_no_hour(text: str) -> None:
    assert bill_of_materials(LOCK) == text
    assert "timestamp" not in text


def test_its_number_follows_from_what_it_lists(text: str, tmp_path: Path) -> None:
    path = lock(tmp_path, f"brotli=={version('brotli')} --hash=sha256:{DIGEST}")
    assert json.loads(bill_of_materials(path))["serialNumber"] != json.loads(text)["serialNumber"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"brotli==0.0.1 --hash=sha256:{DIGEST}", "'brotli' is installed as"),
        (f"no-such-thing==1.0 --hash=sha256:{DIGEST}", "'no-such-thing' is not installed"),
        (f"brotli=={version('brotli')}", "'brotli' has no hash"),
    ],
)
def test_what_is_not_as_the_lock_file_says_is_told(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(Problems, match=said) as caught:
        bill_of_materials(lock(tmp_path, "# written by hand", line))
    assert caught.value.problems[0].line == 2


def test_the_command_writes_it(tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "parts" / "sbom.cdx.json"
    assert main(["sbom", "--root", str(ROOT), "--to", str(place)]) == 0
    assert place.read_text("utf-8") == text
    assert str(place) in capsys.readouterr().out
