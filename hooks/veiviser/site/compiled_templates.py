"""Templates are compiled once and kept: compiling took a third of the time of a language's pages."""

from pathlib import Path
from pickle import UnpicklingError

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket


class CompiledTemplates(FileSystemBytecodeCache):
    """Keeps a template as it was compiled from its text, under its environment's rules, by this Jinja."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        rules = (
            jinja2.__version__,
            environment.autoescape,
            environment.trim_blocks,
            environment.lstrip_blocks,
            getattr(environment, "newstyle_gettext", None),
            sorted(environment.extensions),
        )
        return super().get_bucket(environment, name, filename, f"{rules}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except (UnpicklingError, EOFError):
            # Cut short, as by a power cut.
            bucket.reset()


def compiled_templates(root: Path) -> CompiledTemplates:
    """Those of the project below ``root``; their folder can be removed at any time."""
    folder = root / ".cache" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    return CompiledTemplates(str(folder))
