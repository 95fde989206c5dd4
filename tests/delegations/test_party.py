"""Who comes: one head, an order of precedence, and what they say of pictures."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from delegations.models import Member, PhotoConsent, RankPlace
from delegations.services import party
from tests import factories

pytestmark = pytest.mark.django_db


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def at(name, *args):
    return reverse(f"delegations:{name}", args=args)


def order(visit):
    return list(visit.members.values_list("name", flat=True))


@pytest.fixture
def visit(officer):
    """An aide, a councillor, the mayor and the mayor's husband, as they stood in a mail."""
    made = factories.delegation(status="accepted")
    for name, part, rank in (
        ("Aide", "staff", 120),
        ("Councillor", "member", 80),
        ("Mayor", "head", 50),
        ("Husband", "spouse", 120),
    ):
        party.save_member(Member(delegation=made, name=name, part=part, rank=rank), by=officer)
    return made


def test_the_database_takes_one_head_only(visit):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.member(delegation=visit, part="head")


def test_whoever_becomes_head_takes_the_place_of_the_one_before(visit, officer):
    councillor = visit.members.get(name="Councillor")
    councillor.part = "head"
    party.save_member(councillor, by=officer)

    former = visit.members.get(name="Mayor")
    assert former.part == "member"
    assert former.history.first().history_change_reason == "Councillor is head now"


def test_precedence_is_proposed_by_rank_after_the_head_and_who_comes_with_the_head(visit, officer):
    assert order(visit) == ["Aide", "Councillor", "Mayor", "Husband"]

    assert party.propose_order(visit, by=officer) == 4
    assert order(visit) == ["Mayor", "Husband", "Councillor", "Aide"]
    assert party.propose_order(visit, by=officer) == 0


def test_of_one_rank_security_stands_behind_staff_and_else_it_stays_as_it_is(officer):
    visit = factories.delegation()
    for name, part in (
        ("Guard", "security"),
        ("B", "member"),
        ("Aide", "staff"),
        ("A", "member"),
    ):
        party.save_member(Member(delegation=visit, name=name, part=part), by=officer)
    party.propose_order(visit, by=officer)

    assert order(visit) == ["B", "A", "Aide", "Guard"]


@pytest.mark.parametrize(
    ("name", "places", "after"),
    [
        ("Mayor", -1, ["Aide", "Mayor", "Councillor", "Husband"]),
        ("Mayor", -1000, ["Mayor", "Aide", "Councillor", "Husband"]),
        ("Aide", -1, ["Aide", "Councillor", "Mayor", "Husband"]),
        ("Aide", 1, ["Councillor", "Aide", "Mayor", "Husband"]),
        ("Husband", 1, ["Aide", "Councillor", "Mayor", "Husband"]),
    ],
)
def test_a_person_puts_somebody_elsewhere_and_the_others_make_room(
    name, places, after, visit, officer
):
    party.move_member(visit.members.get(name=name), places, by=officer)

    assert order(visit) == after
    assert [one.place for one in visit.members.all()] == [1, 2, 3, 4]


def test_whoever_does_not_come_leaves_no_gap(visit, officer):
    party.remove_member(visit.members.get(name="Councillor"), by=officer)

    assert [(one.place, one.name) for one in visit.members.all()] == [
        (1, "Aide"),
        (2, "Mayor"),
        (3, "Husband"),
    ]


def test_a_reader_changes_nothing_of_a_party(visit):
    reader, member = factories.in_role("reader"), visit.members.first()
    for doing in (
        lambda: party.save_member(member, by=reader),
        lambda: party.propose_order(visit, by=reader),
        lambda: party.move_member(member, 1, by=reader),
        lambda: party.place_member(member, visit.members.last(), above=False, by=reader),
        lambda: party.answer_photos(member, {}, by=reader),
        lambda: party.keep_all(visit, [], by=reader),
    ):
        with pytest.raises(PermissionDenied):
            doing()


