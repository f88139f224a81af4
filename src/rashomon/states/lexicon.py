"""The words that tell what became of someone, and the words that stand with them."""

from __future__ import annotations

STATES = {
    "kill": "dead", "die": "dead", "dead": "dead", "slay": "dead", "perish": "dead", "drown": "dead", "murder": "dead",
    "execute": "dead", "massacre": "dead", "deceased": "dead", "death": "dead", "fatality": "dead", "slain": "dead",
    "killing": "dead", "slaying": "dead", "execution": "dead", "assassination": "dead", "assassinate": "dead",
    "martyr": "dead", "martyrdom": "dead", "electrocute": "dead", "succumb": "dead", "behead": "dead",
    "injure": "injured", "wound": "injured", "hurt": "injured", "injury": "injured", "injured": "injured",
    "wounded": "injured", "wounding": "injured", "arrest": "arrested", "detain": "arrested", "jail": "arrested",
    "imprison": "arrested", "apprehend": "arrested", "detention": "arrested", "miss": "missing", "missing": "missing",
    "unaccounted": "missing",
    "hospitalize": "hospitalised", "hospitalise": "hospitalised", "displace": "displaced", "evacuate": "evacuated",
    "rescue": "rescued", "save": "rescued", "kidnap": "abducted", "abduct": "abducted", "charge": "charged",
    "infect": "infected", "infection": "infected", "homeless": "homeless", "strand": "stranded", "trap": "trapped",
    "shoot": "shot", "stab": "stabbed",
}  # fmt: skip
# What was done to someone, who may be dead of it or hurt.
STRUCK = ("shot", "stabbed")
# Forms that tell a state whatever stands around them: right before those whom it befalls, and right after them.
BEFORE = {
    form: state
    for state, forms in (
        ("dead", "kill kills killed killing"),
        ("injured", "injure injures injured injuring wound wounds wounded wounding"),
    )
    for form in forms.split()
}
AFTER = {"killed": "dead", "dead": "dead", "died": "dead", "die": "dead", "dies": "dead", "slain": "dead",
         "injured": "injured", "wounded": "injured", "hurt": "injured",
         "shot": "shot", "stabbed": "stabbed", "fatally": "dead"}  # fmt: skip
# These tell the state of what stands before them whatever follows.
ALWAYS = frozenset({"dead", "fatally"})
# Before a verb, these leave open whether it came about.
NOT_YET = frozenset("to could would will can may might should not n't cannot".split())
CLOCK = frozenset({"a.m.", "p.m.", "am", "pm", ":", "o'clock"})
ROUGHLY = frozenset("at least most more than up to about around some nearly almost over only as many".split())
BEING = frozenset(
    "was were is are be been being has have had also still each both remain remains remained reportedly".split()
)
# What a headline's "shot outside bar" takes for an object tells where.
WHERE = frozenset("outside inside near behind opposite".split())
LIFELESS = frozenset("dead lifeless charred burn burnt burned decompose mutilate unidentified other more".split())
# Verbs of STATES whose subject, not object, is in the state.
SUBJECT_VERBS = frozenset({"die", "perish", "drown", "miss", "succumb"})
TOLLS = frozenset({"toll", "casualty", "number", "tally"})
CASUALTY_NOUNS = frozenset({"death", "fatality", "injury", "casualty", "arrest", "detention", "infection"})
# Nouns of an act whose "of …" names those it befell: "the killing of 12 villagers".
ACTS = frozenset(
    "death killing murder slaying execution massacre assassination martyrdom injury wounding arrest detention".split()
)
# What "of …" is measured by: the state of "a family of four" is that of the four.
GROUPS = frozenset("total group family number crew team party busload handful pair trio crowd".split())
# Whose life, by the verb: "claimed 12 lives", "lost their lives".
TAKING = frozenset({"claim", "take", "cost", "lose"})
FINDING = frozenset({"find", "recover", "discover", "retrieve", "pull", "remove", "unearth", "count"})
SUFFERING = frozenset({"suffer", "sustain", "receive"})
HARMS = frozenset("injury wound burn fracture concussion shrapnel bruise laceration inhalation".split())
# What is broken or hit is somebody's.
BODY = frozenset("arm leg head face chest neck back shoulder hand foot stomach abdomen thigh hip eye bone rib".split())
BROKEN = frozenset({"broken", "fractured", "dislocated"})
MOVING = frozenset({"take", "rush", "transport", "transfer", "airlift", "fly", "carry", "admit", "send"})
STAYING = frozenset({"be", "remain", "stay", "end", "land", "recover"})
LEAVING = frozenset({"leave", "put"})
# As what people are listed.
LISTED = {"dead": "dead", "miss": "missing", "missing": "missing", "injured": "injured", "wounded": "injured"}
# Who is looked for is missing.
SEEKING = frozenset({"look", "search"})
HARMED = frozenset(
    "suffer bleed recover survive treat hospitalize hospitalise leave find arrive show come walk escape".split()
)
# Who was shot and did so is hurt.
OUTLIVING = frozenset({"survive", "live", "recover"})
# By what whoever is hit is shot.
STRIKING = frozenset("hit strike graze pierce".split())
MISSILES = frozenset("bullet gunfire gunshot shot round shrapnel pellet buckshot crossfire ricochet".split())
OPENING_FIRE, FIRING = frozenset({"open", "fire"}), frozenset({"fire", "shot", "round"})
HOSPITALS = frozenset({"hospital", "clinic", "infirmary", "surgery"})
CENTRES, MEDICAL = frozenset({"center", "centre"}), frozenset({"medical", "trauma", "health", "burn"})
CARE, INTENSIVE = frozenset({"care"}), frozenset({"intensive"})
STATIONS, CUSTODY = frozenset({"station", "headquarters", "precinct"}), frozenset({"custody", "detention"})
POLICE = frozenset({"police"})
LIFE = frozenset({"life"})
# By which a patient's condition moves.
GRADING = frozenset({"upgrade", "downgrade"})
# What makes a victim one of a shooting.
OF_SHOOTING = frozenset({"shooting", "gunshot"})
CONDITIONS = frozenset({"critical", "serious", "stable", "grave", "fair"})
# The adverbs that make a blow a killing, and the adjective and noun that do so after the verb.
FATAL = frozenset({"fatal", "deadly"})
DEADLY = frozenset({"fatally", "mortally"})
