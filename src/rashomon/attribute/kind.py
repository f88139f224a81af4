"""What kind of source some words name: a person, an office, nobody in particular, a document, an outlet, a poll.

Word lists hold lemmas of head nouns in the sense of the annotation guidelines: an office is an unnamed holder or body
that can be told exactly ("police", "a spokesman for the port"); anonymous is anybody else without a name.
"""

from __future__ import annotations

import re

from rashomon.model import Parse, SourceKind, Span, Token

ANONYMOUS = frozenset(
    "source official people person critic witness expert analyst observer supporter resident neighbor neighbour "
    "insider aide adviser advisor lawmaker opponent activist man woman friend relative colleague other some many "
    "most several one protester employee worker scholar economist historian diplomat politician reader user "
    "survivor farmer student parent family voter fan passenger bystander investigator doctor villager local "
    "veteran ally rival pundit observer demonstrator trader investor customer few campaigner rebel militant "
    "fighter soldier".split()
)
DOCUMENT = frozenset(
    "report statement letter filing affidavit document complaint indictment study tweet post video email e-mail "
    "memo ruling bill law resolution transcript record paper book lawsuit suit petition release notice order "
    "warrant decree article story column editorial text message note press-release decision opinion dossier "
    "communique communiqué draft plan file recording audio footage website page blog list data figure number "
    "agreement contract charter".split()
)
POLL = frozenset({"poll", "survey", "polling", "census", "questionnaire"})
MEDIA = frozenset(
    "media medium newspaper broadcaster network outlet press station channel magazine newsroom agency tabloid "
    "daily paper newswire wire programme website journal publication".split()
)
# Names of outlets: their last words, and the agencies that hardly need one.
OUTLET = re.compile(
    r"(?:\b(?:News|Times|Post|Journal|Tribune|Herald|Gazette|Chronicle|Observer|Telegraph|Guardian|Mail|Mirror|Globe|"
    r"Examiner|Ledger|Inquirer|Courier|Dispatch|Standard|Star|Sun|Press|Radio|TV|Television|Broadcasting|Magazine|"
    r"Agency|Media|Today|Weekly|Review|Monitor|Independent|Bulletin|Record|Register|Sentinel|Argus|Wire|Channel|"
    r"Network|Politico|Reuters|Bloomberg|BBC|CNN|NBC|CBS|ABC|MSNBC|NPR|PBS|AP|AFP|UPI|DPA|EFE|ANSA|TASS|Xinhua|"
    r"Al[ -]Jazeera|Al[ -]Arabiya|Axios|Newsweek|Economist|Spiegel|Monde|Figaro|País|Corriere|Facebook|Twitter)\b"
    r"|\w+(?:News|Post|TV|Times)\b|Associated Press|Canal \w+|Radio \w+)"
)
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who", "him", "her", "them", "his", "their"})


def head_of(tokens: list[Token]) -> Token:
    """Return the token that governs the others."""
    members = {token.index for token in tokens}
    return next((t for t in tokens if t.head not in members or t.head == t.index), tokens[0])


def kind_of(parse: Parse, tokens: list[Token], span: Span) -> SourceKind:
    """Return the kind of source that some words name, from their head noun and the names among them."""
    head = head_of(tokens)
    text = span.of(parse.report.text)
    labels = [name.label for name in parse.names if name.first <= head.index < name.last]
    lemma = head.lemma
    if lemma in POLL:
        return "poll"
    if lemma in MEDIA or (head.pos == "PROPN" and OUTLET.search(text) and "PERSON" not in labels):
        return "media"
    if "PERSON" in labels or person_beside(parse, tokens, head):
        return "named"
    if lemma in DOCUMENT and head.pos != "PROPN":
        return "document"
    if lemma in ANONYMOUS or lemma in PRONOUNS:
        return "anonymous"
    if head.pos == "PROPN" and not labels and is_title_case(text):
        return "named"
    return "office"


def person_beside(parse: Parse, tokens: list[Token], head: Token) -> bool:
    """Return whether a person's name stands in apposition to the head or carries it as a title."""
    near = {head.index, *(n for n in parse.children[head.index] if parse.tokens[n].dep in {"appos", "compound"})}
    members = {token.index for token in tokens}
    return any(
        name.label == "PERSON" and any(name.first <= n < name.last for n in near & members) for name in parse.names
    )


def is_title_case(text: str) -> bool:
    """Return whether some words look like a person's name: one to three capitalised words and nothing else."""
    words = text.split()
    return 1 <= len(words) <= 3 and all(word[:1].isupper() for word in words)
