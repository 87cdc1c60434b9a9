"""Lists every package that the generator runs on, with version, licence and hashes, as CycloneDX 1.6.

cyclonedx-bom reads both sides: what is installed knows its licence and what it needs, and the lock file names
what belongs here, with hashes. The same packages give the same bytes.

Exit codes: 0 written, 1 what is installed is not what the lock file names.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import metadata
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = Path("requirements.lock")
PLACE = Path(".build", "sbom.cdx.json")
"""Where a release looks for it."""
GENERATOR = Path(sys.executable).with_name("cyclonedx-py")
Parts = dict[str, dict[str, Any]]
"""Components by the name of their package, as lock files write it."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder (default: this one)")
    parser.add_argument("--to", type=Path, help=f"file to write (default: {PLACE} in the project)")
    options = parser.parse_args(arguments)
    lock = options.root / LOCK
    if not lock.is_file():
        print(f"{lock} is missing; run this in the project's folder, or name it with --root", file=sys.stderr)
        return 1
    pinned = told_by("requirements", str(lock))
    installed = told_by("environment", "--pyproject", str(ROOT / "pyproject.toml"), sys.executable)
    if faults := list(differences(parts_of(pinned), parts_of(installed))):
        print(*(f"{lock}: {fault}" for fault in faults), sep="\n", file=sys.stderr)
        return 1
    place: Path = options.to or options.root / PLACE
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps(joined(pinned, installed), ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{place}: every package with its version, licence and hashes")
    return 0


def told_by(*command: str) -> dict[str, Any]:
    """What cyclonedx-bom says; the tests validate it, which takes as long again."""
    form = ("--output-reproducible", "--no-validate", "--spec-version", "1.6", "--output-format", "JSON")
    done = subprocess.run([GENERATOR, *command, *form], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def parts_of(told: dict[str, Any]) -> Parts:
    return {canonicalize_name(part["name"]): part for part in told["components"]}


def differences(pinned: Parts, installed: Parts) -> Iterator[str]:
    """What is missing, or is there in another version, or has no hash."""
    for name, part in pinned.items():
        if name not in installed:
            yield f"'{name}' is not installed; run 'make site' first"
        elif installed[name]["version"] != part.get("version"):
            there = installed[name]["version"]
            yield f"'{name}' is installed as {there}, not as {part.get('version')}; run 'make clean site'"
        if not any(file.get("hashes") for file in part.get("externalReferences", [])):
            yield f"'{name}' has no hash; run 'make lock'"


def joined(pinned: dict[str, Any], installed: dict[str, Any]) -> dict[str, Any]:
    """What is installed, as far as it is pinned, with the hashes of the files it may have come from."""
    named, there = parts_of(pinned), parts_of(installed)
    parts = [
        _licensed(there[name])
        | {
            "purl": part["purl"],
            "externalReferences": _hashed(part) + there[name].get("externalReferences", []),
        }
        for name, part in sorted(named.items())
    ]
    own = installed["metadata"]["component"]["bom-ref"]
    kept = {own, *(part["bom-ref"] for part in parts)}
    dependencies = [
        entry | {"dependsOn": sorted(kept.intersection(entry.get("dependsOn", [])))}
        for entry in installed["dependencies"]
        if entry["ref"] in kept
    ]
    return installed | {"components": parts, "dependencies": dependencies}


def _licensed(part: dict[str, Any]) -> dict[str, Any]:
    """With its licence in the package's own words, where they are none that cyclonedx-bom knows."""
    said = metadata(part["name"]).get("License")
    return {"licenses": [{"license": {"name": said}}]} | part if said else part


def _hashed(part: dict[str, Any]) -> list[dict[str, Any]]:
    return [file for file in part["externalReferences"] if file.get("hashes")]


if __name__ == "__main__":
    sys.exit(main())
