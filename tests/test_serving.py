"""Opening the office with one command, as `make run` does."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.markup import Page

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 120
"""A machine that is busy with other tests takes its time."""


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def start(folder, port, **more):
    given = {"INSTANCE_DIR": str(folder), "PORT": str(port), "PYTHONUNBUFFERED": "1", **more}
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "run-office"]
    return subprocess.Popen(
        command, cwd=ROOT, env=kept | given, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


class Office:
    """A running office and what it has said so far."""

    def __init__(self, folder, port):
        self.process = start(folder, port)
        self.address = f"http://127.0.0.1:{port}"
        self.said = ""
        opener = urllib.request.HTTPCookieProcessor(CookieJar())
        self.browser = urllib.request.build_opener(opener)

    def wait_until_open(self):
        """Read what it says until it says that it is open."""
        until = time.monotonic() + START_SECONDS
        while "Ctrl+C closes the office." not in self.said:
            line = self.process.stdout.readline()
            assert line, f"the office closed by itself:\n{self.said}"
            assert time.monotonic() < until, self.said
            self.said += line

    def get(self, path):
        with self.browser.open(self.address + path, timeout=30) as answer:
            return answer.status, answer.url, answer.read().decode()

    def post(self, path, **fields):
        data = urlencode(fields).encode()
        with self.browser.open(self.address + path, data, timeout=30) as answer:
            return answer.status, answer.url, answer.read().decode()

    def close(self):
        """Ask it to end, as Ctrl+C does, and return its exit code."""
        self.process.send_signal(signal.SIGINT)
        rest, _nothing = self.process.communicate(timeout=60)
        self.said += rest
        return self.process.returncode


@pytest.fixture
def open_office(tmp_path):
    """Give a function that opens an office in this test's folder; what still runs is closed."""
    opened = []

    def begin(port):
        opened.append(Office(tmp_path / "instance", port))
        opened[-1].wait_until_open()
        return opened[-1]

    yield begin
    for office in opened:
        if office.process.poll() is None:
            office.close()
        office.process.stdout.close()


def test_a_new_office_opens_shows_its_sign_ins_and_lets_people_in(open_office, tmp_path):
    port = free_port()
    office = open_office(port)
    assert office.get("/health/ready")[0] == 200
    email, password = re.search(r"^\s+(\S+@\S+)\s+(\S+)\s", office.said, re.MULTILINE).groups()

    form = Page(office.get("/sign-in?next=/account")[2]).form_with({"email", "password"})
    token = form.values["csrf_token"][0]
    given = {"email": email, "password": password, "csrf_token": token, "next": "/account"}
    status, url, page = office.post("/sign-in", **given)
    assert (status, url) == (200, office.address + "/account")
    assert email in page

    note = tmp_path / "instance" / "sample-sign-ins.txt"
    assert note.stat().st_mode & 0o777 == 0o600
    assert password in note.read_text()
    assert office.close() == 0
    with pytest.raises(urllib.error.URLError):
        office.get("/health/live")

    again = open_office(port)
    assert password not in again.said
    assert str(note) in again.said
    again.close()


def refusal(folder, port):
    process = start(folder, port)
    said, _nothing = process.communicate(timeout=START_SECONDS)
    assert process.returncode == 1
    assert "Traceback" not in said
    return said.strip()


def test_a_port_that_is_taken_is_named_with_the_way_out(tmp_path):
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        port = door.getsockname()[1]
        said = refusal(tmp_path, port)
    assert f"Port {port}" in said
    assert "make run PORT=" in said
    assert len(said.splitlines()) == 1


def test_a_folder_that_cannot_be_written_is_named_with_the_way_out(tmp_path):
    (tmp_path / "file").write_text("")
    said = refusal(tmp_path / "file" / "instance", free_port())
    assert str(tmp_path / "file" / "instance") in said
    assert "INSTANCE_DIR=" in said
    assert len(said.splitlines()) == 1
