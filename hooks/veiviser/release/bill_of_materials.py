"""What the generator is made of, as CycloneDX 1.6 tells it; the same packages give the same bytes."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems

LOCK = "requirements.lock"
PINNED = re.compile(r"(?P<name>[\w.-]+)(?:\[[^]]*\])?==(?P<version>[^\s;\\]+)")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
GENERATOR = "veiviser"


@dataclass(frozen=True, slots=True)
class Pinned:
    """A package that the lock file names."""

    name: str
    version: str
    hashes: tuple[str, ...]
    """SHA-256 of each file it may be installed from."""
    line: int

    @property
    def purl(self) -> str:
        """Its address in lists of known faults (package-url)."""
        return f"pkg:pypi/{self.name}@{self.version}"


def pinned_packages(lock: str) -> Iterator[Pinned]:
    """Reads the text of a lock file, in its order."""
    lines = lock.splitlines()
    starts = [(at, found) for at, text in enumerate(lines) if (found := PINNED.match(text))]
    ends = [at for at, _ in starts[1:]] + [len(lines)]
    for (at, found), end in zip(starts, ends, strict=True):
        hashes = HASH.findall("\n".join(lines[at:end]))
        yield Pinned(canonicalize_name(found["name"]), found["version"], tuple(sorted(hashes)), at + 1)


def bill_of_materials(lock: Path) -> str:
    """Every package that runs when the site is built, as JSON.

    Raises Problems where what is installed is not what the lock file says, or has no hash in it.
    """
    packages = sorted(pinned_packages(lock.read_text(encoding="utf-8")), key=lambda package: package.name)
    problems = list(_faults(packages, lock.name))
    if problems:
        raise Problems(problems)
    own = distribution(GENERATOR)
    whole = {"type": "application", "bom-ref": GENERATOR, "name": GENERATOR, "version": own.version}
    known = {package.name: package.purl for package in packages}
    content: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": whole | _licences(own)},
        "components": [_component(package) for package in packages],
        "dependencies": [
            {"ref": GENERATOR, "dependsOn": _needed(own, known)},
            *(
                {"ref": package.purl, "dependsOn": _needed(distribution(package.name), known)}
                for package in packages
            ),
        ],
    }
    # A number for this list that follows from what it lists.
    number = uuid5(NAMESPACE_URL, json.dumps(content, sort_keys=True))
    return json.dumps({"serialNumber": f"urn:uuid:{number}", **content}, ensure_ascii=False, indent=1) + "\n"


def _faults(packages: list[Pinned], path: str) -> Iterator[Problem]:
    for package in packages:
        installed = _installed(package.name)
        if installed is None:
            message = msg("'{name}' is not installed; run 'make site' first", name=package.name)
            yield Problem(path, package.line, message)
        elif installed.version != package.version:
            yield Problem(
                path,
                package.line,
                msg(
                    "'{name}' is installed as {installed}, not as {pinned}; run 'make clean site'",
                    name=package.name,
                    installed=installed.version,
                    pinned=package.version,
                ),
            )
        if not package.hashes:
            message = msg("'{name}' has no hash; run 'make lock'", name=package.name)
            yield Problem(path, package.line, message)


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _component(package: Pinned) -> dict[str, Any]:
    # One of the hashes is that of the file which was installed; which of them depends on the machine.
    files = {
        "type": "distribution",
        "url": f"{LOCK}#{package.name}",
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in package.hashes],
    }
    return {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.name,
        "version": package.version,
        "purl": package.purl,
        **_licences(distribution(package.name)),
        "externalReferences": [files],
    }


def _licences(installed: Distribution) -> dict[str, Any]:
    """As the package itself says; nothing where it says nothing in a word or two."""
    said = installed.metadata.json
    expression, name = str(said.get("license_expression", "")), str(said.get("license", ""))
    if expression:
        return {"licenses": [{"expression": expression}]}
    named = [str(word).rpartition(" :: ")[2] for word in _classifiers(said) if "License" in str(word)]
    if not named and name and "\n" not in name:
        named = [name]
    return {"licenses": [{"license": {"name": word}} for word in sorted(set(named))]} if named else {}


def _classifiers(said: dict[str, Any]) -> list[str]:
    return list(said.get("classifier", ()))


def _needed(installed: Distribution, known: dict[str, str]) -> list[str]:
    """What a package needs on this machine, without what only its extras need."""
    needed = (Requirement(line) for line in installed.requires or ())
    names = {
        canonicalize_name(requirement.name)
        for requirement in needed
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""})
    }
    return sorted(known[name] for name in names if name in known)
