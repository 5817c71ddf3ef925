"""``flask jobs``: do waiting work beside the web server, or from a timer."""

from __future__ import annotations

import os
import signal
import socket
from threading import Event

import click
from flask.cli import AppGroup

from crm.core.worker import run_due, work

jobs_cli = AppGroup("jobs", help="Do waiting work: mail, imports, daily cleaning.")


@jobs_cli.command("work")
def work_command() -> None:
    """Do jobs as they come until told to stop; the job at hand is finished first."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    work(f"{socket.gethostname()}:{os.getpid()}", stop)


@jobs_cli.command("run-due")
@click.option("--limit", default=100, show_default=True, help="Stop after this many jobs.")
def run_due_command(limit: int) -> None:
    """Do what is due now, then end: for a timer."""
    click.echo(f"{run_due(limit)} jobs done")
