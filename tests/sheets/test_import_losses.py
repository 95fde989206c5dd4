"""What a file says is not lost on its way: not by a mistake in a row, a dead worker or a bug."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.utils import timezone

from oia.directory.models import Organisation, Person
from oia.sheets import services
from oia.sheets.choices import Fate, ImportState
from oia.sheets.finding import bearers
from oia.sheets.models import Import
from oia.sheets.reading import encodings
from oia.sheets.taking import mending, reader, writing
from tests import factories
from tests.lists.reading import rows_of_csv
from tests.sheets.files import workbook

pytestmark = pytest.mark.django_db

WRONG = "Name,E-mail\nAna,ana@city.test\nBad One,not-an-address\nInês,ines@city.test\n"


@pytest.fixture
def one_by_one(monkeypatch):
    """Batches of one row, so that a file of a few has several."""
    monkeypatch.setattr(reader, "AT_ONCE", 1)


def to_mend(bringing):
    """The rows of the file to mend, without its headings."""
    file = BytesIO()
    mending.write_mending(bringing.it, file, kind="csv")
    return rows_of_csv(file.getvalue())[1:]


def failing_at(monkeypatch, count, error):
    """Let the writing of the row with this number go wrong, once."""
    write_row, calls = writing.Writing.write_row, []

    def fail(self, *args):
        calls.append(args)
        if len(calls) == count:
            raise error
        return write_row(self, *args)

    monkeypatch.setattr(writing.Writing, "write_row", fail)


def left_behind(bringing):
    """As if the lease of a dead worker had run out."""
    Import.objects.filter(pk=bringing.it.pk).update(lease_until=timezone.now())


def test_a_long_text_comes_back_whole_from_a_row_that_is_wrong_otherwise(bring):
    notes = "word " * 1_000 + "end"
    bringing = bring(f"Name,E-mail,Notes\nAna,not-an-address,{notes}\n").check()

    ((_name, _email, told, *_more),) = to_mend(bringing)

    assert told == notes


def test_what_a_broken_cell_shows_does_not_come_back_as_text(bring):
    content = workbook(["Name", "E-mail", "Notes"], ["Ana", "ana@city.test", "=A1&B1"])
    bringing = bring(content, name="people.xlsx").check()

    ((_name, _email, told, _line, reason, _mend),) = to_mend(bringing)

    assert told == ""
    assert reason.startswith("Notes: The cell holds a formula")


FAMILY = (
    "Name,Kind,Part of\nDepartment of Trade,city,City Hall\nOffice,city,Department of Trade\n"
    "City Hall,city,\n"
)


def test_links_within_a_file_are_tied_by_whoever_goes_on_after_a_dead_worker(
    bring, monkeypatch, one_by_one
):
    bringing = bring(FAMILY, sheet="organisations").check()
    services.start_writing(bringing.it, by=bringing.by, good_rows_only=True)
    failing_at(monkeypatch, 3, OperationalError("the worker is gone"))
    with pytest.raises(OperationalError):
        services.carry_on(bringing.it.pk)
    assert Organisation.objects.count() == 2
    left_behind(bringing)

    services.carry_on(bringing.it.pk)

    assert bringing.again().it.state == ImportState.DONE
    assert dict(Organisation.objects.values_list("name", "parent__name")) == {
        "City Hall": None,
        "Department of Trade": "City Hall",
        "Office": "Department of Trade",
    }


def test_a_link_to_a_row_that_was_not_taken_is_told_and_comes_back_to_be_mended(bring):
    file = "Name,Kind,Part of\nOffice,city,City Hall\nCity Hall,no such kind,\n"
    bringing = bring(file, sheet="organisations").check()
    assert bringing.counts == {"new": 1, "wrong": 1}

    bringing.write(good_rows_only=True)

    assert Organisation.objects.get().parent is None
    assert "City Hall" in bringing.row(2).reason
    office, _hall = to_mend(bringing)
    assert office[:4] == ["Office", "city", "City Hall", "2"]
    assert "City Hall" in office[4]
    factories.organisation(name="City Hall")
    mended = bring(f"Name,Kind,Part of\n{','.join(office[:3])}\n", sheet="organisations")
    mended.check().write()
    assert Organisation.objects.get(name="Office").parent.name == "City Hall"


def test_names_of_the_table_are_read_once_for_all_links_within_a_file(bring, monkeypatch):
    rows = "".join(f"Office {n},city,City Hall\n" for n in range(9))
    file = f"Name,Kind,Part of\n{rows}City Hall,city,\n"
    bringing = bring(file, sheet="organisations").check()
    read, names_of = [], bearers.names_of
    monkeypatch.setattr(bearers, "names_of", lambda *args: read.append(args) or names_of(*args))

    bringing.write()

    assert Organisation.objects.filter(parent__name="City Hall").count() == 9
    assert len(read) < 5


@pytest.fixture
def half_written(bring, monkeypatch, one_by_one):
    """Good rows only, and the program failed after the first of two."""
    bringing = bring(WRONG).check()
    failing_at(monkeypatch, 2, RuntimeError("nobody thought of this"))
    return bringing.write(good_rows_only=True)


def names():
    return set(Person.objects.values_list("name", flat=True))


def test_what_is_half_written_cannot_be_dropped_or_checked_anew(half_written):
    bringing = half_written
    assert names() == {"Ana"}
    assert "went wrong" in bringing.it.trouble

    for forget in (services.drop, services.start_check, services.look_again):
        with pytest.raises(ValidationError):
            forget(bringing.it, by=bringing.by)

    assert bringing.row(2).fate == Fate.WRITTEN


def test_what_is_half_written_can_be_written_on(half_written):
    half_written.write(good_rows_only=True)

    assert half_written.it.state == ImportState.DONE
    assert names() == {"Ana", "Inês"}


def test_what_is_half_written_can_be_undone_from_its_page(half_written, officer, client):
    client.force_login(officer)
    url = half_written.it.get_absolute_url()
    page = client.get(url).content.decode()
    assert f"{url}undo/" in page
    assert f"{url}drop/" not in page
    assert "Nothing is stored yet" not in page

    assert client.get(f"{url}undo/").status_code == 200
    client.post(f"{url}undo/")

    assert half_written.again().it.state == ImportState.UNDONE
    assert names() == set()


def test_rows_that_were_only_passed_over_come_back_as_well(bring, officer, client):
    client.force_login(officer)
    ana = factories.person(name="Ana", email="ana@city.test", phone="1")
    bringing = bring("Name,E-mail,Phone\nAna,ana@city.test,2\nInês,i@city.test,3\n").check()
    ana.notes = "Speaks French."
    ana.save()
    bringing.write(good_rows_only=True)
    url = bringing.it.get_absolute_url()

    assert f"{url}to-mend/csv/" in client.get(url).content.decode()
    answer = client.get(f"{url}to-mend/csv/")
    ((name, *_more),) = rows_of_csv(b"".join(answer.streaming_content))[1:]
    assert name == "Ana"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
def test_a_text_with_signs_of_nothing_is_refused_before_it_is_kept(bring, monkeypatch, encoding):
    monkeypatch.setattr(encodings, "BLOCK", 16)  # what stands beyond is looked at as well
    text = "Name,Notes\nAna,Nothing\nBob,a\0b\n"

    with pytest.raises(ValidationError, match="no text has"):
        bring(text.encode(encoding))


def test_a_heading_of_theirs_does_not_run_as_a_formula_in_the_file_to_mend(bring):
    heading = "=cmd|' /C calc'!A1"
    bringing = bring(f"Name,E-mail,{heading}\nAna,not-an-address,x\n").check()
    file = BytesIO()
    mending.write_mending(bringing.it, file, kind="csv")

    assert rows_of_csv(file.getvalue())[0][2] == f"'{heading}"
    again = bring(file.getvalue().decode("utf-8-sig"))
    assert again.it.reading["headings"][2] == heading
