"""A PostgreSQL server of our own for one test run: nobody else's data, and gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Self

DEBIAN_HOME = Path("/usr/lib/postgresql")
# A test server may lose everything in a power cut: nothing waits for the disk.
SPEED = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "128MB",
    "max_connections": "60",
}


def programs() -> Path:
    """Return the folder of the server's programs; Debian keeps it off the path, the newest version wins."""
    if found := shutil.which("pg_ctl"):
        return Path(found).parent
    versions = sorted(DEBIAN_HOME.glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
    if not versions:
        raise FileNotFoundError("No PostgreSQL server here: `make test` installs one, or says how.")
    return versions[-1].parent


def servant() -> dict[str, object]:
    """Say as whom to run: PostgreSQL refuses root, so root steps down to an account without rights."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise LookupError("Root needs a `postgres` or `nobody` account to run PostgreSQL as.")


class Cluster:
    """A server in a folder of its own, reached by a socket in that folder."""

    def __init__(self, home: Path | None = None) -> None:
        """Take a new folder, or ``home`` of a server that another process of this test run has started."""
        self.home = home or Path(tempfile.mkdtemp(prefix="nhip-cau-pg-"))
        self.servant = servant()
        if self.servant and home is None:
            os.chown(self.home, self.servant["user"], self.servant["group"])

    def __enter__(self) -> Self:
        try:
            return self.start()
        except BaseException:
            self.stop()
            raise

    def __exit__(self, *_failure: object) -> None:
        self.stop()

    def start(self) -> Self:
        """Lay the files out and start serving."""
        self._run("initdb", "-U", "crm", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        settings = {"listen_addresses": "", "unix_socket_directories": str(self.home), **SPEED}
        with (self.home / "data" / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())
        self._run("pg_ctl", "-w", "-s", "-l", str(self.home / "log"), "start")
        return self

    def url(self, database: str = "postgres") -> str:
        """Return the address of one database for SQLAlchemy."""
        return f"postgresql+psycopg://crm@/{database}?host={self.home}"

    def stop(self) -> None:
        """Stop serving and leave nothing behind."""
        if (self.home / "data" / "postmaster.pid").exists():
            self._run("pg_ctl", "-m", "immediate", "-s", "stop")
        shutil.rmtree(self.home, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        command = [programs() / program, "-D", self.home / "data", *arguments]
        environment = {**os.environ, "HOME": str(self.home), "LC_ALL": "C.UTF-8"}
        subprocess.run(
            command, check=True, cwd=self.home, env=environment, stdout=subprocess.DEVNULL, **self.servant
        )
