"""rashomon: one event, every account.

``compare`` takes the reports that several outlets wrote about one event and returns who says what, on whose word,
where they differ and from how many origins. ``analyse`` does what one report allows alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.api import analyse, compare
    from rashomon.config import Settings
    from rashomon.errors import DocumentError, NothingToCompareError, RashomonError
    from rashomon.model import Analysis, Claim, Comparison, Difference, Document, Entity, Report, Span, Statement

__version__ = "0.1.0"

_HOME = {
    "analyse": "api",
    "compare": "api",
    "Settings": "config",
    "DocumentError": "errors",
    "NothingToCompareError": "errors",
    "RashomonError": "errors",
    "Analysis": "model",
    "Claim": "model",
    "Comparison": "model",
    "Difference": "model",
    "Document": "model",
    "Entity": "model",
    "Report": "model",
    "Span": "model",
    "Statement": "model",
}
__all__ = sorted(_HOME)


def __getattr__(name: str) -> object:
    """Return a public name, importing its module at first use: ``rashomon --help`` must not load a parser."""
    if name not in _HOME:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    return getattr(import_module(f"rashomon.{_HOME[name]}"), name)
