"""English verb forms and numerals: what the generator of planted differences needs to write a clause anew."""

from __future__ import annotations

# Past tense and past participle of the irregular verbs that news reports use most.
IRREGULAR = {
    base: (past, participle)
    for base, past, participle in (
        row.split()
        for row in """be was been|beat beat beaten|become became become|begin began begun|break broke broken
bring brought brought|build built built|buy bought bought|catch caught caught|choose chose chosen
come came come|cost cost cost|cut cut cut|deal dealt dealt|do did done|draw drew drawn
drive drove driven|eat ate eaten|fall fell fallen|feel felt felt|fight fought fought
find found found|flee fled fled|fly flew flown|forget forgot forgotten|get got got|give gave given
go went gone|grow grew grown|have had had|hear heard heard|hide hid hidden|hit hit hit
hold held held|keep kept kept|know knew known|lay laid laid|lead led led|learn learned learned
leave left left|lend lent lent|let let let|lose lost lost|make made made|mean meant meant
meet met met|pay paid paid|put put put|read read read|ride rode ridden|rise rose risen|run ran run
say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set
shake shook shaken|shoot shot shot|show showed shown|shut shut shut|sing sang sung|sit sat sat
sleep slept slept|speak spoke spoken|spend spent spent|stand stood stood|steal stole stolen
strike struck struck|swear swore sworn|sweep swept swept|swim swam swum|take took taken
teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown
wear wore worn|win won won|withdraw withdrew withdrawn|write wrote written|quit quit quit
spread spread spread|undertake undertook undertaken|overtake overtook overtaken
oversee oversaw overseen""".replace("\n", "|").split("|")
        if row.strip()
    )
}
# Verbs of more than one syllable that double their last letter all the same.
DOUBLED = frozenset({"admit", "commit", "permit", "submit", "occur", "refer", "prefer", "control", "compel", "regret"})
VOWELS = "aeiou"
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def past(base: str) -> str:
    """Return a verb's simple past.

    >>> past("sign"), past("carry"), past("stop"), past("leave")
    ('signed', 'carried', 'stopped', 'left')
    """
    return IRREGULAR[base][0] if base in IRREGULAR else with_ed(base)


def participle(base: str) -> str:
    """Return a verb's past participle."""
    return IRREGULAR[base][1] if base in IRREGULAR else with_ed(base)


def with_ed(base: str) -> str:
    """Return a regular verb with its ending of the past."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ied"
    return stem(base) + "ed"


def stem(base: str) -> str:
    """Return a verb as it stands before an ending that begins with a vowel, its last letter doubled where due."""
    short = len(base) > 2 and base[-1] not in VOWELS + "wxy" and base[-2] in VOWELS and base[-3] not in VOWELS
    one_syllable = sum(c in VOWELS for c in base) == 1
    return base + base[-1] if short and (one_syllable or base in DOUBLED) else base


def gerund(base: str) -> str:
    """Return a verb's form in -ing.

    >>> gerund("make"), gerund("stop"), gerund("be")
    ('making', 'stopping', 'being')
    """
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return stem(base) + "ing"


def third(base: str) -> str:
    """Return a verb's third person singular of the present."""
    if base in ("be", "have"):
        return {"be": "is", "have": "has"}[base]
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in VOWELS else base + "s"


def inflected(base: str, tag: str) -> str:
    """Return a verb or noun in the form of a Penn Treebank tag."""
    forms = {"VBD": past, "VBN": participle, "VBG": gerund, "VBZ": third, "NNS": third}
    return forms[tag](base) if tag in forms else base


def spelled(number: int) -> str | None:
    """Return a whole number below a hundred in words, ``None`` above.

    >>> spelled(12), spelled(47), spelled(300)
    ('twelve', 'forty-seven', None)
    """
    if number < len(SMALL):
        return SMALL[number]
    if number < 100:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    return None


def read(text: str) -> float | None:
    """Return the value of a numeral in digits or words ("1,040", "6.7", "twenty-eight"), ``None`` for other words."""
    word = text.lower().replace(",", "")
    for number in range(100):
        if spelled(number) == word:
            return float(number)
    try:
        return float(word)
    except ValueError:
        return None


def written(value: float, like: str) -> str:
    """Return a number in the manner of another: in words, with thousands set off, with as many decimals.

    >>> written(30, "twelve"), written(2040, "1,040"), written(7.1, "6.7")
    ('thirty', '2,040', '7.1')
    """
    if like.isalpha() or ("-" in like and like[0].isalpha()):
        return spelled(int(value)) or f"{value:,.0f}"
    places = len(like.partition(".")[2])
    grouped = "," in like or value >= 10_000 or (value >= 1000 and len(like) < 4)
    return f"{value:,.{places}f}" if grouped else f"{value:.{places}f}"
