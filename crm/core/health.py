"""Two questions a machine asks: does the server live, and can it work? It tells nothing else."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Blueprint, Flask, current_app, jsonify
from flask.typing import ResponseReturnValue

from crm.core.access import open_to_all
from crm.core.db import db

bp = Blueprint("health", __name__, url_prefix="/health")
log = logging.getLogger(__name__)


@bp.get("/live")
@open_to_all
def live() -> ResponseReturnValue:
    """Answer as long as the process does."""
    return jsonify(status="live")


@bp.get("/ready")
@open_to_all
def ready() -> ResponseReturnValue:
    """Answer whether the database, its tables and the storage are fit for work."""
    checks = {"database": False, "migrations": False, "storage": _storage()}
    try:
        checks["database"] = db.session.scalar(sa.select(1)) == 1
        checks["migrations"] = _migrations()
    except (sa.exc.SQLAlchemyError, OSError) as error:
        db.session.rollback()
        log.warning("not ready: %s", type(error).__name__)
    fit = all(checks.values())
    return jsonify(status="ready" if fit else "not ready", checks=checks), 200 if fit else 503


def _migrations() -> bool:
    """Tell whether the tables are those this program was written for."""
    folder = current_app.extensions["migrate"].directory
    heads = set(ScriptDirectory(folder).get_heads())
    return set(MigrationContext.configure(db.session.connection()).get_current_heads()) == heads


def _storage() -> bool:
    """Tell whether files can be kept."""
    folder = Path(current_app.config["STORAGE_DIR"])
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return os.access(folder, os.W_OK | os.X_OK)


def install(app: Flask) -> None:
    """Open the two addresses."""
    app.register_blueprint(bp)
