"""Whoever picks up the phone finds who is calling; on either database the answers are these."""

import re
from datetime import date

import pytest
from django.core.files.base import ContentFile

from oia.accounts.choices import Role
from oia.desk.search import asking, slips, words
from oia.directory.services import contacts
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

    assert [hit.hint.partition(" · ")[0] for hit in hits(officer, "paris")] == [
        "France",
        "United States of America",
    ]


def test_namesakes_of_one_country_are_told_apart_by_their_inhabitants(officer):
    for population in (5_345_961, 205_130):
        factories.city(name="Suzhou", country="CN", zone="Asia/Shanghai", population=population)

    assert [hit.hint for hit in hits(officer, "suzhou")] == [
        "China · 5,345,961 inhabitants · Asia/Shanghai",
        "China · 205,130 inhabitants · Asia/Shanghai",
    ]


def test_people_of_one_name_are_told_apart_by_the_posts_they_hold_now(officer, query_count):
    def ana(city, **kw):
        post = factories.post(organisation=factories.organisation(name=city), title="Mayor")
        factories.holding(post=post, person=factories.person(name="Ana Silva"), **kw)

    ana("City of Porto", ends_on=date(2020, 1, 1))
    ana("City of Faro")
    commit()
    asking.ask(officer, "ana silva")
    few = query_count(lambda: asking.ask(officer, "ana silva"))
    ana("City of Braga")

    assert {hit.hint for hit in hits(officer, "ana silva")} == {
        "Mayor, City of Faro",
        "Mayor, City of Braga",
        "",
    }
    assert query_count(lambda: asking.ask(officer, "ana silva")) == few


# A name, and where somebody is from


@pytest.fixture
def minami():
    """Somebody who speaks for the port of Kobe, and others of her name and of her city."""
    city = factories.city(name="Kobe", country="JP", other_names="神戸\nКобе\nKōbe-shi")
    port = factories.organisation(name="Harbour Authority", short_name="KPA", city=city)
    names = {"name": "Haruka Minami", "native_name": "南 春香", "spoken_name": "Hah-roo-kah"}
    person = factories.person(**names)
    factories.holding(
        post=factories.post(organisation=port, title="Director"),
        person=person,
        ends_on=date(2020, 4, 30),
    )
    factories.holding(post=factories.post(organisation=port, title="Clerk"))
    factories.person(name="Minami Sato")
    return person


@pytest.mark.parametrize(
    "typed",
    [
        *("Kobe Minami", "minami kobe", "haruka harbour", "minami authority kobe", "KPA Minami"),
        *("神戸 minami", "кобе Минами", "神戸 南春香", "Kobe Minamy", "kob mina"),
        "haruka 南春香 roo harbour",
    ],
)
def test_somebody_is_found_by_name_and_by_where_they_are_from(typed, minami, officer):
    (hit,) = hits(officer, typed)

    assert hit.record == minami and hit.url == minami.get_absolute_url()
    assert hit.hint == "Director, Harbour Authority (not known – 30 Apr 2020)"


def test_where_somebody_is_from_is_told_as_the_reason(minami, officer):
    (hit,) = hits(officer, "神戸 minami")

    assert hit.title == "Haruka <mark>Minami</mark>"
    assert [(why.label, plainly(why.words)) for why in hit.reasons] == [
        ("Name", ""),
        ("City", "[神戸]"),
    ]


@pytest.mark.parametrize("typed", ["Kobe Harbour", "Kobe", "harbour authority", "Kobe Duarte"])
def test_without_a_name_of_theirs_nobody_is_found_by_where_they_are_from(typed, minami, officer):
    assert "person" not in found(officer, typed)


def test_whoever_bears_all_words_is_who_is_meant(minami, officer):
    factories.person(name="Kobe Minami")

    assert found(officer, "kobe minami") == {"person": ["Kobe Minami"]}


def test_whoever_holds_several_posts_there_stands_once_and_is_counted_so(minami, officer):
    for number in range(3):
        other = factories.organisation(name=f"Kobe {number}")
        factories.holding(post=factories.post(organisation=other), person=minami)
    commit()

    (group,) = asking.ask(officer, "kobe minami", only="person").groups

    assert group.count == "1" and [hit.record for hit in group.hits] == [minami]
    assert str(group.kind.title) == "People"


def test_looking_where_people_are_from_asks_a_few_queries_however_many(
    minami, officer, query_count
):
    city = factories.city(name="Kobe")

    def colleague(number):
        there = factories.organisation(name=f"Office {number}", city=city)
        person = factories.person(name=f"Minami {number}")
        factories.holding(post=factories.post(organisation=there), person=person)

    commit()
    none = query_count(lambda: asking.ask(officer, "city council"))
    one = query_count(lambda: asking.ask(officer, "kobe minami"))
    for number in range(30):
        colleague(number)
    commit()

    assert query_count(lambda: asking.ask(officer, "kobe minami")) == one <= none + 3
    (group,) = asking.ask(officer, "kobe minami").groups
    assert (group.count, len(group.hits)) == ("31", 5)


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
    "+974 4441 2300": ["44412300", "4441 2300", "0974 44412300"],
    "+380 44 123-45-67 (office)": ["1234567", "123-45-67"],
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


