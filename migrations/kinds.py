"""What a migration does with the records of a kind that the program of before does not know."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def forget(kind: str) -> None:
    """Take the records of a kind out of the book, once their own table is gone.

    What belongs to one goes with it; what merely points at one points at nothing.
    """
    connection = op.get_bind()
    book = sa.inspect(connection)
    gone = f"(SELECT id FROM record WHERE kind = '{kind}')"  # noqa: S608
    links = [
        (table, key["constrained_columns"][0])
        for table in book.get_table_names()
        for key in book.get_foreign_keys(table)
        if key["referred_table"] == "record" and key["constrained_columns"] != ["id"]
    ]
    empty = {
        (table, column["name"]): column["nullable"]
        for table, _ in links
        for column in book.get_columns(table)
    }
    for table, column in links:
        if empty[table, column]:
            op.execute(f"UPDATE {table} SET {column} = NULL WHERE {column} IN {gone}")  # noqa: S608
        else:
            op.execute(f"DELETE FROM {table} WHERE {column} IN {gone}")  # noqa: S608
    op.execute(f"DELETE FROM record WHERE kind = '{kind}'")  # noqa: S608
