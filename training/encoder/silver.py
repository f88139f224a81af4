"""Reports of one event, or of like ones, that nobody annotated: what a small encoder learns a larger one's likeness on.

Of ``incidents``, reports of one shooting; of ``polnear`` and of ``tolls`` (the war in Syria), articles of different
outlets that share most words. Nothing of `benchmarks/further.py`, and none of the annotated stories, so that what is
measured there stays unseen.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from rashomon.api import analyse
from rashomon.model import Analysis

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from texts import annotated, further, lines, opening  # noqa: E402

# Characters of a text that is taken, reports of a story, and the likeness from which two articles are one text.
SHORTEST, LONGEST, REPORTS, COPY = 300, 14_000, 3, 0.9


def stories(data: Path) -> Iterator[list[Analysis]]:
    """Yield the analysed reports of each story, two or three a story. ``data`` holds all the sets of DATA.md."""
    known = annotated(data)
    politics = [(a["publisher"], a["text"]) for a in lines(data / "polnear" / "train.jsonl")]
    for texts in [*incidents(data / "incidents", data), *alike(politics), *alike(list(war(data / "tolls")))]:
        kept = [text for text in texts if opening(text) not in known]
        if len(kept) > 1 and len(found := analysed(kept)) > 1:
            yield found


def incidents(folder: Path, data: Path) -> Iterator[list[str]]:
    """Yield the different reports of each incident that has two."""
    kept_unseen = further()
    articles = lines(folder / "articles.jsonl")
    kept = {path.name.removeprefix("crime-") for path in (data / "collation").glob("crime-*")}
    kept |= {a["incident_id"] for a in articles if ("incidents", a["id"]) in kept_unseen}
    by_incident: dict[str, dict[str, None]] = defaultdict(dict)
    for article in articles:
        if article["incident_id"] not in kept and SHORTEST < len(article["text"]) < LONGEST:
            by_incident[article["incident_id"]][article["text"]] = None
    yield from (list(texts)[:REPORTS] for texts in by_incident.values() if len(texts) > 1)


def war(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the outlet and the text of the reports of the war."""
    kept_unseen = further()
    for article in lines(folder / "articles.jsonl"):
        if ("tolls", article["unit_id"]) not in kept_unseen:
            yield article["source"], f"{article['article_title']}\n\n{article['article_content']}"


def alike(texts: Sequence[tuple[str, str]]) -> Iterator[list[str]]:
    """Yield articles of different outlets that are most alike; each article once, the likest first.

    ``texts`` are outlets with their articles.
    """
    articles = [each for each in texts if len(each[1]) < LONGEST]
    weigh = TfidfVectorizer(sublinear_tf=True, min_df=2, max_df=0.3, stop_words="english")
    rows = weigh.fit_transform([text for _, text in articles])
    likeness = (rows @ rows.T).toarray()
    np.fill_diagonal(likeness, 0.0)
    taken: set[int] = set()
    for first in np.argsort(-likeness.max(axis=1)).tolist():
        group = [] if first in taken else [first]
        for other in np.argsort(-likeness[first]).tolist() if group else ():
            outlets = {articles[n][0] for n in group}
            if other not in taken and likeness[first, other] <= COPY and articles[other][0] not in outlets:
                group.append(other)
            if len(group) == REPORTS:
                break
        if len(group) > 1:
            taken.update(group)
            yield [articles[n][1] for n in group]


def analysed(texts: list[str]) -> list[Analysis]:
    """Return the analyses of texts."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number}.txt").write_text(text, encoding="utf-8")
        return [a for a in analyse(sorted(Path(folder).glob("*.txt"))) if isinstance(a, Analysis)]