def test_a_contact_is_found_by_who_it_was_with_but_for_those_who_are_guarded(officer):
    known = factories.person(name="Oksana Hrytsenko", native_name="Оксана Гриценко")
    guarded = factories.person(name="Stille Nachtigall", sensitivity="movements")
    contact = factories.contact(about="Drawings of the shelters")
    contacts.change(contact, by=officer, people=[known, guarded])

    for typed in ("Hrytsenko", "гриценко shelters"):
        assert "Drawings of the shelters" in str(found(officer, typed)["contact"]), typed
    assert "contact" not in found(officer, "Nachtigall")

    known.name = "Oksana Melnyk"
    known.save()
    assert "contact" in found(officer, "Melnyk shelters")


@pytest.mark.parametrize("stored", ["南 春香", "南春香"])
@pytest.mark.parametrize("typed", ["南春香", "南 春香", "春香", "南春"])
def test_a_name_in_a_script_without_spaces_is_found_with_and_without_one(stored, typed, officer):
    factories.person(name="Haruka Minami", native_name=stored)
    factories.person(name="Harumi Minami", native_name="南 春美")
    if typed == "南春":
        assert set(names(officer, typed)) == {"Haruka Minami", "Harumi Minami"}
        return
    (hit,) = hits(officer, typed)

    assert str(hit.record) == "Haruka Minami"
    marks = "".join(re.findall(r"\[([^]]*)", plainly(hit.reasons[0].words)))
    assert marks.replace(" ", "") == typed.replace(" ", "")


@pytest.mark.parametrize(
    ("stored", "typed"),
    [("ジョン・スミス", "ジョンスミス"), ("김 철수", "김철수"), ("김철수", "김 철수")],
)
def test_so_are_names_in_kana_and_hangul(stored, typed, officer):
    factories.person(name="John", native_name=stored)

    assert names(officer, typed) == ["John"]


def test_who_is_called_just_so_stands_before_who_is_called_so_among_others(officer):
    factories.organisation(name="南春香後援会")
    factories.organisation(name="南 春香")

    assert found(officer, "南春香") == {"organisation": ["南 春香", "南春香後援会"]}


def test_what_is_found_by_its_city_is_found_by_the_citys_other_names(officer):
    city = factories.city(name="Suzhou", country="CN", other_names="Soochow\n苏州\nСучжоу")
    bureau = factories.organisation(name="Foreign Bureau", city=city)
    factories.post(organisation=bureau, title="Director")
    factories.agreement(title="Friendship", city=city)
    factories.contact(about="A call", city=city)
    factories.commitment(text="Send the trees", to_city=city)
    factories.summit(name="Garden summit", city=city)
    factories.delegation(title="Study tour", city=city)
    factories.trip(title="Spring trip", city=city)

    for typed in ("Suzhou", "苏州", "soochow", "Сучжоу"):
        assert set(found(officer, typed)) - {"deadline"} == {  # its title may name the city
            *("city", "organisation", "post", "agreement", "contact", "commitment"),
            *("summit", "visit", "trip"),
        }, typed
    told = {str(hit.record): plainly(hit.reasons[0].words) for hit in hits(officer, "苏州")}
    assert set(told.values()) == {"[苏州]"}


def test_a_new_name_of_a_city_finds_what_is_there(officer):
    city = factories.city(name="Suzhou")
    factories.organisation(name="Foreign Bureau", city=city)
    commit()
    city.other_names = "姑苏"
    city.save()

    assert names(officer, "姑苏") == ["Foreign Bureau", "Suzhou"]


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


def test_of_another_kind_only_its_records_are_read_besides(officer, query_count):
    for number in range(7):
        factories.organisation(name=f"Zanzibar {number}")
    commit()
    asking.ask(officer, "Zanzibra")
    one_kind = query_count(lambda: asking.ask(officer, "Zanzibra"))
    for number in range(7):
        factories.series(name=f"Zanzibar {number}")
        factories.commitment(text=f"Zanzibar {number}")

    assert set(found(officer, "Zanzibra")) == {"organisation", "series", "commitment"}
    assert query_count(lambda: asking.ask(officer, "Zanzibra")) == one_kind + 2


@pytest.mark.parametrize("typed", ["nulll", "O’Brein", "nul'"])
def test_whatever_word_is_near_is_looked_up_as_it_stands(typed, officer):
    factories.person(name="Null O’Brien")

    assert names(officer, typed) == ["Null O’Brien"]


def test_numbers_and_short_words_are_never_put_right():
    typed = ("ana", "2026", "lyon", "gothenburg")
    assert [slips.slips_allowed(word) for word in typed] == [0, 0, 1, 2]
