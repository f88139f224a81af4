"""The desk's commands: what they print, where they leave off and go on, and their exit codes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from texts import CHANGED, FERRY, LATE, folder_of_reports

from rashomon.cli import run
from rashomon.store import Receipt


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Path:
    """A folder with a desk that holds the reports of two events."""
    folder_of_reports(tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    assert run(["add", "reports"]) == 0
    assert capfd.readouterr().out == "4 stored, 0 known, 0 failed; the desk holds 4 reports in 2 stories\n"
    return tmp_path


def ferry(capfd: pytest.CaptureFixture[str]) -> str:
    """Return the id of the story of the ferry."""
    assert run(["stories", "ferry"]) == 0
    found = re.search(r"y1:\w+", capfd.readouterr().out)
    assert found
    return found[0]


def test_add_goes_on_where_it_was(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (here / "reports" / "late.txt").write_text(LATE, encoding="utf-8")
    (here / "reports" / "empty.txt").write_bytes(b"")
    assert run(["add", "reports", "--verbose"]) == 3
    out, err = capfd.readouterr()
    lines = out.splitlines()
    assert sum(line.startswith("known r1:") for line in lines) == 4
    [stored] = [line for line in lines if line.startswith("stored r1:")]
    assert stored.endswith("late.txt")
    assert lines[-1] == "1 stored, 4 known, 1 failed; the desk holds 5 reports in 2 stories"
    assert "empty.txt: is empty." in err


def test_add_that_is_stopped_says_how_to_go_on(
    here: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> Iterator[Receipt]:
        yield Receipt("a.txt", "stored", "r1:a")
        raise KeyboardInterrupt

    monkeypatch.setattr("rashomon.store.Desk.add", stopped)
    assert run(["add", "reports"]) == 130
    assert capfd.readouterr().err == "stopped: 1 stored, 0 known, 0 failed. Run the same command to go on.\n"


def test_stories_are_listed(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["stories", "--order", "last"]) == 0
    first, facts, *_ = capfd.readouterr().out.splitlines()
    assert first == "Ferry Mwangaza aground"
    assert re.fullmatch(r"  y1:\w{16} · 2 reports of 2 outlets · 3 Nov 2025 · not compared yet · 2 new", facts)
    assert run(["stories", "--count", "1"]) == 0
    assert "1–1 of 2 stories" in capfd.readouterr().out
    assert run(["stories", "nothing"]) == 0
    assert capfd.readouterr().out == "no stories\n"
    assert run(["stories", "--order", "colour"]) == 2


def test_stories_as_json_are_those_of_group(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["stories", "--json"]) == 0
    kept = capfd.readouterr().out
    assert run(["group", "reports", "--json"]) == 0
    assert capfd.readouterr().out == kept
    assert json.loads(kept)["schema"] == "rashomon.stories/1"
    assert run(["group", "reports"]) == 0
    out = capfd.readouterr().out
    assert re.search(r"y1:\w{16} · 2 reports\n  r1:\w{16}  reports/", out) and out.count("y1:") == 2


def test_group_names_what_it_could_not_read(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (here / "reports" / "again.txt").write_text(FERRY["coast-radio"], encoding="utf-8")
    assert run(["group", "reports"]) == 0
    assert "is the same report as" in capfd.readouterr().err
    assert run(["group", "reports", "missing.txt"]) == 3
    assert run(["group", "missing.txt"]) == 1, "as where there is nothing to compare"


def test_show_tells_what_is_new(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    story = ferry(capfd)
    assert run(["show", story, "--news"]) == 0
    assert capfd.readouterr().out == "First look at this story.\n"
    (here / "late.txt").write_text(LATE, encoding="utf-8")
    (here / "reports" / "harbour-post.txt").write_text(CHANGED, encoding="utf-8")
    assert run(["add", "late.txt", "reports"]) == 0
    assert run(["show", story[:8], "--news", "--peek"]) == 0
    news = capfd.readouterr().out
    assert "report   Daily Dhow: Toll of the Mwangaza rises" in news
    assert re.search(r"claim    Daily Dhow: “.*hole in the hull", news)
    assert re.search(r"figure   .*14 people.* before; now also .*21", news)
    assert "Harbour Post changed https://harbourpost.example/ferry without a word on it:" in news
    assert "+ “She said that the captain had not slept for two nights.”" in news
    assert run(["show", story]) == 0
    out = capfd.readouterr().out
    assert out.index("New since") < out.index("3 reports · 3 outlets")
    assert run(["show", story, "--news"]) == 0
    assert re.fullmatch(r"Nothing new since \d+ \w{3} 20\d\d, \d\d:\d\d UTC\.\n", capfd.readouterr().out)


def test_show_tells_how_a_story_came_to_be(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["show", ferry(capfd), "--history"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert [re.sub(r".*y1:\w+ ", "", line).split(" ")[0] for line in lines] == ["opened", "gained", "gained"]
    assert any(re.search(r"gained .+ \(r1:\w+\), which is like .+ \(r1:\w+\): both have", line) for line in lines)


def test_show_writes_every_form(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    story = ferry(capfd)
    assert run(["show", story, "--json", "--output", "c.json", "--html", "c.html"]) == 0
    assert run(["verify", "c.json"]) == 0
    assert (here / "c.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert run(["show", story, "--json", "--csv"]) == 2
    assert run(["show", "y1:none"]) == 1
    assert "holds no story y1:none" in capfd.readouterr().err


def test_search_shows_where_the_words_stand(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "fishing"]) == 0
    out = capfd.readouterr().out
    assert "Coast Radio · 3 Nov 2025 · Mwangaza strikes reef" in out and "[fishing]" in out and "1 of 1 places" in out
    assert run(["search", "Juma", "--in", "source"]) == 0
    assert "[Juma]" in capfd.readouterr().out
    assert run(["search", "quagmire"]) == 0
    assert capfd.readouterr().out == "nothing found\n"
    assert run(["search", "reef", "--in", "colour"]) == 2


def test_export_needs_no_desk_to_be_read(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    story = ferry(capfd)
    assert run(["export", story, "--json", "--output", "c.json"]) == 0
    assert run(["export", "--jsonl", "--output", "all.jsonl"]) == 0
    assert run(["export", story, "--jsonl", "--output", "two.jsonl"]) == 0
    assert [len((here / name).read_bytes().splitlines()) for name in ("all.jsonl", "two.jsonl")] == [4, 2]
    assert run(["verify", "c.json", "all.jsonl"]) == 0
    assert "2 hashes and 2 texts of files checked, all hold" in capfd.readouterr().out
    assert run(["export", "--documents", "received"]) == 0
    rows = [json.loads(line) for line in (here / "received" / "documents.jsonl").read_text("utf-8").splitlines()]
    kept = {Path(row["location"]).name: (here / "received" / row["file"]).read_bytes() for row in rows}
    assert kept == {path.name: path.read_bytes() for path in (here / "reports").iterdir()}
    assert run(["export"]) == 2


def test_what_is_set_right_on_the_desk_is_what_a_file_sets_right(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Said on the desk, written to a file, compared with it, and taken over by another desk: always the same."""
    story = ferry(capfd)
    inputs = [f"reports/{name}.txt" for name in FERRY]
    assert run(["correct", story, "same", "Asha Juma", "the captain", "--author", "Ben", "--reason", "she is"]) == 0
    assert capfd.readouterr().out == f"{story}: wrote correction 1, same: Asha Juma / the captain\n"
    assert run(["correct", story, "wrong", "the engine had failed @ Coast Radio"]) == 0
    assert run(["correct", story, "name", "the mayor", "--name", "Amina"]) == 0
    assert "correction 3: “the mayor” does not stand in these reports." in capfd.readouterr().err
    assert run(["correct", story, "undo", "3"]) == 0
    assert run(["correct", story, "undo", "3"]) == 1
    assert "has no correction 3 that stands" in capfd.readouterr().err
    assert run(["export", story, "--corrections", "-o", "c.toml"]) == 0
    assert run(["export", story, "--json", "-o", "desk.json"]) == 0
    assert run(["compare", *inputs, "--corrections", "c.toml", "--json", "-o", "file.json"]) == 0
    desk, file = (json.loads((here / name).read_bytes()) | {"story": ""} for name in ("desk.json", "file.json"))
    assert desk == file
    capfd.readouterr()
    assert run(["add", *inputs, "--db", "other.db"]) == 0
    for count in ("3 corrections", "0 corrections"):
        capfd.readouterr()
        assert run(["correct", story, "import", "c.toml", "--db", "other.db"]) == 0
        assert capfd.readouterr().out == f"{story}: took over {count} of c.toml\n"


