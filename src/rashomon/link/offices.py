"""Offices, by their usual words, and what each tells of who holds it."""

from __future__ import annotations

# Of each one person holds it at a time.
SOLE = frozenset("president minister chancellor pope governor mayor".split())
# Nobody is called by two of these in one report: who is the minister is not its coordinator.
POSTS = SOLE | frozenset(
    "secretary judge sheriff coordinator regulator prosecutor attorney detective ambassador commissioner"
    " superintendent coach coroner principal treasurer".split()
)
# Right before a name they tell its bearer from another of that name.
OFFICES = POSTS | frozenset(
    "senator representative chief general sergeant lieutenant captain officer chairman speaker pastor rev".split()
)
# Words for who leads a country or a body.
LEADERS = frozenset(
    "president leader head ruler chief king emir sultan dictator strongman chairman founder".split()
) | {"prime minister"}
# One office under several words; a title's short form.
SAME_OFFICE = {
    "gov": "governor", "sen": "senator", "rep": "representative", "congressman": "representative", "gen": "general",
    "congresswoman": "representative", "lt": "lieutenant", "sgt": "sergeant", "det": "detective", "capt": "captain",
    "maj": "major", "col": "colonel", "adm": "admiral", "cmdr": "commander", "cpl": "corporal", "const": "constable",
    "supt": "superintendent", "insp": "inspector", "prof": "professor", "pres": "president", "chairwoman": "chairman",
    "chairperson": "chairman", "chair": "chairman", "spokeswoman": "spokesman", "spokesperson": "spokesman",
    "lawyer": "attorney", "solicitor": "attorney", "cop": "officer", "policeman": "officer", "officers": "officer",
    "ag": "attorney general", "gm": "manager", "premier": "minister", "mom": "mother", "mum": "mother",
    "dad": "father",
}  # fmt: skip
# Offices of two words, another one than that of the last: a lieutenant governor is no governor, nor is a district
# attorney anybody's lawyer.
OF_TWO_WORDS = (
    {(one, "governor"): "lieutenant governor" for one in ("lieutenant", "lt")}
    | {(one, "general"): f"{one} general" for one in "attorney secretary director solicitor surgeon governor".split()}
    | {(one, "attorney"): "prosecutor" for one in "us states district county state city prosecuting".split()}
    | {("chief", "justice"): "chief justice", ("prime", "minister"): "prime minister"}
)
