"""Adding reports by paste, upload and, where the user allowed it, URL; progress by server-sent events."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import PurePath

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from rashomon.errors import DocumentError
from rashomon.export.harmless import one_line
from rashomon.model import Document
from rashomon.read import recognised, split
from rashomon.store import Receipt
from rashomon.web.jobs import FullError, Job
from rashomon.web.site import Site, aside, form_of, site_of, word

Given = Document | DocumentError
# Characters of a pasted report's fields.
FIELD = 2_000


def form(request: Request) -> Response:
    """Show the ways to add reports."""
    site = site_of(request)
    return site.page(request, "add.html", fetches=site.fetches, most=site.settings.max_bytes)


async def paste(request: Request) -> Response:
    """Add a report that was pasted."""
    given = await form_of(request)
    text = word(given, "text", site_of(request).settings.max_bytes)
    if not text:
        raise HTTPException(400, "Paste the report's text.")
    return begin(request, [pasted(text, {name: word(given, name, FIELD) for name in FIELDS})])


FIELDS = ("title", "publisher", "date", "url")


def pasted(text: str, fields: dict[str, str]) -> Given:
    """Return a pasted report as a document: a record, as a file of JSON lines would hold it."""
    record = {"text": text, **{name: value for name, value in fields.items() if value}}
    content = json.dumps(record, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    digest = hashlib.sha256(content).hexdigest()[:12]
    found = split(Document(f"pasted/{digest}.jsonl", "application/json", content))
    return found[0]


async def upload(request: Request) -> Response:
    """Add the reports of files that were uploaded."""
    given = await form_of(request)
    files = await uploaded(given, site_of(request).settings.max_bytes)
    if not files:
        raise HTTPException(400, "Choose one or more files.")
    found = await aside(lambda: [each for name, content in files for each in documents(name, content)])
    return begin(request, found)


async def uploaded(given: FormData, max_bytes: int) -> list[tuple[str, bytes]]:
    """Return the names and bytes of the files of a form. A name is a last part only, so that it leads nowhere."""
    found = []
    for each in given.getlist("file"):
        if isinstance(each, UploadFile) and each.filename:
            content = await each.read(max_bytes + 1)
            if len(content) > max_bytes:
                raise HTTPException(413, f"A file is larger than {max_bytes:,} bytes.")
            found.append((bare(each.filename), content))
    return found


def bare(name: str) -> str:
    """Return the last part of a file's name, without what could act.

    >>> bare("../../etc/passwd"), bare("C:\\\\news\\\\a.txt"), bare("..")
    ('passwd', 'a.txt', 'file')
    """
    last = PurePath(one_line(name).replace("\\", "/")).name
    return re.sub(r"[\x00-\x1f/]", "", last)[:200].lstrip(".") or "file"


def documents(name: str, content: bytes) -> list[Given]:
    """Return the reports that an uploaded file holds. Its place names its bytes: two files may have one name."""
    place = f"uploaded/{hashlib.sha256(content).hexdigest()[:12]}/{name}"
    found = recognised(place, content)
    return [found] if isinstance(found, DocumentError) else split(found)


async def fetch(request: Request) -> Response:
    """Add the report that a URL holds."""
    given = await form_of(request)
    site = site_of(request)
    if not site.fetches:
        raise HTTPException(403, "This server was started without --fetch.")
    urls = [each for each in word(given, "urls", 20_000).split() if each.startswith(("http://", "https://"))][:50]
    if not urls:
        raise HTTPException(400, "Give one or more addresses that begin with http:// or https://.")
    from rashomon.fetch import Fetcher, Limits
    from rashomon.watch import fetched

    def found() -> Iterator[Given]:
        yield from fetched(urls, Fetcher(Limits(max_bytes=site.settings.max_bytes)))

    return begin(request, found(), len(urls))


def begin(request: Request, given: Iterable[Given], total: int | None = None) -> Response:
    """Start to add, and lead to the page that shows how far it is."""
    job = started(site_of(request), given, total if total is not None else len(list(given)))
    return RedirectResponse(f"/add/{job.id}", 303)


def started(site: Site, given: Iterable[Given], total: int) -> Job:
    """Return the job that adds documents. Raises 503 where too many wait."""

    def work() -> Iterator[Receipt]:
        yield from site.desk.add(given, site.settings)

    try:
        return site.jobs.start(total, work, site.compare)
    except FullError as error:
        raise HTTPException(503, "Other reports are being added. Try again in a minute.") from error


def job_of(request: Request) -> Job:
    """Return the job that an address names."""
    job = site_of(request).jobs.find(request.path_params["job"])
    if job is None:
        raise HTTPException(404, "This addition is not known any more. What was stored is in the list of stories.")
    return job


def progress(request: Request) -> Response:
    """Show how far an addition is."""
    job = job_of(request)
    site = site_of(request)
    stories: dict[str, str] = {}
    for receipt in list(job.receipts)[-200:] if job.done else ():
        if receipt.report:
            stories |= dict(site.desk.homes(receipt.report))
    return site.page(request, "progress.html", job=job, receipts=list(job.receipts)[-200:], stories=stories)


async def events(request: Request) -> Response:
    """Tell how far an addition is, receipt by receipt."""
    job = job_of(request)

    async def told(job: Job) -> AsyncIterator[str]:
        sent = 0
        while not await request.is_disconnected():
            done = job.done
            receipts = job.receipts[sent:]
            sent += len(receipts)
            for receipt in receipts:
                yield f"event: receipt\ndata: {json.dumps(receipt_line(receipt))}\n\n"
            yield f"event: count\ndata: {json.dumps({**job.counts, 'total': job.total})}\n\n"
            if done:
                yield f"event: done\ndata: {json.dumps(job.problem)}\n\n"
                return
            await asyncio.sleep(0.5)
            job = site_of(request).jobs.find(job.id) or job

    return StreamingResponse(told(job), media_type="text/event-stream", headers={"cache-control": "no-store"})


def receipt_line(receipt: Receipt) -> dict[str, str]:
    """Return a receipt as the page shows it."""
    problem = f"{receipt.problem.problem} {receipt.problem.advice}".strip() if receipt.problem else ""
    return {"outcome": receipt.outcome, "location": one_line(receipt.location), "problem": one_line(problem)}
