"""Plant differences and compatible changes in paraphrased copies of reports, and see which of them the tool shows.

    python benchmarks/planted.py --stories tests/stories src/rashomon/sample [--meantime FOLDER] [--errors KIND]

Each report is copied: its sentences are said otherwise (voice, order, reported speech, synonyms, splits, merges, a new
headline), and in some of them a number, date, place, person, polarity, certainty or attribution is changed, or
something that leaves both reports compatible (a trap). Original and copy go through ``rashomon.compare``. A difference
counts as found where one of its slot cites the changed words on both sides; a trap counts as taken where a difference
in any slot, not marked as revised, cites its words on both sides.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import NamedTuple

from meantime import articles
from paraphrase import (
    SAYING,
    Draft,
    Operation,
    active,
    changed,
    child,
    draft,
    listed,
    merged,
    paraphrase,
    passive,
    quotes,
    render,
    reordered,
    requoted,
    root,
    shortened,
    split,
    synonyms,
)
from plants import DIFFERENCES, TRAPS, Edit, edit

from rashomon.api import compare
from rashomon.clean import clean
from rashomon.errors import DocumentError
from rashomon.model import Comparison, Document, Parse, Report, Sentence, Span
from rashomon.parse import parse
from rashomon.read import extract, read

DIFFERENCE_COUNT, TRAP_COUNT = 500, 400
# At most so many plants and traps stand in one copy, so that most of it agrees with the original.
PLANTS_EACH, TRAPS_EACH = 5, 4
# An article is read so far.
MOST_WORDS = 400
# Traps that are a way of saying the whole sentence otherwise.
WHOLE: dict[str, Operation] = {
    "passive": passive,
    "active": active,
    "list order": listed,
    "clause order": reordered,
    "reported speech": requoted,
    "synonyms": synonyms,
    "less detail": shortened,
}
# A sentence of so many tokens is changed: the parser reads longer ones less well, and so do people.
LEAST, MOST = 6, 40
# Files of a story's folder that are no report of it.
NO_REPORT = re.compile(r"(?:story\.md|README\.md|gold\.json(?:#\d+)?)$")
# How often a sentence that can be split is, two that can be merged are, and two paragraphs change places.
SPLIT, MERGED, SWAPPED = 0.5, 0.4, 0.4
# A paragraph that begins so leans on the one before.
LEANING = frozenset("he she it they his her its their this that these those but and so however also".split())


class Source(NamedTuple):
    """A report that may be copied: its name, day, headline and paragraphs."""

    name: str
    day: date
    headline: str
    paragraphs: tuple[str, ...]


class Planted(NamedTuple):
    """One planted thing with its place in the original and in the copy."""

    kind: str
    left: tuple[Span, ...]
    right: tuple[Span, ...]

    @property
    def is_trap(self) -> bool:
        """Return whether both reports can be right all the same."""
        return self.kind not in DIFFERENCES


# --- what is copied -----------------------------------------------------------------------------------------------


def from_stories(folders: list[Path]) -> Iterator[Source]:
    """Yield the reports of our own stories that give their day and headline."""
    for document in read(folders, 10**7):
        if isinstance(document, DocumentError) or NO_REPORT.search(document.location):
            continue
        report = clean(extract(document), "en")
        paragraphs = (p.of(report.text) for p in report.paragraphs if p != report.headline)
        if report.published.known and report.published.earliest and report.title and not report.partial:
            day = date.fromisoformat(report.published.earliest[:10])
            yield Source(document.location, day, report.title, tuple(" ".join(p.split()) for p in paragraphs))


def from_meantime(folder: Path) -> Iterator[Source]:
    """Yield the Wikinews articles of the MEANTIME corpus (CC BY 4.0) with their tokens joined as in print."""
    for article in articles(folder):
        headline, dated, body = [*article.text.split("\n"), "", ""][:3]
        try:
            day = datetime.strptime(dated.strip(), "%B %d, %Y").date()
        except ValueError:
            continue
        sentences = [s.of(body) for s in sentences_of(body)]
        while sum(len(s.split()) for s in sentences) > MOST_WORDS:
            sentences.pop()
        pairs = (" ".join(sentences[n : n + 2]) for n in range(0, len(sentences), 2))
        yield Source(article.name, day, printed(headline), tuple(printed(pair) for pair in pairs))


def sentences_of(text: str) -> list[Span]:
    """Return the sentences of a paragraph."""
    return [s.span for s in parse(Report("r", "r", "", text, (Span(0, len(text)),))).sentences]


def printed(text: str) -> str:
    """Return tokens that are joined by blanks as they stand in print.

    >>> printed("`` It 's over , '' Airbus 's head said .")
    '"It\'s over, " Airbus\'s head said.'
    """
    text = re.sub(r"``\s?|''", '"', text).replace("# ", "£")
    text = re.sub(r" (n't|'s|'re|'ve|'ll|'m|'d|')(?=\W|$)", r"\1", text)
    text = re.sub(r" ([,.;:])(?=\s|$)", r"\1", text)
    return re.sub(r'" ?([^"]*?) ?"', r'"\1"', text)


def file_of(publisher: str, day: date, title: str, paragraphs: Iterable[str]) -> str:
    """Return a report as a text file with its head."""
    return "\n\n".join([f"Publisher: {publisher}\nDate: {day}\nTitle: {title}", title, *paragraphs]) + "\n"


def parsed(text: str) -> Parse:
    """Return the parse of a report's text as the tool would read it."""
    return parse(clean(extract(Document("original.txt", "text/plain", text.encode())), "en"))


