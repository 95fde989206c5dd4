"""The whole office in one ZIP, to be read by people and by other programs, for whoever leaves.

A backup is for this program; this is for any other. Every kind of record is there twice, as CSV
and as JSON Lines, with all of its columns, its history, and links by their keys; a schema tells
what each column means. Nothing in it lets anybody in.
"""

import csv
import json
import shutil
import zipfile
from io import TextIOWrapper
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.utils import timezone, translation

from oia.core.cells import guard
from oia.core.keeping import schema, uploads
from oia.core.keeping.plugs import Withheld
from oia.core.keeping.snapshot import rows, snapshot
from oia.core.keeping.tables import as_text
from oia.core.plugs import board

#: Of the libraries only what our records point to.
POINTED_TO = (
    "auth.Group",  # the roles
    "auth.Permission",
    "auth.Group_permissions",
    "contenttypes.ContentType",  # which kind of record "subject_type_id" means
)

README = """The whole office, as it was on {moment}.

records/    one kind of record in each pair of files: "networks.Membership.csv" for
            spreadsheets, "networks.Membership.jsonl" (JSON Lines, one record a line)
            for programs. Both hold the same.
uploads/    the papers, under the paths that "file" columns name.
schema.json what each file and each column holds: its name, what it is for, its type,
            the choices there are and what they mean, and where links lead.
            It also says what was left out, and why.

Columns that end in "_id" hold the key ("id") of another record; "links_to" in the
schema says of which. Where a record may hang on any kind of record, "subject_type_id"
is a key in contenttypes.ContentType and "subject_id" the key there.
"Historical…" files hold how a record stood after each change; core.Move its moves
from state to state; core.LinkChange what was tied to it; core.Sighting who saw
what is not for everybody.

Text is UTF-8. Moments are ISO 8601 with their zone, which is UTC; dates are year,
month, day. In CSV an empty cell is an empty text or nothing at all (JSON Lines tells
which), and a text that a spreadsheet would run as a formula has a ' before it.
"""


def withheld():
    """What does not go out, or not as it is, by its name."""
    return {plug.name: plug for plug in board.all(Withheld)}


def kinds():
    """Every kind of record that goes out: all of ours and what they point to."""
    ours = [model for config in apps.get_app_configs() if is_ours(config) for model in of(config)]
    others = [model for model in apps.get_models(include_auto_created=True) if is_needed(model)]
    kept = [model for model in [*ours, *others] if model._meta.label_lower not in withheld()]
    return sorted(kept, key=lambda model: model._meta.label)


def of(config):
    models = config.get_models(include_auto_created=True)
    return [model for model in models if model._meta.managed and not model._meta.proxy]


def is_ours(config):
    """Whether an app is part of this program and not a library that it uses."""
    path = Path(config.path)
    return path.is_relative_to(settings.BASE_DIR) and "site-packages" not in path.parts


def is_needed(model):
    return model._meta.label in POINTED_TO


def write(file):
    """Write the whole office to a binary file, in little memory, as it is at one moment."""
    with (
        translation.override(settings.LANGUAGE_CODE),
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package,
        snapshot() as connection,
    ):
        moment = f"{timezone.now():%Y-%m-%d %H:%M} UTC"
        package.writestr("README.txt", README.format(moment=moment))
        told = [write_kind(model, package, connection) for model in kinds()]
        left_out = [{"name": plug.name, "why": str(plug.why)} for plug in withheld().values()]
        schema_told = {"made_at": moment, "records": told, "withheld": left_out}
        package.writestr("schema.json", json.dumps(schema_told, indent=1, ensure_ascii=False))
        for path in uploads.stored():
            copy_upload(path, package)


def write_kind(model, package, connection):
    """Both files of one kind of record; returns what the schema tells of them."""
    fields = schema.columns_of(model, withheld())
    names = [field.attname for field in fields]
    with opened(package, f"{model._meta.label}.jsonl") as file:
        count = 0
        for row in going_out(model, fields, connection):
            record = dict(zip(names, row, strict=True))
            file.write(json.dumps(record, default=as_text, ensure_ascii=False) + "\n")
            count += 1
    with opened(package, f"{model._meta.label}.csv") as file:
        lines = csv.writer(file)
        lines.writerow(names)
        for row in going_out(model, fields, connection):
            lines.writerow([as_cell(value) for value in row])
    return {**schema.of_model(model, fields), "rows": count}


def opened(package, name):
    raw = package.open(f"records/{name}", "w", force_zip64=True)
    return TextIOWrapper(raw, encoding="utf-8", newline="")


def going_out(model, fields, connection):
    """The rows, with what must stay in the house put in other words."""
    label, plugs = model._meta.label_lower, withheld()
    changed = [plugs.get(f"{label}.{field.name}") for field in fields]
    for row in rows(model, fields, connection):
        pairs = zip(row, changed, strict=True)
        yield [plug.instead(value) if plug else value for value, plug in pairs]


def as_cell(value):
    """A value in a cell that both a spreadsheet and a program take."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return guard(value) if isinstance(value, str) else as_text(value)


def copy_upload(path, package):
    try:
        source = (uploads.root() / path).open("rb")
    except FileNotFoundError:
        return  # removed since the folder was read
    with source, package.open(f"uploads/{path}", "w", force_zip64=True) as target:
        shutil.copyfileobj(source, target)
