"""Papers of a visit: cards for places, letters for visas, the note that goes with a gift."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from delegations.models import LetterTemplate, Member, VisitLetter
from delegations.services import gift_note, letters
from oia.documents.models import Attachment
from tests import factories
from tests.delegations.test_pages import words

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"delegations:{name}", args=args)


@pytest.fixture
def visit():
    return factories.delegation(
        title="Night buses",
        comes_from="City of Kobe",
        visa_letters="named",
        arrives_on=date(2027, 3, 8),
        leaves_on=date(2027, 3, 9),
    )


@pytest.fixture
def mayor(visit):
    return factories.member(
        delegation=visit,
        name="HAYASHI Sakura",
        honorific="Dr",
        native_name="林 さくら",
        spoken_name="hah-yah-shee",
        post="Deputy Mayor",
        visa_letter=True,
    )


def named(page):
    """The names on the cards, one for each: those on the back are the same."""
    both = re.findall(r'card-tent__name"><bdi>([^<]+)</bdi>', page.content.decode())
    assert both[::2] == both[1::2]
    return both[::2]


def test_each_guest_has_a_card_in_order_of_precedence(as_reader, visit, mayor):
    factories.member_private(member=mayor, diet="No nuts", mobile="+81 90")
    factories.member(delegation=visit, name="KONDO Ren", place=mayor.place - 1)

    page = as_reader.get(at("member-cards", visit.reference))

    assert named(page) == ["KONDO Ren", "Dr HAYASHI Sakura"]
    told = words(page)
    for word in ("林 さくら", "Deputy Mayor", "hah-yah-shee", "2 cards, two on a sheet."):
        assert word in told
    assert "nuts" not in told and "+81" not in told


def test_a_card_on_which_much_stands_has_smaller_letters(as_reader, visit, mayor):
    cards = at("member-cards", visit.reference)
    assert 'class="card-tent"' in as_reader.get(cards).content.decode()

    for size, length in (("long", 120), ("longest", 200)):
        Member.objects.update(name="A" * length)
        assert f'class="card-tent card-tent--{size}"' in as_reader.get(cards).content.decode()


def test_our_side_has_cards_with_the_post_held_then_as_far_as_one_may_see(as_officer, visit):
    host, hidden = factories.person(name="Rui Host"), factories.person(sensitivity="restricted")
    talker = factories.person(name="Ana Talks", native_name="Ána")
    post = factories.post(title="Mayor")
    held = {"starts_on": date(2020, 1, 1), "ends_on": date(2027, 3, 8)}
    factories.holding(post=post, person=host, **held)
    factories.holding(post=factories.post(title="Pensioner"), person=host,
                           starts_on=date(2027, 3, 9))  # fmt: skip
    visit.host = host
    visit.save()
    factories.programme_item(delegation=visit, host=talker, ours=[hidden, talker])

    page = as_officer.get(at("member-cards", visit.reference), {"whose": "ours"})

    assert named(page) == ["Ana Talks", "Rui Host"]
    assert "Mayor" in words(page) and "Pensioner" not in words(page)


def test_a_visit_without_names_says_what_to_do(as_reader, visit):
    assert "Paste the list" in words(as_reader.get(at("member-cards", visit.reference)))


def test_a_letter_for_a_visa_is_drafted_for_those_who_get_one(as_officer, visit, mayor):
    other = factories.member(delegation=visit, name="KONDO Ren")
    page = at("visitletter-for-visas", visit.reference)
    asked = as_officer.get(page).content.decode()
    assert "HAYASHI Sakura" in asked and "KONDO Ren" not in asked
    factories.member_private(member=mayor, passport_number="TK1234567")

    refused = as_officer.post(page, {"members": [other.pk]})
    assert refused.status_code == 200 and not VisitLetter.objects.exists()
    answer = as_officer.post(page, {"members": [mayor.pk]})

    letter = VisitLetter.objects.get()
    assert answer.headers["Location"].endswith("#letters")
    assert letter.heading.startswith("Invitation of Dr HAYASHI Sakura to ")
    for word in ("Deputy Mayor", "8 March 2027 – 9 March 2027", "City of Kobe", "passport: ___"):
        assert word in letter.text
    assert (letter.member, letter.says, letter.sent_on) == (mayor, "visa", None)
    assert "TK1234567" not in letter.text and "{" not in letter.text
    again = as_officer.get(page)
    assert again.context["form"].initial["members"] == []


@pytest.mark.parametrize(
    ("policy", "who"),
    [("none", set()), ("named", {"HAYASHI Sakura"}), ("all", {"HAYASHI Sakura", "KONDO Ren"})],
)
def test_each_visit_says_for_whom_it_writes_them(visit, mayor, officer, policy, who):
    factories.member(delegation=visit, name="KONDO Ren")
    visit.visa_letters = policy
    visit.save()

    assert {one.name for one in letters.entitled(visit)} == who
    if policy != "all":
        with pytest.raises(ValidationError, match="writes no letter"):
            letters.for_visas(visit, visit.members.all(), by=officer)
    else:
        assert len(letters.for_visas(visit, visit.members.all(), by=officer)) == 2


def test_nobody_of_another_visit_and_no_reader_gets_one_drafted(visit, mayor, officer):
    other = factories.member(delegation=factories.delegation(visa_letters="all"))
    with pytest.raises(ValidationError):
        letters.for_visas(visit, [other], by=officer)
    with pytest.raises(PermissionDenied):
        letters.for_visas(visit, [mayor], by=factories.in_role("reader"))
    LetterTemplate.objects.filter(says="visa").update(is_active=False)
    with pytest.raises(ValidationError, match="no words"):
        letters.for_visas(visit, [mayor], by=officer)


def test_the_way_to_them_is_shown_where_the_visit_writes_them(as_officer, visit, mayor):
    page = as_officer.get(visit.get_absolute_url()).content.decode()
    assert at("visitletter-for-visas", visit.reference) in page
    assert "letter for a visa" in page

    visit.visa_letters = "none"
    visit.save()
    page = as_officer.get(visit.get_absolute_url()).content.decode()
    assert at("visitletter-for-visas", visit.reference) not in page


def test_a_letter_for_a_visa_names_no_post_where_there_is_none(officer, visit):
    ito = factories.member(delegation=visit, name="Yuki Ito", post="", visa_letter=True)

    (letter,) = letters.for_visas(visit, [ito], by=officer)

    assert "to invite Yuki Ito to " in letter.text


def test_words_for_one_purpose_name_nothing_that_only_another_has(as_officer):
    new = at("lettertemplate-new")
    typed = {"says": "thanks", "language": "pl", "heading": "Hello", "text": "{gift}"}
    for says, text, fits in (
        ("accepted", "{member}", False),
        ("gift", "{requester}", False),
        ("gift", "{gift} {city}", True),
        ("visa", "{member} {requester}", True),
    ):
        as_officer.post(new, typed | {"says": says, "text": text, "is_active": "on"})
        assert LetterTemplate.objects.filter(says=says, language="pl").exists() == fits
        LetterTemplate.objects.filter(language="pl").delete()


def test_only_letters_of_the_whole_visit_are_drafted_by_their_name(as_officer, visit):
    page = as_officer.get(at("visitletter-new", visit.reference)).content.decode()

    assert "We accept (en)" in page
    assert "for a visa" not in page and "handed over" not in page


def test_a_gift_has_a_note_to_sign_that_is_kept_as_a_paper(as_officer, protocol):
    factories.office(name="OIA of Porto", city_name="Porto", zone="Europe/Warsaw")
    gift = factories.gift(
        description="Lacquer box",
        other_name="City of Kobe",
        value=Decimal("987.65"),
        on=date(2026, 11, 20),
        kept_at="Cabinet 3",
    )
    page = as_officer.get(at("gift-note", gift.reference))

    told = words(page)
    for word in ("Lacquer box", "Given by: City of Kobe", "Received by: Porto", "20 November 2026",
                 "It is kept at: Cabinet 3", "It belongs to: ..."):  # fmt: skip
        assert word in told
    assert "987" not in told

    template = LetterTemplate.objects.get(says="gift")
    as_officer.post(at("gift-keep-note", gift.reference), {"template": template.pk})
    paper = Attachment.objects.get()
    assert (paper.subject, paper.title) == (
        gift,
        f"{gift.reference}: A gift is handed over, {gift.reference}",
    )
    assert "Lacquer box" in paper.file.read().decode()
    with pytest.raises(PermissionDenied):
        gift_note.keep_as_paper(gift, template, by=factories.in_role("reader"))


def test_whoever_is_hidden_is_on_no_note(officer):
    hidden = factories.person(name="Hush Hush", sensitivity="restricted")
    gift = factories.gift(other_person=hidden, other_name="", direction="given")

    note = gift_note.note(gift, LetterTemplate.objects.get(says="gift"))

    assert "Hush" not in note.text
    assert "Given by: " in note.text


def test_without_words_for_it_the_note_says_so(as_officer):
    LetterTemplate.objects.filter(says="gift").delete()
    gift = factories.gift()

    assert "The office has no words" in words(as_officer.get(at("gift-note", gift.reference)))
    answer = as_officer.post(at("gift-keep-note", gift.reference), follow=True)
    assert "The office has no words" in words(answer)
    assert not Attachment.objects.exists()