def test_the_office_has_an_order_of_ranks_of_its_own(as_officer, protocol):
    visit = factories.delegation(status="accepted")
    for name, rank in (("Consul", 55), ("Deputy", 60), ("Mayor", 50)):
        factories.member(delegation=visit, name=name, rank=rank)
    party.propose_order(visit, by=protocol)
    assert order(visit) == ["Mayor", "Consul", "Deputy"]
    kept = RankPlace.objects.get(rank=60)
    page = reverse("admin:delegations_rankplace_change", args=[kept.pk])
    assert as_officer.post(page, {"rank": 60, "place": 52}).status_code == 403

    as_officer.force_login(protocol)
    assert reverse("admin:delegations_rankplace_changelist") in (
        as_officer.get(visit.get_absolute_url()).content.decode()
    )
    as_officer.post(page, {"rank": 60, "place": 52})
    RankPlace.objects.filter(rank=50).delete()  # it has the number of its own again

    party.propose_order(visit, by=protocol)
    assert order(visit) == ["Mayor", "Deputy", "Consul"]


def test_the_order_is_changed_by_buttons_that_need_no_script(visit, as_officer):
    mayor = visit.members.get(name="Mayor")
    page = as_officer.get(visit.get_absolute_url()).content.decode()
    assert "Move up: Mayor" in page

    as_officer.post(at("member-move", visit.reference, mayor.pk), {"way": "up"})
    assert order(visit) == ["Aide", "Mayor", "Councillor", "Husband"]
    as_officer.post(at("member-move", visit.reference, mayor.pk), {"way": "sideways"})
    assert order(visit) == ["Aide", "Mayor", "Councillor", "Husband"]
    as_officer.post(at("member-order", visit.reference))
    assert order(visit) == ["Mayor", "Husband", "Councillor", "Aide"]


def test_a_member_who_is_dragged_stands_beside_another_one(visit, as_officer):
    mayor, husband = (visit.members.get(name=name) for name in ("Mayor", "Husband"))
    before = order(visit)
    move = at("member-move", visit.reference, mayor.pk)

    part = as_officer.post(
        move, {"beside": husband.pk, "way": "below"}, headers={"HX-Request": "true"}
    )
    shown = re.findall(r"<bdi>([^<]+)</bdi></span>", part.content.decode())

    assert part.status_code == 200
    assert part.content.decode().lstrip().startswith('<section class="card-section" id="party"')
    rest = [name for name in before if name != "Mayor"]
    at_husband = rest.index("Husband") + 1
    assert order(visit) == shown == [*rest[:at_husband], "Mayor", *rest[at_husband:]]

    back = as_officer.post(move, {"beside": husband.pk, "way": "above"})
    assert back.status_code == 302
    assert order(visit) == [*rest[: at_husband - 1], "Mayor", *rest[at_husband - 1 :]]


def test_nobody_is_put_beside_a_guest_of_another_visit(visit, as_officer):
    mayor, other = visit.members.get(name="Mayor"), factories.member()
    before = order(visit)

    answer = as_officer.post(
        at("member-move", visit.reference, mayor.pk), {"beside": other.pk, "way": "above"}
    )

    assert answer.status_code == 404
    assert order(visit) == before


def test_a_member_is_added_changed_and_removed_on_pages(as_officer):
    visit = factories.delegation()
    typed = {
        "name": "MINAMI Haruka",
        "native_name": "南 春香",
        "part": "head",
        "rank": 50,
    }
    as_officer.post(at("member-new", visit.reference), typed | {"post": "Mayor of Kobe"})
    member = Member.objects.get()
    page = words(as_officer.get(visit.get_absolute_url()))
    for told in ("MINAMI Haruka", "南 春香", "Mayor of Kobe", "Head"):
        assert told in page

    edit = at("member-edit", visit.reference, member.pk)
    as_officer.post(edit, typed | {"spoken_name": "mee-nah-mee"})
    assert "mee-nah-mee" in words(as_officer.get(visit.get_absolute_url()))
    as_officer.post(at("member-remove", visit.reference, member.pk))
    assert not Member.objects.exists()


def test_a_new_head_is_taken_on_the_page_without_a_complaint(visit, as_officer):
    councillor = visit.members.get(name="Councillor")
    edit = at("member-edit", visit.reference, councillor.pk)
    as_officer.post(edit, {"name": "Councillor", "part": "head", "rank": 80})

    assert visit.members.get(part="head") == councillor


