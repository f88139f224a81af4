"""Reports of two events, written for these tests: a ferry off Zanzibar, a mine in Chile; and what came later."""

from __future__ import annotations

from pathlib import Path

FERRY = {
    "harbour-post": (
        "Publisher: Harbour Post\nDate: 2025-11-03\nURL: https://harbourpost.example/ferry\nTitle: Ferry Mwangaza aground\n\n"
        "The ferry Mwangaza ran aground on a reef off Zanzibar on Monday with 210 passengers aboard. At least 14 people "
        "were injured, port master Asha Juma said.\n\nShe said that the captain had been warned about the reef.\n"
    ),
    "coast-radio": (
        "Publisher: Coast Radio\nDate: 2025-11-03\nURL: https://coastradio.example/mwangaza\nTitle: Mwangaza strikes reef\n\n"
        "The ferry Mwangaza struck a reef off Zanzibar on Monday. The 210 passengers were taken to the shore by fishing "
        "boats.\n\nA source close to the owners told Coast Radio that the engine had failed.\n"
    ),
}
MINE = {
    "el-faro": (
        "Publisher: El Faro\nDate: 2025-11-02\nURL: https://elfaro.example/mina\nTitle: Four trapped in Calama mine\n\n"
        "Four miners were trapped in a copper mine near Calama in northern Chile after a tunnel collapsed. Rescuers are "
        "drilling a shaft, the mining minister Rosa Vidal said.\n"
    ),
    "andes-wire": (
        "Publisher: Andes Wire\nDate: 2025-11-02\nURL: https://andeswire.example/calama\nTitle: Rescuers drill in Calama\n\n"
        "Rescuers drilled through the night to reach four miners in Calama in northern Chile. The tunnel of the copper mine "
        "collapsed after an earthquake, according to Rosa Vidal, the mining minister.\n"
    ),
}
LATE = (
    "Publisher: Daily Dhow\nDate: 2025-11-04\nURL: https://dailydhow.example/reef\nTitle: Toll of the Mwangaza rises\n\n"
    "The number of people injured when the ferry Mwangaza ran aground on a reef off Zanzibar has risen to 21, port master "
    "Asha Juma said on Tuesday.\n\nThe engine had failed, according to the coastguard. Divers found a hole in the hull of "
    "the Mwangaza.\n"
)
# The Harbour Post changed its page in silence.
CHANGED = FERRY["harbour-post"].replace("had been warned about the reef", "had not slept for two nights")


def folder_of_reports(folder: Path) -> Path:
    """Write the reports of both events to a folder and return it."""
    folder.mkdir()
    for name, text in (FERRY | MINE).items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
