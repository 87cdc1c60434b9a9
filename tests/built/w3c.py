"""What W3C's checker says of HTML files."""

import json
import subprocess
from pathlib import Path

from project import ROOT

JAR = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"


def html_faults(folder: Path) -> list[str]:
    """Errors in every HTML file below ``folder``, as ``file:line: message: where``."""
    done = subprocess.run(
        ["java", "-jar", str(JAR), "--errors-only", "--skip-non-html", "--format", "json", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    prefix = f"file:{folder}/"
    return [
        f"{entry.get('url', '').removeprefix(prefix)}:{entry.get('lastLine', '')}: {entry['message']}:"
        f" {entry.get('extract', '').strip()}"
        for entry in json.loads(done.stderr)["messages"]
    ]
