"""The preview: what would become of each row, and what only a person can decide."""

import re

import pytest

from oia.directory.models import Organisation, Person
from oia.sheets.choices import ImportState, Verdict
from tests import factories
from tests.sheets.pages import brought, checked, page, source, step, words

pytestmark = pytest.mark.django_db

WITH_POSTS = """Name;E-mail;Post;Organisation
Ana;ana@city.test;Mayor;Harbour Board
Bob;bob@city.test;Clerk;Harbour Board
"""


@pytest.fixture(autouse=True)
def officer(client):
    factories.office()
    user = factories.in_role("officer")
    client.force_login(user)
    return user


@pytest.fixture
def jurgen():
    return factories.person(name="Jürgen Möller")


ALIKE = "Name;Telephone\nJurgen Moeller;+49 30\n"


def test_changed_rows_are_told_field_by_field(client):
    factories.person(name="Ana", email="ana@city.test", phone="+48 000")
    bringing = checked(client, "E-mail;Telephone\nana@city.test;+48 111\n")

    text = page(client, bringing)
    assert "One row can be written" in text
    assert "Telephone +48 000 → becomes +48 111" in text
    assert "<bdi>+48 000</bdi>" in source(client, bringing.get_absolute_url())


def test_new_rows_show_their_values_and_unchanged_ones_say_so(client):
    factories.person(name="Ana", email="ana@city.test")
    bringing = checked(client, "Name;E-mail\nAna;ana@city.test\nCora;cora@city.test\n")

    new = page(client, bringing, "?verdict=new")
    assert "Cora 3 Name Cora E-mail cora@city.test" in new
    same = page(client, bringing, "?verdict=same")
    assert "Ana 2 says what is stored already" in same


def test_wrong_rows_say_where_why_and_how_they_came(client):
    bringing = checked(client, "Name;E-mail;Mailing\nAna;ana at city;x\n")

    text = page(client, bringing, "?verdict=wrong")
    assert re.search(r"Line 2 E-mail : .*valid email", text)
    assert "The row as it came Name Ana E-mail ana at city" in text
    assert "Rows to mend (XLSX)" in text


def test_only_a_flawless_import_is_written_whole(client):
    flawed = checked(client, "Name;E-mail\nAna;ana@city.test\nBob;bob at city\n")
    text = page(client, flawed)
    assert "Write the good row only" in text and "Write the row" not in text
    assert "the one that is wrong or to be decided is left out" in text
    step(client, flawed, "write")
    answer = client.get(flawed.get_absolute_url())
    assert "Some rows cannot be taken." in words(answer)
    assert Person.objects.count() == 0

    flawless = checked(client, "Name;E-mail\nAna;ana@city.test\nBob;bob@city.test\n")
    assert "Write all 2 rows" in page(client, flawless)
    step(client, flawless, "write")
    assert Person.objects.count() == 2


def test_nothing_to_write_offers_no_button(client):
    factories.person(name="Ana", email="ana@city.test")
    bringing = checked(client, "Name;E-mail\nAna;ana@city.test\n")

    text = page(client, bringing)
    assert "Whatever the file says is stored already." in text
    assert "/write/" not in source(client, bringing.get_absolute_url())


def test_a_row_like_a_record_is_put_to_a_person_who_says_it_is_that_one(client, jurgen):
    bringing = checked(client, ALIKE)
    assert bringing.counts == {"doubtful": 1}
    text = source(client, bringing.get_absolute_url())
    assert f'href="{jurgen.get_absolute_url()}" target="_blank"' in text
    assert "It is a new record" in text

    step(client, bringing, "decide", **{"row:2": str(jurgen.pk)})
    assert bringing.counts == {"changed": 1}
    step(client, bringing, "write")
    jurgen.refresh_from_db()
    assert jurgen.phone == "+49 30"


def test_or_that_it_is_a_new_one(client, jurgen):
    bringing = checked(client, ALIKE)
    step(client, bringing, "decide", **{"row:2": "new"})
    assert bringing.counts == {"new": 1}


def test_or_that_the_row_is_left_out_until_asked_again(client, jurgen):
    bringing = checked(client, ALIKE)
    step(client, bringing, "decide", **{"row:2": "out"})
    assert bringing.counts == {"left_out": 1}

    assert 'name="again" value="2"' in source(client, f"/imports/{bringing.pk}/?verdict=left_out")
    step(client, bringing, "decide", again="2")
    assert bringing.counts == {"doubtful": 1}


def test_all_that_was_decided_can_be_forgotten(client, jurgen):
    bringing = checked(client, ALIKE)
    step(client, bringing, "decide", **{"row:2": "new"})
    assert "Forget all I decided" in page(client, bringing)

    step(client, bringing, "decide", forget="1")
    assert bringing.counts == {"doubtful": 1}
    assert "Forget all I decided" not in page(client, bringing)


