"""Whoever picks up the phone finds who is calling; on either database the answers are these."""

from datetime import date

import pytest
from django.core.files.base import ContentFile

from oia.accounts.choices import Role
from oia.desk.search import asking, slips, words
from oia.documents import paper_texts
from tests import factories
from tests.desk.finding import commit, found, hits, names, plainly

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return factories.in_role(Role.OFFICER)


@pytest.fixture
def cities():
    for name, others, population in [
        ("Munich", "München\nМюнхен\nميونخ\n慕尼黑\nミュンヘン\n뮌헨\nΜόναχο", 1_500_000),
        ("Łódź", "Lodz\nЛодзь", 670_000),
        ("Kyiv", "Київ\nКиев\nKiev", 2_900_000),
        ("Seoul", "서울특별시\nСеул", 9_700_000),
        ("Beijing", "北京\nПекин\nPeking", 21_000_000),
        ("Gothenburg", "Göteborg", 580_000),
        ("Münster", "", 310_000),
        ("Saint-Denis", "", 110_000),
    ]:
        factories.city(name=name, other_names=others, population=population)


@pytest.mark.parametrize(
    ("typed", "city"),
    [
        ("Munich", "Munich"),
        ("MÜNCHEN", "Munich"),
        ("munchen", "Munich"),
        ("мюнхен", "Munich"),
        ("ميونخ", "Munich"),
        ("慕尼黑", "Munich"),
        ("慕", "Munich"),
        ("ミュンヘン", "Munich"),
        ("μοναχο", "Munich"),
        ("lodz", "Łódź"),
        ("Łódź", "Łódź"),
        ("киев", "Kyiv"),
        ("Київ", "Kyiv"),
        ("kijiw", "Kyiv"),
        ("특별", "Seoul"),
        ("서울", "Seoul"),
        ("北京", "Beijing"),
        ("京", "Beijing"),
        ("Goteborg", "Gothenburg"),
        ("saint denis", "Saint-Denis"),
        ("denis saint", "Saint-Denis"),
    ],
)
def test_a_city_is_found_by_any_of_its_names_in_any_script(typed, city, cities, officer):
    assert found(officer, typed)["city"][0] == city


@pytest.mark.parametrize(
    ("typed", "city"),
    [
        ("Munihc", "Munich"),
        ("Munnich", "Munich"),
        ("Muenchen", "Munich"),
        ("Мюнхенн", "Munich"),
        ("Мюнхн", "Munich"),
        ("Gotenburk", "Gothenburg"),
        ("Gothenbrug", "Gothenburg"),
        ("Bejing", "Beijing"),
        ("Kyev", "Kyiv"),
        ("enburg", "Gothenburg"),
    ],
)
def test_small_slips_of_the_pen_are_forgiven(typed, city, cities, officer):
    assert city in found(officer, typed)["city"]


@pytest.mark.parametrize("typed", ["Mnc", "Gxxxxxburg", "2027", "Mu#x"])
def test_what_is_far_off_is_not_found(typed, cities, officer):
    factories.city(name="City 2026")
    assert found(officer, typed) == {}


def test_what_is_written_so_leaves_out_what_is_only_alike(cities, officer):
    factories.person(name="Mona Munic")
    factories.person(name="Mona Tunic")

    assert names(officer, "munic") == ["Mona Munic", "Munich"]


def test_every_word_must_be_there(officer):
    factories.person(name="Ana Kowalska")
    factories.person(name="Ana Duarte")

    assert found(officer, "ana kowal") == {"person": ["Ana Kowalska"]}
    assert found(officer, "kowalska anna zzz") == {}


def test_the_best_stand_first(officer):
    for name in ("New Berlin Heights", "Berlin", "East Berlin", "Berlin Mitte"):
        factories.city(name=name, population=1_000)
    factories.city(name="Berlin", country="US", population=10)
    factories.organisation(name="Senate", notes="Its seat is Berlin.")
    factories.organisation(name="Berlin Partner")

    answer = found(officer, "berlin", shown=9)

    assert answer["city"][:3] == ["Berlin", "Berlin", "Berlin Mitte"]
    assert answer["city"][3:] == ["East Berlin", "New Berlin Heights"]
    assert answer["organisation"] == ["Berlin Partner", "Senate"]


def test_of_namesakes_the_greater_stands_first_with_what_tells_them_apart(officer):
    factories.city(name="Paris", country="US", population=25_000)
    factories.city(name="Paris", country="FR", population=2_100_000)

    assert [hit.hint for hit in hits(officer, "paris")] == ["France", "United States of America"]


def test_a_person_is_found_by_name_in_their_script_mail_and_telephone(officer):
    factories.person(
        name="Olena Shevchenko",
        native_name="Олена Шевченко",
        email="olena@kyiv.test",
        phone="+380 44 123-45-67",
    )

    for typed in (
        "Шевченко",
        "shevchenko olena",
        "olena@kyiv.test",
        "+380 44 123-45-67",
        "Шевчинко",
    ):
        assert names(officer, typed) == ["Olena Shevchenko"], typed


STORED = {
    "+380 44 123-45-67": ["+380441234567", "0441234567", "00380 44 1234567", "(044) 123 45 67"],
    "+49 (0)89 / 12 34 56-0": ["+4989 1234560", "+49 89 12345"],
    "044 1234567": ["+380 44 123 45 67", "044-123"],
}


