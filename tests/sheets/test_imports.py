"""A file on its way in: previewed, written as foretold, and taken back."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from oia.core.models import Move
from oia.directory.models import Organisation, Person
from oia.sheets import services
from oia.sheets.choices import Fate, ImportState
from oia.sheets.models import Import, KnownHeading
from oia.sheets.taking import mending
from tests import factories
from tests.lists.reading import rows_of_csv

pytestmark = pytest.mark.django_db

PEOPLE = "Name,E-mail,Phone\nAna Duarte,ana@city.test,+351 21 1\nInês Carvalho,ines@city.test,\n"


def names():
    return set(Person.objects.values_list("name", flat=True))


def test_nothing_is_written_before_somebody_confirms(bring):
    bringing = bring(PEOPLE).check()

    assert bringing.it.state == ImportState.READY
    assert bringing.counts == {"new": 2}
    assert names() == set()


def test_what_was_foretold_is_written(bring):
    bringing = bring(PEOPLE).check().write()

    assert bringing.it.state == ImportState.DONE
    assert names() == {"Ana Duarte", "Inês Carvalho"}
    assert Person.objects.get(name="Ana Duarte").phone == "+351 21 1"


def test_history_names_the_import_and_who_brought_it(bring, officer):
    bringing = bring(PEOPLE).check().write()

    row = Person.objects.get(name="Ana Duarte").history.get()
    assert row.history_change_reason == f"import {bringing.it.pk}"
    assert row.history_user == officer


def test_what_changes_is_told_field_by_field(bring):
    factories.person(name="Ana Duarte", email="ana@city.test", phone="1")
    factories.person(name="Inês Carvalho", email="ines@city.test", phone="2")

    bringing = bring(PEOPLE).check()

    assert bringing.counts == {"changed": 1, "same": 1}
    row = bringing.row(2)
    assert row.lines == [["telephone", "1", "+351 21 1"]]
    bringing.write()
    assert Person.objects.get(name="Ana Duarte").phone == "+351 21 1"


def test_an_empty_cell_clears_only_if_it_was_said_so(bring):
    ines = factories.person(name="Inês Carvalho", email="ines@city.test", phone="2")

    bring(PEOPLE).check().write()
    ines.refresh_from_db()
    assert ines.phone == "2"

    bring(PEOPLE).check(empty="clear").write()
    ines.refresh_from_db()
    assert ines.phone == ""


def test_a_post_without_an_organisation_says_that_no_column_is_taken_for_it(bring):
    bringing = bring("Name,Job title\nAna Duarte,Mayor\n").check()

    ((heading, reason, mend),) = bringing.faults()[2]
    assert (heading, reason) == ("organisation", "A post needs a title and an organisation.")
    assert mend == "No column of the file is taken for this: map it again, or add one."


WRONG = "Name,E-mail\nAna Duarte,ana@city.test\nBad One,not-an-address\nInês,ines@city.test\n"


def test_a_wrong_row_says_where_and_why_and_stops_all(bring):
    bringing = bring(WRONG).check()

    assert bringing.counts == {"new": 2, "wrong": 1}
    ((heading, reason, mend),) = bringing.faults()[3]
    assert heading == "E-mail"
    assert mend == "Put the cell right in the file, or leave it empty."
    assert "valid email" in reason.lower().replace("-", "")
    with pytest.raises(ValidationError):
        bringing.write()
    assert names() == set()


def test_good_rows_are_written_if_somebody_chose_so(bring):
    bringing = bring(WRONG).check().write(good_rows_only=True)

    assert names() == {"Ana Duarte", "Inês"}
    assert bringing.it.state == ImportState.DONE
    assert bringing.row(3).fate == Fate.WAITING


def test_a_row_that_fails_when_it_is_written_takes_all_back(bring, monkeypatch):
    bringing = bring(PEOPLE).check()
    Person.objects.create(name="X", email="x@city.test")
    ana = factories.person(name="Ana Duarte", email="ana@city.test")

    bringing.write()

    assert bringing.it.state == ImportState.READY
    assert "Line 2" in bringing.it.trouble
    assert names() == {"X", "Ana Duarte"}
    assert ana.history.count() == 1


def test_what_somebody_changed_since_the_check_is_not_overwritten(bring):
    ana = factories.person(name="Ana Duarte", email="ana@city.test", phone="1")
    bringing = bring(PEOPLE).check()
    ana.phone = "99"
    ana.save()

    bringing.write()

    ana.refresh_from_db()
    assert ana.phone == "99"
    assert bringing.it.state == ImportState.READY
    assert "changed it since" in bringing.it.trouble


def test_headings_are_remembered(bring):
    file = "Full name of the person,Mail box\nAna Duarte,ana@city.test\n"
    first = bring(file)
    assert first.it.mapping != ["name", "email"]
    first.check(mapping=["name", "email"]).write()

    second = bring(file)

    assert second.it.mapping == ["name", "email"]
    assert second.it.reading["guesses"] == ["remembered", "remembered"]
    assert KnownHeading.objects.filter(sheet="people").count() == 2


def test_a_number_left_out_of_a_foreign_file_is_read_in_our_own(bring):
    bring("ID,Name\nX-1,Ana Duarte\n").check(mapping=["", "name"])
    ana = factories.person(name="Ana Duarte")

    own = bring(f"ID,Name\n{ana.pk},Ana de Duarte\n").check()

    assert own.it.mapping == ["id", "name"]
    assert own.counts == {"changed": 1}


def test_what_a_presentation_breaks_lines_with_is_a_line(bring):
    ana = factories.person(name="Ana Duarte", notes="Speaks French.\x0bLikes tea.")
    file = f'ID,Notes\n{ana.pk},"Speaks French.\nLikes tea."\n'

    assert bring(file).check().counts == {"same": 1}
    assert bring(file.replace("tea", "tea.\x0bLots")).check().counts == {"changed": 1}


def test_a_row_left_out_keeps_its_cells(bring):
    file = "Name,E-mail\nAna Duarte,ana@city.test\n"
    bringing = bring(file).check(answers={"rows": {"2": "out"}})

    assert bringing.row(2).raw == ["Ana Duarte", "ana@city.test"]
    assert bringing.row(2).name == "Ana Duarte · ana@city.test"


def test_a_file_may_hold_its_headings_far_down(bring):
    above = "".join(f"Line {number}\n" for number in range(60))
    bringing = bring(above + "Name,E-mail\nAna Duarte,ana@city.test\n")
    services.look_again(bringing.it, by=bringing.by, heading_line=61)

    assert bringing.again().check().counts == {"new": 1}


def test_two_headings_cannot_be_one_column(bring):
    with pytest.raises(ValidationError, match="cannot both"):
        bring(PEOPLE).check(mapping=["name", "name", "phone"])


def test_rows_of_one_file_may_name_each_other(bring):
    file = (
        "Name,Kind,Part of\nDepartment of Trade,city,City Hall\n"
        "City Hall,city,\nOffice,city,Department of Trade\n"
    )

    bringing = bring(file, sheet="organisations").check()

    assert bringing.counts == {"new": 3}
    bringing.write()
    parents = dict(Organisation.objects.values_list("name", "parent__name"))
    assert parents == {
        "City Hall": None,
        "Department of Trade": "City Hall",
        "Office": "Department of Trade",
    }
    bringing.undo()
    assert not Organisation.objects.exists()


def test_a_name_that_several_bear_is_put_to_a_person_once_for_all_rows(bring):
    here = factories.city(name="Córdoba", country="AR")
    factories.city(name="Córdoba", country="ES")
    file = "Name,Kind,City\nOffice A,city,Cordoba\nOffice B,city,Córdoba\n"

    bringing = bring(file, sheet="organisations").check()
    assert bringing.counts == {"doubtful": 2}
    (asked,) = bringing.row(2).choices
    assert len(asked["options"]) == 2

    bringing.check(answers={"links": {asked["column"]: {asked["text"]: here.pk}}})

    assert bringing.counts == {"new": 2}
    bringing.write()
    assert set(Organisation.objects.values_list("city", flat=True)) == {here.pk}


def test_a_doubtful_row_is_decided_by_a_person(bring):
    known = factories.person(name="Jürgen Müller", email="")
    file = "Name,Phone\nMULLER Juergen,7\n"

    bringing = bring(file).check()
    assert bringing.counts == {"doubtful": 1}
    assert [pk for pk, _name in bringing.row(2).choices[0]["options"]] == [known.pk]

    assert bring(file).check(answers={"rows": {"2": "new"}}).counts == {"new": 1}
    assert bring(file).check(answers={"rows": {"2": "out"}}).counts == {"left_out": 1}
    bringing.check(answers={"rows": {"2": known.pk}}).write()
    known.refresh_from_db()
    assert known.phone == "7"


def test_several_people_of_one_file_may_share_a_mailbox(bring):
    file = "Name,E-mail\nAna Duarte,info@city.test\nRui Sá,info@city.test\n"

    assert bring(file).check().counts == {"new": 2}


DUES = "Membership,Fiscal year,Amount,Currency\n"


def dues_of(bring, *lines):
    ours = factories.membership(network=factories.network(name="Mayors for Peace"))
    rows = "".join(f"Mayors for Peace,{line}\n" for line in lines)
    return ours, bring(DUES + rows, sheet="dues")


def test_a_sum_says_its_currency_or_its_column_does(bring):
    ours, bringing = dues_of(bring, '2024,"£1,250.50",', '2025,"$1,250.00",USD')

    assert bringing.check().faults() == {}
    bringing.write()

    found = ours.dues.order_by("fiscal_year").values_list("amount", "currency")
    assert list(found) == [(Decimal("1250.50"), "GBP"), (Decimal("1250.00"), "USD")]


def test_a_sum_that_says_otherwise_than_its_column_is_refused(bring):
    _ours, bringing = dues_of(bring, "2024,£1250.50,EUR")

    assert "GBP" in str(bringing.check().faults()[2])


def test_who_may_not_add_may_not_import(office, bring):
    reader = factories.in_role("reader", username="reader")
    with pytest.raises(PermissionDenied):
        bring(PEOPLE, by=reader)
    assert not Import.objects.exists()


def test_a_row_that_spells_a_name_otherwise_does_not_spoil_it(bring):
    factories.person(name="Jürgen Müller", email="j@city.test")

    bringing = bring("Name,E-mail,Phone\nJurgen Muller,j@city.test,7\n").check()

    assert bringing.row(2).lines == [["telephone", "", "7"]] or bringing.row(2).lines == [
        ["telephone", "nothing", "7"]
    ]
    bringing.write()
    assert Person.objects.get().name == "Jürgen Müller"
    assert Person.objects.get().phone == "7"


def test_the_number_of_a_record_lets_its_name_be_put_right(bring):
    person = factories.person(name="Jurgen Muller")

    bring(f"ID,Name\n{person.pk},Jürgen Müller\n").check().write()

    assert Person.objects.get().name == "Jürgen Müller"


def test_what_was_passed_over_goes_back_to_be_mended(bring):
    ana = factories.person(name="Ana Duarte", email="ana@city.test", phone="1")
    bringing = bring(PEOPLE).check()
    ana.phone = "99"
    ana.save()
    bringing.write(good_rows_only=True)
    file = BytesIO()

    mending.write_mending(bringing.it, file, kind="csv")

    assert names() == {"Ana Duarte", "Inês Carvalho"}
    ((name, *_rest, line, reason, _mend),) = rows_of_csv(file.getvalue())[1:]
    assert (name, line) == ("Ana Duarte", "2")
    assert "changed it since" in reason


def test_only_who_brought_a_file_goes_on_with_it(bring, other):
    bringing = bring(PEOPLE).check()

    with pytest.raises(PermissionDenied):
        services.start_writing(bringing.it, by=other)
    with pytest.raises(PermissionDenied):
        services.drop(bringing.it, by=other)
    assert not Import.objects.visible_to(other).exists()


def test_two_workers_do_not_both_write(bring):
    bringing = bring(PEOPLE).check()
    services.start_writing(bringing.it, by=bringing.by)
    services.carry_on(bringing.it.pk)
    services.carry_on(bringing.it.pk)

    assert Person.objects.count() == 2
    assert Move.objects.count() == 0


def test_a_dropped_import_leaves_no_file(bring):
    bringing = bring(PEOPLE).check()
    storage, name = bringing.it.file.storage, bringing.it.file.name

    services.drop(bringing.it, by=bringing.by)

    assert not storage.exists(name)
    assert not bringing.it.rows.exists()
