"""Commands of the office: each parses, calls one service and prints."""

from __future__ import annotations

from flask import Flask

from crm.serving import run_office


def install(app: Flask) -> None:
    """Hang the commands on the application."""
    app.cli.add_command(run_office)