def test_an_answer_that_was_not_offered_is_not_heard(client, jurgen):
    bringing, other = checked(client, ALIKE), factories.person(name="Somebody else")
    for said in (str(other.pk), "x", "9" * 30):
        answer = client.post(f"/imports/{bringing.pk}/decide/", {"row:2": said}, follow=True)
        assert "Choose an answer first." in words(answer)
    bringing.refresh_from_db()
    assert bringing.counts == {"doubtful": 1}


def two_boards():
    return [factories.organisation(name="Harbour Board", country=code) for code in ("PL", "DE")]


def test_a_name_that_several_bear_is_asked_once_for_all_rows_that_say_it(client):
    ours, _other = two_boards()
    bringing = checked(client, WITH_POSTS)
    assert bringing.counts == {"doubtful": 2}
    text = page(client, bringing)
    assert text.count("known as “Harbour Board”") == 1
    assert "2 rows, first line 2" in text

    [name] = set(re.findall(r'name="(link:[^"]+)"', source(client, bringing.get_absolute_url())))
    step(client, bringing, "decide", **{name: str(ours.pk)})
    assert bringing.counts == {"new": 2}
    step(client, bringing, "write")
    held = Organisation.objects.filter(posts__holdings__person__name__in=["Ana", "Bob"])
    assert set(held) == {ours}


def test_namesakes_are_told_apart_where_one_has_to_choose(client):
    factories.network(name="Friendly Ports")
    factories.city(name="Springfield", country="US", population=114_394, zone="America/Chicago")
    factories.city(name="Springfield", country="CA", population=0, zone="")
    text = "City,Country,Network\nSpringfield,,Friendly Ports\n"

    shown = page(client, checked(client, text, sheet="network_members"))

    assert "114,394 inhabitants · America/Chicago" in shown
    assert "Springfield · Canada [#" in shown


def test_none_of_them_leaves_out_all_rows_that_say_it(client):
    two_boards()
    bringing = checked(client, WITH_POSTS)
    [name] = set(re.findall(r'name="(link:[^"]+)"', source(client, bringing.get_absolute_url())))
    step(client, bringing, "decide", **{name: "out"})
    assert bringing.counts == {"left_out": 2}


def test_a_name_is_not_answered_with_a_record_that_was_not_offered(client):
    two_boards()
    bringing = checked(client, WITH_POSTS)
    third = Organisation.objects.create(name="Third")
    [name] = set(re.findall(r'name="(link:[^"]+)"', source(client, bringing.get_absolute_url())))
    step(client, bringing, "decide", **{name: str(third.pk)})
    assert bringing.counts == {"doubtful": 2}


def many(officer, count, state=ImportState.READY):
    people = [factories.person(name=f"Person {n}") for n in range(count)]
    rows = [
        {"verdict": Verdict.CHANGED, "name": person.name, "record_id": person.pk}
        for person in people
    ]
    return factories.bringing(by=officer, rows=rows, state=state)


def test_rows_come_fifty_at_a_time_with_and_without_script(client, officer):
    bringing = many(officer, 52)
    first = source(client, bringing.get_absolute_url())
    assert "Person 49" in first and "Person 50" not in first

    address = re.search(r'rel="next" href="([^"]+)" hx-get="([^"]+)"', first)
    plain, part = (url.replace("&amp;", "&") for url in address.groups())
    assert "Person 51" in source(client, plain)
    answer = client.get(part, headers={"HX-Request": "true"}).content.decode()
    assert "Person 51" in answer and "<html" not in answer
    assert client.get(part).headers["Location"] == plain


def test_queries_do_not_grow_with_the_rows(client, officer, query_count):
    few, more = many(officer, 2), many(officer, 40)
    client.get(few.get_absolute_url())
    costs = [query_count(lambda one=one: client.get(one.get_absolute_url())) for one in (few, more)]
    assert costs[0] == costs[1] <= 20


def test_what_a_file_says_is_never_taken_for_a_tag(client):
    bringing = brought(client, "Name;<b>x\n<script>alert(1)</script>;<i>\n", name="<img>.csv")
    text = source(client, bringing.get_absolute_url())
    assert "<script>alert" not in text and "<img>" not in text and "<i>" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_what_was_left_to_decide_cannot_be_decided_once_the_import_is_over(client, jurgen):
    bringing = checked(client, ALIKE + "Bea;bea@city.test;\n")
    asked = f"{bringing.get_absolute_url()}?verdict=doubtful"
    assert "Check again with these answers" in source(client, asked)

    step(client, bringing, "write", good_rows_only="1")

    over = source(client, asked)
    assert "It is a new record" in over and "<fieldset" in over
    assert over.count("<fieldset") == over.count('answers--card" disabled')
    assert "Check again with these answers" not in over
