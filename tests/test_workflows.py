"""What runs on the build server is sound, may do no more than it must, and calls what the README calls."""

import re
from pathlib import Path
from typing import Any

import check_jsonschema
import pytest
from click.testing import CliRunner, Result
from ruamel.yaml import YAML

from project import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
SCHEMA = "vendor.github-workflows"
NAMES = [path.stem for path in WORKFLOWS]
MORE_THAN_READING = {("publish", "deploy"): {"pages": "write", "id-token": "write"}}
"""What a job may do beside reading the code, and only that job."""
PINNED = re.compile(r"actions/[\w-]+@(v\d+|[0-9a-f]{40})")


def check(path: Path, schema: str = SCHEMA) -> Result:
    return CliRunner().invoke(check_jsonschema.main, ["--builtin-schema", schema, str(path)])


def read(path: Path) -> dict[str, Any]:
    return YAML(typ="safe").load(path)


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_there_is_one_for_tests_one_for_links_and_one_for_publishing() -> None:
    assert NAMES == ["check", "links", "publish"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=NAMES)
def test_a_workflow_is_sound(path: Path) -> None:
    done = check(path)
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize(
    ("sound", "planted"),
    [
        ("runs-on:", "run-on:"),
        ("contents: read", "contents: all"),
        ("  push:", "  pushed:"),
        ("- uses:", "- use:"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, sound: str, planted: str) -> None:
    text = (ROOT / ".github/workflows/check.yml").read_text("utf-8")
    assert sound in text
    path = tmp_path / "check.yml"
    path.write_text(text.replace(sound, planted, 1), "utf-8")
    assert check(path).exit_code == 1


def test_what_moves_the_actions_is_sound(tmp_path: Path) -> None:
    path = ROOT / ".github/dependabot.yml"
    assert check(path, "vendor.dependabot").exit_code == 0
    planted = tmp_path / "dependabot.yml"
    planted.write_text(path.read_text("utf-8").replace("monthly", "now and then"), "utf-8")
    assert check(planted, "vendor.dependabot").exit_code == 1


@pytest.mark.parametrize("path", WORKFLOWS, ids=NAMES)
def test_nobody_may_more_than_read_but_who_must(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert job.get("permissions", {}) == MORE_THAN_READING.get((path.stem, name), {})


@pytest.mark.parametrize("path", WORKFLOWS, ids=NAMES)
def test_every_job_ends_and_runs_that_overlap_are_settled(path: Path) -> None:
    workflow = read(path)
    assert workflow["concurrency"]
    assert all(job["timeout-minutes"] <= 60 for job in workflow["jobs"].values())


@pytest.mark.parametrize("path", WORKFLOWS, ids=NAMES)
def test_every_action_is_one_of_the_hosts_own_and_pinned(path: Path) -> None:
    used = [step["uses"] for step in steps(read(path)) if "uses" in step]
    assert used
    assert all(PINNED.fullmatch(name) for name in used), used


@pytest.mark.parametrize("path", WORKFLOWS, ids=NAMES)
def test_nothing_of_an_event_is_put_into_a_command(path: Path) -> None:
    assert not [step["run"] for step in steps(read(path)) if "${{" in step.get("run", "")]


@pytest.mark.parametrize("path", WORKFLOWS, ids=NAMES)
def test_every_command_of_the_makefile_exists(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    runs = "\n".join(step.get("run", "") for step in steps(read(path)))
    called = set(re.findall(r"^make ([a-z-]+)", runs, re.MULTILINE))
    assert called
    assert called <= targets


def test_one_thing_alone_is_accepted_of_the_workflows_with_its_reason() -> None:
    text = (ROOT / ".github/zizmor.yml").read_text("utf-8")
    assert list(YAML(typ="safe").load(text)["rules"]) == ["unpinned-uses"]
    assert text.startswith("# The one thing accepted: actions are named by tag")
