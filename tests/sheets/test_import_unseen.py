"""What somebody may not see, their file neither shows nor takes away."""

import pytest

from oia.core.visibility import Sensitivity
from oia.sheets.choices import Verdict
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(office):
    """A talk with somebody for everybody's eyes, and with somebody who is not."""
    contact = factories.contact(about="Harbour talks")
    open_one = factories.person(name="Ana Duarte")
    secret = factories.person(name="Secret Guest", sensitivity=Sensitivity.RESTRICTED)
    contact.people.set([open_one, secret])
    return contact


@pytest.fixture
def part(office):
    """An organisation that belongs to one which is restricted."""
    secret = factories.organisation(name="Secret Fund", sensitivity=Sensitivity.RESTRICTED)
    return factories.organisation(name="Harbour Office", parent=secret)


def people(contact):
    return set(contact.people.values_list("name", flat=True))


def test_who_is_not_seen_stays_when_the_file_names_others(bring, contact):
    factories.person(name="Rui Sá")
    file = f"ID,People\n{contact.pk},Ana Duarte; Rui Sá\n"

    bringing = bring(file, sheet="contacts").check().write()

    assert people(contact) == {"Ana Duarte", "Secret Guest", "Rui Sá"}
    assert "Secret" not in str(bringing.row(2).lines)


def test_a_file_that_names_all_one_sees_says_nothing_new(bring, contact):
    bringing = bring(f"ID,People\n{contact.pk},Ana Duarte\n", sheet="contacts").check()

    assert bringing.counts == {"same": 1}, bringing.faults()


def test_an_empty_cell_that_empties_leaves_those_who_are_not_seen(bring, contact):
    file = f"ID,People,Other people\n{contact.pk},,A caller\n"

    bring(file, sheet="contacts").check(empty="clear").write()

    assert people(contact) == {"Secret Guest"}


def test_what_is_not_seen_cannot_be_replaced(bring, part):
    factories.organisation(name="City Hall")
    bringing = bring(f"ID,Part of\n{part.pk},City Hall\n", sheet="organisations").check()

    assert bringing.counts == {"wrong": 1}
    ((heading, reason, _mend),) = bringing.row(2).faults
    assert heading == "Part of"
    assert "not yours to see" in reason
    assert "Secret" not in reason


def test_what_is_not_seen_cannot_be_replaced_by_a_row_of_the_same_file(bring, part):
    file = f"ID,Name,Kind,Part of\n{part.pk},Harbour Office,city,City Hall\n,City Hall,city,\n"

    bringing = bring(file, sheet="organisations").check()

    assert bringing.row(2).verdict == Verdict.WRONG
    assert "not yours to see" in str(bringing.row(2).faults)


def test_an_empty_cell_that_empties_leaves_the_one_that_is_not_seen(bring, part):
    file = f"ID,Part of,Notes\n{part.pk},,New\n"

    bring(file, sheet="organisations").check(empty="clear").write()

    part.refresh_from_db()
    assert part.notes == "New"
    assert part.parent.name == "Secret Fund"


def test_whoever_may_see_it_replaces_it(bring, part):
    hall = factories.organisation(name="City Hall")
    director = factories.in_role("director", username="director")
    file = f"ID,Part of\n{part.pk},City Hall\n"

    bring(file, sheet="organisations", by=director).check().write()

    part.refresh_from_db()
    assert part.parent == hall
