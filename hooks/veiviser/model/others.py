"""What other programs say of an editor's mistakes: in their English, and as far as known in Norwegian."""

import re
from functools import cache

from veiviser.model.message import Message, msg, verbatim

_KNOWN = (
    # MkDocs and its plugins, of mkdocs.yml
    msg("Config value '{name}': Unrecognised configuration name: …"),
    msg("Config value '{name}': Required configuration not provided."),
    msg("Config value '{name}': The path '{path}' isn't an existing directory."),
    msg("Config value '{name}': The path '{path}' isn't an existing file."),
    msg("Config value '{name}': The path set in custom_dir ('{path}') does not exist."),
    msg("Config value '{name}': Unrecognised theme name: '{theme}'. …"),
    msg("Config value '{name}': The \"{plugin}\" plugin is not installed"),
    msg("Config value '{name}': The URL isn't valid, it should include the http:// (scheme)"),
    msg("Config value '{name}': Invalid Plugins configuration. …"),
    msg("Config value '{name}': Invalid Markdown Extensions configuration. …"),
    msg("Config value '{name}': Failed to load extension '{extension}'. …"),
    msg("Config value '{name}': Expected a list of items, but a … was given."),
    msg("Config value '{name}': Expected nav to be a list, got a …"),
    msg("Config value '{name}': Expected type: <class '{wanted}'> but received: <class '{kind}'>"),
    msg("Config value '{name}': Plugin '{plugin}' option '{option}': …"),
    msg("Config value '{name}': Plugin '{plugin}' value: '{option}'. Error: …"),
    msg("Config value '{name}': Sub-option '{option}': …"),
    msg("Config file '{path}' does not exist."),
    msg("Excluding '{page}' from the site because it conflicts with '{other}'."),
    msg("A relative path to '{target}' is included in the 'nav' configuration, …"),
    msg("An absolute path to '{target}' is included in the 'nav' configuration, …"),
    # WeasyPrint, of a handout
    msg("Failed to load image at '{address}': ValueError: URI uses disallowed protocol: {same}"),
    msg("Failed to load image at '{address}': …"),
    msg("Failed to render SVG image {address}"),
    msg("No anchor #{anchor} for internal URI reference"),
    msg("Ignored `{style}` at {line}:{column}, …."),
    msg("Parse error at {line}:{column}: …"),
    msg("Unsupported stylesheet type {kind}"),
    msg('.notdef glyph rendered for Unicode string unsupported by fonts: "{sign}" ({code})'),
    # the network, of a link
    msg("[Errno …] Name or service not known"),
    msg("[Errno …] No address associated with hostname"),
    msg("[Errno …] Temporary failure in name resolution"),
    msg("[Errno {number}] Connection refused"),
    msg("[Errno …] Connection reset by peer"),
    msg("[Errno …] Network is unreachable"),
    msg("[Errno …] No route to host"),
    msg("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: …"),
    msg("[SSL: …] …"),
    msg("Remote end closed connection without response"),
    msg("unknown url type: …"),
    # Jinja2, of a template
    msg("Encountered unknown tag '{tag}'."),
    msg("Encountered unknown tag '{tag}'. … block that needs to be closed is '{block}'."),
    msg("Encountered unknown tag '{tag}'. …"),
    msg("Unexpected end of template. … The innermost block that needs to be closed is '{block}'."),
    msg("Unexpected end of template. …"),
    msg("unexpected 'end of template'"),
    msg("unexpected '{sign}'"),
    msg("unexpected char '{sign}' at …"),
    msg('unexpected char "{sign}" at …'),
    msg("expected token 'end of print statement', got '{sign}'"),
    msg("expected token '{token}', got '{sign}'"),
    msg("Expected an expression, got '…'"),
    msg("Missing end of comment tag"),
    msg("Missing end of raw directive"),
    msg("No filter named '{name}'."),
    msg("No test named '{name}' found."),
    msg("No test named '{name}'."),
    msg("'{name}' is undefined"),
    msg("'{thing}' has no attribute '{name}'"),
    msg("{thing} has no element {name}"),
    msg("the template '{template}' (imported on …) does not export the requested name '{name}'"),
    msg("'{template}' not found in search path: …"),
    msg("'{template}' not found in search paths: …"),
    msg("macro '{name}' takes not more than {count} argument(s)"),
    msg("macro '{name}' takes no keyword argument '{field}'"),
    msg("block '{name}' defined twice"),
    msg("'{thing}' object is not iterable"),
    msg("'{thing}' object is not callable"),
    msg("unsupported operand type(s) for {sign}: '{one}' and '{other}'"),
    # Babel, of a PO file
    msg("invalid literal for int() with base 10: {text}"),
)
"""In the words of the program itself, so that English stays as it said it."""
_PLACE = re.compile(r"\\\{(\w+)\\\}")
_ANYTHING = "…"
"""What is passed over: lists, and numbers of the machine."""


def in_known_words(said: object) -> Message:
    """What another program said, as a message that has Norwegian words where it is one of those known."""
    text = " ".join(str(said).split())
    for pattern, words in _patterns():
        if found := pattern.fullmatch(text):
            return Message.of(words, **found.groupdict())
    return verbatim(text)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    held = [known.words for known in _KNOWN]
    return tuple(
        (re.compile(_PLACE.sub(r"(?P<\1>.*?)", re.escape(words)).replace(_ANYTHING, ".*?")), words)
        for words in held
    )