# --- planting -----------------------------------------------------------------------------------------------------


def candidates(original: Parse, day: date, random: Random) -> Iterator[Edit]:
    """Yield all that could be planted in a report."""
    for n, sentence in enumerate(original.sentences):
        if not LEAST <= sentence.last - sentence.first <= MOST or original.tokens[sentence.last - 1].text != ".":
            continue
        for finder in (*DIFFERENCES.values(), *TRAPS.values()):
            yield from finder(original, n, sentence, day, random)
        for kind, operation in WHOLE.items():
            if operation(original, sentence, draft(original, sentence), random) is not None:
                yield edit(
                    kind, original, n, {}, range(sentence.first, sentence.last), range(sentence.first, sentence.last)
                )


def chosen(found: list[list[Edit]], random: Random) -> list[list[Edit]]:
    """Return what is planted in each report: the kinds in equal parts as far as they go, one a sentence."""
    plan: list[list[Edit]] = [[] for _ in found]
    for kinds, total, each in (
        ([*DIFFERENCES], DIFFERENCE_COUNT, PLANTS_EACH),
        ([*TRAPS, *WHOLE], TRAP_COUNT, PLANTS_EACH + TRAPS_EACH),
    ):
        left = {kind: [(n, e) for n, edits in enumerate(found) for e in edits if e.kind == kind] for kind in kinds}
        for rest in left.values():
            random.shuffle(rest)
        placed = Counter(dict.fromkeys(kinds, 0))
        while sum(placed.values()) < total and (open_kinds := [kind for kind in kinds if left[kind]]):
            kind = min(open_kinds, key=lambda kind: placed[kind])
            n, candidate = left[kind].pop()
            taken = {e.sentence for e in plan[n]}
            if len(plan[n]) < each and candidate.sentence not in taken:
                plan[n].append(candidate)
                placed[kind] += 1
    return plan


def copy(original: Parse, edits: list[Edit], day: date, random: Random) -> tuple[str, list[Planted]]:
    """Return the altered copy of a report as a text file, and where each thing stands that was planted."""
    marks = {e.sentence: n for n, e in enumerate(edits)}
    paragraphs: dict[int, list[Draft]] = {}
    title: Draft | None = None
    for number, sentence in enumerate(original.sentences):
        if original.report.headline is not None and original.report.headline.contains(sentence.span):
            continue
        mark = marks.get(number)
        words = draft(original, sentence)
        edited = changed(words, edits[mark].change, mark) if mark is not None else words
        title = title or headline(original, sentence, edited) or None
        if mark is not None and (way := WHOLE.get(edits[mark].kind)):
            edited = changed(way(original, sentence, words, random) or words, edits[mark].change, mark)
        retold = told_anew(original, sentence, edited, edits[mark].kind if mark is not None else None, random)
        paragraphs.setdefault(sentence.paragraph, []).extend(retold)
    body = [joined(drafts, random) for drafts in shuffled(list(paragraphs.values()), random)]
    return written_out(original, day, title, body, edits)


def told_anew(original: Parse, sentence: Sentence, words: Draft, kind: str | None, random: Random) -> list[Draft]:
    """Return the sentence or sentences that say a sentence otherwise; a trap of the whole sentence is that one way."""
    if kind in WHOLE or sentence.last - sentence.first > MOST:
        return [words]
    if random.random() < SPLIT and (parts := split(original, sentence, words)):
        return list(parts)
    return [paraphrase(original, sentence, words, random)]


