"""Speech that the layout attributes, where no sentence does.

A quotation under a line that ends in a colon, a quotation signed with a dash and a name, a transcript whose paragraphs
begin with the speaker's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rashomon.attribute.cast import Cast
from rashomon.attribute.kind import ANONYMOUS, DOCUMENT, OFFICES, POLL
from rashomon.attribute.outlets import MEDIA, like_outlet
from rashomon.attribute.quotation import covers
from rashomon.grammar import RELATIVES, STAFF, SUBJECTS, WORDLESS
from rashomon.model import Attribution, Parse, Sentence, Span, Statement, Token, hull

# What stands after a quotation that is signed: a dash, a name of one to five words, perhaps a few words more.
SIGNED = re.compile(r"[”\"»]?\s*([―—–-]{1,2})\s*((?:[A-Z][\w.’'-]*\s?){1,5})(?:,[^.!?\n]{0,80})?[\s.]*$")
# A post that stands in a report ends with a link, and with who sent it and when.
POSTED = re.compile(r"(?:(?:[@#]|pic\.|https?:)\S*\s)*(?:[―—–-] )?(?:[\w.’'-]+ ){1,4}\(@\w+\)[ \w,]{0,20}|pic\.\S+")
# How a paragraph of a transcript begins: the speaker in capitals, or Q and A, who are nobody in particular.
LABELLED = re.compile(r"[“\"]?(?:((?:[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}))(?=:)|[QA](?=[:.]))([:.])\s+(?=\S)")
# Who speaks at a headline's colon: "officials", "study", "sources", a person or an outlet by name; in a few words.
SPEAKERS = (ANONYMOUS | OFFICES | DOCUMENT | MEDIA | POLL) - {
    "video",
    "audio",
    "photo",
    "photograph",
    "plan",
    "page",
    "list",
    "blog",
}
# Documents before a colon that are what it is about: "Pension bill: senate votes".
ABOUT = frozenset(
    "bill law act agreement treaty ruling decision order plan contract rule code constitution charter resolution "
    "budget decree petition book column editorial text message article story post tweet speech testimony".split()
)
# Events and kinds of articles, whatever a name tagger takes them for in capitals.
TOPICS = frozenset(
    "meeting debate election vote recall fire strike attack crisis deal talk summit war trial case row storm crash "
    "shooting raid protest scandal probe visit update timeline review profile interview opinion explainer hearing race "
    "quake earthquake flood merger takeover lockdown outbreak anniversary final match".split()
)
LONGEST_SPEAKER, FEWEST_WORDS = 4, 3
# Subjects that are no speaker: "It began like this:".
NOBODY = frozenset({"it", "this", "that", "there", "what", "which"})
# One such paragraph may be chance; a transcript has more.
FEWEST = 2


def laid_out(cast: Cast, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions that the layout makes; those that ``found`` holds already are passed over."""
    parse, marks = cast.parse, cast.marks
    made = [*headlined(cast, found), *introduced(parse, marks), *signed(parse, marks), *labelled(parse)]
    return tuple(each for each in made if not any(is_told(other, each.content[0]) for other in found))


def is_told(found: Attribution, content: Span) -> bool:
    """Return whether an attribution tells already what the layout does; one within the content is another's word."""
    within = bool(found.source) and all(content.contains(span) for span in (*found.source, *found.cue))
    return covers(found, content) and not within


def headlined(cast: Cast, found: Sequence[Attribution] = ()) -> list[Attribution]:
    """Return the attribution that a colon in the headline makes: "Dam unsafe: report", "Police: Driver had fled".

    Words in which ``found`` knows a cue are a clause and no speaker: "Ruiz Attacks Mayor: Council Adjourns".
    """
    parse, place = cast.parse, cast.parse.report.headline
    if place is None:
        return []
    text = parse.report.text
    for colon in (m.start() for m in re.finditer(r":\s", place.of(text))):
        before, after = Span(place.start, place.start + colon), Span(place.start + colon + 1, place.end)
        for source, content in ((after, before), (before, after)):
            topic = source is before and is_topic(parse, before, after)
            topic = topic or trimmed(source, text).of(text).casefold() in cast.things
            acts = any(source.contains(cue) for each in found for cue in each.cue)
            named = (speaks(parse, source) and not acts) or (source is after and closes(cast, source))
            if named and not topic and len(content.of(text).split()) >= FEWEST_WORDS:
                cue = Span(before.end, before.end + 1)
                return [Attribution((trimmed(content, text),), (trimmed(source, text),), (cue,), (), "none")]
    return []