def test_what_somebody_says_of_pictures_is_kept_for_each_purpose(visit, as_officer):
    member = visit.members.get(name="Mayor")
    page = at("member-photos", visit.reference, member.pk)
    said = {"press": "yes", "social": "no", "on": "2026-11-20", "how": "By mail"}
    assert "Social media" in words(as_officer.get(page))
    as_officer.post(page, said)

    known = {one.purpose: one for one in PhotoConsent.objects.all()}
    assert {name: one.is_given for name, one in known.items()} == {
        "press": True,
        "social": False,
    }
    assert (known["press"].on, known["press"].how) == (date(2026, 11, 20), "By mail")
    told = words(as_officer.get(visit.get_absolute_url()))
    assert "Press: agreed" in told
    assert "Social media: refused" in told

    as_officer.post(page, said | {"social": "", "on": "", "how": ""})
    assert [one.purpose for one in PhotoConsent.objects.all()] == ["press"]


def test_a_new_answer_leaves_how_the_others_were_given(visit, as_officer):
    member = visit.members.get(name="Mayor")
    signed = {"on": date(2026, 11, 1), "how": "Signed"}
    press = factories.photo_consent(member=member, purpose="press", **signed)
    page = at("member-photos", visit.reference, member.pk)
    assert "1 Nov 2026, Signed" in words(as_officer.get(page))

    said = {"press": "yes", "social": "yes", "on": "2026-11-20", "how": "By mail"}
    as_officer.post(page, said)
    press.refresh_from_db()
    assert (press.on, press.how) == (date(2026, 11, 1), "Signed")
    assert PhotoConsent.objects.get(purpose="social").how == "By mail"

    assert "No answer was changed" in words(as_officer.post(page, said))


def test_whoever_agrees_says_when_and_how_beside_the_fields(visit, as_officer):
    member = visit.members.get(name="Mayor")
    page = at("member-photos", visit.reference, member.pk)

    refused = as_officer.post(page, {"press": "yes", "social": "no"})
    errors = refused.context["form"].errors
    assert set(errors) == {"on", "how"}
    assert "Say on which day they agreed." in words(refused)
    assert not PhotoConsent.objects.exists()

    as_officer.post(page, {"social": "no"})
    assert [one.purpose for one in PhotoConsent.objects.all()] == ["social"]


def test_how_an_answer_was_given_is_shown_as_it_was_typed(visit, as_officer):
    member = visit.members.get(name="Mayor")
    factories.photo_consent(member=member, how="<b>Signed</b>")

    page = as_officer.get(at("member-photos", visit.reference, member.pk)).content.decode()

    assert "&lt;b&gt;Signed" in page and "<b>Signed" not in page


def test_a_page_costs_the_same_for_five_members_and_for_sixty(as_officer, query_count):
    visit = factories.delegation(status="accepted")

    def add(count):
        for _number in range(count):
            factories.photo_consent(member=factories.member(delegation=visit))

    def see():
        assert as_officer.get(visit.get_absolute_url()).status_code == 200

    add(5)
    see()
    few = query_count(see)
    add(55)

    assert query_count(see) == few


def test_pictures_are_agreed_to_today_or_before(as_officer):
    member = factories.member()
    page = at("member-photos", member.delegation.reference, member.pk)

    said = {"press": "yes", "how": "Signed"}
    refused = as_officer.post(page, said | {"on": "2026-11-24"})

    assert refused.context["form"].errors == {"on": ["That day is still to come."]}
    as_officer.post(page, said | {"on": "2026-11-23"})
    assert member.consents.get().on == date(2026, 11, 23)
    ahead = factories.photo_consent(member=member, on=date(2026, 11, 24), purpose="social")
    with pytest.raises(ValidationError, match="still to come"):
        ahead.full_clean()


def test_whoever_makes_somebody_head_is_told_whom_they_replace(as_officer):
    visit = factories.delegation()
    factories.member(delegation=visit, name="Ida Berg", part="head", place=1)
    other = factories.member(delegation=visit, name="Ola Lund", place=2)
    typed = {"name": "Ola Lund", "part": "head", "rank": other.rank}

    page = as_officer.post(at("member-edit", visit.reference, other.pk), typed, follow=True)

    words = "Ola Lund is head now, and Ida Berg is a member like the others."
    assert words in page.content.decode()
    again = as_officer.post(at("member-edit", visit.reference, other.pk), typed, follow=True)
    assert words not in again.content.decode()


def test_the_order_of_ranks_says_first_what_is_lost(as_officer):
    visit = factories.delegation()
    for _each in range(2):
        factories.member(delegation=visit)

    page = as_officer.get(visit.get_absolute_url()).content.decode()

    order = page.partition(f'action="{at("member-order", visit.reference)}"')[2]
    assert "Places that were given by hand are lost." in order.partition("</form>")[0]
