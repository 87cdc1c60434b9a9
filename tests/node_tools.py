"""Checks that come from npm."""

import subprocess

from project import ROOT

MODULES = ROOT / "node_modules"


def said(program: str, *arguments: str) -> str:
    """All that a program says; a check that finds nothing says nothing."""
    done = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr
