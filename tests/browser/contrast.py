"""Contrast as WCAG reckons it."""

import re


def contrast(ink: str, ground: str, opacity: float = 1) -> float:
    """Ratio of two colours as a browser names them; ``opacity`` lets the ground through the ink."""
    above, below = channels(ink), channels(ground)
    mixed = [top * opacity + bottom * (1 - opacity) for top, bottom in zip(above, below, strict=True)]
    lighter, darker = sorted((luminance(mixed), luminance(below)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def channels(colour: str) -> list[float]:
    found = re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", colour)
    assert found, f"not an opaque colour: {colour}"
    return [int(value) / 255 for value in found.groups()]


def luminance(colour: list[float]) -> float:
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
