"""HTML to PDF/UA-1 that can be trusted unseen: the same bytes each time, exact words, nothing cut.

Knows nothing of which handouts there are.
"""

from veiviser.paper.pdf import weasyprint_patches  # isort: skip  # before anything is laid out
from veiviser.paper.pdf.layout_faults import layout_faults
from veiviser.paper.pdf.write import PdfError, lay_out, write_pdf

__all__ = [
    "PdfError",
    "lay_out",
    "layout_faults",
    "weasyprint_patches",
    "write_pdf",
]
