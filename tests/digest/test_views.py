"""What a person wants to be mailed of is said on their own account."""

from __future__ import annotations

from crm.core.access import Role
from crm.core.db import db
from crm.digest import queries


def test_everything_is_mailed_until_somebody_says_otherwise(as_role, answers):
    client = as_role()
    me = client.person.id
    assert "Thư nhắc việc" in client.get("/account").text
    sent = answers(client, "/account/reminders")
    kinds = ("agreement", "commitment", "delegation", "task")
    later = ("partnership", "conference", "greeting", "anniversary")
    for switch in ("is_on", *(f"kind_{kind}" for kind in (*kinds, *later))):
        assert switch in sent, switch
    assert "is_weekly" not in sent
    del sent["kind_task"]
    assert client.post("/account/reminders", data=sent | {"is_weekly": "y"}).status_code == 302
    db.session.rollback()
    wish = queries.wish_of(me)
    assert (wish.is_on, wish.left_out, wish.with_others, wish.is_weekly) == (True, "task", True, True)
    assert "kind_task" not in answers(client, "/account/reminders")


def test_a_manager_may_leave_out_what_others_are_late_with(as_role, answers):
    client = as_role(Role.MANAGER)
    me = client.person.id
    sent = answers(client, "/account/reminders")
    del sent["with_others"], sent["is_on"]
    client.post("/account/reminders", data=sent)
    db.session.rollback()
    assert (queries.wish_of(me).with_others, queries.wish_of(me).is_on) == (False, False)
    assert "Bạn không nhận thư nhắc việc" in client.get("/account").text
