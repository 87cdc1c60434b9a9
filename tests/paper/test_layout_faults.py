"""Words that are cut, leave their box or cover others are found before anything is printed."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from veiviser.paper.pdf import PdfError, lay_out, layout_faults, write_pdf

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = YAML(typ="safe").load(HERE / "layout_faults.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_exactly_the_planted_faults_are_found(page, case: dict[str, Any]) -> None:
    document = lay_out(page(case["body"], case.get("css", "")), HERE, identifier="faults")

    assert [str(fault) for fault in layout_faults(document)] == case["faults"]


def test_no_file_is_written_of_a_page_with_faults(page) -> None:
    html = page("<p>Menneskehandelskoordinator</p>", "p { width: 20mm }")

    with pytest.raises(PdfError, match=r"^kort-nb: page 1: p ‘Menneskehandelskoordinator’ beyond the right"):
        write_pdf(html, HERE, identifier="kort-nb")
