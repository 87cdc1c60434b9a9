"""Asks a service for known vulnerabilities whether any package in the lock files has one.

Exit codes: 0 none known, or the service cannot be reached, which is said; 1 some known, or no sound answer.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

SERVICE = "https://api.osv.dev/v1/query"
"""Gets the name and version of each package, and nothing else."""
PATIENCE = 5
"""Seconds to wait for the service's first answer."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("locks", type=Path, nargs="+", help="lock files with hashes")
    parser.add_argument("--service", default=SERVICE, help=f"the service's address (default: {SERVICE})")
    options = parser.parse_args(arguments)
    if reason := unreachable(options.service):
        print(f"Not checked for known vulnerabilities: {options.service} cannot be reached ({reason}).")
        return 0
    return _audit(options.locks, options.service)


def unreachable(service: str) -> str:
    """Why the service does not answer; empty where it answers anything at all."""
    try:
        urlopen(service, timeout=PATIENCE).close()
    except HTTPError as answer:
        # It is there, and only refuses to be asked in this way.
        answer.close()
    except URLError as error:
        return str(error.reason)
    except OSError as error:
        return str(error)
    return ""


def _audit(locks: Sequence[Path], service: str) -> int:
    # Hashes and exact versions leave nothing to be resolved, so nothing is fetched or built.
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--require-hashes",
        "--disable-pip",
        "--progress-spinner=off",
    ]
    command += ["--vulnerability-service=osv", f"--osv-url={service}"]
    for lock in locks:
        command += ["--requirement", str(lock)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(done.stdout + done.stderr, end="", file=sys.stderr)
    return 1 if done.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
