"""A data file's text together with what it says and where it says it."""

from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import Node

from veiviser.load.yaml_file import YamlFile, parse_yaml


@dataclass(frozen=True, slots=True)
class YamlText:
    """YAML as it is written."""

    text: str
    root: Node
    """The outermost value, whose marks are indexes into the text."""
    file: YamlFile
    """Plain values and their lines."""

    @property
    def value(self) -> Any:
        return self.file.value


def parsed(text: str, path: str) -> YamlText:
    """``path`` is how messages call the file. Raises Problems."""
    file = parse_yaml(text, path)
    return YamlText(text, composed(text), file)


def composed(text: str) -> Node:
    """The nodes of a text. Raises ruamel's YAMLError."""
    node: Node = YAML(typ="safe", pure=True).compose(text)
    return node
