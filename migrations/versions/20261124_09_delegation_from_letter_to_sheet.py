"""Room for journeys, rooms, vehicles, who takes part in what, and the sheets as they were printed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261124_09"
down_revision = "20261124_08"

FILLED = {
    "delegation_member": ("rank_code", "languages", "nationality"),
    "print_run": ("state", "form", "role"),
    "programme_item": ("kind", "venue", "party", "version"),
}
"""Columns that rows of before get a value in; the application fills them from now on."""


def upgrade() -> None:
    """Lay the tables; what was there keeps its values."""
    op.create_table(
        "delegation_room",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("hotel", sa.String(length=300), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=300), nullable=False),
        sa.Column("beds", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_delegation_room_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation_room")),
    )
    with op.batch_alter_table("delegation_room", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delegation_room_delegation_id"), ["delegation_id"], unique=False)

    op.create_table(
        "delegation_vehicle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("car", "van", "coach", name="vehiclekind", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("plate", sa.String(length=20), nullable=False),
        sa.Column("driver", sa.String(length=300), nullable=False),
        sa.Column("driver_phone", sa.String(length=60), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_delegation_vehicle_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation_vehicle")),
    )
    with op.batch_alter_table("delegation_vehicle", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_delegation_vehicle_delegation_id"), ["delegation_id"], unique=False
        )

    op.create_table(
        "travel_leg",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("arrival", "departure", "between", name="legkind", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column(
            "carriage",
            sa.Enum("flight", "train", "road", "ship", name="carriage", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("from_place", sa.String(length=300), nullable=False),
        sa.Column("to_place", sa.String(length=300), nullable=False),
        sa.Column("leaves_on", sa.Date(), nullable=True),
        sa.Column("leaves_at", sa.Time(), nullable=True),
        sa.Column("leaves_zone", sa.String(length=60), nullable=False),
        sa.Column("arrives_on", sa.Date(), nullable=True),
        sa.Column("arrives_at", sa.Time(), nullable=True),
        sa.Column("arrives_zone", sa.String(length=60), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegation.id"], name=op.f("fk_travel_leg_delegation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_travel_leg")),
    )
    with op.batch_alter_table("travel_leg", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_travel_leg_delegation_id"), ["delegation_id"], unique=False)

    op.create_table(
        "delegation_room_guest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_delegation_room_guest_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["delegation_member.id"],
            name=op.f("fk_delegation_room_guest_member_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["room_id"],
            ["delegation_room.id"],
            name=op.f("fk_delegation_room_guest_room_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation_room_guest")),
        sa.UniqueConstraint("room_id", "member_id", name=op.f("uq_delegation_room_guest_room_id_member_id")),
    )
    with op.batch_alter_table("delegation_room_guest", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_delegation_room_guest_delegation_id"), ["delegation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_delegation_room_guest_member_id"), ["member_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_delegation_room_guest_room_id"), ["room_id"], unique=False)

    op.create_table(
        "delegation_vehicle_seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vehicle_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_delegation_vehicle_seat_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["delegation_member.id"],
            name=op.f("fk_delegation_vehicle_seat_member_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["vehicle_id"],
            ["delegation_vehicle.id"],
            name=op.f("fk_delegation_vehicle_seat_vehicle_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation_vehicle_seat")),
        sa.UniqueConstraint(
            "vehicle_id", "member_id", name=op.f("uq_delegation_vehicle_seat_vehicle_id_member_id")
        ),
        sa.UniqueConstraint("vehicle_id", "seat", name=op.f("uq_delegation_vehicle_seat_vehicle_id_seat")),
    )
    with op.batch_alter_table("delegation_vehicle_seat", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_delegation_vehicle_seat_delegation_id"), ["delegation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_delegation_vehicle_seat_member_id"), ["member_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_delegation_vehicle_seat_vehicle_id"), ["vehicle_id"], unique=False
        )

    op.create_table(
        "travel_passenger",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("leg_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_travel_passenger_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["leg_id"], ["travel_leg.id"], name=op.f("fk_travel_passenger_leg_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["delegation_member.id"],
            name=op.f("fk_travel_passenger_member_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_travel_passenger")),
        sa.UniqueConstraint("leg_id", "member_id", name=op.f("uq_travel_passenger_leg_id_member_id")),
    )
    with op.batch_alter_table("travel_passenger", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_travel_passenger_delegation_id"), ["delegation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_travel_passenger_leg_id"), ["leg_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_travel_passenger_member_id"), ["member_id"], unique=False)

    op.create_table(
        "programme_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_programme_person_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["programme_item.id"], name=op.f("fk_programme_person_item_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["delegation_member.id"],
            name=op.f("fk_programme_person_member_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_person")),
        sa.UniqueConstraint("item_id", "member_id", name=op.f("uq_programme_person_item_id_member_id")),
    )
    with op.batch_alter_table("programme_person", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_programme_person_delegation_id"), ["delegation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_programme_person_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_programme_person_member_id"), ["member_id"], unique=False)

    op.create_table(
        "programme_vehicle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("vehicle_id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_programme_vehicle_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["programme_item.id"], name=op.f("fk_programme_vehicle_item_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["vehicle_id"],
            ["delegation_vehicle.id"],
            name=op.f("fk_programme_vehicle_vehicle_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_vehicle")),
        sa.UniqueConstraint("item_id", "vehicle_id", name=op.f("uq_programme_vehicle_item_id_vehicle_id")),
    )
    with op.batch_alter_table("programme_vehicle", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_programme_vehicle_delegation_id"), ["delegation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_programme_vehicle_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_programme_vehicle_vehicle_id"), ["vehicle_id"], unique=False)

    with op.batch_alter_table("delegation_member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rank_code", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("companion_of_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("languages", sa.String(length=300), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("nationality", sa.String(length=2), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("access", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("health", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("passport_number", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("born_on", sa.Text(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_delegation_member_companion_of_id"),
            "delegation_member",
            ["companion_of_id"],
            ["id"],
            ondelete="SET NULL",
        )

    with op.batch_alter_table("print_run", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "state",
                sa.Enum("building", "ready", "failed", name="printstate", native_enum=False, length=30),
                nullable=False,
                server_default="ready",
            )
        )
        batch_op.add_column(sa.Column("form", sa.String(length=4), nullable=False, server_default="pdf"))
        batch_op.add_column(sa.Column("role", sa.String(length=20), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("item_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("member_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("file_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("pages", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_print_run_member_id"),
            "delegation_member",
            ["member_id"],
            ["id"],
            ondelete="SET NULL",
        )
        batch_op.create_foreign_key(batch_op.f("fk_print_run_file_id"), "stored_file", ["file_id"], ["id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_print_run_item_id"), "programme_item", ["item_id"], ["id"], ondelete="SET NULL"
        )

    with op.batch_alter_table("programme_item", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "kind",
                sa.Enum(
                    "talks",
                    "courtesy",
                    "signing",
                    "ceremony",
                    "meal",
                    "visit",
                    "performance",
                    "move",
                    "rest",
                    "other",
                    name="itemkind",
                    native_enum=False,
                    length=30,
                ),
                nullable=False,
                server_default="other",
            )
        )
        batch_op.add_column(sa.Column("ends_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("venue", sa.String(length=300), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("party", sa.String(length=300), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("interpreter_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        batch_op.create_foreign_key(
            batch_op.f("fk_programme_item_interpreter_id"),
            "delegation_member",
            ["interpreter_id"],
            ["id"],
            ondelete="SET NULL",
        )
    op.create_table(
        "print_snapshot",
        sa.Column("run_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["print_run.id"], name=op.f("fk_print_snapshot_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_print_snapshot")),
    )
    for table, columns in FILLED.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column in columns:
                batch_op.alter_column(column, server_default=None)


def downgrade() -> None:
    """Take them away again."""
    op.drop_table("print_snapshot")
    with op.batch_alter_table("programme_item", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_programme_item_interpreter_id"), type_="foreignkey")
        batch_op.drop_column("version")
        batch_op.drop_column("interpreter_id")
        batch_op.drop_column("party")
        batch_op.drop_column("venue")
        batch_op.drop_column("ends_on")
        batch_op.drop_column("kind")

    with op.batch_alter_table("print_run", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_print_run_item_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_print_run_file_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_print_run_member_id"), type_="foreignkey")
        batch_op.drop_column("pages")
        batch_op.drop_column("file_id")
        batch_op.drop_column("member_id")
        batch_op.drop_column("item_id")
        batch_op.drop_column("role")
        batch_op.drop_column("form")
        batch_op.drop_column("state")

    with op.batch_alter_table("delegation_member", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_delegation_member_companion_of_id"), type_="foreignkey")
        batch_op.drop_column("born_on")
        batch_op.drop_column("passport_number")
        batch_op.drop_column("health")
        batch_op.drop_column("access")
        batch_op.drop_column("nationality")
        batch_op.drop_column("languages")
        batch_op.drop_column("companion_of_id")
        batch_op.drop_column("rank_code")

    op.drop_table("programme_vehicle")
    op.drop_table("programme_person")
    op.drop_table("travel_passenger")
    op.drop_table("delegation_vehicle_seat")
    op.drop_table("delegation_room_guest")
    op.drop_table("travel_leg")
    op.drop_table("delegation_vehicle")
    op.drop_table("delegation_room")
