"""``veiviser rollback``: shows the version of the site before."""

import argparse

from veiviser.build.swap import rollback
from veiviser.cli.arguments import add_site, site_folder
from veiviser.cli.command import FINE
from veiviser.cli.console import Console


def add_arguments(command: argparse.ArgumentParser, say: Console) -> None:
    add_site(command, say)


def run(options: argparse.Namespace) -> int:
    site = site_folder(options)
    rollback(site)
    print(options.say("{site} shows the version before", site=site))
    return FINE
