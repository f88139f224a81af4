"""The two verbs of the library: compare() and analyse()."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from rashomon.config import Settings
from rashomon.errors import DocumentError, NothingToCompareError
from rashomon.model import Analysis, Comparison, Correction, Report
from rashomon.pipeline import Grouped, Pipeline, analyse_all, analyse_report, compare_analyses, group_documents
from rashomon.read import read


def analyse(
    inputs: Iterable[str | Path | Report] | str | Path | Report,
    settings: Settings = Settings(),
    pipeline: Pipeline = Pipeline(),
) -> list[Analysis | DocumentError]:
    """Return an analysis for each report, and an error value in the place of each that could not be read.

    ``inputs`` are files, folders, globs, ``"-"`` (standard input) or ``Report`` values.
    """
    given: Sequence[str | Path | Report] = [inputs] if isinstance(inputs, (str, Path, Report)) else list(inputs)
    paths = [each for each in given if not isinstance(each, Report)]
    reports = [each for each in given if isinstance(each, Report)]
    found = analyse_all(read(paths, settings.max_bytes), settings, pipeline)
    return found + [analyse_report(report, pipeline) for report in reports]


def group(
    inputs: Iterable[str | Path] | str | Path, settings: Settings = Settings(), pipeline: Pipeline = Pipeline()
) -> Grouped:
    """Return the stories of many reports, ordered by their first report, and what could not be read.

    ``inputs`` are files, folders, globs or ``"-"``. A story is given by the ids of its reports. Raises
    ``NothingToCompareError`` where no report could be read.
    """
    paths: Sequence[str | Path] = [inputs] if isinstance(inputs, (str, Path)) else list(inputs)
    found = group_documents(read(paths, settings.max_bytes), settings, pipeline)
    if not found.stories:
        raise NothingToCompareError(found.problems)
    return found


def compare(
    inputs: Iterable[str | Path | Report] | str | Path | Report,
    settings: Settings = Settings(),
    pipeline: Pipeline = Pipeline(),
    corrections: Sequence[Correction] = (),
) -> Comparison:
    """Return the comparison of the reports of one event.

    ``inputs`` as in ``analyse``; ``corrections`` as ``rashomon.corrections.read_corrections`` returns them. Inputs that
    fail, repeat another or tell of another event are named in ``Comparison.problems``; the others are compared. Raises
    ``NothingToCompareError`` where none is left.
    """
    return compare_analyses(analyse(inputs, settings, pipeline), pipeline, corrections)
