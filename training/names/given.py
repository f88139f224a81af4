"""Gather the given names that tell a woman from a man: the table by which a pronoun is kept from the wrong name.

    pip install faker==40.*
    python training/names/given.py [--out src/rashomon/models/names/given.txt]

Faker holds, for each of its locales, names given to women and to men. Written are those in Latin letters that one
list has and the other hardly: in no locale of the other's, or in one for eight. A line holds "f" or "m" and its names.
"""

from __future__ import annotations

import argparse
import pkgutil
import re
from collections import Counter
from importlib import import_module
from pathlib import Path

import faker.providers.person

LATIN = re.compile(r"[a-zà-ɏ'’-]{2,}")
# A name of both counts as of one where that has so many times the other's locales, and the other one at most.
OFTEN = 8


def counted(kind: str) -> Counter[str]:
    """Return in how many locales each name is given to "female" or "male"."""
    found: Counter[str] = Counter()
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        if module.ispkg:
            provider = import_module(f"faker.providers.person.{module.name}").Provider
            names = getattr(provider, f"first_names_{kind}", ())
            found.update({word for name in names if LATIN.fullmatch(word := name.split()[0].casefold())})
    return found


def sure(here: Counter[str], there: Counter[str]) -> list[str]:
    """Return the names that are of one kind and hardly of the other."""
    return sorted(name for name, n in here.items() if not there[name] or (there[name] == 1 and n >= OFTEN))


def main() -> None:
    """Gather, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("src/rashomon/models/names/given.txt"))
    women, men = counted("female"), counted("male")
    lines = [f"{letter} {' '.join(names)}\n" for letter, names in (("f", sure(women, men)), ("m", sure(men, women)))]
    parser.parse_args().out.write_text("".join(lines), encoding="utf-8")
    print(len(lines[0].split()) - 1, "women's names,", len(lines[1].split()) - 1, "men's")


if __name__ == "__main__":
    main()
