"""Opens the office on this machine: tables, sample data the first time, web server and job worker."""

from __future__ import annotations

import gc
import os
import signal
import socket
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Any, cast

import click
import flask_migrate
from flask import Flask, current_app
from gunicorn.app.base import BaseApplication
from jinja2 import FileSystemBytecodeCache

from crm.core.db import db
from crm.core.worker import work
from crm.opening import NOTE, NotToBe, announce, open_book, wants_sample

HOST = "127.0.0.1"
WORKERS, THREADS = 2, 4
PATIENCE_SECONDS = 60
GRACE_SECONDS = 25


def port_of(text: str) -> int:
    """Read PORT."""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise NotToBe(
            f"PORT is {text!r}, which is no port. Choose one from 1024 to 65535: make run PORT=8001"
        )
    return int(text)


def check_folder(folder: Path) -> None:
    """Refuse a folder that nothing can be kept in."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return
    except OSError as error:
        raise NotToBe(
            f"The folder {folder} cannot be written to ({error.strerror}). "
            "Give this account the right to, or choose another: INSTANCE_DIR=/path make run"
        ) from error


def check_port(host: str, port: int) -> None:
    """Refuse a port that somebody else listens on."""
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError as error:
            raise NotToBe(
                f"Port {port} on {host} cannot be used ({error.strerror}). "
                f"Choose another: make run PORT={port % 65535 + 1}"
            ) from error


class WebServer(BaseApplication):  # type: ignore[misc]  # gunicorn carries no types
    """Gunicorn around the application that is loaded already: its workers are forks and share its memory."""

    def __init__(self, app: Flask, bind: str) -> None:
        self.given_app, self.bind = app, bind
        super().__init__()

    def load_config(self) -> None:
        """Set gunicorn up."""
        settings: dict[str, Any] = {
            "bind": [self.bind],
            "worker_class": "gthread",
            "workers": WORKERS,
            "threads": THREADS,
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 20,
            "loglevel": "warning",
            "control_socket_disable": True,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Hand the application over."""
        return self.given_app


def warm(app: Flask, folder: Path) -> None:
    """Load every template before the workers are forked, so that they share them; compiled ones are kept."""
    kept = folder / "templates"
    kept.mkdir(exist_ok=True)
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(kept))
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)


def serve_pages(app: Flask, bind: str) -> None:
    """Answer requests: the work of a process of its own."""
    warm(app, Path(app.config["INSTANCE_DIR"]))
    share_memory()
    WebServer(app, bind).run()


def share_memory() -> None:
    """Keep the garbage collector away from what is loaded: to look at a page of memory is to copy it."""
    gc.collect()
    gc.freeze()


def do_jobs() -> None:
    """Send mail and do other waiting work: the work of a process of its own."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    work(f"{socket.gethostname()}:{os.getpid()}", stop)


def fork(task: Callable[..., None], *given: object) -> ForkProcess:
    """Start a process that shares what is loaded here; no connection to the database may be open then."""
    db.session.remove()
    db.engine.dispose()
    child = get_context("fork").Process(target=task, args=given)
    child.start()
    return child


def is_ready(address: str) -> bool:
    """Ask the server whether it can work."""
    try:
        with urllib.request.urlopen(f"{address}/health/ready", timeout=5) as answer:  # noqa: S310  # our own address
            return int(answer.status) == 200
    except (urllib.error.URLError, OSError):
        return False


class Running:
    """The web server and the job worker, kept going until told to stop."""

    def __init__(self, app: Flask, host: str, port: int) -> None:
        self.address = f"http://{host}:{port}"
        self.stopping = Event()
        self.web = fork(serve_pages, app, f"{host}:{port}")
        self.jobs = fork(do_jobs)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._stop)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping.set()

    def wait_until_ready(self) -> bool:
        """Wait until pages are answered; False when the server ends before that, or somebody stops it."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not self.stopping.is_set() and self.web.is_alive() and time.monotonic() < until:
            if is_ready(self.address):
                return True
            self.stopping.wait(0.1)
        return False

    def keep(self) -> int:
        """Wait for the end; a job worker that dies is replaced, a web server that dies ends everything."""
        while not self.stopping.wait(1):
            if not self.web.is_alive():
                return 1
            if not self.jobs.is_alive():
                self.jobs = fork(do_jobs)
        return 0

    def end(self) -> None:
        """Let both finish what they are at, but not for ever."""
        children = (self.web, self.jobs)
        for child in children:
            child.terminate()
        until = time.monotonic() + GRACE_SECONDS
        for child in children:
            child.join(max(0.1, until - time.monotonic()))
            if child.is_alive():
                child.kill()
                child.join()


@click.command("run-office")
def run_office() -> None:
    """Open the office on this machine until Ctrl+C: make run."""
    host, port = os.environ.get("HOST", HOST), port_of(os.environ.get("PORT", "8000"))
    folder = Path(current_app.config["INSTANCE_DIR"])
    check_folder(folder)
    check_port(host, port)
    flask_migrate.upgrade()
    sign_ins = open_book(folder, wants_sample=wants_sample(os.environ), admin=os.environ.get("ADMIN", ""))
    running = Running(cast(Any, current_app)._get_current_object(), host, port)
    try:
        if not running.wait_until_ready():
            raise SystemExit(0 if running.stopping.is_set() else 1)
        announce(running.address, sign_ins, folder / NOTE)
        code = running.keep()
    finally:
        running.end()
    raise SystemExit(code)
