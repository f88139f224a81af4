"""The lexicon: what each word makes of the clause that it takes where it is affirmed, and where it is negated.

Closed lists by signature; decision 0025 tells whence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from rashomon.model import Certainty

# How firm each certainty is.
FIRM: dict[Certainty, int] = {"asserted": 3, "future": 3, "expected": 2, "reported": 1, "possible": 1, "considered": 0}


class Effect(NamedTuple):
    """What becomes of a clause: whether it is denied, and how certain it is at most."""

    denied: bool = False
    certainty: Certainty = "asserted"


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """What a word makes of its clause where it is affirmed, where it is negated, and where a word above denies it.

    The last two part in nouns: who makes "no claim that" leaves open what who denies "the claim that" denies. Two
    signatures of the same effects are two kinds of word: what "say" takes and what any verb takes are told apart.
    """

    affirmed: Effect
    negated: Effect
    denied: Effect | None = None


KEPT, DENIED, OPEN, UNPROVEN = Effect(), Effect(True), Effect(False, "possible"), Effect(True, "possible")
EXPECTED, REPORTED, CONSIDERED = Effect(False, "expected"), Effect(False, "reported"), Effect(False, "considered")

SAYING = Signature(KEPT, OPEN)
FACTIVE = Signature(KEPT, KEPT)
FINDING = Signature(KEPT, UNPROVEN)
DENYING = Signature(DENIED, OPEN)
DOUBTING = Signature(UNPROVEN, KEPT)
WITHHOLDING = Signature(DENIED, KEPT)
ACHIEVING = Signature(KEPT, DENIED)
INTENDING = Signature(EXPECTED, Effect(True, "expected"))
WEIGHING = Signature(CONSIDERED, Effect(True, "considered"))
SEEMING = Signature(REPORTED, UNPROVEN)
SUSPECTING = Signature(OPEN, UNPROVEN)
HOPING = Signature(OPEN, OPEN)
GOING = Signature(Effect(False, "future"), Effect(True, "future"))
# What any other verb makes of an infinitive or participle: who did not want to say that it leaked leaves the leak open.
LOOSE = Signature(KEPT, OPEN)
CHARGING = Signature(REPORTED, OPEN)

DENIALS = frozenset(
    """deny dispute refute rebut reject dismiss disprove debunk contradict contest repudiate disavow disclaim discount
    belie exclude rule_out brush_off brush_aside shrug_off laugh_off bat_down shoot_down knock_down wave_off""".split()
)
# Verbs that take the charge behind "of" or "with": "cleared of bribing", not "cleared to land".
CLEARING, ACCUSING = frozenset("clear acquit exonerate absolve".split()), frozenset({"accuse", "charge"})
VERBS: dict[str, Signature] = {
    word: signature
    for signature, words in (
        (DENYING, DENIALS),
        (DENYING, CLEARING),
        (DOUBTING, "doubt disbelieve mistrust distrust".split()),
        (Signature(OPEN, KEPT), "question challenge".split()),
        (SUSPECTING, "suspect speculate guess".split()),
        (HOPING, "hope fear worry wonder".split()),
        (
            FACTIVE,
            """know realise realize notice regret remember forget recall discover learn ignore overlook mention reveal
            disclose understand resent appreciate like hate mind care matter recognise recognize""".split(),
        ),
        (
            FINDING,
            """find establish prove show demonstrate determine conclude see detect identify uncover substantiate
            convince persuade satisfy believe think suppose feel suggest indicate imply imagine reckon""".split(),
        ),
        (ACHIEVING, "manage get succeed bother dare happen turn_out go_on".split()),
        (WITHHOLDING, "fail refuse decline neglect avoid refrain abstain stop_short fall_short".split()),
        (INTENDING, "expect schedule anticipate plan intend set aim poise".split()),
        (WEIGHING, "consider weigh mull contemplate discuss propose".split()),
        (SEEMING, "seem appear".split()),
        (CHARGING, ACCUSING),
    )
    for word in words
}
# Verbs that leave open what they take in the passive alone: whoever says "he reported that" is a source.
PASSIVE_VERBS: dict[str, Signature] = dict.fromkeys(
    "say report rumor rumour claim believe suspect allege understand think presume fear assume".split(), SEEMING
)
ADJECTIVES: dict[str, Signature] = {
    word: signature
    for signature, words in (
        (Signature(EXPECTED, UNPROVEN), "likely probable"),
        (INTENDING, "due set poised"),
        (Signature(Effect(True, "expected"), OPEN), "unlikely improbable"),
        (Signature(OPEN, DENIED), "possible conceivable plausible"),
        (Signature(DENIED, OPEN), "impossible implausible inconceivable"),
        (ACHIEVING, "true correct accurate able"),
        (WITHHOLDING, "false untrue incorrect inaccurate unfounded baseless untruthful unable unwilling"),
        (Signature(KEPT, OPEN), "clear certain sure evident obvious apparent confident positive"),
        (Signature(OPEN, KEPT), "unclear uncertain unsure unknown hopeful fearful worried afraid concerned"),
        (DOUBTING, "doubtful sceptical skeptical dubious unconvinced"),
        (Signature(KEPT, UNPROVEN), "convinced satisfied persuaded"),
    )
    for word in words.split()
}
EVIDENCE = Signature(KEPT, UNPROVEN, UNPROVEN)
CLAIM = Signature(REPORTED, OPEN, DENIED)
FACT = Signature(KEPT, OPEN, DENIED)
NOUNS: dict[str, Signature] = {
    word: signature
    for signature, words in (
        (EVIDENCE, "evidence proof indication sign indicator hint trace confirmation"),
        (
            CLAIM,
            """claim allegation accusation assertion insinuation rumor rumour speculation theory
            contention suggestion charge hypothesis gossip talk""",
        ),
        (FACT, "report notion idea view belief argument fact news"),
        (
            Signature(OPEN, DENIED, DENIED),
            "possibility chance risk danger threat prospect likelihood probability fear concern worry suspicion hope",
        ),
        (Signature(UNPROVEN, KEPT, KEPT), "doubt scepticism skepticism"),
        (Signature(KEPT, DENIED, DENIED), "truth basis foundation substance case"),
        (Signature(DENIED, KEPT, KEPT), "lie myth hoax falsehood fabrication nonsense"),
        (Signature(DENIED, OPEN, OPEN), "lack absence denial rejection refutation"),
        (Signature(DENIED, KEPT, KEPT), "refusal failure inability"),
        (Signature(EXPECTED, Effect(True, "expected"), DENIED), "intent intention plan proposal"),
    )
    for word in words.split()
}
# Nouns whose clause has no "that": "its intent to file charges", "the refusal to sign", "evidence to show that".
ACTING = frozenset("intent intention plan proposal hope refusal failure inability evidence proof".split())

NEGATIVE = frozenset("not n't n’t never neither nor no none nobody nothing hardly".split())
# Before a noun, as good as "no": "little evidence that", "few signs that".
SCARCE = frozenset("no neither little few scant insufficient scarce".split())
MODALS: dict[str, Certainty] = {
    **dict.fromkeys(("may", "might", "could"), "possible"),
    **dict.fromkeys(("will", "would", "shall", "’ll", "'ll"), "future"),
}
ADVERBS: dict[str, Certainty] = {
    **dict.fromkeys("likely probably presumably".split(), "expected"),
    **dict.fromkeys("possibly perhaps maybe potentially".split(), "possible"),
    **dict.fromkeys("reportedly allegedly purportedly supposedly apparently seemingly reputedly".split(), "reported"),
}
# Adjectives that make it unsure whether a person or thing is what its noun says.
DOUBTFUL = frozenset("alleged reputed suspected purported supposed rumored rumoured".split())
# Words that hedge or deny wherever they stand: a reading that holds one is not plainly firm, or plainly positive.
HEDGES = frozenset(
    """may might can could should likely probably possibly perhaps maybe expect plan intend believe think suspect
    allege consider appear seem possible potential unclear apparently reportedly allegedly purportedly
    supposedly rumor rumour due imminent impending loom looming if whether""".split()
)
HALF_DENIALS = frozenset(
    """deny refuse rebuff resist reject decline fail refute dispute lack avoid prevent stop cease
    without only yet""".split()
)


def weaker(*values: Certainty) -> Certainty:
    """Return the least firm of some certainties, the first of two as firm; what is to come is not asserted."""
    return min(values, key=lambda value: (FIRM[value], value == "asserted"))
