"""A backup that is not what it says is refused, and the office stays as it is."""

import json
import zipfile

import pytest
from django.core.management import CommandError

from tests.keeping.archives import Parts, restore

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_folders")]


def a_path_outside(parts):
    parts["uploads/../../outside.txt"] = b"x"
    parts.seal()


def a_path_from_the_root(parts):
    parts["uploads//etc/outside.txt"] = b"x"
    parts.seal()


def a_path_of_another_system(parts):
    parts["uploads/..\\outside.txt"] = b"x"
    parts.seal()


def a_file_beside_the_uploads(parts):
    parts["settings.py"] = b"x"
    parts.seal()


def a_link(parts):
    parts["uploads/link"] = b"/etc/passwd"
    parts.links.add("uploads/link")
    parts.seal()


def a_changed_row(parts):
    parts["tables/directory.Theme.jsonl"] = (
        parts["tables/directory.Theme.jsonl"].replace(b"Kept", b"Kapt").replace(b"1", b"2", 1)
    )


def a_part_nobody_named(parts):
    parts["uploads/more.pdf"] = b"x"


def a_part_that_is_gone(parts):
    del parts["tables/directory.Theme.jsonl"]


def a_table_too_few(parts):
    del parts["tables/directory.Theme.jsonl"]
    del parts.manifest["tables"]["directory.Theme"]
    parts.seal()


def a_row_that_points_nowhere(parts):
    columns = parts.manifest["tables"]["directory.Post"]["columns"]
    [row] = parts.lines("directory.Post")
    row[columns.index("organisation_id")] = 987654
    parts["tables/directory.Post.jsonl"] = json.dumps(row).encode()
    parts.seal()


def rows_that_are_no_rows(parts):
    parts["tables/directory.Post.jsonl"] = b"DROP TABLE x;"
    parts.seal()


def a_row_too_few(parts):
    parts["tables/directory.Post.jsonl"] = b""
    parts.seal()


def columns_of_another(parts):
    parts.manifest["tables"]["directory.Post"]["columns"].reverse()


def a_newer_version(parts):
    parts.manifest["migrations"].append(["directory", "9999_from_the_future"])


def a_newer_format(parts):
    parts.manifest["format"] = 2


def a_manifest_that_is_none(parts):
    parts.manifest = ["format", 1]


def a_manifest_of_odds_and_ends(parts):
    parts.manifest["parts"] = dict.fromkeys(parts)


HOSTILE = {
    a_path_outside: "no backup of ours",
    a_path_from_the_root: "no backup of ours",
    a_path_of_another_system: "no backup of ours",
    a_file_beside_the_uploads: "no backup of ours",
    a_link: "no backup of ours",
    a_changed_row: "is not what it was",
    a_part_nobody_named: "its parts are not those it names",
    a_part_that_is_gone: "its parts are not those it names",
    a_table_too_few: "other tables than it should",
    a_row_that_points_nowhere: "Nothing was changed",
    rows_that_are_no_rows: "not as they should be",
    a_row_too_few: "not as they should be",
    columns_of_another: "not as they should be",
    a_newer_version: "newer version",
    a_newer_format: "newer version",
    a_manifest_that_is_none: "no manifest",
    a_manifest_of_odds_and_ends: "damaged",
}


def test_a_backup_that_somebody_laid_hands_on_is_refused_and_nothing_changes(
    backup, every_row, uploads, own_folders
):
    was, papers = every_row(), uploads()
    for number, (spoilt, words) in enumerate(HOSTILE.items()):
        parts = Parts(backup)
        spoilt(parts)
        path = parts.write(own_folders / f"spoilt-{number}.zip")
        with pytest.raises(CommandError, match=words):
            restore(path)
        assert every_row() == was, spoilt.__name__
        assert uploads() == papers, spoilt.__name__
    assert not list(own_folders.rglob("*outside*"))


@pytest.mark.parametrize("share", [0, 0.3, 0.99])
def test_half_a_backup_is_refused(backup, share):
    data = backup.read_bytes()
    backup.write_bytes(data[: int(len(data) * share)])

    with pytest.raises(CommandError, match="no backup, or not all of one"):
        restore(backup)


def test_bytes_that_changed_on_the_disk_are_found(backup, every_row):
    was, data = every_row(), bytearray(backup.read_bytes())
    with zipfile.ZipFile(backup) as file:
        largest = max(file.infolist(), key=lambda info: info.compress_size)
    data[largest.header_offset + 100 + largest.compress_size // 2] ^= 0xFF
    backup.write_bytes(data)

    with pytest.raises(CommandError, match="damaged"):
        restore(backup)

    assert every_row() == was
