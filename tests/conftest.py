"""What every test may ask for: an office on either database, people signed in, a real browser."""

from __future__ import annotations

import shutil
import tempfile
import threading
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from filelock import FileLock
from werkzeug.serving import make_server

from crm.core import clock, locale
from crm.core.access import Role, look_with
from tests import browsing, build, offices
from tests.postgres import Cluster

CHROMIUM = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SHARED = pytest.StashKey[Path]()


# One PostgreSQL server for the whole run: who needs it first starts it, the leading process stops it.


def pytest_configure(config):
    worker = getattr(config, "workerinput", None)
    config.stash[SHARED] = Path(worker["shared"] if worker else tempfile.mkdtemp(prefix="nhip-cau-tests-"))


PAGES = ("views", "pages", "screens")
"""How modules end whose tests look at pages; what those ask and write meets both databases elsewhere."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Count pages over the second database among the long tests: they are the same pages."""
    for item in items:
        given = getattr(item, "callspec", None)
        is_page = item.path.stem.endswith(PAGES) and item.path.parent.name != "core"
        if is_page and given is not None and given.params.get("app") == "postgresql":
            item.add_marker(pytest.mark.full)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    node.workerinput["shared"] = str(node.config.stash[SHARED])


def pytest_unconfigure(config):
    shared = config.stash.get(SHARED, None)
    if shared is None or hasattr(config, "workerinput"):
        return
    if (shared / "cluster").exists():
        Cluster(Path((shared / "cluster").read_text())).stop()
    shutil.rmtree(shared, ignore_errors=True)


@pytest.fixture(scope="session")
def cluster(pytestconfig):
    """Give the PostgreSQL server of this run."""
    shared = pytestconfig.stash[SHARED]
    with FileLock(shared / "lock"):
        note = shared / "cluster"
        if not note.exists():
            note.write_text(str(Cluster().start().home))
        return Cluster(Path(note.read_text()))


@pytest.fixture(scope="session")
def worker(pytestconfig):
    """Name this process of the run."""
    return getattr(pytestconfig, "workerinput", {"workerid": "main"})["workerid"]


@pytest.fixture(scope="session")
def new_database(cluster, worker):
    """Give a function that makes an empty PostgreSQL database and returns its address."""
    engine = sa.create_engine(cluster.url(), isolation_level="AUTOCOMMIT")
    made = []

    def make():
        name = f"office_{worker}_{len(made)}"
        made.append(name)
        with engine.connect() as connection:
            connection.execute(sa.text(f"CREATE DATABASE {name}"))
        return cluster.url(name)

    yield make
    engine.dispose()


@pytest.fixture(scope="session")
def office_of(tmp_path_factory, request):
    """Give a function that returns this process's application over "sqlite" or "postgresql", built once."""
    apps = {}

    def office(kind):
        if kind not in apps:
            folder = tmp_path_factory.mktemp(kind)
            is_file = kind == "sqlite"
            url = (
                f"sqlite:///{folder / 'office.sqlite3'}"
                if is_file
                else request.getfixturevalue("new_database")()
            )
            apps[kind] = offices.open_office(url, folder)
        return apps[kind]

    yield office
    for app in apps.values():
        with app.app_context():
            offices.db.engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def app(request, office_of):
    """Give an application with a clean database; its context is open, and nobody is looking."""
    yield from _opened(office_of(request.param))


def _opened(application):
    with application.app_context():
        look_with(None)
        locale.speak("vi")
        offices.empty()
        yield application
        offices.db.session.remove()
        look_with(None)


@pytest.fixture
def client(app):
    """Give a stranger's browser."""
    return app.test_client()


@pytest.fixture
def as_role(app):
    """Give a function that seats somebody at a browser, signed in, and returns the browser."""

    def signed_in(role=Role.STAFF, **given):
        return browsing.walk_in(app.test_client(), build.person(role=role, **given))

    return signed_in


@pytest.fixture
def answers():
    """Give ``answers(client, url, **fields)``: what a browser sends from the form at ``url``."""
    return browsing.answers


@pytest.fixture
def noon():
    """Hold the clock at noon of 22/11/2026 in Hai Phong."""
    moment = datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    with clock.held(moment):
        yield moment


# A real browser against a real server


class LiveServer:
    """A threaded web server over a SQLite file."""

    def __init__(self, application):
        self.app = application
        self._server = make_server("127.0.0.1", 0, application, threaded=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self):
        """Stop serving."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """Give the one web server of this process."""
    folder = tmp_path_factory.mktemp("served")
    server = LiveServer(offices.open_office(f"sqlite:///{folder / 'office.sqlite3'}", folder))
    yield server
    server.stop()
    with server.app.app_context():
        offices.db.engine.dispose()


@pytest.fixture
def live_server(served):
    """Give the web server over a clean database; its context is open; commit before you browse."""
    for _application in _opened(served.app):
        yield served


@pytest.fixture(scope="session")
def browser():
    """Give the system's chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        yield running
        running.close()


@pytest.fixture
def new_page(browser):
    """Give a function that opens a window of its own; a script error fails the test."""
    contexts, wrong = [], []

    def open_page(width=1440, height=900, **given):
        context = browser.new_context(
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            viewport={"width": width, "height": height},
            **given,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong, wrong


@pytest.fixture
def page(new_page):
    """Give a window of a desk's width."""
    return new_page()


@pytest.fixture
def enter(live_server):
    """Give a function that signs ``person`` in by typing into the form."""

    def signed_in(page, person):
        page.goto(live_server.url + "/sign-in")
        page.fill("input[name=email]", person.email)
        page.fill("input[name=password]", build.PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url(lambda url: "/sign-in" not in url)
        return page

    return signed_in


@pytest.fixture
def shots(request):
    """Give the folder where pictures of this test module are kept; git does not see it."""
    folder = request.path.parent / "shots"
    folder.mkdir(exist_ok=True)
    return folder
