"""What the form is asked, what it answers, and what it remembers of that so that it can be undone."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from secrets import token_urlsafe
from threading import Lock
from typing import Any

from veiviser.edit.saving import FileChange, save, text_now
from veiviser.model.message import Message

MOST_UNDONE = 100
"""Changes that are remembered."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request."""

    path: str
    """Below the form's own address, with its first slash."""
    query: dict[str, list[str]]
    sent: dict[str, list[str]] | None
    """None where nothing was sent."""
    files: dict[str, bytes] = field(default_factory=dict)
    """What was chosen among the files of the machine."""

    def one(self, name: str) -> str:
        """What was sent or asked for under a name; empty where that is nothing."""
        return ((self.sent or {}).get(name) or self.query.get(name) or [""])[0]


@dataclass(frozen=True, slots=True)
class Reply:
    """A page, or where to go on."""

    template: str = ""
    values: dict[str, Any] | None = None
    status: HTTPStatus = HTTPStatus.OK
    location: str = ""
    """Below the form's own address, with its first slash."""


Handler = Callable[..., Reply]


@dataclass(frozen=True, slots=True)
class Done:
    """A change that was saved."""

    change: FileChange
    undo: Callable[[], FileChange]
    """Works out the way back where others have saved in the same file since; raises Problems."""
    sort: str
    """Of the thing: the data file's name, or the kind of text."""
    id: str
    save: Callable[[FileChange], object] = save
    notes: tuple[Message, ...] = ()
    """What else changed with it."""


@dataclass(slots=True)
class Undo:
    """Changes by a word that nobody can guess; safe to use from many threads."""

    _done: "OrderedDict[str, Done]" = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def remember(self, done: Done) -> str:
        word = token_urlsafe(9)
        with self._lock:
            self._done[word] = done
            while len(self._done) > MOST_UNDONE:
                self._done.popitem(last=False)
        return word

    def find(self, word: str) -> Done | None:
        """None for what was undone, or forgotten."""
        with self._lock:
            return self._done.get(word)

    def told(self, request: Request) -> dict[str, Any]:
        """What a page says of the change after which it is opened."""
        is_read, word = request.sent is None, request.one("saved")
        return {
            "word": word,
            "done": self.find(word) if is_read else None,
            "is_saved": is_read and "saved" in request.query,
            "is_undone": is_read and "undone" in request.query,
        }

    def take_back(self, word: str) -> Done | None:
        """Puts back what was there before; every byte of it where nobody has saved in that file since.

        Raises Problems, and changes nothing, where somebody has changed the same thing since.
        """
        done = self.find(word)
        if done is None:
            return None
        change = done.change
        if text_now(change.root, change.path) == change.after:
            done.save(replace(change, before=change.after, after=change.before, again=done.undo))
        else:
            done.save(done.undo())
        with self._lock:
            self._done.pop(word, None)
        return done
