"""Commands over a desk: reports and stories that are kept in one file."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.common import (
    PARTLY,
    All,
    Config,
    Csv,
    Db,
    Html,
    Jobs,
    Json,
    Markdown,
    Output,
    Width,
    app,
    chosen,
    counted_as,
    deliver,
    opened,
    plain,
    report_problems,
    settings_of,
    waiting,
    watched,
    write,
)

if TYPE_CHECKING:
    from rashomon.config import Settings
    from rashomon.errors import DocumentError
    from rashomon.model import Document
    from rashomon.store import Desk, Kind, Receipt

Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name each report when it is safely stored.")]
Name = Annotated[str, typer.Argument(metavar="STORY", help="A story's id, or the start of it.")]
First = Annotated[int, typer.Option("--first", min=0, metavar="N", help="Leave out the first N.")]
Count = Annotated[int, typer.Option("--count", min=1, metavar="N", help="Show at most N.")]


@app.command()
def add(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, globs, URLs, or -.")],
    db: Db = None,
    verbose: Verbose = False,
    jobs: Jobs = None,
    config: Config = None,
) -> None:
    """Add reports to the desk, which sorts them into stories.

    A URL is fetched; nothing else is. What the desk holds already is passed over, so that the same command goes on
    where a stopped one was. The exit code is 3 where some inputs failed.

    \b
    Examples:
      rashomon add reports/
      rashomon add archive.jsonl --jobs 2
      rashomon add https://news.example/article --db today.db
    """
    settings = settings_of(config, jobs, db)
    with opened(settings, create=True) as desk:
        took = take(desk.add(sources(inputs, settings), settings), verbose)
        report_count(desk, took)
    raise typer.Exit(PARTLY if took["failed"] else 0)


@app.command()
def watch(
    feeds: Annotated[list[str], typer.Argument(metavar="FEEDS", help="OPML files, or addresses of feeds.")],
    once: Annotated[bool, typer.Option("--once", help="Ask each feed once and leave.")] = False,
    every: Annotated[float, typer.Option("--every", min=1, metavar="MINUTES", help="Pause between two rounds.")] = 15,
    db: Db = None,
    verbose: Verbose = False,
    jobs: Jobs = None,
    config: Config = None,
) -> None:
    """Ask feeds for new articles, and add them to the desk.

    It asks again and again. Ctrl-C stops it, and nothing is lost.

    Between two rounds, stories that several outlets tell are compared.

    \b
    Examples:
      rashomon watch feeds.opml
      rashomon watch https://news.example/rss --once
    """
    settings = settings_of(config, jobs, db)
    with opened(settings, create=True) as desk:
        from rashomon.fetch import Fetcher, Limits
        from rashomon.watch import subscriptions
        from rashomon.watch import watch as watched_feeds

        wanted = subscriptions(feeds, settings.max_bytes)
        fetcher = Fetcher(Limits(max_bytes=settings.max_bytes))
        while True:
            took = take(watched_feeds(desk, wanted, fetcher, settings), verbose)
            compared = sum(1 for _ in desk.refresh())
            report_count(desk, took)
            typer.echo(f"compared {counted_as(compared, 'story', 'stories')}", err=True)
            if once:
                break
            time.sleep(every * 60)
    raise typer.Exit(PARTLY if took["failed"] else 0)


@app.command()
def stories(
    words: Annotated[list[str] | None, typer.Argument(metavar="WORD", help="Words of the title.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Write all stories as JSON, as group does.")] = False,
    order: Annotated[
        str, typer.Option("--order", metavar="BY", help="changed, last, reports, outlets, differences or unseen.")
    ] = "changed",
    outlets: Annotated[int, typer.Option("--outlets", min=1, metavar="N", help="Only stories of N outlets.")] = 1,
    first: First = 0,
    count: Count = 20,
    db: Db = None,
    config: Config = None,
    output: Output = None,
) -> None:
    """List the stories on the desk, and what is new.

    Prints of each its title, id, reports, outlets, dates, origins and differences.

    \b
    Examples:
      rashomon stories
      rashomon stories --order unseen --outlets 2
      rashomon stories ferry
    """
    settings = settings_of(config, None, db)
    with opened(settings) as desk:
        from rashomon.cli.lines import story_lines
        from rashomon.store import ORDERS

        if order not in ORDERS:
            raise typer.BadParameter(f"choose one of {', '.join(ORDERS)}", param_hint="--order")
        if json:
            from rashomon.export.as_json import stories_json

            groups = ((story, sorted(name for part in parts for name in part)) for story, parts in desk.groups())
            write(stories_json(groups), output)
            return
        found = desk.stories(first, count, order, " ".join(words or ()), outlets)
        write("".join(f"{line}\n" for line in story_lines(found)).encode("utf-8", "replace"), output)


@app.command()
def show(
    story: Name,
    json: Json = False,
    markdown: Markdown = False,
    csv: Csv = False,
    html: Html = None,
    news: Annotated[bool, typer.Option("--news", help="Show only what is new since the last look.")] = False,
    peek: Annotated[bool, typer.Option("--peek", help="Do not count this as a look.")] = False,
    history: Annotated[bool, typer.Option("--history", help="Show how the story came to be, and why.")] = False,
    db: Db = None,
    output: Output = None,
    config: Config = None,
    width: Width = None,
    all: All = False,
) -> None:
    """Compare a story's reports, and show what is new.

    New since the last look are: claims that no report made before, figures that changed, claims that gained an origin,
    differences, and what an outlet changed in a report. Only reports that came since are analysed.

    \b
    Examples:
      rashomon show y1:3f2a
      rashomon show y1:3f2a --html story.html
    """
    form = chosen(json=json, markdown=markdown, csv=csv)
    settings = settings_of(config, None, db)
    with opened(settings) as desk, waiting("comparing"):
        from rashomon.cli.lines import history_lines, news_lines, revision_lines

        if history:
            name = desk.story(story).id
            lines = [*history_lines(name, desk), *revision_lines(desk.versions(story=name), desk)]
            write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"), output)
            return
        view = desk.look(story, visit=not peek)
        new = "".join(f"{line}\n" for line in news_lines(view, desk)).encode("utf-8", "replace")
    if news:
        write(new, output)
        return
    if form == "brief" and view.news.since and not output:
        write(new + b"\n", None)
    deliver(view.comparison, form, html, output, width, all)


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORD", help='Words, "phrases", beginnings*.')],
    kind: Annotated[
        str, typer.Option("--in", metavar="WHAT", help="text, claim, source or entity: where the words must stand.")
    ] = "text",
    first: First = 0,
    count: Count = 10,
    db: Db = None,
    config: Config = None,
    output: Output = None,
) -> None:
    """Find reports, claims, sources or names by their words.

    \b
    Examples:
      rashomon search ferry reef
      rashomon search '"port master"' --in source
    """
    settings = settings_of(config, None, db)
    with opened(settings) as desk:
        from rashomon.cli.lines import hit_lines

        kinds: dict[str, Kind] = {"text": "text", "claim": "claim", "source": "source", "entity": "entity"}
        if kind not in kinds:
            raise typer.BadParameter(f"choose one of {', '.join(kinds)}", param_hint="--in")
        found = desk.search(" ".join(words), kinds[kind], first, count)
        write("".join(f"{line}\n" for line in hit_lines(found)).encode("utf-8", "replace"), output)


def sources(inputs: Iterable[str], settings: Settings) -> Iterator[str | Document | DocumentError]:
    """Yield the inputs, with what they hold in the place of URLs."""
    fetcher = None
    for each in inputs:
        if not each.startswith(("http://", "https://")):
            yield each
            continue
        from rashomon.fetch import Fetcher, Limits
        from rashomon.watch import fetched

        fetcher = fetcher or Fetcher(Limits(max_bytes=settings.max_bytes))
        yield from fetched([each], fetcher)


def take(receipts: Iterable[Receipt], verbose: bool) -> Counter[str]:
    """Return how many documents were stored, known and failed, naming those that failed, with the others on demand."""
    took: Counter[str] = Counter()
    try:
        with watched() as say:
            for receipt in receipts:
                took[receipt.outcome] += 1
                if receipt.problem:
                    report_problems([receipt.problem])
                if verbose and receipt.outcome != "failed":
                    typer.echo(plain(f"{receipt.outcome} {receipt.report} {receipt.location}"))
                say(counted(took))
    except KeyboardInterrupt:
        typer.echo(f"stopped: {counted(took)}. Run the same command to go on.", err=True)
        raise
    return took


def counted(took: Counter[str]) -> str:
    """Return how many documents were stored, known and failed, in words."""
    return f"{took['stored']} stored, {took['known']} known, {took['failed']} failed"


def report_count(desk: Desk, took: Counter[str]) -> None:
    """Say what was taken in, and what the desk holds now."""
    reports, stories = desk.count()
    said = f"{counted_as(reports, 'report')} in {counted_as(stories, 'story', 'stories')}"
    typer.echo(f"{counted(took)}; the desk holds {said}")
