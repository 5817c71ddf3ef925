"""The server as a whole: how soon it opens, what its two workers weigh, what a first visit fetches."""

from __future__ import annotations

import gzip
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.bench.measure import backend_ms
from tests.markup import Page
from tests.test_serving import free_port, start

START_SECONDS, MEMORY_MB, FIRST_KB, LATER_KB = 2.0, 150, 150, 30
PATHS = ("/", "/localities", "/interactions", "/contacts", "/delegations/", "/search?q=k", "/tasks", "/today")
ASSET = re.compile(r'(?:href|src)="(/static/[^"#]+)')


def _children(pid: int) -> list[int]:
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in told]


def pss_mb(pid: int) -> float:
    """Return the memory of a process; of what it shares with others its part."""
    told = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)
    return int(told[1]) / 1024 if told else float("nan")


def until_ready(address: str) -> None:
    """Ask until the office answers."""
    while True:
        try:
            with urllib.request.urlopen(f"{address}/health/ready", timeout=5):  # noqa: S310  # our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.01)


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for child in _children(pid):
        yield from _tree(child)


@contextmanager
def office(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str, float]]:
    """Open an office as ``make run`` does; yield it with its address and the seconds it took."""
    port = free_port()
    began = time.perf_counter()
    process = start(folder, port)
    try:
        until_ready(f"http://127.0.0.1:{port}")
        yield process, f"http://127.0.0.1:{port}", time.perf_counter() - began
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)


class Visitor:
    """A browser that counts what comes over the wire and keeps files as it may."""

    def __init__(self, address: str) -> None:
        self.address, self.kept = address, set[str]()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def fetch(self, path: str, data: dict[str, Any] | None = None) -> tuple[int, str]:
        """Return how many bytes came over the wire, and the text."""
        body = urlencode(data, doseq=True).encode() if data else None
        asked = urllib.request.Request(self.address + path, body, {"Accept-Encoding": "gzip"})  # noqa: S310
        with self.opener.open(asked, timeout=60) as answer:
            came = answer.read()
            packed = answer.headers.get("Content-Encoding") == "gzip"
        return len(came), (gzip.decompress(came) if packed else came).decode("utf-8", "replace")

    def sign_in(self, note: Path) -> None:
        """Come in with the first of the sample's sign-ins."""
        email, password = note.read_text(encoding="utf-8").split()[:2]
        form = dict(Page(self.fetch("/sign-in")[1]).form_with({"email"}).values)
        self.fetch("/sign-in", form | {"email": email, "password": password})

    def visit(self, path: str) -> int:
        """Return the bytes of a page with the files that are not kept yet."""
        weight, text = self.fetch(path)
        for name in set(ASSET.findall(text)) - self.kept:
            self.kept.add(name)
            weight += self.fetch(name)[0]
        return weight


def _line(name: str, value: float, unit: str, most: float, more: str = "") -> str:
    verdict = "met" if value <= most else "over"
    return f"{name:18}{value:7.{2 if most < 10 else 0}f} {unit}, budget {most:g}: {verdict}{more}"


def _weights(process: subprocess.Popen[str]) -> tuple[float, float]:
    """Return what the two workers weigh, and everything else of the office."""
    web, *others = _children(process.pid)
    workers = [pss_mb(pid) for pid in _children(web)]
    return sum(workers), sum(pss_mb(pid) for pid in (process.pid, web, *others))


def measure_server(tell: Callable[[str], None]) -> None:
    """Open the office: the first time lays it out, afterwards it is measured."""
    if not sys.platform.startswith("linux"):
        return
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        seconds, work = [], []
        for _again in range(4):
            with office(home) as (process, _address, took):
                seconds.append(took)
                work.append(sum(backend_ms(pid) for pid in _tree(process.pid)) / 1000)
        of_processor = f" ({min(work[1:]):.2f} s of the processor in all its processes)"
        tell(_line("cold start", min(seconds[1:]), "s until pages are answered", START_SECONDS, of_processor))
        with office(home) as (process, address, _took):
            visitor = Visitor(address)
            visitor.sign_in(home / "sample-sign-ins.txt")
            first = visitor.visit("/") / 1024
            later = max(visitor.visit(path) for path in PATHS[1:]) / 1024
            for _turn in range(4):
                for path in PATHS:
                    visitor.fetch(path)
            workers, rest = _weights(process)
        tell(_line("two workers", workers, "MB", MEMORY_MB, f"; the rest of the office {rest:.0f} MB"))
        tell(_line("first page", first, "KB over the wire with its files", FIRST_KB))
        tell(_line("later pages", later, "KB over the wire at most", LATER_KB))