@pytest.mark.parametrize("stored", STORED)
def test_whoever_calls_is_found_however_their_number_is_written(stored, officer):
    factories.person(name="Olena", phone=stored)
    factories.person(name="Somebody else", phone="+380 44 765-43-21")

    for typed in (stored, *STORED[stored]):
        (hit,) = hits(officer, typed)
        assert str(hit.record) == "Olena", typed
        assert hit.reasons[0].label == "Telephone" and "<mark>" in hit.reasons[0].words
    assert names(officer, "380441234568") == []


def test_records_of_every_app_are_found(officer):
    network = factories.network(name="Zanzibar Cities", acronym="ZC")
    factories.membership(network=network)
    factories.duty(name="Zanzibar report")
    factories.agreement(title="Zanzibar friendship")
    factories.contact(about="Call from Zanzibar")
    factories.commitment(text="Send a delegation to Zanzibar")
    deadline = factories.deadline(title="Zanzibar papers")
    factories.attachment(title="Zanzibar statutes", subject=network)
    factories.decision(instrument="Zanzibar 17/2026", subject=network)
    summit = factories.summit(name="Zanzibar summit")
    factories.plan(summit=summit)
    factories.series(name="Zanzibar talks")
    organisation = factories.organisation(name="Port of Zanzibar")
    factories.post(organisation=organisation, title="Harbour master")
    factories.person(name="Zainab Zanzibar")
    factories.city(name="Zanzibar")
    factories.signatory(holding=None, name="Sultan of Zanzibar")
    factories.clearance(reference="Zanzibar/17")
    factories.meeting(topic="Cloves", outcome="Zanzibar comes")
    factories.commitment_report(text="Zanzibar has them", on=date(2026, 1, 1))
    factories.instrument_text("We, the cities of Zanzibar, act.")

    kinds = found(officer, "zanzibar")

    assert set(kinds) == {
        *("person", "organisation", "post", "city", "network", "membership", "agreement"),
        *("summit", "series", "plan", "duty", "contact", "commitment", "decision", "paper"),
        *("deadline", "signatory", "clearance", "meeting", "report", "text"),
    }
    assert str(deadline) in kinds["deadline"]


def test_a_paper_is_found_by_what_stands_in_it(officer):
    paper = factories.attachment(
        title="Minutes",
        file=ContentFile("Beschluss über die Städtepartnerschaft".encode(), name="a.txt"),
        content_type="text/plain",
    )
    assert hits(officer, "stadtepartnerschaft") == []
    paper_texts.carry_on(paper.pk)

    (hit,) = hits(officer, "stadtepartnerschaft")

    assert str(hit.record) == "Minutes"
    assert hit.reasons[0].label == "In the paper"
    assert plainly(hit.reasons[0].words) == "Beschluss über die [Städtepartnerschaft]"


def test_a_hit_says_where_it_was_found_with_the_words_marked(officer):
    factories.organisation(name="Harbour <Board>", notes="Meets on the Köln ferry.")
    (by_name,), (by_notes,) = hits(officer, "BOARD"), hits(officer, "koln")

    assert by_name.title == "Harbour &lt;<mark>Board</mark>&gt;"
    assert [(why.label, why.words) for why in by_name.reasons] == [("Name", "")]
    assert plainly(by_notes.reasons[0].words) == "Meets on the [Köln] ferry."
    assert by_notes.reasons[0].label == "Notes"


def test_a_long_text_is_shown_around_the_word(officer):
    factories.organisation(name="Board", notes=f"{'before ' * 90}needle{' after' * 90}")
    (hit,) = hits(officer, "needle")

    shown = plainly(hit.reasons[0].words)

    assert "before [needle] after" in shown
    assert shown.startswith("… before") and shown.endswith("after …")
    assert len(shown) < 250


def test_words_in_other_scripts_are_marked_as_they_stand(officer):
    factories.person(name="Kim Chulsoo", native_name="김철수")
    (hit,) = hits(officer, "철수")

    assert plainly(hit.reasons[0].words) == "김[철수]"


@pytest.mark.parametrize(
    "typed",
    [
        *('"', "'", "%", "*", "_", "\\", "\0", ":", "()", "AND", "OR NOT", "a:*", "NEAR(a b)"),
        *("'; DROP TABLE desk_entry; --", "🏙", "👩‍👩‍👧", "x" * 10_000, "a b " * 3_000, "\ud800"),
        *("½", "ﬁ", "İstanbul", "ẞ", " ", "", "-", "^berlin", "{x}", "%s", "%(a)s"),
        *("\u202e", "１２"),
    ],
)
def test_nothing_that_is_typed_breaks_the_search(typed, cities, officer):
    found(officer, typed)


def test_a_word_is_made_the_same_way_for_the_index_and_for_the_question():
    for text in ("Москва́", "O’Brien-Łódź", "Αθήνα", "서울특별시 gu", "a1b2 ½", "नमस्ते दुनिया"):
        held = set(words.tokens(text))
        for want in words.wanted(text):
            assert any(all(any(t.fits(h) for h in held) for t in way) for way in want.ways), want


def test_more_than_a_hundred_are_not_counted(officer):
    for number in range(102):
        factories.person(name=f"Maria {number}")
    commit()

    (group,) = asking.ask(officer, "maria").groups
    assert (group.count, len(group.hits), group.left) == ("100+", 5, True)


def test_numbers_and_short_words_are_never_put_right():
    typed = ("ana", "2026", "lyon", "gothenburg")
    assert [slips.slips_allowed(word) for word in typed] == [0, 0, 1, 2]
