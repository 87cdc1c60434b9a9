"""A page in each language, as a reader of the paper and a listener would meet it."""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from ruamel.yaml import YAML

from pdf.read import Structure, read_structure
from veiviser.paper.pdf import write_pdf
from veiviser.site.links import qr_data_uri

HERE = Path(__file__).parent
SAMPLES: dict[str, dict[str, str]] = YAML(typ="safe").load(HERE / "samples.yaml")
TEMPLATES = Environment(loader=FileSystemLoader(HERE), undefined=StrictUndefined)


@dataclass(frozen=True)
class Sample:
    """A page in one language and what came of it."""

    lang: str
    heading: str
    sentence: str
    number: str
    address: str
    html: str
    pdf: bytes
    structure: Structure

    @property
    def identifier(self) -> str:
        return f"sample-{self.lang}"


def print_sample(lang: str) -> Sample:
    words: dict[str, str] = {"dir": "ltr", **SAMPLES[lang]}
    number, address = "12\u00a034\u00a056\u00a078", "https://example.org/hjelp"
    html = TEMPLATES.get_template("sample.html").render(
        lang=lang, number=number, picture=qr_data_uri(address), **words
    )
    pdf = write_pdf(html, HERE, identifier=f"sample-{lang}")
    return Sample(
        lang=lang,
        heading=words["heading"],
        sentence=words["sentence"].format(number=number),
        number=number,
        address=address,
        html=html,
        pdf=pdf,
        structure=read_structure(pdf),
    )
