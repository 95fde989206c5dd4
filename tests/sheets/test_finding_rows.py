"""Which stored record a row means, which it may mean, and which of two rows says it first."""

from contextlib import suppress

import pytest

from oia.core.plugs import board
from oia.core.sheets import NUMBER, Kind, Sheet, SheetColumn, check_and_save, of_fields
from oia.core.visibility import Sensitivity
from oia.directory.models import Post
from oia.sheets.finding import KEEP, Match, Several, Twice
from oia.sheets.meaning import Wrong
from tests import factories
from tests.sheets.rows_meant import match, matching, maybe

pytestmark = pytest.mark.django_db

POSTS = Sheet(
    name="posts-for-tests",
    title="Posts",
    model=Post,
    columns=(NUMBER, *of_fields(Post, "title", "organisation")),
    keys=(("title", "organisation"),),
    save=check_and_save,
)


def test_a_number_finds_its_record_even_when_much_has_changed():
    ana = factories.person(name="Ana Silva", email="ana@old.example")

    found = match({"id": ana.pk, "name": "Ana Souza", "email": "ana@new.example"})

    assert found == Match(ana, "id")


def test_a_number_that_is_nobody_is_refused_in_the_same_words_as_one_that_is_hidden():
    secret = factories.person(name="Vera", sensitivity=Sensitivity.PROTOCOL)
    sees_all = factories.user(is_superuser=True)

    assert match({"id": secret.pk, "name": "Vera"}, user=sees_all).record == secret
    for number in (secret.pk, 987654321, 0, -1, 10**30):
        with pytest.raises(Wrong, match=f"There is no record with the number {number}."):
            match({"id": number, "name": "Vera"})


def test_a_number_with_quite_another_name_is_put_to_a_person():
    ana = factories.person(name="Ana Silva")

    found = match({"id": ana.pk, "name": "Christoph Übermuth"})

    assert (found.record, [doubt.record for doubt in found.doubtful]) == (None, [ana])
    assert found.doubtful[0].why == "It has the same ID, but another name."
    assert found.doubtful[0].likeness < 60


def test_a_number_beside_what_tells_another_record_is_put_to_a_person():
    ana = factories.person(name="Ana Silva", email="ana@x.example")
    rui = factories.person(name="Rui Silva", email="rui@x.example")

    assert maybe({"id": ana.pk, "name": "Rui Silva", "email": "rui@x.example"})[rui] == 100
    assert [*maybe({"id": ana.pk, "name": "Rui Silva"})] == [rui, ana]
    renamed = {"id": ana.pk, "name": "Rui Silva", "email": "ana@x.example"}
    assert match(renamed) == Match(ana, "id")


def test_a_record_is_found_by_its_first_key_and_then_by_the_next():
    ana = factories.person(name="Ana Silva", email="ana@x.example")
    jo = factories.person(name="José Łuk")

    assert match({"name": "A. Silva", "email": "ANA@x.example"}) == Match(ana, "key")
    assert match({"name": "jose  luk", "email": "jose@x.example"}) == Match(jo, "key")
    assert match({"name": "JOSÉ ŁUK", "email": None}) == Match(jo, "key")
    assert match({"name": "Nobody Known", "email": "no@x.example"}) == Match()


def test_a_key_is_not_enough_where_a_stronger_one_says_otherwise():
    ana = factories.person(name="Ana Silva", email="ana@x.example")

    found = match({"name": "Ana Silva", "email": "other@x.example"})

    assert [(doubt.record, doubt.why) for doubt in found.doubtful] == [
        (ana, "It has the same name, but not the same e-mail.")
    ]


def test_an_address_that_several_people_share_does_not_make_them_one():
    ana = factories.person(name="Ana Silva", email="info@x.example")

    found = match({"name": "Christoph Übermuth", "email": "info@x.example"})

    assert [doubt.record for doubt in found.doubtful] == [ana]
    assert found.doubtful[0].why == "It has the same e-mail, but another name."


def test_namesakes_without_anything_to_tell_them_apart_are_refused():
    both = [factories.person(name="Ana Silva"), factories.person(name="Ana Sílva")]

    with pytest.raises(Several) as refused:
        match({"name": "ANA SILVA"})

    assert refused.value.among == both
    assert f"[#{both[1].pk}]" in refused.value.how_to_mend
    assert match({"id": both[1].pk, "name": "Ana Silva"}).record == both[1]


def test_a_key_of_links_is_compared_by_record():
    turku, oulu = factories.organisation(name="Turku"), factories.organisation(name="Oulu")
    mayor = factories.post(title="Mayor", organisation=turku)
    factories.post(title="Mayor", organisation=oulu)

    assert match({"title": "mayor", "organisation": turku}, POSTS) == Match(mayor, "key")
    assert match({"title": "Deputy", "organisation": turku}, POSTS) == Match()
    assert match({"title": "Mayor", "organisation": KEEP}, POSTS) == Match()
    assert match({"title": "Mayor"}, POSTS) == Match()


