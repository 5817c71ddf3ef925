"""Settings, all from the environment; nothing secret has a default that two offices could share."""

from __future__ import annotations

import base64
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent


def _keys(folder: Path) -> dict[str, str]:
    """Return this instance's own secrets, made once and kept in a file that only its owner can read."""
    path = folder / "secrets.json"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        made = {
            "SECRET_KEY": secrets.token_urlsafe(48),
            "SECURITY_PASSWORD_SALT": secrets.token_urlsafe(32),
            "SECURITY_TOTP_SECRET": secrets.token_urlsafe(32),
            "FIELD_KEYS": "k1:" + base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        }
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            json.dump(made, file)
    kept: dict[str, str] = json.loads(path.read_text())
    return kept


def settings(env: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Read every setting from ``env``. See docs/settings.md for what each one means."""
    folder = Path(env.get("INSTANCE_DIR", ROOT / "instance")).resolve()
    needed = ("SECRET_KEY", "SECURITY_PASSWORD_SALT", "SECURITY_TOTP_SECRET", "FIELD_KEYS")
    try:
        own = {} if all(env.get(name) for name in needed) else _keys(folder)
    except OSError as error:
        raise SystemExit(
            f"The folder {folder} cannot be written to ({error.strerror}). "
            "Give this account the right to, or choose another: INSTANCE_DIR=/path make run"
        ) from error
    secret = {name: env.get(name) or own[name] for name in needed}
    public_url = env.get("PUBLIC_URL", f"http://127.0.0.1:{env.get('PORT', '8000')}")
    return {
        "SECRET_KEY": secret["SECRET_KEY"],
        "SECURITY_PASSWORD_SALT": secret["SECURITY_PASSWORD_SALT"],
        "SECURITY_TOTP_SECRETS": {"1": secret["SECURITY_TOTP_SECRET"]},
        "FIELD_KEYS": secret["FIELD_KEYS"].split(","),
        "INSTANCE_DIR": str(folder),
        "SQLALCHEMY_DATABASE_URI": env.get("DATABASE_URL", f"sqlite:///{folder / 'nhipcau.sqlite3'}"),
        "STORAGE_DIR": env.get("STORAGE_DIR", str(folder / "files")),
        "FONT_DIR": env.get("FONT_DIR", str(ROOT / "static" / "vendor" / "fonts")),
        "MAIL_URL": env.get("MAIL_URL", "console:"),
        "MAIL_FROM": env.get("MAIL_FROM", "nhipcau@localhost"),
        "PUBLIC_URL": public_url,
        "MAX_CONTENT_LENGTH": int(env.get("MAX_UPLOAD_MB", "20")) * 1024 * 1024,
        "SESSION_HOURS": int(env.get("SESSION_HOURS", "12")),
        "TRUSTED_PROXIES": int(env.get("TRUSTED_PROXIES", "0")),
        "LOG_LEVEL": env.get("LOG_LEVEL", "INFO"),
    }
