"""What is told of the house is counted as it is said."""

import subprocess
import sys

from project import ROOT
from tools.house import imported_by, main, names_in_several_modules, public_names

SOURCES = {
    "veiviser.a": "from veiviser import b\nLIMIT = 1\n_OWN = 2\ndef said(): ...\n",
    "veiviser.b": "LIMIT: int = 2\nclass Reader: ...\n_OWN = 3\n",
    "veiviser.c": "def f():\n    from veiviser.b import Reader\nfirst, Reader = 1, 2\n",
}


def test_a_name_that_stands_in_two_modules_is_found() -> None:
    assert names_in_several_modules(SOURCES) == {
        "LIMIT": ["veiviser.a", "veiviser.b"],
        "Reader": ["veiviser.b", "veiviser.c"],
    }


def test_importers_are_counted_wherever_the_import_stands() -> None:
    assert imported_by(SOURCES) == {"veiviser.b": ["veiviser.a", "veiviser.c"]}


def test_what_stands_inside_is_no_public_name() -> None:
    assert list(public_names("class A:\n    b = 1\ndef _c(): ...\nD = E = 2\n")) == ["A", "D", "E"]


def test_the_whole_house_is_told(capsys) -> None:
    main()
    told = capsys.readouterr().out
    count = len(list((ROOT / "hooks/veiviser").rglob("*.py")))
    assert told.startswith(f"modules: {count}\nlines: ")


def test_whoever_has_read_enough_may_leave() -> None:
    running = subprocess.Popen(
        [sys.executable, ROOT / "tools/house.py"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout and running.stderr
    running.stdout.close()
    assert (running.stderr.read(), running.wait()) == (b"", 0)
    running.stderr.close()
