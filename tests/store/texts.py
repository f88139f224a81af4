"""Reports of two events, written for these tests: a ferry off Zanzibar, a mine in Chile; and what came later."""

from __future__ import annotations

from pathlib import Path


def report(publisher: str, date: str, url: str, title: str, *paragraphs: str) -> str:
    """Return a report as text with head lines."""
    head = f"Publisher: {publisher}\nDate: {date}\nURL: {url}\nTitle: {title}\n"
    return "\n\n".join([head.rstrip(), *paragraphs]) + "\n"


FERRY = {
    "harbour-post": report(
        "Harbour Post",
        "2025-11-03",
        "https://harbourpost.example/ferry",
        "Ferry Mwangaza aground",
        "The ferry Mwangaza ran aground on a reef off Zanzibar on Monday with 210 passengers aboard. At least 14 "
        "people were injured, port master Asha Juma said.",
        "She said that the captain had been warned about the reef.",
    ),
    "coast-radio": report(
        "Coast Radio",
        "2025-11-03",
        "https://coastradio.example/mwangaza",
        "Mwangaza strikes reef",
        "The ferry Mwangaza struck a reef off Zanzibar on Monday. The 210 passengers were taken to the shore by "
        "fishing boats.",
        "A source close to the owners told Coast Radio that the engine had failed.",
    ),
}
MINE = {
    "el-faro": report(
        "El Faro",
        "2025-11-02",
        "https://elfaro.example/mina",
        "Four trapped in Calama mine",
        "Four miners were trapped in a copper mine near Calama in northern Chile after a tunnel collapsed. Rescuers "
        "are drilling a shaft, the mining minister Rosa Vidal said.",
    ),
    "andes-wire": report(
        "Andes Wire",
        "2025-11-02",
        "https://andeswire.example/calama",
        "Rescuers drill in Calama",
        "Rescuers drilled through the night to reach four miners in Calama in northern Chile. The tunnel of the copper "
        "mine collapsed after an earthquake, according to Rosa Vidal, the mining minister.",
    ),
}
LATE = report(
    "Daily Dhow",
    "2025-11-04",
    "https://dailydhow.example/reef",
    "Toll of the Mwangaza rises",
    "The number of people injured when the ferry Mwangaza ran aground on a reef off Zanzibar has risen to 21, port "
    "master Asha Juma said on Tuesday.",
    "The engine had failed, according to the coastguard. Divers found a hole in the hull of the Mwangaza.",
)
# The Harbour Post changed its page in silence.
CHANGED = FERRY["harbour-post"].replace("had been warned about the reef", "had not slept for two nights")


def folder_of_reports(folder: Path) -> Path:
    """Write the reports of both events to a folder and return it."""
    folder.mkdir()
    for name, text in (FERRY | MINE).items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
