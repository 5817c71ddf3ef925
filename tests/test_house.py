"""The house inspection: what no single room's tests would notice."""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path

import pytest

import crm
from crm.core.access import GRANTS, Permission, Role
from crm.core.db import Base
from crm.core.locale import catalogue
from crm.core.records import Record, kinds

CRM = Path(crm.__file__).parent
CONTEXTS = {"stage", "health", "dstatus", "astatus", "cstate", "cstrength", "class", "role", "side"}


def modules(*names):
    """Return the modules whose file, or whose package, has one of these names."""
    return [path for path in CRM.rglob("*.py") if path.stem in names or path.parent.name in names]


def test_every_endpoint_names_its_permission(app):
    silent = [
        name
        for name, view in app.view_functions.items()
        if not hasattr(view, "permission") and name != "static"
    ]
    assert silent == []


def test_only_these_doors_are_open_to_strangers(app):
    open_doors = {
        name for name, view in app.view_functions.items() if getattr(view, "permission", "") is None
    }
    assert open_doors == {
        "health.live",
        "health.ready",
        "security.forgot_password",
        "security.login",
        "security.logout",
        "security.reset_password",
        "static",
    }


def test_every_permission_is_somebodys_and_the_administrator_has_all():
    assert GRANTS[Role.ADMIN] == frozenset(Permission)
    assert GRANTS[Role.VIEWER] <= GRANTS[Role.STAFF] <= GRANTS[Role.MANAGER] <= GRANTS[Role.ADMIN]


def test_views_ask_no_questions_of_the_database_themselves():
    for path in modules("views"):
        names = {node.id for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Name)}
        assert not names & {"select", "db", "sa"}, path


def test_services_and_queries_never_commit_and_never_see_the_web():
    for path in modules("service", "queries", "rules"):
        text = path.read_text()
        assert ".commit()" not in text, path
        assert not re.search(r"^from flask import|^import flask\b", text, re.M), path


def test_records_are_read_through_the_policy_and_changed_through_the_session():
    kind_models = {mapper.class_.__name__ for mapper in Record.__mapper__.self_and_descendants}
    for path in CRM.rglob("*.py"):
        if path.relative_to(CRM).parts[0] in {"core", "sample"}:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            first = node.args[0] if node.args else None
            of_ours = isinstance(node.func.value, ast.Name) and node.func.value.id == "records"
            names_record = isinstance(first, ast.Name) and first.id in kind_models and not of_ours
            assert not (names_record and node.func.attr in {"get", "update", "delete"}), (
                f"{path}:{node.lineno}"
            )


def test_every_table_is_audited_or_says_that_it_is_not():
    undecided = [
        mapper.class_.__name__
        for mapper in Base.registry.mappers
        if not issubclass(mapper.class_, Record)
        and not hasattr(mapper.class_, "__root__")
        and not getattr(mapper.class_, "__unaudited__", False)
    ]
    assert undecided == []


def test_every_kind_of_record_is_registered_with_a_page_that_exists(app):
    assert {kind.model for kind in kinds()} == set(
        m.class_ for m in Record.__mapper__.self_and_descendants
    ) - {Record}
    assert all(kind.endpoint in app.view_functions for kind in kinds())


def labels():
    with (CRM / "translations" / "labels.csv").open(encoding="utf-8") as file:
        return [(row["key"], row["en"], row["vi"]) for row in csv.DictReader(file)]


def named(text):
    """Write the placeholders of the label table as the catalogue writes them."""
    return re.sub(r"\{(\w+)\}", r"%(\1)s", text)


@pytest.mark.parametrize(("key", "english", "vietnamese"), labels())
def test_the_screen_speaks_as_the_label_table_says(key, english, vietnamese):
    context = key.split(".")[0]
    if context in CONTEXTS:
        said = catalogue("vi")._catalog.get(f"{context}\x04{named(english)}")
    else:
        said = catalogue("vi")._catalog.get(named(english))
    assert said in (None, named(vietnamese)), key


def test_the_screens_of_the_first_rooms_use_the_label_table():
    """A label nobody uses yet is fine; these must be in use."""
    used = catalogue("vi")._catalog
    for key, english, _vietnamese in labels():
        in_use = key.split(".")[0] in {"stage", "dstatus", "cstate", "cstrength", "class", "role"}
        if in_use and key != "cstate.late":  # being late is said in days
            assert f"{key.split('.')[0]}\x04{named(english)}" in used, key


def test_no_module_is_named_after_nothing():
    banned = {"utils", "helpers", "common", "misc", "manager"}
    assert [path for path in CRM.rglob("*.py") if path.stem in banned] == []


def test_no_inline_style_or_handler_in_any_template():
    for path in (CRM.parent / "templates").rglob("*.html"):
        text = path.read_text()
        assert not re.search(r"\sstyle=|\son[a-z]+=\"", text), path
        assert "|safe" not in text.replace(" ", ""), path
