"""Draws every macro with invented data into static pages, so that the look can be seen without a server.

`python -m tests.look.gallery DIR` writes the pages; `--shots` also takes pictures of them.
"""

from __future__ import annotations

import functools
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace as Thing
from typing import Any

from jinja2 import Environment, FileSystemLoader

from crm.core import locale, security
from tests.look import logform, sample

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAGES = sorted(path.stem for path in (HERE / "pages").glob("*.html"))
POLICY = security.POLICY.format(nonce="gallery")
CURRENT = {
    "log": "Tiếp xúc, trao đổi",
    "delegation": "Đoàn vào, đoàn ra",
    "today": "Trang chủ",
    "home": "Trang chủ",
}


def environment(theme: str | None = None, page: str = "list") -> Environment:
    """Build the templates' world without the application: stub globals, the product's own templates."""
    env = Environment(
        loader=FileSystemLoader([ROOT / "templates", HERE / "pages"]),
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "label": sample.label,
        "day": locale.day,
        "daymonth": lambda d: f"{d:%d/%m}",
        "daydelta": sample.daydelta,
        "when": sample.when,
        "number": locale.number,
    }
    current = CURRENT.get(page, "Địa phương nước ngoài")
    env.globals |= {
        "_": locale.gettext,
        "ngettext": locale.ngettext,
        "pgettext": locale.pgettext,
        "kept_crumbs": lambda crumbs: crumbs,
        "way_back": lambda: None,
        "part_of": lambda *_: None,
        "new_form_key": lambda: "key",
        "here": lambda **_: "/here",
        "picks_all": lambda: False,
        "url_for": lambda endpoint, **_: f"/{endpoint}",
        "asset": lambda path: f"/static/{path}",
        "csp_nonce": lambda: "gallery",
        "csrf_token": lambda: "token",
        "locale": "vi",
        "current_actor": Thing(id=1, display_name="Thu Hà", role="staff", theme=theme, locale="vi"),
        "office": Thing(name="Sở Ngoại vụ Hải Phòng", city="Hải Phòng"),
        "log_url": "/log",
        "nav_groups": lambda: sample.menu(current),
        "now": lambda: datetime(2026, 11, 23, 9, 44),
        "nav_bottom": lambda: sample.bottom("Hôm nay" if page == "today" else "Đối tác"),
        "toasts": lambda: (
            [Thing(text="Đã chuyển Niigata sang “Tiếp cận”.", undo_url="/undo", kind="ok")]
            if page == "home"
            else []
        ),
        "account_links": lambda: [
            Thing(label="Tài khoản", url="/account", post=False),
            Thing(label="Đăng xuất", url="/out", post=True),
        ],
        "rows": sample.ROWS,
        "entries": sample.ENTRIES,
        "steps": list(sample.Step),
        "Stage": sample.Stage,
        "Health": sample.Health,
        "State": sample.State,
        "Step": sample.Step,
        "date": sample.date,
        "form": logform.fresh_log() if page == "draft" else logform.wrong_log(more=page == "errors"),
    }
    return env


def write(folder: Path) -> None:
    """Write every page, light and dark, and the static files beside them."""
    shutil.copytree(ROOT / "static", folder / "static", dirs_exist_ok=True)
    for theme in ("light", "dark"):
        for page in PAGES:
            html = environment(theme, page).get_template(f"{page}.html").render()
            (folder / f"{page}-{theme}.html").write_text(html, encoding="utf-8")


class Handler(SimpleHTTPRequestHandler):
    """Serves the gallery under the product's own content security policy."""

    def end_headers(self) -> None:
        """Add the policy to every answer."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Stay quiet."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def shots(folder: Path) -> None:
    """Take pictures of every page: wide and phone, light and dark."""
    from tests.look.browser import chromium

    with served(folder) as address, chromium() as browser:
        for theme in ("light", "dark"):
            for width, height in ((1440, 900), (390, 844), (820, 1000)):
                page = browser.new_page(viewport={"width": width, "height": height})
                for name in PAGES:
                    page.goto(f"{address}/{name}-{theme}.html", wait_until="networkidle")
                    page.screenshot(path=folder / f"{name}-{theme}-{width}.png")
                page.close()


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    write(target)
    if "--shots" in sys.argv:
        shots(target)
