"""The index of the search, empty at first: `manage.py index_search` or the scheduler fills it.

On PostgreSQL it takes the extension pg_trgm, which comes with PostgreSQL itself. A role that may
create in its database may add it; where it may not, this says what an administrator has to do.

On SQLite the indexes are tables of FTS5 that triggers keep in step. Whatever migration rebuilds
desk_entry or desk_word there must set the triggers anew.
"""

from django.core.management.base import CommandError
from django.db import migrations, models
from django.db.utils import ProgrammingError

REFUSED = """

The search needs PostgreSQL's extension pg_trgm, and this database role may not add it.
Let an administrator of the database run, once, in the database {name}:

    CREATE EXTENSION pg_trgm;

Then run `manage.py migrate` again. Nothing was changed. ({error})
"""

POSTGRESQL = [
    "ALTER TABLE desk_entry ADD COLUMN found_by tsvector"
    " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED",
    "CREATE INDEX entry_by_word ON desk_entry USING gin (found_by)",
    "CREATE INDEX word_by_part ON desk_word USING gin (word gin_trgm_ops)",
]

FTS5 = [
    "CREATE VIRTUAL TABLE desk_entry_words USING fts5("
    " words, content='desk_entry', content_rowid='id',"
    " tokenize='ascii', prefix='2 3', detail='none', columnsize=0)",
    "CREATE VIRTUAL TABLE desk_word_trigrams USING fts5("
    " word, content='desk_word', content_rowid='id', tokenize='trigram', columnsize=0)",
]

ADDED = "INSERT INTO {index}(rowid, {column}) VALUES (new.id, new.{column});"
GONE = "INSERT INTO {index}({index}, rowid, {column}) VALUES ('delete', old.id, old.{column});"


def triggers(table, index, column):
    names = {"index": index, "column": column}
    added, gone = ADDED.format(**names), GONE.format(**names)
    yield f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN {added} END"
    yield f"CREATE TRIGGER {index}_gone AFTER DELETE ON {table} BEGIN {gone} END"
    changed = f"AFTER UPDATE OF {column} ON {table}"
    yield f"CREATE TRIGGER {index}_changed {changed} BEGIN {gone} {added} END"


def add_extension(apps, schema_editor):
    """First of all, so that a refusal leaves nothing behind."""
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    try:
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except ProgrammingError as error:
        words = REFUSED.format(name=connection.settings_dict["NAME"], error=error)
        raise CommandError(words) from error


def add_indexes(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        statements = POSTGRESQL
    else:
        statements = [
            *FTS5,
            *triggers("desk_entry", "desk_entry_words", "words"),
            *triggers("desk_word", "desk_word_trigrams", "word"),
        ]
    for statement in statements:
        schema_editor.execute(statement)


def remove_indexes(apps, schema_editor):
    """The extension stays: somebody else may use it by now."""
    if schema_editor.connection.vendor == "sqlite":
        for index in ("desk_entry_words", "desk_word_trigrams"):
            for when in ("added", "gone", "changed"):
                schema_editor.execute(f"DROP TRIGGER {index}_{when}")
            schema_editor.execute(f"DROP TABLE {index}")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunPython(add_extension, migrations.RunPython.noop),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("key", models.PositiveBigIntegerField()),
                ("weight", models.BigIntegerField(default=0)),
                ("names", models.TextField(blank=True)),
                ("words", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("fingerprint", models.CharField(max_length=32)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "key"),
                        name="entry_once_a_record",
                        violation_error_message="This record is in the index already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=40, unique=True)),
            ],
            options={"default_permissions": ()},
        ),
        migrations.RunPython(add_indexes, remove_indexes),
    ]