def headline(original: Parse, sentence: Sentence, words: Draft) -> Draft:
    """Return the heart of a lead as a headline: its subject, verb and object without articles; empty where unclear."""
    top = root(original, sentence)
    clause = child(original, top, "ccomp")
    verb = clause if clause is not None and top.lemma in SAYING else top
    core = {"nsubj", "nsubjpass", "aux", "auxpass", "neg", "dobj", "attr", "prep", "prt", "xcomp", "agent"}
    kept = {verb.index}
    for part in (original.tokens[n] for n in original.children[verb.index]):
        if part.dep in core and (part.dep != "prep" or part.index > verb.index):
            kept.update(original.subtree(part.index))
    for token in (original.tokens[n] for n in sorted(kept)):
        if token.dep in ("relcl", "appos", "acl", "advcl"):
            kept -= set(original.subtree(token.index)) | {original.tokens[original.subtree(token.index)[0]].index - 1}
    said = [w for w in words if w.token in kept and w.text.lower() not in ("a", "an", "the", ",")]
    return tuple(said) if 4 <= len(said) <= 20 and verb.pos == "VERB" and not quotes(said) else ()


def joined(drafts: list[Draft], random: Random) -> list[Draft]:
    """Return a paragraph with short neighbouring sentences joined, of which none bears a mark."""
    found: list[Draft] = []
    for words in drafts:
        both = merged(found[-1], words) if found and random.random() < MERGED else None
        if both is not None and all(word.mark is None for word in both):
            found[-1] = both
        else:
            found.append(words)
    return found


def shuffled(paragraphs: list[list[Draft]], random: Random) -> list[list[Draft]]:
    """Return the paragraphs with some neighbours exchanged, the lead first, those that lean on another in place."""
    found = list(paragraphs)
    for n in range(1, len(found) - 2, 2):
        opening = [found[m][0][0].text.lower() for m in (n, n + 1, n + 2)]
        if not LEANING & set(opening) and random.random() < SWAPPED:
            found[n], found[n + 1] = found[n + 1], found[n]
    return found


def written_out(
    original: Parse, day: date, title: Draft | None, body: list[list[Draft]], edits: list[Edit]
) -> tuple[str, list[Planted]]:
    """Return a copy as a text file with the places of its marks."""
    head, marks = render(original, title) if title else (original.report.title or "", [])
    text = file_of("The Second Courier", day, head, ())[: -len(head) - 1]
    places = [(mark, start + len(text), end + len(text)) for mark, start, end in marks]
    text += head
    for drafts in body:
        for n, words in enumerate(drafts):
            text += " " if n else "\n\n"
            piece, marks = render(original, words)
            places += [(mark, start + len(text), end + len(text)) for mark, start, end in marks]
            text += piece
    spans = defaultdict(list)
    for mark, start, end in places:
        spans[mark].append(Span(start, end))
    return text + "\n", [Planted(e.kind, e.original, tuple(spans[n])) for n, e in enumerate(edits) if spans[n]]


# --- scoring ------------------------------------------------------------------------------------------------------


class Pair(NamedTuple):
    """An original and its altered copy as text, and what was planted."""

    name: str
    original: str
    copy: str
    planted: list[Planted]


def pairs(sources: list[Source], seed: int) -> list[Pair]:
    """Return each source with its altered copy, the same for the same seed."""
    random = Random(seed)
    texts = [file_of("The First Gazette", s.day, s.headline, s.paragraphs) for s in sources]
    reads = [parsed(text) for text in texts]
    plan = chosen([[*candidates(original, s.day, random)] for original, s in zip(reads, sources, strict=True)], random)
    made = (copy(original, edits, s.day, random) for original, edits, s in zip(reads, plan, sources, strict=True))
    return [Pair(s.name, text, *each) for s, text, each in zip(sources, texts, made, strict=True)]


