"""The list of parts is sound CycloneDX, whole, and the same each time."""

import json
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from project import ROOT

LOCK = ROOT / "requirements.lock"
PINNED = re.compile(r"^([\w.-]+)(?:\[[^]]*\])?==([^\s;\\]+)((?:.*\\\n)+.*)", re.MULTILINE)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
DIGEST = "a" * 64


def sbom(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "tools/sbom.py", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("sbom") / "parts" / "sbom.cdx.json"
    done = sbom("--to", place)
    assert (done.returncode, done.stderr) == (0, "")
    assert str(place) in done.stdout
    return place.read_text("utf-8")


@pytest.fixture(scope="module")
def told(text: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(text)
    return read


def faults(text: str) -> object:
    return JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)


def test_it_is_sound_by_the_schema(text: str) -> None:
    assert faults(text) is None


def test_a_planted_fault_is_found_by_the_schema(text: str) -> None:
    assert faults(text.replace('"SHA-256"', '"SHA-255"', 1)) is not None
    assert faults(text.replace('"bomFormat"', '"format"', 1)) is not None


def test_every_package_of_the_lock_file_is_in_it_with_version_and_all_its_hashes(
    told: dict[str, Any],
) -> None:
    pinned = {name: (number, HASH.findall(rest)) for name, number, rest in PINNED.findall(LOCK.read_text())}
    listed = {part["purl"]: part for part in told["components"]}
    assert len(pinned) > 30
    assert set(listed) == {f"pkg:pypi/{name}@{number}" for name, (number, _) in pinned.items()}
    for name, (number, digests) in pinned.items():
        part = listed[f"pkg:pypi/{name}@{number}"]
        held = [digest for file in part["externalReferences"] for digest in file.get("hashes", [])]
        assert part["version"] == number
        assert sorted(digest["content"] for digest in held) == sorted(digests)
        assert digests


def test_every_package_tells_its_licence(told: dict[str, Any]) -> None:
    assert [part["name"] for part in told["components"] if not part.get("licenses")] == []


def test_what_only_tests_need_is_not_in_it(told: dict[str, Any]) -> None:
    names = {part["name"].lower() for part in told["components"]}
    assert {"mkdocs", "weasyprint", "brotli"} <= names
    assert not {"pytest", "playwright", "cyclonedx-bom"} & names


def test_it_tells_what_needs_what(told: dict[str, Any]) -> None:
    needed = {entry["ref"]: entry["dependsOn"] for entry in told["dependencies"]}
    known = {part["bom-ref"] for part in told["components"]} | {told["metadata"]["component"]["bom-ref"]}
    assert f"Jinja2=={version('jinja2')}" in needed[f"mkdocs=={version('mkdocs')}"]
    assert f"weasyprint=={version('weasyprint')}" in needed[told["metadata"]["component"]["bom-ref"]]
    assert known == set(needed)
    assert known.issuperset(name for names in needed.values() for name in names)


def test_it_is_the_same_each_time_and_tells_no_hour(text: str, tmp_path: Path) -> None:
    assert sbom("--to", tmp_path / "again.json").returncode == 0
    assert (tmp_path / "again.json").read_text("utf-8") == text
    assert "timestamp" not in text
    assert str(ROOT) not in text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"brotli==0.0.1 --hash=sha256:{DIGEST}", "'brotli' is installed as"),
        (f"no-such-thing==1.0 --hash=sha256:{DIGEST}", "'no-such-thing' is not installed"),
        (f"brotli=={version('brotli')}", "'brotli' has no hash"),
    ],
)
def test_what_is_not_as_the_lock_file_says_is_told(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "requirements.lock").write_text(f"# written by hand\n{line}\n", "utf-8")
    done = sbom("--root", tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{tmp_path / 'requirements.lock'}: {said}")
    assert not (tmp_path / ".build").exists()


def test_a_missing_lock_file_is_told_in_one_line(tmp_path: Path) -> None:
    done = sbom("--root", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"{tmp_path / 'requirements.lock'} is missing; "
        "run this in the project's folder, or name it with --root\n"
    )
