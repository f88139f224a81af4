"""Score the link stage on given mentions: ECB+ (entities), NewsWCL50 (concepts) and MEANTIME (entities).

    python benchmarks/identity.py [--ecbplus DATA/ecbplus] [--newswcl50 DATA/newswcl50] [--meantime DATA/meantime]
        [--collation DATA/collation --scorer SCORERS --folds FOLDS]

The given mentions are the annotators' spans. Each is linked as the mention of our own mention stage that has the same
head word, so that the same code decides as in a comparison; where our stage has none, one is made of the given span.
What is in no cluster stands alone. A group is a topic of ECB+ (both of its subtopics), an event of NewsWCL50, a corpus
of MEANTIME: mentions of two groups are never compared, and clusters of all groups are scored together.

MUC: links (Vilain et al. 1995). B-cubed: mentions (Bagga and Baldwin 1998). CEAFe: clusters, paired one to one for the
largest sum of 2|K∩R|/(|K|+|R|) (Luo 2005). CoNLL: the mean of the three F1. Singletons count; in MUC they have no
links. The baseline puts all mentions of a group with one head lemma into one cluster.

The annotated stories give no mentions but labels: there ours are found and linked, no later stage is run, and the
scorer that judges whole comparisons judges the labels. Since the link stage is fitted on these stories, FOLDS gives
the trees of training/link/bearers.py and the encoder of training/encoder/fit.py that did not see each. Some of the
stories are of ECB+: with FOLDS given mentions are linked with trees that saw none of these, without-ecb/link.npz, and
read by the encoder of a fold that held out every story of their topic.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from meantime import TIGHT, articles, report

from rashomon import compare
from rashomon.export.as_json import comparison_json
from rashomon.link import link, partition
from rashomon.link.weights import Weights, fitted, load, read_reader
from rashomon.mention import made, mention
from rashomon.mention.roles import kind_of
from rashomon.model import Analysis, Mention, MentionForm, Parse, Span, Story, Tables, Traced
from rashomon.parse import parse
from rashomon.pipeline import Pipeline

Clusters = Sequence[frozenset[Hashable]]
# Concepts of NewsWCL50; its other code, PROPERTY, says how a concept is painted and names nothing.
CONCEPTS = frozenset({"ACTOR", "ACTOR-I", "COUNTRY", "GROUP", "OBJECT", "MISC", "EVENT", "ACTION"})


class Gold(NamedTuple):
    """A mention that the annotators gave: its report, its place and its chain."""

    report: str
    span: Span
    chain: str


class Group(NamedTuple):
    """Texts by name that are read together, with the mentions given in them."""

    texts: dict[str, str]
    mentions: list[Gold]


class Score(NamedTuple):
    """Precision, recall and F1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean, 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


# --- the measures --------------------------------------------------------------------------------------------------


def muc(key: Clusters, response: Clusters) -> Score:
    """Return MUC: the share of the links of one side that the other has."""

    def share(one: Clusters, other: Clusters) -> float:
        owner = owners(other)
        kept = sum(len(c) - len({owner.get(m, m) for m in c}) for c in one)
        total = sum(len(c) - 1 for c in one)
        return kept / total if total else 0.0

    return Score(share(response, key), share(key, response))


def b_cubed(key: Clusters, response: Clusters) -> Score:
    """Return B-cubed: for each mention, the share of its cluster on one side that the other side has with it."""

    def share(one: Clusters, other: Clusters) -> float:
        owner = owners(other)
        total = 0.0
        for cluster in one:
            met: dict[int, int] = defaultdict(int)
            for each in cluster:
                if each in owner:
                    met[owner[each]] += 1
            total += sum(n * n for n in met.values()) / len(cluster)
        size = sum(len(cluster) for cluster in one)
        return total / size if size else 0.0

    return Score(share(response, key), share(key, response))


def ceaf_e(key: Clusters, response: Clusters) -> Score:
    """Return CEAFe: the likeness of clusters paired one to one for the largest sum, by the number of clusters."""
    owner = owners(response)
    likeness: dict[tuple[int, int], float] = {}
    for number, cluster in enumerate(key):
        for other in {owner[m] for m in cluster if m in owner}:
            likeness[number, other] = 2 * len(cluster & response[other]) / (len(cluster) + len(response[other]))
    total = sum(best_pairs(part) for part in components(likeness))
    return Score(total / len(response) if response else 0.0, total / len(key) if key else 0.0)


def owners(clusters: Clusters) -> dict[Hashable, int]:
    """Return the number of the cluster of each mention."""
    return {each: number for number, cluster in enumerate(clusters) for each in cluster}


