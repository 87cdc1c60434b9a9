"""Promises that the municipality has not signed: until it has, the site says that they rest on a draft."""

from collections.abc import Iterator

from veiviser.model.message import msg
from veiviser.model.problem import Problem
from veiviser.release.obstacle import Candidate, Obstacle


def unsigned_commitments(candidate: Candidate) -> Iterator[Obstacle]:
    file = candidate.loaded.files["plan"]
    for index, held in enumerate(candidate.loaded.guide.plan.commitments):
        if held.signed is None:
            message = msg(
                "'{id}': nobody has signed this promise: {words} If it holds, write "
                "signed: {{on: {today}, by: your role}}; if not, change the words or remove it",
                id=held.id,
                words=held.words,
                today=candidate.today,
            )
            yield Obstacle(Problem(file.path, file.line(("commitments", index)), message), candidate.owner)
