"""Takes the guide's pictures from the real screens of the sample office: make guide.

The clock is held, so that the same screens give the same pictures on any day.
"""

from __future__ import annotations

import io
import logging
import tempfile
import threading
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from PIL import Image
from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from crm.accounts.models import UserAccount
from crm.core import clock
from crm.core.access import SYSTEM, acting_as
from crm.core.db import db
from crm.core.records import Record
from crm.sample.service import load_once
from tests import offices
from tests.conftest import CHROMIUM

PICTURES = Path(__file__).parents[2] / "static" / "guide"
MORNING = datetime(2026, 11, 23, 8, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
DESK, PHONE = (1280, 800), (390, 760)
COLOURS = 128
"""Enough for flat screens; a picture weighs a fifth of what it would."""


def addresses() -> Mapping[str, tuple[str, tuple[int, int]]]:
    """Return the page of each picture and the size of the window."""
    city = _record("locality", "Kitakyushu")
    trip = _record("delegation", "Đoàn Cục Môi trường thành phố Kitakyushu")
    return {
        "home": ("/", DESK),
        "locality": (f"/localities/{city}", DESK),
        "log": (f"/interactions/new?locality={city}", DESK),
        "gate": (f"/requests/{trip}", DESK),
        "delegation": (f"/delegations/{trip}", DESK),
        "programme": (f"/delegations/{trip}/programme", DESK),
        "papers": (f"/delegations/{trip}/papers", DESK),
        "map": ("/localities/map", DESK),
        "today": ("/today", PHONE),
    }


def _record(kind: str, title: str) -> int:
    with acting_as(SYSTEM):
        found = db.session.scalar(sa.select(Record.id).where(Record.kind == kind, Record.title == title))
    if found is None:
        raise LookupError(f"the sample office has no {kind} called {title}")
    return found


def take(page: Page, target: Path) -> None:
    """Take the window as it stands and keep it small."""
    page.wait_for_load_state("networkidle")
    shown = Image.open(io.BytesIO(page.screenshot()))
    target.parent.mkdir(parents=True, exist_ok=True)
    shown.convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        target, optimize=True
    )


def main() -> None:
    """Open the sample office, walk through it in both languages, leave the pictures."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder, clock.held(MORNING):
        app = offices.open_office(f"sqlite:///{folder}/office.sqlite3", Path(folder))
        server = make_server("127.0.0.1", 0, app, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with app.app_context():
            sign_ins = {one.email.partition("@")[0]: one for one in load_once()}
            db.session.commit()
            walk = addresses()
            for lang in ("vi", "en"):
                with acting_as(SYSTEM):
                    db.session.execute(sa.update(UserAccount).values(locale=lang))
                db.session.commit()
                _walk(f"http://127.0.0.1:{server.server_port}", sign_ins["ha"], walk, PICTURES / lang)
            db.session.remove()
            db.engine.dispose()
        server.shutdown()


def _walk(url: str, who: object, walk: Mapping[str, tuple[str, tuple[int, int]]], folder: Path) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        context = browser.new_context(timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce")
        page = context.new_page()
        page.goto(f"{url}/sign-in")
        page.fill("input[name=email]", who.email)
        page.fill("input[name=password]", who.password)
        page.click("main button[type=submit]")
        for name, (path, (width, height)) in walk.items():
            page.set_viewport_size({"width": width, "height": height})
            page.goto(url + path)
            take(page, folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