def components(likeness: Mapping[tuple[int, int], float]) -> Iterator[dict[tuple[int, int], float]]:
    """Yield the parts of a bipartite graph that share no cluster: each can be paired by itself."""
    left: dict[int, list[int]] = defaultdict(list)
    right: dict[int, list[int]] = defaultdict(list)
    for one, other in likeness:
        left[one].append(other)
        right[other].append(one)
    seen: set[int] = set()
    for start in left:
        if start in seen:
            continue
        stack, part = [start], {}
        seen.add(start)
        while stack:
            one = stack.pop()
            for other in left[one]:
                part[one, other] = likeness[one, other]
                new = [each for each in right[other] if each not in seen]
                seen.update(new)
                stack += new
        yield part


def best_pairs(likeness: Mapping[tuple[int, int], float]) -> float:
    """Return the largest sum of a one-to-one pairing (the Hungarian method, shortest augmenting paths)."""
    rows, columns = sorted({a for a, _ in likeness}), sorted({b for _, b in likeness})
    if len(rows) > len(columns):
        return best_pairs({(b, a): value for (a, b), value in likeness.items()})
    cost = [[-likeness.get((a, b), 0.0) for b in columns] for a in rows]
    potential, price = [0.0] * (len(rows) + 1), [0.0] * (len(columns) + 1)
    match = [0] * (len(columns) + 1)
    for row in range(1, len(rows) + 1):
        match[0], column = row, 0
        least, way = [float("inf")] * (len(columns) + 1), [0] * (len(columns) + 1)
        used = [False] * (len(columns) + 1)
        while match[column]:
            used[column], here, step, following = True, match[column], float("inf"), 0
            for j in range(1, len(columns) + 1):
                if not used[j]:
                    value = cost[here - 1][j - 1] - potential[here] - price[j]
                    if value < least[j]:
                        least[j], way[j] = value, column
                    if least[j] < step:
                        step, following = least[j], j
            for j in range(len(columns) + 1):
                if used[j]:
                    potential[match[j]] += step
                    price[j] -= step
                else:
                    least[j] -= step
            column = following
        while column:
            match[column], column = match[way[column]], way[column]
    return -sum(cost[match[j] - 1][j - 1] for j in range(1, len(columns) + 1) if match[j])


MEASURES: dict[str, Callable[[Clusters, Clusters], Score]] = {"MUC": muc, "B-cubed": b_cubed, "CEAFe": ceaf_e}


def conll(key: Clusters, response: Clusters) -> float:
    """Return the mean F1 of MUC, B-cubed and CEAFe."""
    return sum(measure(key, response).f1 for measure in MEASURES.values()) / len(MEASURES)


# --- what is given -------------------------------------------------------------------------------------------------


def ecbplus(folder: Path, part: str) -> Iterator[Group]:
    """Yield the topics of a part ("Train", "Dev") with their entity mentions; each sentence is a paragraph."""
    words: dict[tuple[str, int], list[str]] = defaultdict(list)
    for line in (folder / f"ECB_{part}_corpus.txt").read_text(encoding="utf-8").splitlines():
        if len(fields := line.split("\t")) == 5:
            words[fields[0], int(fields[1])].append(fields[3])
    texts: dict[str, str] = defaultdict(str)
    places: dict[tuple[str, int], list[Span]] = {}
    for (name, number), tokens in words.items():
        if texts[name]:
            texts[name] += "\n"
        texts[name], places[name, number] = joined(texts[name], tokens)
    groups: dict[str, list[Gold]] = defaultdict(list)
    for each in json.loads((folder / f"ECB_{part}_Entity_gold_mentions.json").read_text(encoding="utf-8")):
        at, numbers = places[each["doc_id"], each["sent_id"]], each["tokens_number"]
        span = Span(at[min(numbers)].start, at[max(numbers)].end)
        groups[each["doc_id"].split("_")[0]].append(Gold(each["doc_id"], span, each["coref_chain"]))
    for topic, mentions in sorted(groups.items()):
        yield Group({n: t for n, t in texts.items() if n.split("_")[0] == topic}, mentions)


