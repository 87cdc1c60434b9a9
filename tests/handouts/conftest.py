"""One printed page for each language, made once, and a builder for small pages."""

from collections.abc import Callable

import pytest
from printed_sample import SAMPLES, TEMPLATES, Sample, print_sample


@pytest.fixture(scope="session")
def samples() -> dict[str, Sample]:
    return {lang: print_sample(lang) for lang in SAMPLES}


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest, samples: dict[str, Sample]) -> Sample:
    return samples[request.param]


@pytest.fixture(scope="session")
def page() -> Callable[..., str]:
    """The HTML of a page with this body and style, in Norwegian where nothing else is said."""

    def build(body: str, css: str = "", lang: str = "nb", dir: str = "ltr") -> str:
        return TEMPLATES.get_template("page.html").render(body=body, css=css, lang=lang, dir=dir)

    return build
