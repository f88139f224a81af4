"""Why a URL was not fetched, as a short tree under ``DocumentError``."""

from __future__ import annotations

from rashomon.errors import DocumentError


class FetchError(DocumentError):
    """A URL was not fetched: base of all below. ``location`` is the URL that failed, ``stage`` is ``"fetch"``."""

    def __init__(self, location: str, problem: str, advice: str = "") -> None:
        super().__init__(location, "fetch", problem, advice)
        # What a worker process hands back is made again from these.
        self.args = (location, problem, advice)


class RefusedError(FetchError):
    """The tool does not go there: another scheme, a private address, credentials in the URL."""


class RobotsError(FetchError):
    """The site's robots.txt asks programs not to read this page, or could not be read."""


class UnreachableError(FetchError):
    """No such name, no connection, or no trusted certificate."""


class LimitError(FetchError):
    """More bytes, seconds or redirects than allowed."""


class AnswerError(FetchError):
    """The server's answer is no report: a status that is no success (``status``), a wrong type, a broken body."""

    def __init__(self, location: str, problem: str, advice: str = "", status: int | None = None) -> None:
        super().__init__(location, problem, advice)
        self.args = (location, problem, advice, status)
        self.status = status


class LaterError(FetchError):
    """The site asks to wait: ask again after ``seconds``."""

    def __init__(self, location: str, problem: str, advice: str = "", seconds: float = 0.0) -> None:
        super().__init__(location, problem, advice)
        self.args = (location, problem, advice, seconds)
        self.seconds = seconds