def under_topics(cast: Cast, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions without those that give what stands after a headline's colon to its topic."""
    text, place = cast.parse.report.text, cast.parse.report.headline
    return [each for each in found if not (place and is_colon(each, place, text) and gives_to_topic(cast, each))]


def is_colon(attribution: Attribution, place: Span, text: str) -> bool:
    """Return whether an attribution's cue is nothing but a colon within a span."""
    return len(attribution.cue) == 1 and place.contains(attribution.cue[0]) and attribution.cue[0].of(text) == ":"


def gives_to_topic(cast: Cast, attribution: Attribution) -> bool:
    """Return whether all sources of an attribution are its topic, or things that do not speak."""
    parse, content = cast.parse, hull(attribution.content)
    lasts = [(span, parse.tokens[parse.inside(span)[-1]]) for span in attribution.source if parse.inside(span)]
    # One word with a capital may be a name that the parser does not know.
    nouns = [(span, last) for span, last in lasts if last.pos == "NOUN" and last.start not in cast.roles]
    things = {last.index for span, last in nouns if last.text.islower() or " " in span.of(parse.report.text)}
    return all(
        (span.start < content.start and is_topic(parse, span, content))
        or span.of(parse.report.text).casefold() in cast.things
        or (last.index in things and not names_speaker(parse, span))
        for span, last in lasts
    )


def is_topic(parse: Parse, source: Span, content: Span) -> bool:
    """Return whether words before a colon are what the words after it are about, rather than who says them.

    They are where they end in an event, a law or a year, or where an article about them follows: "what it means".
    """
    words, after = ([t for t in parse.tokens_in(span) if t.pos not in WORDLESS] for span in (source, content))
    if not words or not after:
        return False
    about = words[-1].lemma.lower() in ABOUT | TOPICS or words[-1].text.isdigit()
    return about or after[0].tag in RELATIVES


def speaks(parse: Parse, span: Span) -> bool:
    """Return whether a few words at a headline's colon name somebody or something that speaks."""
    words = [n for n in parse.inside(span) if parse.tokens[n].pos not in WORDLESS]
    return len(words) <= LONGEST_SPEAKER and names_speaker(parse, span)


def closes(cast: Cast, span: Span) -> bool:
    """Return whether a headline ends in no more than who speaks by trade, after a colon: "…: dam inspectors"."""
    tokens = [t for t in cast.parse.tokens_in(span) if t.pos not in WORDLESS]
    nominal = all(token.pos in {"NOUN", "PROPN", "ADJ", "DET"} for token in tokens)
    return nominal and bool(tokens) and len(tokens) <= LONGEST_SPEAKER and tokens[-1].start in cast.roles


def names_speaker(parse: Parse, span: Span) -> bool:
    """Return whether some words end in a noun for who speaks or in a person's name, or name an outlet."""
    tokens = [t for t in parse.tokens_in(span) if t.pos not in WORDLESS]
    if not tokens:
        return False
    last = tokens[-1]
    named = any(n.label == "PERSON" and n.first <= last.index < n.last for n in parse.names)
    # "Miners return: …" tells an act, and of no return.
    noun = last.lemma.lower() in SPEAKERS and not any(t.dep in SUBJECTS for t in parse.below(last))
    return named or noun or like_outlet(span.of(parse.report.text))


def trimmed(span: Span, text: str) -> Span:
    """Return a span without white space and marks at its edges."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(' \t"“‘'))
    return Span(start, start + len(words.strip(' \t"“‘.”’')))


def only_signs(parse: Parse, statement: Statement) -> bool:
    """Return whether a clause is no more than how a post ends: "pic.twitter.com/Ab1 — Ana Ruiz (@aruiz) May 3"."""
    return POSTED.fullmatch(statement.span.of(parse.report.text)) is not None


def signed(parse: Parse, marks: Sequence[Span]) -> list[Attribution]:
    """Return an attribution for each paragraph that is a quotation signed with a name: "We lost all." — Ana Ruiz."""
    text, made = parse.report.text, []
    for paragraph in parse.report.paragraphs:
        inside = [mark for mark in marks if paragraph.contains(mark)]
        if len(inside) != 1 or inside[0].start > paragraph.start + 1:
            continue
        rest = SIGNED.match(text, inside[0].end, paragraph.end)
        if rest is not None:
            name = Span(rest.start(2), rest.start(2) + len(rest[2].rstrip(" .")))
            made.append(Attribution((inside[0],), (name,), (Span(*rest.span(1)),), (), "direct"))
    return made


def labelled(parse: Parse) -> list[Attribution]:
    """Return an attribution for each paragraph of a transcript that begins with its speaker: "MAYOR: We wait."

    Who asks at "Q:" and answers at "A." the label does not say: these have no source, nor has what
    "REPORTER:" marks.
    """
    text, made = parse.report.text, []
    for paragraph in parse.report.paragraphs:
        label = LABELLED.match(text, paragraph.start, paragraph.end)
        if label is not None:
            content = Span(label.end(), paragraph.end)
            source = (Span(*label.span(1)),) if label[1] and label[1] not in STAFF else ()
            cue = Span(*label.span(2)) if source else Span(label.start(), label.end(2))
            made.append(Attribution((content,), source, (cue,), (), "direct"))
    # "A." alone may number a list.
    asked = any(is_asker(each.cue[0].of(text)) in {"Q", *STAFF} for each in made if not each.source)
    made = [each for each in made if each.source or asked]
    return made if len(made) >= FEWEST else []


def without_askers(parse: Parse, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions without those to "Q", "A" or "REPORTER" at a paragraph's start: they name nobody."""
    text, starts = parse.report.text, {paragraph.start for paragraph in parse.report.paragraphs}
    return [a for a in found if not any(s.start in starts and is_asker(s.of(text)) for s in a.source)]


def is_asker(words: str) -> str:
    """Return "Q", "A" or "REPORTER" where some words are no more than that and marks, else nothing."""
    bare = words.strip(' “"\n:.')
    return bare if bare in ("Q", "A") or bare in STAFF else ""


def introduced(parse: Parse, marks: Sequence[Span]) -> list[Attribution]:
    """Return an attribution for each quotation that opens a paragraph right after one that ends in a colon.

    Its cue is the main verb before the colon, or a participle that ends there ("left early, tweeting:"), its source the
    main verb's subject; no subject, no attribution.
    """
    made = []
    text, paragraphs = parse.report.text, parse.report.paragraphs
    last = {sentence.paragraph: sentence for sentence in parse.sentences}
    opening = {mark.start - 1: mark for mark in marks}
    for number, (above, below) in enumerate(pairwise(paragraphs)):
        mark = opening.get(below.start)
        if mark is None or number not in last or not above.of(text).rstrip().endswith(":"):
            continue
        sentence = last[number]
        for token in parse.tokens[sentence.first : sentence.last]:
            if token.dep == "nsubj" and parse.tokens[token.head].dep == "ROOT" and token.lemma not in NOBODY:
                below_it = parse.subtree(token.index)
                source = Span(parse.tokens[below_it[0]].start, parse.tokens[below_it[-1]].end)
                verb = ending(parse, sentence) or parse.tokens[token.head]
                made.append(Attribution((mark,), (source,), (Span(verb.start, verb.end),), (), "direct"))
                break
    return made


def ending(parse: Parse, sentence: Sentence) -> Token | None:
    """Return the participle that a sentence ends in before its colon, set off by a comma: "…, tweeting:"."""
    words = [t for t in parse.tokens[sentence.first : sentence.last] if t.pos not in WORDLESS]
    last = words[-1] if words else None
    # The parser may take "writing" for a noun.
    apart = last is not None and last.text.endswith("ing") and parse.tokens[last.index - 1].text == ","
    return last if apart else None
