"""What people type when they look for something."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchWords:
    """Words and questions, in one language, that lead to a service or to a section of a page."""

    service: str | None = None
    """Id of a service."""
    page: str | None = None
    """Source path of a page inside its language's folder, and an anchor on it: ``tegn.md#arbeid``."""
    also_asked_as: tuple[str, ...]
    """Single words and whole questions, as people type them."""

    @property
    def target(self) -> str:
        """``#service``, ``page.md`` or ``page.md#anchor``."""
        return f"#{self.service}" if self.service else self.page or ""
