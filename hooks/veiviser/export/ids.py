"""Identifiers that stay the same from build to build, and from address to address."""

from uuid import UUID, uuid5

NAMESPACE = UUID("c8a4d462-22d8-40db-9e78-c51026968cfc")
"""Never changes: every identifier that has been given out rests on it."""


def stable_id(kind: str, *names: str) -> str:
    """A UUID (version 5) for one thing of a kind: ``stable_id("service", "lykta")``."""
    return str(uuid5(NAMESPACE, "/".join((kind, *names))))
