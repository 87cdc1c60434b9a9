"""What the content system asks of its backend (Decap's proxy protocol), answered from the data files.

Each request is one JSON object, ``{action, params}``. Actions for drafts and notes are not answered: the form
has none of them.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from veiviser.desk.form_entries import Entries, Entry
from veiviser.model.message import msg
from veiviser.model.problem import Problems

Params = dict[str, Any]
Response = tuple[HTTPStatus, Any]
"""A status, and what is told as JSON."""
_Translate = Callable[[str], str]


def answered(request: Any, entries: Entries, translate: _Translate) -> Response:
    """Does what a request asks. What is wrong with it is told as ``{error: words}``, which the form shows."""
    try:
        action = ACTIONS[request["action"]]
        return HTTPStatus.OK, action(entries, request.get("params") or {}, translate)
    except Problems as error:
        words = "\n".join(problem.said(translate) for problem in error.problems)
        return HTTPStatus.UNPROCESSABLE_ENTITY, {"error": words}
    except (KeyError, TypeError, AttributeError, ValueError):
        words = msg("the form asked for something that is not here; load the page again").said(translate)
        return HTTPStatus.BAD_REQUEST, {"error": words}


def _info(entries: Entries, params: Params, translate: _Translate) -> Any:
    return {"repo": entries.root.name, "publish_modes": ["simple"], "type": "veiviser"}


def _list(entries: Entries, params: Params, translate: _Translate) -> Any:
    return [_told(entry) for entry in entries.all(params["folder"])]


def _several(entries: Entries, params: Params, translate: _Translate) -> Any:
    return [_told(entries.one(file["path"])) for file in params["files"]]


def _one(entries: Entries, params: Params, translate: _Translate) -> Any:
    return _told(entries.one(params["path"]))


def _keep(entries: Entries, params: Params, translate: _Translate) -> Any:
    kept = []
    for file in params["dataFiles"]:
        notice = entries.keep(file["path"], file["raw"], file.get("was"))
        entry = _told(entries.one(file["path"]))
        kept.append(entry | {"notice": notice.said(translate) if notice else None})
    return kept


def _remove(entries: Entries, params: Params, translate: _Translate) -> Any:
    for path in params["paths"]:
        entries.remove(path)
    return {"message": "removed"}


def _no_media(entries: Entries, params: Params, translate: _Translate) -> Any:
    return []


ACTIONS: dict[str, Callable[[Entries, Params, _Translate], Any]] = {
    "info": _info,
    "entriesByFolder": _list,
    "entriesByFiles": _several,
    "getEntry": _one,
    "persistEntry": _keep,
    "deleteFiles": _remove,
    "getMedia": _no_media,
}


def _told(entry: Entry) -> Any:
    return {"data": entry.data, "file": {"path": entry.path, "id": entry.path}}
