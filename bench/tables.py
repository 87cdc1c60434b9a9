"""The figures as tables of plain text."""

from collections.abc import Iterable, Mapping, Sequence

from bench.compare import Comparison
from bench.figures import Figure
from bench.grown import Grown

MIB = 2**20
STEEPER = 1.3
"""How much more the second stretch may cost for each more than the first, and yet be called a line."""


def comparison_table(comparisons: Iterable[Comparison]) -> str:
    """Seconds by the clock; ``work`` is the ratio of processor time."""
    head = ("", "stock", "ours", "ratio", "aim", "", "work")
    rows = [
        (
            row.what,
            f"{row.stock.seconds:.2f} s",
            f"{row.ours.seconds:.2f} s",
            f"{row.ratio:.2f}",
            f"{row.aim:.2f}",
            "met" if row.ratio <= row.aim else "not met",
            f"{row.work:.2f}",
        )
        for row in comparisons
    ]
    return _table([head, *rows])


def figures_table(figures: Iterable[Figure]) -> str:
    """One line for each, and whether it is as small as it should be."""
    rows = [
        (
            figure.what,
            f"{figure.value:.2f}",
            figure.unit,
            "" if figure.aim is None else f"{figure.aim:.2f}",
            "" if figure.aim is None else "met" if figure.value <= figure.aim else "not met",
        )
        for figure in figures
    ]
    return _table([("", "", "", "aim", ""), *rows])


def shares_line(shares: Mapping[str, float]) -> str:
    """Where the time of the directory on paper goes."""
    told = ", ".join(f"{name} {share:.0%}" for name, share in shares.items())
    return f"the directory on paper is made by {told}"


def growth_table(what: str, counted: str, sizes: Sequence[Grown]) -> str:
    """One line for each size, and whether they lie on a line."""
    head = (what, "seconds", "processor", "memory")
    rows = [
        (
            f"{size.count:,} {counted}",
            f"{size.cost.seconds:.2f} s",
            f"{size.cost.processor:.2f} s",
            f"{size.cost.memory / MIB:.0f} MiB",
        )
        for size in sizes
    ]
    if len(sizes) < 3:
        return _table([head, *rows])
    kinds = {
        "time": [size.cost.processor for size in sizes],
        "memory": [float(size.cost.memory) for size in sizes],
    }
    shapes = [shape(name, [size.count for size in sizes], costs) for name, costs in kinds.items()]
    return "\n".join([_table([head, *rows]), *(f"  {line}" for line in shapes)])


def shape(name: str, counts: Sequence[int], costs: Sequence[float]) -> str:
    """How a cost grows from the middle to the last size, and whether each more costs more than before."""
    first, middle, last = 0, len(counts) // 2, len(counts) - 1
    more, dearer = counts[last] / counts[middle], costs[last] / costs[middle]
    growth = f"{name}: {more:.1f} times as many cost {dearer:.1f} times as much"
    before = (costs[middle] - costs[first]) / (counts[middle] - counts[first])
    after = (costs[last] - costs[middle]) / (counts[last] - counts[middle])
    if after <= max(before, 0) * STEEPER:
        return f"{growth}; along a line or slower"
    return f"{growth}; steeper than before, {'less' if dearer <= more else 'MORE'} than in proportion"


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
