"""What the machine refuses, in words that can be translated."""

import errno

from veiviser.model.message import Message, msg, verbatim

_REASONS = {
    errno.ENOENT: msg("No such file or directory"),
    errno.EISDIR: msg("Is a directory"),
    errno.ENOTDIR: msg("Not a directory"),
    errno.EACCES: msg("Permission denied"),
    errno.EPERM: msg("Operation not permitted"),
    errno.EROFS: msg("Read-only file system"),
    errno.ENOSPC: msg("No space left on device"),
    errno.EDQUOT: msg("Disk quota exceeded"),
    errno.EFBIG: msg("File too large"),
    errno.ELOOP: msg("Too many levels of symbolic links"),
    errno.ENAMETOOLONG: msg("File name too long"),
}


def reason(error: OSError) -> Message:
    """Why something could not be opened or written; rare reasons come in the machine's own words."""
    known = _REASONS.get(error.errno) if error.errno else None
    return known or verbatim(error.strerror or error)