def test_a_key_that_only_its_sheet_can_read_finds_records_as_well():
    turku = factories.organisation(name="Turku")
    mayor = factories.post(title="Mayor", organisation=turku)
    of_organisation = SheetColumn(
        name="place",
        label="place",
        kind=Kind.TEXT,
        read=lambda post: post.organisation.name.upper(),
    )
    sheet = Sheet(
        name="posts-by-place",
        title="Posts",
        model=Post,
        columns=(NUMBER, *of_fields(Post, "title"), of_organisation),
        keys=(("title", "place"),),
        alike="place",
        prepare=lambda found: found.select_related("organisation"),
    )

    assert match({"title": "Mayor", "place": "turku"}, sheet) == Match(mayor, "key")
    assert maybe({"title": "Mayor", "place": "Turkku"}, sheet) == {mayor: 90}


def test_a_hidden_record_is_neither_found_nor_put_to_a_person():
    secret = factories.person(name="Vera Vogel", email="v@x.example", sensitivity="protocol")
    rows = [
        {"name": "Vera Vogel", "email": "v@x.example"},
        {"name": "VOGEL, Vera"},
        {"name": "Vera Vogell"},
    ]

    assert [match(row) for row in rows] == [Match()] * 3
    sees_all = factories.user(is_superuser=True)
    assert match(rows[0], user=sees_all).record == secret
    assert [*maybe(rows[1], user=sees_all)] == [secret]
    assert [*maybe(rows[2], user=sees_all)] == [secret]


def lines(*rows, name="people"):
    """For each row of a file, counted from 2: the line of the first like it, or nothing."""
    finding, firsts = matching(name), []
    finding.meet(rows)
    for line, values in enumerate(rows, start=2):
        try:
            finding.for_row(values, line)
        except Twice as refused:
            firsts.append(refused.first)
        else:
            firsts.append(None)
    return firsts


def test_a_row_that_says_the_same_as_an_earlier_one_names_its_line():
    ana = factories.person(name="Ana Silva", email="ana@x.example")

    assert lines({"id": ana.pk}, {"id": ana.pk}) == [None, 2]
    new = {"name": "Rui Costa", "email": "rui@x.example"}
    assert lines(new, {"name": "RUI COSTA", "email": "RUI@x.example"}) == [None, 2]
    assert lines(new, {"name": "Eva Reis", "email": "rui@x.example"}) == [None, None]
    assert lines({"name": "Rui Costa"}, {"name": "Eva"}, {"name": "rui costa"}) == [None, None, 2]


def test_a_record_that_two_rows_find_in_two_ways_is_changed_by_the_first():
    ana = factories.person(name="Ana Silva", email="ana@x.example")

    assert lines({"id": ana.pk}, {"email": "ana@x.example", "name": "Ana Silva"}) == [None, 2]
    assert lines({"name": "Ana Silva"}, {"email": "ana@x.example"}) == [None, 2]


def test_two_namesakes_with_addresses_of_their_own_are_two_people():
    one, other = ({"name": "Ana Silva", "email": f"{at}@x.example"} for at in "ab")

    assert lines(one, other) == [None, None]
    assert lines(one, {"name": "Ana Silva"}) == [None, 2]
    assert lines({"name": "Ana Silva"}, one) == [None, 2]


def test_a_row_may_be_looked_at_again():
    finding, row = matching(), {"name": "Rui Costa"}
    finding.meet([row])

    assert [finding.for_row(row, 2) for _ in range(2)] == [Match(), Match()]


def test_what_is_written_out_finds_the_same_records_again():
    people = [
        factories.person(name="Ana Silva"),
        factories.person(name="Ana Silva"),
        factories.person(name="Ana Silva", email="ana@x.example"),
        factories.person(name="Dr.", native_name="اسم"),
    ]
    columns = board.get(Sheet, "people").columns
    rows = [{column.name: column.read(person) for column in columns} for person in people]
    finding = matching()
    finding.meet(rows)

    found = [finding.for_row(row, line) for line, row in enumerate(rows, start=2)]

    assert found == [Match(person, "id") for person in people]


def test_a_handful_of_rows_costs_the_same_queries_however_many_they_are(query_count):
    for number in range(30):
        factories.person(name=f"Person {number}", email=f"{number}@x.example")
    finding = matching()
    finding.meet([{"name": "Nobody"}])  # reads all names and keys

    def handful(numbers):
        rows = [{"name": f"Person {number}"} for number in numbers]
        rows += [{"name": f"{number}, Person"} for number in numbers]
        rows += [{"name": "x", "email": f"{number}@x.example"} for number in numbers]
        finding.meet(rows)
        for number, row in enumerate(rows):
            with suppress(Twice):
                finding.for_row(row, numbers[0] * 1000 + number)

    assert query_count(lambda: handful(range(2))) == query_count(lambda: handful(range(2, 30)))


def test_all_keys_and_all_names_are_read_once(query_count):
    factories.person(name="Ana Silva")
    finding = matching(user=factories.user(is_superuser=True))

    first, second = (query_count(lambda: finding.meet([{"name": "Silva, Ana"}])) for _ in range(2))

    assert first - second == 2