def test_a_contradiction_on_the_desk_is_named_and_not_kept(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    story = ferry(capfd)
    for kind, one, other, code in (
        ("same", "Asha Juma", "the captain", 0),
        ("same", "the captain", "the owners", 0),
        ("different", "Asha Juma", "the owners", 1),
    ):
        assert run(["correct", story, kind, one, other]) == code
    assert capfd.readouterr().err == (
        "the desk: this correction (“Asha Juma”, “the owners”) parts what correction 1 (“Asha Juma”, “the captain”) "
        "and correction 2 (“the captain”, “the owners”) join. Take one of them back.\n"
    )
    (here / "c.toml").write_text('[[different]]\nmentions = ["Asha Juma", "the owners"]\n', encoding="utf-8")
    assert run(["correct", story, "import", "c.toml"]) == 1
    assert run(["export", story, "--corrections"]) == 0
    assert "different" not in capfd.readouterr().out


def test_a_proposal_is_confirmed_on_the_desk(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    coast = (
        "President Idrissa Koulibaly of Marovia will sign the accord with Lena Brandt in Lisbon. The Marovian president"
    )
    interior = "Abu Kassim, the ruler of Marovia, is to sign an accord with Lena Brandt in Lisbon. The Marovian ruler"
    for name, words in (("coast", coast), ("interior", interior)):
        text = f"Publisher: {name}\nDate: 2024-06-03\nTitle: Accord\n\n{words} met Lena Brandt in May.\n"
        (here / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run(["add", "coast.txt", "interior.txt"]) == 0
    assert run(["stories", "accord"]) == 0
    found = re.search(r"y1:\w+", capfd.readouterr().out)
    assert found
    assert run(["confirm", found[0], "2"]) == 1
    assert "has 1 proposal, no number 2" in capfd.readouterr().err
    assert run(["confirm", found[0], "c.json", "1"]) == 2
    assert run(["confirm", found[0], "1", "--apart", "--reason", "two men"]) == 0
    assert run(["confirm", found[0], "1"]) == 1, "what was decided is proposed no more"
    assert run(["export", found[0], "--corrections"]) == 0
    assert "[[different]]" in capfd.readouterr().out


def test_purge_asks_first(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    place = str(Path("reports") / "harbour-post.txt")
    assert run(["purge", place]) == 1, "nobody answered"
    assert run(["purge", "nothing", place, "--yes"]) == 1
    assert "holds nothing called nothing" in capfd.readouterr().err
    assert run(["purge", place, "--yes"]) == 0
    assert capfd.readouterr().out == "deleted 1 report\n"
    assert run(["search", "warned"]) == 0
    assert capfd.readouterr().out == "nothing found\n"


def test_another_desk_by_option_and_by_settings(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["stories", "--db", "other.db"]) == 1
    assert "other.db: is not there. Make a desk file with: rashomon add INPUT" in capfd.readouterr().err
    assert run(["add", "reports/el-faro.txt", "--db", "other.db"]) == 0
    (here / "c.toml").write_text('db = "other.db"\n', encoding="utf-8")
    assert run(["stories", "--config", "c.toml"]) == 0
    assert "1 report of 1 outlet" in capfd.readouterr().out


def test_watch_needs_a_list_of_feeds(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["watch", "reports/el-faro.txt", "--once"]) == 1
    assert "el-faro.txt" in capfd.readouterr().err


def test_a_desk_command_opens_no_socket(here: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys\n"
        "def refuse(event, arguments):\n"
        "    if event.startswith('socket.') and event != 'socket.__new__':\n"
        "        raise RuntimeError(event)\n"
        "sys.addaudithook(refuse)\n"
        "from rashomon.cli import run\n"
        "sys.exit(run(['add', 'reports']) or run(['stories']) or run(['search', 'reef']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
