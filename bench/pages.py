"""Builds the pages of all languages and nothing else: ``python -m bench.pages FOLDER TODAY``.

With ``--with-rest`` also search, open data, compressed copies, headers and checks: all but the handouts.
"""

import argparse
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from veiviser.build.build import Progress, build_languages
from veiviser.build.mkdocs_build import ready_config, site_address
from veiviser.load.project import load_project
from veiviser.site.markdown_extensions import TermLinks
from veiviser.site.whole_site import Site


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("today", type=date.fromisoformat)
    parser.add_argument("--with-rest", action="store_true")
    options = parser.parse_args()
    root: Path = options.root.resolve()
    address = site_address(ready_config(root / "mkdocs.yml"))
    site = Site(load_project(root), TermLinks(), address, options.today)
    with TemporaryDirectory(dir=root) as folder:
        built = Path(folder, "site")
        build_languages(site, built, Progress(len(site.localized_sites)))
        if options.with_rest:
            _write_rest(site, built)


def _write_rest(site: Site, built: Path) -> None:
    from veiviser.build.compress import compressing
    from veiviser.build.delivery import write_delivery
    from veiviser.build.search import index_site
    from veiviser.export.open_data import write_open_data
    from veiviser.export.subscriptions import write_feeds

    project, address = site.project, site.address.root
    with compressing(built, built.with_name("nothing-kept")) as begin:
        begin()
        index_site(site, built)
        write_open_data(project, built, address, site.today)
        write_feeds(site, built)
        begin()
    write_delivery(built, address, list(site.localized_sites))


if __name__ == "__main__":
    main()