def compared(pair: Pair) -> Comparison:
    """Return the comparison of a pair by the public interface, each report a file."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("a", pair.original), ("b", pair.copy)):
            (Path(folder) / f"{name}.txt").write_text(text, encoding="utf-8")
        return compare(folder)


def touches(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    """Return whether any of some spans overlaps any of others."""
    return any(a.overlaps(b) for a in spans for b in others)


class Outcome(NamedTuple):
    """How far one planted thing came: joined in one claim, read in its slot on both sides, cited by which slots."""

    joined: bool
    read: bool
    slots: frozenset[str]


def outcome(found: Comparison, planted: Planted) -> Outcome:
    """Return whether one claim holds both sides of a planted thing, whether both are read, and what is shown of it."""
    sides = {r.id: planted.left if Path(r.location).stem == "a" else planted.right for r in found.story.reports}
    reach = {s.id: (*s.content, *s.source, *s.cue) for a in found.story.analyses for s in a.statements}
    held = any(
        len({r.report for r in claim.readings if touches(reach[r.statement], sides[r.report])}) == 2
        for claim in found.claims
    )
    slots = {
        d.on
        for d in found.differences
        if not d.revised and len({p.report for p in d.because if touches([p.span], sides[p.report])}) == 2
    }
    return Outcome(held, read_apart(found, planted.kind, sides), frozenset(slots))


def read_apart(found: Comparison, kind: str, sides: dict[str, tuple[Span, ...]]) -> bool:
    """Return whether each report's analysis holds something of the slot's kind there, and not the same of both."""
    seen = []
    for analysis in found.story.analyses:
        spans = sides[analysis.report.id]
        near = [m for m in analysis.mentions if touches([m.span], spans)]
        told = [s for s in analysis.clauses if touches((*s.content, *s.source, *s.cue), spans)]
        values: dict[str, set[object]] = {
            "number": {m.quantity for m in near if m.quantity},
            "date": {m.timex for m in near if m.timex},
            "place": {m.span.of(analysis.report.text) for m in near if m.form == "name"},
            "person": {m.span.of(analysis.report.text) for m in near if m.form == "name"},
            "polarity": {s.polarity for s in told},
            "certainty": {s.certainty for s in told},
            "attribution": {(s.voice, *(span.of(analysis.report.text) for span in s.source)) for s in told},
        }
        seen.append(values.get(kind, set()))
    return all(seen) and seen[0] != seen[1]


def main() -> None:
    """Plant, compare, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, nargs="+", required=True)
    parser.add_argument("--meantime", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, help="leave the pairs in this folder")
    parser.add_argument("--errors", action="append", default=[], help="show what was missed or taken of this kind")
    arguments = parser.parse_args()
    sources = [*from_stories(arguments.stories), *(from_meantime(arguments.meantime) if arguments.meantime else ())]
    n: Counter[tuple[str, str]] = Counter()
    for pair in pairs(sources, arguments.seed):
        if arguments.write:
            write(arguments.write, pair)
        found = compared(pair)
        outcomes = [outcome(found, planted) for planted in pair.planted]
        n["", "shown"] += sum(not d.revised for d in found.differences)
        for planted, each in zip(pair.planted, outcomes, strict=True):
            count(n, planted, each)
            if planted.kind in arguments.errors and (planted.kind in each.slots) != (not planted.is_trap):
                show(pair, planted, each)
    report(n)


def write(folder: Path, pair: Pair) -> None:
    """Leave a pair in a folder of its own, to be original."""
    target = folder / re.sub(r"\W+", "-", pair.name)[-60:]
    target.mkdir(parents=True, exist_ok=True)
    (target / "a.txt").write_text(pair.original, encoding="utf-8")
    (target / "b.txt").write_text(pair.copy, encoding="utf-8")


def count(n: Counter[tuple[str, str]], planted: Planted, each: Outcome) -> None:
    """Add one planted thing to the counts."""
    hit = bool(each.slots) if planted.is_trap else planted.kind in each.slots
    n[planted.kind, "planted"] += 1
    n[planted.kind, "joined"] += each.joined
    n[planted.kind, "read"] += each.joined and each.read
    n[planted.kind, "hit"] += hit
    n[planted.kind, "elsewhere"] += bool(each.slots) and not hit


def show(pair: Pair, planted: Planted, each: Outcome) -> None:
    """Print a planted thing with the sentences around it."""
    print(f"{planted.kind}: {'joined' if each.joined else 'not joined'}, shown as {sorted(each.slots)}  {pair.name}")
    for text, spans in ((pair.original, planted.left), (pair.copy, planted.right)):
        start = max(text.rfind("\n", 0, spans[0].start), text.rfind(". ", 0, spans[0].start) + 1) + 1
        end = min(e for e in (text.find("\n", spans[-1].end), text.find(". ", spans[-1].end)) if e >= 0)
        words = " ".join(span.of(text) for span in spans)
        print(f"   [{words[:80]}] {text[start : end + 1].strip()}")


def report(n: Counter[tuple[str, str]]) -> None:
    """Print recall of the differences with how far each came, and the share of traps taken, by kind."""
    for name, kinds in (("differences", [*DIFFERENCES]), ("traps", [*TRAPS, *WHOLE])):
        total, hit, held = (sum(n[kind, key] for kind in kinds) for key in ("planted", "hit", "joined"))
        print(f"{name}: {hit} of {total} shown, {hit / max(total, 1):.3f}; in one claim {held / max(total, 1):.3f}")
        for kind in kinds:
            each = max(n[kind, "planted"], 1)
            line = f"  {kind:15} {n[kind, 'hit']:3} of {n[kind, 'planted']:3}  {n[kind, 'hit'] / each:.3f}"
            if kind in DIFFERENCES:
                line += f"  in one claim {n[kind, 'joined']:3}  and read apart {n[kind, 'read']:3}"
                line += f"  shown in another slot {n[kind, 'elsewhere']:3}"
            print(line)
    print(f"differences shown in all: {n['', 'shown']}")


if __name__ == "__main__":
    main()