def joined(text: str, tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """Return a text with tokens put after it, blanks where English writes them, and the place of each token."""
    places = []
    for number, token in enumerate(tokens):
        tight = token in TIGHT or token.startswith("'") or token == "n't" or text.endswith(("(", "[", "$", "\n"))
        text += ("" if not number or tight else " ") + token
        places.append(Span(len(text) - len(token), len(text)))
    return text, places


def newswcl50(folder: Path) -> Iterator[Group]:
    """Yield the events with the mentions of their concepts; an article's lines are its sentences."""
    groups: dict[str, Group] = defaultdict(lambda: Group({}, []))
    for each in json.loads((folder / "mentions.json").read_text(encoding="utf-8")):
        event, outlet, line, _ = each["id"].split("_")
        name, group = f"{event}_{outlet}", groups[event]
        if name not in group.texts:
            path = folder / f"event_{event}" / f"orientation_{outlet}" / f"{name}_sent.txt"
            group.texts[name] = path.read_text(encoding="utf-8")
        if each["code_type"] in CONCEPTS:
            lines = group.texts[name].split("\n")
            start = sum(len(before) + 1 for before in lines[: int(line)])
            taken = {gold.span for gold in group.mentions if gold.report == name}
            places = [m.start() + start for m in re.finditer(re.escape(each["code_mention"]), lines[int(line)])]
            spans = [Span(place, place + len(each["code_mention"])) for place in places]
            if free := [span for span in spans if span not in taken]:
                group.mentions.append(Gold(name, free[0], each["code_name"]))
    yield from (groups[event] for event in sorted(groups))


def meantime(folder: Path) -> Iterator[Group]:
    """Yield the corpora with the entity mentions that refer to an instance."""
    groups: dict[str, Group] = defaultdict(lambda: Group({}, []))
    for article in articles(folder, "intra_cross-doc_annotation"):
        group = groups[article.corpus]
        group.texts[article.name] = article.text
        marks = {mark.get("m_id"): mark for mark in article.root.find("Markables") or []}
        for relation in article.root.iter("REFERS_TO"):
            target = marks.get(member(relation, "target"))
            if target is None or target.tag != "ENTITY":
                continue
            chain = target.get("instance_id") or f"{article.name} {target.get('m_id')}"
            for source in relation.findall("source"):
                places = [article.places[t] for t in article.tokens(marks[source.get("m_id")])]
                span = Span(min(p[0] for p in places), max(p[1] for p in places))
                group.mentions.append(Gold(article.name, span, chain))
    yield from (groups[name] for name in sorted(groups))


def member(relation: ElementTree.Element, role: str) -> str | None:
    """Return the id of a relation's first member in a role."""
    found = relation.find(role)
    return found.get("m_id") if found is not None else None


# --- linking what is given -------------------------------------------------------------------------------------------


def linked(group: Group, weights: Weights | None = None) -> tuple[list[frozenset[Hashable]], list[frozenset[Hashable]]]:
    """Return the linker's and the baseline's clusters of a group's given mentions."""
    given: dict[str, list[Gold]] = defaultdict(list)
    for gold in group.mentions:
        given[gold.report].append(gold)
    analyses, stands_for, lemmas = [], {}, defaultdict(set)
    for name, text in sorted(group.texts.items()):
        parsed = parse(report(name, text))
        found = mention(parsed)
        own = {m.head: m for m in found if m.form != "value"}
        times = [m for m in found if m.kind == "time" and m.timex and m.timex.value]
        for gold in given[name]:
            head = head_of(parsed, gold.span)
            place = parsed.span(head, head + 1)
            time = next((m for m in times if m.span.contains(place)), None)
            stands_for[gold] = (time or own.setdefault(place, made_of(parsed, gold.span, head))).id
            lemmas[parsed.tokens[head].lemma.lower()].add(gold)
        mentions = (*own.values(), *times)
        analyses.append(Analysis(parsed, tuple(sorted(mentions, key=lambda m: (m.span, m.kind, m.form))), ()))
    clusters = partition(Story("y1:given", tuple(analyses)), weights)
    return gathered(group.mentions, lambda gold: clusters[stands_for[gold]]), [frozenset(v) for v in lemmas.values()]


def gathered(mentions: Iterable[Gold], key: Callable[[Gold], Hashable]) -> list[frozenset[Hashable]]:
    """Return the mentions that have one key together."""
    groups: dict[Hashable, set[Hashable]] = defaultdict(set)
    for gold in mentions:
        groups[key(gold)].add(gold)
    return [frozenset(group) for group in groups.values()]


def head_of(parsed: Parse, span: Span) -> int:
    """Return the head of a span: its first token whose own head lies outside, or what a preposition there governs."""
    tokens = parsed.tokens
    inside = parsed.inside(span) or parsed.inside(Span(span.start - 20, span.end))[-1:]
    head = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), inside[-1])
    governed = [i for i in parsed.children[head] if tokens[i].dep == "pobj" and i in inside]
    return governed[0] if tokens[head].pos in ("ADP", "SCONJ") and governed else head


