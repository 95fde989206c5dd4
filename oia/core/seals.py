"""What is written down of the past stays as it was: the database itself refuses to change it.

Every history table, moves, tied records and sightings carry triggers that refuse UPDATE and
DELETE. One thing may still happen to a row: the person in it goes blank, as when a user is removed.
Only `lifted` opens the seals, for one transaction of one connection: the purge by rule needs it.

The seals are set anew after every `migrate`, so that a new kind of record has them by itself. On
SQLite they are taken off before, since a table is rebuilt there whenever a column changes.
"""

from contextlib import contextmanager
from weakref import ref

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from simple_history.models import HistoricalChanges

from oia.core.models import LinkChange, Move, Sighting

FUNCTION = """
CREATE OR REPLACE FUNCTION oia_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE person text := TG_ARGV[0];
BEGIN
    IF coalesce(current_setting('oia.lifted', true), '') = 'on' THEN
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - person = to_jsonb(OLD) - person
        AND to_jsonb(NEW) -> person IN ('null'::jsonb, to_jsonb(OLD) -> person)
    THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'What happened is kept as it was: % of % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
REFUSAL = "What happened is kept as it was."


def sealed_models(app_label=None):
    """Every model whose rows tell the past, of one app or of all."""
    past = [model for model in apps.get_models() if issubclass(model, HistoricalChanges)]
    past += [Move, LinkChange, Sighting]
    return [model for model in past if app_label in (None, model._meta.app_label)]


def person_in(model):
    """The column that may go blank."""
    return "history_user_id" if issubclass(model, HistoricalChanges) else "by_id"


def seal(models, using=DEFAULT_DB_ALIAS):
    """Set the seals on these tables, as far as the tables are there."""
    connection = connections[using]
    with connection.cursor() as cursor:
        there = connection.introspection.table_names(cursor)
        if LinkChange._meta.db_table not in there:
            return  # the database is at a point before there were seals
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for model in models:
            if model._meta.db_table in there:
                for statement in on(connection, model):
                    cursor.execute(statement)


def on(connection, model):
    """The statements that set the seals on one table, whether or not it has them."""
    yield from off(connection, model)
    quote, table = connection.ops.quote_name, model._meta.db_table
    target, person = quote(table), person_in(model)
    if connection.vendor == "postgresql":
        yield (
            f"CREATE TRIGGER oia_sealed BEFORE UPDATE OR DELETE ON {target} "
            f"FOR EACH ROW EXECUTE FUNCTION oia_sealed('{person}')"
        )
        return
    columns = [quote(field.column) for field in model._meta.local_fields if field.column != person]
    same = " AND ".join(f"NEW.{column} IS OLD.{column}" for column in columns)
    blank = f"(NEW.{person} IS NULL OR NEW.{person} IS OLD.{person})"
    for act, unless in (("DELETE", "0"), ("UPDATE", f"({same} AND {blank})")):
        yield (
            f"CREATE TRIGGER {quote(f'sealed_{act.lower()}_{table}')} BEFORE {act} ON {target} "
            f"WHEN NOT oia_lifted() AND NOT {unless} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


def off(connection, model):
    """The statements that take the seals off one table."""
    quote, table = connection.ops.quote_name, model._meta.db_table
    if connection.vendor == "postgresql":
        yield f"DROP TRIGGER IF EXISTS oia_sealed ON {quote(table)}"
    else:
        for act in ("delete", "update"):
            yield f"DROP TRIGGER IF EXISTS {quote(f'sealed_{act}_{table}')}"


def unseal(models, using=DEFAULT_DB_ALIAS):
    """Take the seals off, for whoever changes the tables themselves."""
    connection = connections[using]
    with connection.cursor() as cursor:
        there = connection.introspection.table_names(cursor)
        for model in models:
            if model._meta.db_table in there:
                for statement in off(connection, model):
                    cursor.execute(statement)


def before_migrating(app_config, using, **kwargs):
    if connections[using].vendor == "sqlite":
        unseal(sealed_models(app_config.label), using)


def after_migrating(app_config, using, **kwargs):
    seal(sealed_models(app_config.label), using)


def teach(connection, **kwargs):
    """Let SQLite's triggers ask this connection whether its seals are lifted."""
    if connection.vendor == "sqlite":
        asked = ref(connection)
        connection.connection.create_function(
            "oia_lifted", 0, lambda: int(getattr(asked(), "seals_are_lifted", False))
        )


@contextmanager
def lifted(using=DEFAULT_DB_ALIAS):
    """One transaction in which the past may be changed. For purging by rule, and nothing else."""
    connection = connections[using]
    with transaction.atomic(using=using):
        switch(connection, lifted=True)
        try:
            yield
        except BaseException:
            connection.seals_are_lifted = False  # PostgreSQL forgets it with the transaction
            raise
        switch(connection, lifted=False)


def switch(connection, *, lifted):
    connection.seals_are_lifted = lifted
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('oia.lifted', %s, true)", ["on" if lifted else "off"])
