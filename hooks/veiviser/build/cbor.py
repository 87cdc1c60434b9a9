"""The little of CBOR (RFC 8949) that it takes to regroup items without reading what is in them."""

from collections.abc import Iterator

TEXT, ARRAY, MAP = 3, 4, 5
"""Major types that are handled apart; 0, 1 and 7 are numbers and simple values, 2 bytes."""


def items(array: bytes) -> Iterator[bytes]:
    """The items of an array, each as its bytes; raises ValueError for anything but an array."""
    kind, count, at = _head(array, 0)
    if kind != ARRAY:
        raise ValueError(f"an array was expected, not an item of type {kind}")
    for _ in range(count):
        end = end_of_item(array, at)
        yield array[at:end]
        at = end


def text(item: bytes) -> str:
    """The words of a text item."""
    kind, length, at = _head(item, 0)
    if kind != TEXT:
        raise ValueError(f"text was expected, not an item of type {kind}")
    return item[at : at + length].decode()


def text_item(words: str) -> bytes:
    """Words as an item."""
    content = words.encode()
    return _written_head(TEXT, len(content)) + content


def array_head(count: int) -> bytes:
    """What stands before the items of an array."""
    return _written_head(ARRAY, count)


def end_of_item(data: bytes, start: int = 0) -> int:
    """Where the item at ``start`` ends."""
    kind, number, at = _head(data, start)
    if kind in (2, TEXT):
        return at + number
    for _ in range({ARRAY: number, MAP: 2 * number}.get(kind, 0)):
        at = end_of_item(data, at)
    return at


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Major type, number and where what follows starts; raises ValueError for items of unknown length."""
    kind, low = data[at] >> 5, data[at] & 31
    if low < 24:
        return kind, low, at + 1
    if low > 27:
        raise ValueError("items of unknown length are not handled")
    size = 1 << (low - 24)
    return kind, int.from_bytes(data[at + 1 : at + 1 + size], "big"), at + 1 + size


def _written_head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    power = next(power for power in range(4) if number < 1 << (8 << power))
    return bytes([kind << 5 | 24 + power]) + number.to_bytes(1 << power, "big")