def made_of(parsed: Parse, span: Span, head: int) -> Mention:
    """Return a mention for a given span whose head ours has not: a role where it is a common noun, else a name."""
    token = parsed.tokens[head]
    kind = kind_of(token)
    capital = token.text[:1].isupper() and not token.text.isupper()
    form: MentionForm = "name" if capital or token.pos == "PROPN" else "role"
    if token.pos == "PRON" or token.tag in ("WP", "WDT", "WP$", "PRP", "PRP$"):
        form = "pronoun"
    return made(parsed, span, kind or "thing", "role" if kind else form, parsed.span(head, head + 1))


def evaluate(name: str, groups: Iterable[Group], weights_for: Callable[[Group], Weights]) -> None:
    """Link, score and print, the baseline beside it."""
    key: list[frozenset[Hashable]] = []
    ours: list[frozenset[Hashable]] = []
    base: list[frozenset[Hashable]] = []
    count = 0
    for group in groups:
        response, baseline = linked(group, weights_for(group))
        key += gathered(group.mentions, lambda gold: gold.chain)
        ours, base, count = ours + response, base + baseline, count + len(set(group.mentions))
    print(f"{name}: {count} mentions, {len(key)} chains")
    for who, response in (("linked", ours), ("same head lemma", base)):
        told = (f"{m} P {s.precision:.3f} R {s.recall:.3f} F1 {s.f1:.3f}" for m, s in
                ((m, measure(key, response)) for m, measure in MEASURES.items()))  # fmt: skip
        print(f"  {who:16}", *told, f"CoNLL {100 * conll(key, response):.1f}", sep="  ")


def unseen(folds: Path) -> Callable[[Group], Weights]:
    """Return what gives a topic of ECB+ the weights that saw none of its texts, save as mentions of ECB+ train.

    A fold holds out a story with all others of its topic.
    """
    fold_of = json.loads((folds / "folds.json").read_text(encoding="utf-8"))

    def weights(group: Group) -> Weights:
        topic = group.mentions[0].report.split("_")[0]
        held = [fold for name, fold in sorted(fold_of.items()) if name in (f"ecb-{topic}ecb", f"ecb-{topic}ecbplus")]
        return fitted(folds / "without-ecb", read_reader(folds / f"fold-{(held or [0])[0]}"))

    return weights


def labels(data: Path, scorer: Path, folds: Path) -> None:
    """Read the annotated stories, link each with weights that did not see it, and print the score of the labels."""
    sys.path.insert(0, str(scorer))
    import collation

    bare = Pipeline(
        attribute=lambda parse, mentions: (),
        group=lambda analyses: (Story("y1:given", tuple(analyses)),),
        align=lambda story, linked: (),
        differ=lambda story, linked, claims, tolls: (),
        trace=lambda story, linked, claims: Traced(()),
        tabulate=lambda story, linked, claims: Tables(),
    )
    fold_of = json.loads((folds / "folds.json").read_text(encoding="utf-8"))
    weights = {fold: fitted(folds / f"fold-{fold}") for fold in sorted(set(fold_of.values()))}
    with tempfile.TemporaryDirectory() as place:
        folders = []
        for gold in sorted(data.glob("*/gold.json")):
            folders.append(Path(place) / gold.parent.name)
            shutil.copytree(gold.parent, folders[-1])
            unseen = replace(bare, link=partial(link, weights=weights[fold_of[gold.parent.name]]))
            comparison = compare(sorted(folders[-1].glob("*.txt")), pipeline=unseen)
            (folders[-1] / "comparison.json").write_bytes(comparison_json(comparison))
        n = collation.score(folders)
    joined, merged = n["label joined"] / n["label pairs"], n["other joined"] / n["other pairs"]
    print(f"{len(folders)} stories: labels joined {joined:.3f} of {n['label pairs']}, ", end="")
    print(f"false merges {merged:.3f} of {n['other pairs']}")


def main() -> None:
    """Score each set that is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("ecbplus", "newswcl50", "meantime", "collation", "scorer", "folds"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--part", default="Dev", choices=("Dev", "Train"), help="of ECB+; tuning is done on Train")
    arguments = parser.parse_args()
    weights = fitted(arguments.folds / "without-ecb", load().reader) if arguments.folds else load()
    if arguments.ecbplus:
        name = f"ECB+ {arguments.part}, entities within a topic"
        of_topic = unseen(arguments.folds) if arguments.folds else lambda group: weights
        evaluate(name, ecbplus(arguments.ecbplus, arguments.part), of_topic)
    if arguments.newswcl50:
        evaluate("NewsWCL50, concepts within an event", newswcl50(arguments.newswcl50), lambda group: weights)
    if arguments.collation and arguments.scorer and arguments.folds:
        labels(arguments.collation, arguments.scorer, arguments.folds)
    if arguments.meantime:
        evaluate("MEANTIME, entities within a corpus", meantime(arguments.meantime), lambda group: weights)


if __name__ == "__main__":
    main()
