"""What one may not see is not found, nor counted, nor given away by what else is found."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from oia.accounts.choices import Role
from oia.core.models import Sighting, SightRoad
from oia.core.visibility import Sensitivity
from oia.desk.search import asking
from oia.documents import paper_texts
from tests import factories
from tests.desk.finding import commit, found, names

pytestmark = pytest.mark.django_db

LEVELS = [Sensitivity.MOVEMENTS, Sensitivity.RESTRICTED, Sensitivity.PROTOCOL]


def paper_with(words, **kw):
    paper = factories.attachment(
        file=ContentFile(words.encode(), name="a.txt"), content_type="text/plain", **kw
    )
    assert paper_texts.carry_on(paper.pk)


def plant(level):
    """Something of each kind that only some may see, each with a word of its own."""
    kept = {"sensitivity": level}
    organisation = factories.organisation(name="Hush Chamber", notes="Hushnotes", **kept)
    factories.post(organisation=organisation, title="Hush Speaker")
    paper_with("Hushwords", title="Hush paper", subject=organisation)
    paper_with("Hushwords", title="Quiet", subject=factories.organisation(), **kept)
    factories.decision(instrument="Hush 4/2026", subject=organisation)
    factories.person(name="Hush Person", native_name="Тихонов", **kept)
    network = factories.network(name="Hush Network", **kept)
    membership = factories.membership(network=network, objectives="Hush aims", **kept)
    factories.commitment(text="Hush promise", subject=membership)
    factories.duty(name="Hush duty", **kept)
    factories.series(name="Hush series", **kept)
    summit = factories.summit(name="Hush summit", **kept)
    factories.plan(summit=summit, objectives="Hush goals", **kept)
    factories.agreement(title="Hush agreement", **kept)
    factories.contact(about="Hush call", said="Hush talk", **kept)
    factories.deadline(title="Hush deadline", **kept)
    agreement = factories.agreement(title="Quiet", **kept)
    factories.signatory(agreement=agreement, holding=None, name="Hush signer")
    factories.clearance(agreement=agreement, reference="Hush 5")
    factories.meeting(trip=factories.trip(**kept), topic="Hush meeting")
    factories.instrument_text("Hushwords", declaration=factories.declaration(**kept))
    promise = factories.commitment(text="Quiet", **kept)
    factories.commitment_report(commitment=promise, text="Hush report", on=date(2026, 1, 1))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("role", Role)
def test_only_whoever_may_see_it_finds_it(role, level, client):
    user = factories.in_role(role)
    plant(level)
    may = user.has_perm(f"accounts.see_{level}")

    for typed in ("hush", "hus", "Huhs", "тихонов", "hushnotes", "hushwords"):
        assert bool(names(user, typed)) == may, typed
    client.force_login(user)
    page = client.get(reverse("desk:search"), {"q": "hush"}).content.decode()
    quick = client.get(reverse("desk:search"), {"q": "hush"}, headers={"HX-Request": "true"})
    assert ("<mark>" in page) == ("<mark>" in quick.content.decode()) == may


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("hidden", ["person", "organisation"])
def test_nobody_is_found_by_where_they_are_from_unless_one_may_see_both(hidden, level, client):
    levels = {hidden: {"sensitivity": level}}
    city = factories.city(name="Kobe")
    port = factories.organisation(name="Port", city=city, **levels.get("organisation", {}))
    person = factories.person(name="Haruka Minami", **levels.get("person", {}))
    factories.holding(person=person, post=factories.post(organisation=port))

    for role in Role:
        user = factories.in_role(role)
        may = user.has_perm(f"accounts.see_{level}")
        for typed in ("kobe minami", "port minami", "Kobe Minamy"):
            assert may or names(user, typed) == [], (role, typed)
        told = [hit.hint for hit in asking.ask(user, "haruka").groups[0].hits] if may else []
        client.force_login(user)
        page = client.get(reverse("desk:search"), {"q": "haruka"}).content.decode()
        assert ("Port" in page) == may and told == [f"{person.holdings.get().post}"] * may


def test_a_post_of_an_organisation_that_was_hidden_meanwhile_leads_to_nobody():
    officer = factories.in_role(Role.OFFICER)
    port = factories.organisation(name="Port of Kobe")
    factories.holding(
        person=factories.person(name="Haruka Minami"), post=factories.post(organisation=port)
    )
    assert names(officer, "kobe minami") == ["Haruka Minami"]
    type(port).objects.update(sensitivity=Sensitivity.RESTRICTED)  # the index knows nothing yet

    assert asking.ask(officer, "kobe minami").groups == []


def test_the_levels_are_as_the_roles_have_them():
    may = {role for role in Role if factories.in_role(role).has_perm("accounts.see_restricted")}
    assert Role.READER not in may and Role.OFFICER not in may and Role.DIRECTOR in may


def test_what_is_hidden_is_not_counted_and_does_not_take_the_place_of_others():
    officer = factories.in_role(Role.OFFICER)
    for number in range(205):
        factories.person(name=f"Maria {number}", sensitivity=Sensitivity.RESTRICTED)
    for number in range(3):
        factories.person(name=f"Ana Maria {number}")
    commit()

    (group,) = asking.ask(officer, "maria").groups

    assert group.count == "3"
    assert len(group.hits) == 3


def test_a_name_that_is_hidden_does_not_keep_what_is_alike_from_being_found():
    officer = factories.in_role(Role.OFFICER)
    factories.person(name="Tomas Veiga")
    before = names(officer, "veigas")
    factories.person(name="Veigas", sensitivity=Sensitivity.RESTRICTED)

    assert names(officer, "veigas") == before == ["Tomas Veiga"]


def test_an_open_record_is_not_found_by_the_name_of_a_hidden_partner():
    reader, director = factories.in_role(Role.READER), factories.in_role(Role.DIRECTOR)
    hidden = factories.organisation(name="Hush Chamber", sensitivity=Sensitivity.RESTRICTED)
    factories.agreement(title="Trade talks", organisation=hidden)
    factories.contact(about="A call", organisation=hidden)

    assert found(reader, "hush") == {}
    assert found(director, "hush") == {"organisation": ["Hush Chamber"]}


def test_a_partner_that_becomes_hidden_is_forgotten_where_it_was_named():
    reader = factories.in_role(Role.READER)
    partner = factories.organisation(name="Hush Chamber")
    factories.agreement(title="Trade talks", organisation=partner)
    assert names(reader, "hush") == ["Hush Chamber", "Trade talks"]

    partner.sensitivity = Sensitivity.RESTRICTED
    partner.save()

    assert names(reader, "hush") == []


def test_kinds_without_the_right_are_not_looked_for():
    nobody = factories.user()
    factories.person(name="Ana Duarte")

    assert found(nobody, "duarte") == {}


def test_whoever_finds_what_is_not_for_all_is_written_down_once():
    director = factories.in_role(Role.DIRECTOR)
    person = factories.person(name="Hush Person", sensitivity=Sensitivity.RESTRICTED)
    factories.person(name="Hush Open")

    names(director, "hush")
    names(director, "hush p")

    (sighting,) = Sighting.objects.filter(road=SightRoad.SEARCH)
    assert (sighting.subject_id, sighting.by) == (person.pk, director)
