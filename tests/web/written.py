"""Reports of one event, written for these tests: a fire in a cloth market, told by four outlets and by a late one."""

from __future__ import annotations

from pathlib import Path


def report(publisher: str, date: str, title: str, *paragraphs: str) -> str:
    """Return a report as text with head lines."""
    return "\n\n".join([f"Publisher: {publisher}\nDate: {date}\nTitle: {title}", *paragraphs]) + "\n"


FIRE = {
    "lagoon-times": report(
        "Lagoon Times",
        "2025-06-10",
        "Nine die as fire sweeps Abeokuta cloth market",
        "A fire destroyed forty shops in the Itoku cloth market of Abeokuta on Tuesday. Nine people died, fire chief "
        "Kunle Adebayo said.",
        "The fire began in a dye store, Adebayo said. He said that the fire engines had run out of water.",
        "The market has not had a working hydrant since 2019.",
    ),
    "ogun-radio": report(
        "Ogun Radio",
        "2025-06-10",
        "At least 14 dead in market fire",
        "At least 14 people died on Tuesday when fire swept through the Itoku cloth market in Abeokuta, nurses at the "
        "Sacred Heart hospital told Ogun Radio.",
        "Forty shops burned down. Traders carried bales of cloth into the street before the roof fell in.",
    ),
    "savannah-wire": report(
        "Savannah Wire",
        "2025-06-11",
        "Fire in Nigerian market kills at least nine",
        "ABEOKUTA, June 11 (Savannah Wire) - A fire destroyed forty shops in the Itoku cloth market in the Nigerian "
        "city of Abeokuta on Tuesday. Nine people died, according to fire chief Kunle Adebayo.",
        "The fire began in a dye store, Adebayo said.",
        "Ogun Radio reported that at least 14 people had died.",
    ),
    "market-voice": report(
        "Market Voice",
        "2025-06-11",
        "Traders count losses at Itoku",
        "Fire destroyed forty shops in the Itoku cloth market of Abeokuta on Tuesday. The fire began in a dye store, "
        "fire chief Kunle Adebayo said.",
        "The governor promised a loan of 200,000 naira to each trader, her spokesman said on Wednesday.",
    ),
}
LATE = report(
    "Delta Star",
    "2025-06-12",
    "Toll of Abeokuta market fire rises to 16",
    "Sixteen people have died in the fire that destroyed forty shops in the Itoku cloth market of Abeokuta on Tuesday, "
    "fire chief Kunle Adebayo said on Thursday.",
    "The fire began in a dye store, he said.",
)
# Two outlets have two names for one man.
ACCORD = {
    "coast-sentinel": report(
        "Coast Sentinel",
        "2024-06-03",
        "Fishing accord to be signed",
        "President Idrissa Koulibaly of Marovia will sign the fishing accord with Prime Minister Lena Brandt in "
        "Lisbon. The Marovian president met Lena Brandt in May.",
    ),
    "interior-voice": report(
        "Interior Voice",
        "2024-06-03",
        "Ruler of Marovia signs fishing accord",
        "Abu Kassim, the ruler of Marovia, is to sign a fishing accord with Prime Minister Lena Brandt in Lisbon. The "
        "Marovian ruler met Lena Brandt in May.",
    ),
}
# Each field tries to be markup, a script, a way out of an attribute or a header.
EVIL = '"><script>document.title="owned"</script><img src=x onerror=alert(1)>'
HOSTILE = {
    "title": f"Fire in Abeokuta market {EVIL}",
    "publisher": f"Evil Gazette {EVIL}",
    "url": "javascript:alert(1)",
    "date": "2025-06-11",
    "text": f"A fire destroyed forty shops in the Itoku cloth market of Abeokuta on Tuesday. {EVIL} "
    "Nine people died, fire chief Kunle </script><script>alert(2)</script> Adebayo said. The fire began in a dye "
    "store, {{ 7 * 7 }} Adebayo said.\u202e\x1b[2J",
}


def folder_of_reports(folder: Path) -> Path:
    """Write the reports into a folder, and return it."""
    folder.mkdir()
    for name, text in FIRE.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
