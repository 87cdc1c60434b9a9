"""HTML to PDF/UA-1 that can be trusted unseen: the same bytes each time, exact words, nothing cut.

Knows nothing of which handouts there are. ``write_pdf`` makes a file, ``read_structure`` reads one back
as a screen reader would.
"""

from veiviser.paper.pdf import weasyprint_patches  # isort: skip  # before anything is laid out
from veiviser.paper.pdf.layout_faults import layout_faults
from veiviser.paper.pdf.read import Element, Structure, read_structure
from veiviser.paper.pdf.write import PdfError, lay_out, write_pdf

__all__ = [
    "Element",
    "PdfError",
    "Structure",
    "lay_out",
    "layout_faults",
    "read_structure",
    "weasyprint_patches",
    "write_pdf",
]
