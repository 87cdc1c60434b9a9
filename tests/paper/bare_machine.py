"""Prints the SHA-256 of a sample made as on a machine without fonts and without HarfBuzz's subsetting.

Run with a language code.
"""

import os
import sys
from hashlib import sha256
from pathlib import Path

import cffi

os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("no_fonts.xml"))
load_library = cffi.FFI.dlopen


def load_all_but_subsetting(self: cffi.FFI, name: str, flags: int = 0) -> object:
    if "harfbuzz-subset" in name:
        raise OSError(f"cannot load library {name}")
    return load_library(self, name, flags)


cffi.FFI.dlopen = load_all_but_subsetting
sys.path.append(str(Path(__file__).parents[1]))

from printed_sample import print_sample  # noqa: E402
from weasyprint.text.ffi import harfbuzz_subset  # noqa: E402

assert harfbuzz_subset is None
print(sha256(print_sample(sys.argv[1]).pdf).hexdigest())
