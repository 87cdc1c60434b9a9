"""The list of finished handouts is only a cache: a damaged one is as good as none."""

from pathlib import Path

import pytest

from veiviser.build.handout_files import handout_cache, load_handouts, store_handouts
from veiviser.model.page import Handout, HandoutName

POSTER = Handout(
    name=HandoutName.POSTER, language="nb", title="Plakat", version="abc", key="abcdef", pages=1, bytes=17_000
)


def test_what_is_stored_is_loaded(tmp_path: Path) -> None:
    assert load_handouts(tmp_path) == ()
    handout_cache(tmp_path).mkdir(parents=True)
    store_handouts([POSTER], handout_cache(tmp_path))
    assert load_handouts(tmp_path) == (POSTER,)


@pytest.mark.parametrize(
    "content", ["", "[{", "{}{}", "[1]", '[{"name": "none"}]', '[{"page": 1}]', '{"a": 1}']
)
def test_a_damaged_list_is_as_good_as_none(tmp_path: Path, content: str) -> None:
    handout_cache(tmp_path).mkdir(parents=True)
    (handout_cache(tmp_path) / "handouts.json").write_text(content, "utf-8")
    assert load_handouts(tmp_path) == ()
