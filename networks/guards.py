"""What the database itself refuses where Django's constraints cannot say it.

Two terms of a membership never share a day. PostgreSQL has a constraint for that; SQLite gets
triggers. A migration that makes the table of terms anew on SQLite loses them there and has to put
them back by `guard_terms`.
"""

TERM_TABLE = "networks_term"
NEVER_OVERLAP = "terms_never_overlap"

EXCLUSION = [
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    f"ALTER TABLE {TERM_TABLE} DROP CONSTRAINT IF EXISTS {NEVER_OVERLAP}",
    f"""
    ALTER TABLE {TERM_TABLE} ADD CONSTRAINT {NEVER_OVERLAP}
    EXCLUDE USING gist (membership_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&)
    """,
]

SHARE_A_DAY = f"""
    SELECT 1 FROM {TERM_TABLE} AS other
    WHERE other.membership_id = NEW.membership_id AND other.id IS NOT NEW.id
    AND (NEW.ends_on IS NULL OR other.starts_on <= NEW.ends_on)
    AND (other.ends_on IS NULL OR other.ends_on >= NEW.starts_on)
"""


def trigger(event, name):
    return f"""
    CREATE TRIGGER {name} BEFORE {event} ON {TERM_TABLE} WHEN EXISTS ({SHARE_A_DAY})
    BEGIN SELECT RAISE(ABORT, '{NEVER_OVERLAP}'); END
    """


TRIGGERS = {
    f"{NEVER_OVERLAP}_new": "INSERT",
    f"{NEVER_OVERLAP}_changed": "UPDATE OF membership_id, starts_on, ends_on",
}


def guarding(vendor):
    """The statements that put the guard up, on this kind of database. They may be run again."""
    if vendor == "postgresql":
        return EXCLUSION
    return [
        *(f"DROP TRIGGER IF EXISTS {name}" for name in TRIGGERS),
        *(trigger(event, name) for name, event in TRIGGERS.items()),
    ]


def unguarding(vendor):
    """The statements that take it down."""
    if vendor == "postgresql":
        return [f"ALTER TABLE {TERM_TABLE} DROP CONSTRAINT IF EXISTS {NEVER_OVERLAP}"]
    return [f"DROP TRIGGER IF EXISTS {name}" for name in TRIGGERS]


def guard_terms(apps, schema_editor):
    for statement in guarding(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def unguard_terms(apps, schema_editor):
    for statement in unguarding(schema_editor.connection.vendor):
        schema_editor.execute(statement)
