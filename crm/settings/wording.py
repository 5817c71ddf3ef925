"""The office's own words for what the program has words for too: stages of a partnership, channels."""

from __future__ import annotations

from enum import Enum

import sqlalchemy as sa
from flask import has_app_context

from crm.core.db import db
from crm.core.locale import language
from crm.reference.rules import closed_lists
from crm.settings import queries


def own_word(member: Enum) -> str:
    """Return what the office calls a member in the language spoken; nothing where the product's word stands.

    Words are said on pages of errors too, so a database that does not answer leaves the product's.
    """
    list_code = closed_lists().get(type(member))
    if list_code is None or not has_app_context():
        return ""
    try:
        with db.session.no_autoflush:
            return queries.own_word(list_code, str(member.value), language())
    except sa.exc.SQLAlchemyError:
        return ""
