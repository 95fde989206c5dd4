"""The names in cells of links: who is meant, who may be, and who is never named."""

from io import BytesIO

import pytest

from networks.sheets.targets import NETWORK
from oia.core.cells import listed
from oia.core.naming import Naming
from oia.core.plugs import board
from oia.core.sheets import HIDDEN, Kind, Sheet, SheetColumn, Target
from oia.core.visibility import Sensitivity
from oia.core.writing import write_csv
from oia.directory.models import Post
from oia.sheets.finding import KEEP, Links, Missing, Several
from oia.sheets.meaning import Wrong
from oia.sheets.reading import BadCell, open_table
from tests import factories

pytestmark = pytest.mark.django_db


def sheet():
    return board.get(Sheet, "organisations")


def column(name):
    return sheet().column(name)


def links(user=None, **kw):
    return Links(sheet(), user or factories.user(), **kw)


def city(text, within="", **kw):
    return links(**kw).of(column("city"), text, within)


def test_a_name_is_found_however_it_is_typed():
    lodz = factories.city(name="Łódź", country="PL")
    kyiv = factories.city(name="Kyiv", country="UA", other_names="Київ\nKiev")

    assert [city(text) for text in ("Łódź", " LODZ ", "lodz, pl")] == [lodz] * 3
    assert [city(text) for text in ("Київ", "KIEV", "Kiev, UA")] == [kyiv] * 3


def test_an_empty_cell_means_nobody_and_a_hidden_link_stays():
    assert city("") is None
    assert city("n/a") is None
    assert city(HIDDEN) is KEEP


def test_the_country_of_the_row_tells_namesakes_apart():
    german = factories.city(name="Frankfurt", country="DE")
    american = factories.city(name="Frankfurt", country="US")

    assert city("Frankfurt", "DE") == german
    assert city("Frankfurt", "United States of America") == american
    assert city("Frankfurt, US", "DE") == american
    with pytest.raises(Several) as refused:
        city("Frankfurt")
    assert refused.value.among == [german, american]
    assert f"Frankfurt, US [#{american.pk}]" in refused.value.how_to_mend


def test_a_city_of_another_country_is_not_taken_for_one_of_this():
    paris = factories.city(name="Paris", country="FR")

    with pytest.raises(Missing) as refused:
        city("Paris", "US")

    assert refused.value.near == [paris]
    assert f"Paris, FR [#{paris.pk}]" in refused.value.how_to_mend


def test_a_stranger_is_refused_with_those_whose_names_are_like_it():
    munich = factories.city(name="München", country="DE", other_names="Munich")
    factories.city(name="Köln", country="DE")

    for typed in ("Munchenn", "Munichh, DE"):
        with pytest.raises(Missing) as refused:
            city(typed)
        assert refused.value.near == [munich]


def test_at_most_five_are_named():
    for number in range(7):
        factories.city(name=f"Springfield{'abcdefg'[number]}")

    with pytest.raises(Missing) as refused:
        city("Springfieldx")

    assert len(refused.value.near) == 5


def test_a_number_behind_the_name_says_which():
    factories.city(name="Springfield", country="US")
    second = factories.city(name="Springfield", country="US")

    assert city(f"Springfield, US [#{second.pk}]") == second
    assert city(f"springfield [#{second.pk}]") == second
    assert city(f"[#{second.pk}]") == second


def test_a_number_that_is_somebody_else_is_refused():
    shelbyville = factories.city(name="Shelbyville", country="US")

    with pytest.raises(Wrong, match=f"Number {shelbyville.pk} is “Shelbyville, US”"):
        city(f"Springfield, US [#{shelbyville.pk}]")
    with pytest.raises(Wrong, match="no record with the number 987654321"):
        city("Springfield [#987654321]")
    with pytest.raises(Wrong, match="no record with the number"):
        city("Springfield [#999999999999999999]")


def test_what_a_person_decided_is_looked_at_first():
    factories.city(name="Springfield", country="US")
    second = factories.city(name="Springfield", country="US")
    with pytest.raises(Several) as refused:
        city("Springfield", "US")

    answers = {refused.value.asked: second.pk}

    assert city("SPRINGFIELD", "US", answers=answers) == second
    assert city("Springfield", "US", answers={("city", "springfield"): second.pk}) == second
    with pytest.raises(Several):
        city("Springfield", answers=answers)  # it was said of the one in the United States
    with pytest.raises(Several):
        city("Springfield", "US", answers={refused.value.asked: 987654321})


def test_a_hidden_record_is_neither_found_nor_named():
    secret = factories.organisation(name="Orion", sensitivity=Sensitivity.RESTRICTED)
    column_of_parent = column("parent")

    for typed in ("Orion", "Orionn"):
        with pytest.raises(Missing) as refused:
            links().of(column_of_parent, typed)
        assert refused.value.near == []
        assert "Did you mean" not in str(refused.value)
    hidden, unknown = f"Orion [#{secret.pk}]", "Orion [#987654321]"
    for typed in (hidden, unknown):
        with pytest.raises(Wrong, match="There is no record with the number"):
            links().of(column_of_parent, typed)
    with pytest.raises(Missing):
        links(answers={("parent", "orion"): secret.pk}).of(column_of_parent, "Orion")
    sees_all = factories.user(is_superuser=True)
    assert links(sees_all).of(column_of_parent, "Orion") == secret


