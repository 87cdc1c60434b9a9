"""What the machine refuses, in words that can be translated."""

import errno

from veiviser.model.message import Message, told, verbatim

_REASONS = {
    errno.ENOENT: told("No such file or directory"),
    errno.EISDIR: told("Is a directory"),
    errno.ENOTDIR: told("Not a directory"),
    errno.EACCES: told("Permission denied"),
    errno.EPERM: told("Operation not permitted"),
    errno.EROFS: told("Read-only file system"),
    errno.ENOSPC: told("No space left on device"),
    errno.EDQUOT: told("Disk quota exceeded"),
    errno.EFBIG: told("File too large"),
    errno.ELOOP: told("Too many levels of symbolic links"),
    errno.ENAMETOOLONG: told("File name too long"),
}


def reason(error: OSError) -> Message:
    """Why something could not be opened or written; rare reasons come in the machine's own words."""
    known = _REASONS.get(error.errno) if error.errno else None
    return known or verbatim(error.strerror or error)
