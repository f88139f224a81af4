"""What can go wrong, as a short tree. Each error carries its data and a next step."""

from __future__ import annotations

from rashomon.model import Problem


class RashomonError(Exception):
    """Base of every error that the library raises on purpose."""


class FileError(RashomonError):
    """A file that tells how to run cannot be used. ``path`` names it, ``problem`` says why."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(path, problem)
        self.path = path
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


class SettingsError(FileError):
    """A settings file cannot be used."""


class CorrectionsError(FileError):
    """A file of corrections, or one correction, cannot be used."""


class ContradictionError(CorrectionsError):
    """Corrections contradict each other: ``problem`` names them. ``path`` is the file or desk that holds them."""


class DocumentError(RashomonError):
    """One input failed at one stage; the others go on.

    All arguments go to ``Exception.__init__`` so that the error survives the way back from a worker process.
    """

    def __init__(self, location: str, stage: str, problem: str, advice: str = "") -> None:
        super().__init__(location, stage, problem, advice)
        self.location = location
        self.stage = stage
        self.problem = problem
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.location}: {self.problem}" + (f" {self.advice}" if self.advice else "")

    def as_problem(self) -> Problem:
        """Return the error as a value that a comparison can carry."""
        return Problem(self.location, self.stage, self.problem, self.advice)


class NothingToCompareError(RashomonError):
    """No input could be read. ``problems`` says what was wrong with each."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "no report could be read: " + "; ".join(f"{p.location}: {p.problem}" for p in self.problems)


class DeskError(RashomonError):
    """A desk file cannot be used. ``location`` names it, ``problem`` says why, ``advice`` what to do."""

    def __init__(self, location: str, problem: str, advice: str = "") -> None:
        super().__init__(location, problem, advice)
        self.location = location
        self.problem = problem
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.location}: {self.problem}" + (f" {self.advice}" if self.advice else "")