def test_a_cell_that_makes_no_sense_is_refused_when_its_turn_comes():
    found = links()
    bad = BadCell("#REF!", "The formula is broken.", "Mend it.")

    found.meet(column("city"), [(bad, ""), ("tbd", "")])

    with pytest.raises(Wrong, match="The formula is broken"):
        found.of(column("city"), bad)
    with pytest.raises(Wrong):
        found.of(column("city"), "tbd")


def test_a_kind_of_record_without_a_search_of_its_own_is_found_by_what_is_written_for_it():
    post = factories.post(title="Mayor", organisation=factories.organisation(name="Turku"))
    of_post = SheetColumn(
        name="post", label="post", kind=Kind.LINK, read=str, target=Target(model=type(post))
    )

    assert links().of(of_post, str(post).upper()) == post
    with pytest.raises(Missing):
        links().of(of_post, "Mayor of nowhere")


def test_a_name_may_have_an_acronym_behind_it():
    iclei = factories.network(name="Local Governments for Sustainability", acronym="ICLEI")
    names = ["ICLEI", f"{iclei.name} (ICLEI)", iclei.name]
    of_network = SheetColumn(
        name="network", label="network", kind=Kind.LINK, read=str, target=NETWORK
    )

    assert [links().of(of_network, name) for name in names] == [iclei] * 3


def test_records_that_very_many_share_a_name_with_are_all_looked_at(monkeypatch):
    monkeypatch.setattr("oia.sheets.finding.bearers.MOST", 2)
    towns = {
        country: factories.city(name="San José", country=country)
        for country in ("CR", "US", "PH", "MX", "ES")
    }

    assert {country: city("San José", country) for country in towns} == towns


def test_names_of_many_records_cost_no_query_each(query_count):
    of_post = SheetColumn(
        name="post", label="post", kind=Kind.LINK, read=str, target=Target(model=Post)
    )
    factories.post(title="Mayor")
    user = factories.user(is_superuser=True)
    few = query_count(lambda: links(user).meet(of_post, [("Mayor of nowhere", "")]))
    for _number in range(5):
        factories.post(title="Mayor")

    assert query_count(lambda: links(user).meet(of_post, [("Mayor of nowhere", "")])) == few


def test_what_is_written_for_linked_records_finds_each_of_them_again():
    same = [factories.city(name="Springfield", country="US") for _ in range(3)]
    others = [
        factories.city(name="Baden; Baden", country="DE"),
        factories.city(name="=Bern", country="CH"),
        factories.city(name='"Quoted"', country="FR", other_names="Springfield"),
    ]
    user, target = factories.user(), column("city").target
    naming = Naming(user)
    naming.meet(target, same + others)
    many = SheetColumn(name="cities", label="cities", kind=Kind.LINKS, read=list, target=target)
    names = [naming.name_of(target, one) for one in same + others]
    file = BytesIO()
    write_csv(file, ["Cities"], [[listed(names)], *([name] for name in names)], [many])
    file.seek(0)

    with open_table(file, "cities.csv") as table:
        cells = [row.cells[0] for row in table.rows()]

    found = links(user)
    assert found.of_many(many, cells[0]) == same + others
    assert [found.of(column("city"), cell) for cell in cells[1:]] == same + others


def test_a_handful_of_cells_costs_the_same_queries_however_many_they_are(query_count):
    factories.city(name="Turku", country="FI")
    for number in range(40):
        factories.city(name=f"Town {number}", country="FI")
    found = links()
    found.meet(column("city"), [("Turku", "FI"), ("Nowhere", "")])  # reads all names

    def meet(numbers):
        cells = [(f"Town {number}", "FI") for number in numbers]
        cells += [(f"Nowhere {number}", "FI") for number in numbers]
        found.meet(column("city"), cells)
        for number in numbers:
            assert found.of(column("city"), f"Town {number}", "FI").name == f"Town {number}"

    assert query_count(lambda: meet(range(2))) == query_count(lambda: meet(range(2, 40))) == 2


def test_what_was_met_is_forgotten_when_it_becomes_much(monkeypatch, query_count):
    monkeypatch.setattr("oia.sheets.finding.known.MOST_KEPT", 3)
    for number in range(5):
        factories.organisation(name=f"Office {number}")
    found = links()

    for number in range(5):
        found.meet(column("parent"), [(f"Office {number}", "")])
        assert found.of(column("parent"), f"Office {number}").name == f"Office {number}"

    assert len(found.known(column("parent").target).records) <= 4
