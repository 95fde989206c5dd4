"""What the headings of a file mean, and how it is to be read: asked, answered, nothing lost."""

import re

import pytest

from oia.accounts.models import Holiday, Office
from oia.sheets.choices import ImportState
from tests import factories
from tests.sheets.files import workbook
from tests.sheets.pages import as_guessed, brought, checked, page, source, step, words

pytestmark = pytest.mark.django_db

DAYS = "Day;Holiday\n03/04/2026;Feast\n05/06/2026;Fair\n"


@pytest.fixture(autouse=True)
def user(client):
    factories.office()
    user = factories.in_role("director")
    client.force_login(user)
    return user


def selected(answer):
    """The column that each select shows, by the name of its field."""
    parts = re.split(r'<select[^>]* name="(heading-\d+)"', answer.content.decode())[1:]
    options = (part.partition("</select>")[0] for part in parts[1::2])
    chosen = (re.search(r'value="([^"]*)" selected', some)[1] for some in options)
    return dict(zip(parts[::2], chosen, strict=True))


def test_each_heading_stands_beside_its_first_values_and_what_it_seems_to_mean(client):
    bringing = brought(client, "Name;Telephon;Shoe size\nAna;+48 1;38\nBob;+48 2;44\n")

    text = page(client, bringing)
    assert "Name Ana Bob" in text
    assert "Telephon +48 1 +48 2" in text
    assert "guessed: please check" in text
    assert selected(client.get(bringing.get_absolute_url())) == {
        "heading-0": "name",
        "heading-1": "phone",
        "heading-2": "",
    }


def test_what_was_mapped_once_is_remembered_for_the_next_file(client):
    content = "Wer;Post\nAna;ana@city.test\n"
    first = brought(client, content)
    step(client, first, "map", **{"heading-0": "name", "heading-1": "email", "empty": "keep"})
    step(client, first, "write")

    second = brought(client, content)
    assert second.mapping == ["name", "email"]
    assert "as last time" in page(client, second)


def test_a_needed_column_without_a_heading_is_told(client):
    bringing = brought(client, "E-mail;Telephone\nana@city.test;1\n")
    assert "what every new record needs: Name ." in page(client, bringing)


def test_two_headings_cannot_mean_the_same_and_nothing_chosen_is_lost(client):
    bringing = brought(client, "Name;Other name;Mobile\nAna;Anna;1\n")
    sent = {"heading-0": "name", "heading-1": "name", "heading-2": "notes", "empty": "clear"}

    answer = step(client, bringing, "map", **sent)
    text = answer.content.decode()
    assert "The heading “Name” means this already." in text
    assert 'aria-describedby="heading-1-wrong"' in text
    assert selected(answer) == {"heading-0": "name", "heading-1": "name", "heading-2": "notes"}
    assert re.search(r'value="clear" id="empty-clear" checked', text)
    assert bringing.state == ImportState.MAPPING


def test_all_left_out_is_no_import(client):
    bringing = brought(client, "Name\nAna\n")
    answer = step(client, bringing, "map", **{"heading-0": "", "empty": "keep"})
    assert "Choose at least one column." in words(answer)


def test_a_column_that_is_none_is_not_taken(client):
    bringing = brought(client, "Name\nAna\n")
    answer = step(client, bringing, "map", **{"heading-0": "password", "empty": "keep"})
    assert "Select a valid choice" in words(answer)
    assert bringing.state == ImportState.MAPPING


def test_what_an_empty_cell_does_is_a_choice(client):
    ana = factories.person(name="Ana", email="ana@city.test", phone="+48 1")
    content = "E-mail;Telephone\nana@city.test;\n"
    assert checked(client, content).counts == {"same": 1}

    bringing = brought(client, content)
    step(client, bringing, "map", **as_guessed(bringing, empty="clear"))
    step(client, bringing, "write")
    ana.refresh_from_db()
    assert ana.phone == ""


def test_what_can_be_read_in_two_ways_is_asked_beside_its_heading(client):
    bringing = checked(client, DAYS, sheet="holidays")

    assert bringing.state == ImportState.MAPPING
    text = page(client, bringing)
    assert "2 cells are read by it." in text
    assert "First on line 2, 3." in text

    answer = step(client, bringing, "map", **as_guessed(bringing))
    assert "Choose one of these." in words(answer)
    step(client, bringing, "map", **as_guessed(bringing), **{"manner-on-day_order": "mdy"})
    assert bringing.state == ImportState.READY
    step(client, bringing, "write")
    assert [str(day.on) for day in Holiday.objects.filter(name="Fair")] == ["2026-05-06"]


def test_of_all_currencies_the_offices_own_stands_first_and_none_is_chosen(client):
    Office.objects.update(currency="PLN")
    text = "Date,Donor,Gift,Value\n2026-11-02,Port Ltd,Vase,1250\n"
    bringing = checked(client, text, sheet="gifts", name="gifts.csv")

    shown = source(client, bringing.get_absolute_url())
    _before, _name, answers = shown.partition('name="manner-value-currency"')
    values = re.findall(r'value="(\w*)"( selected)?', answers.partition("</select>")[0])

    assert values[:3] == [("", ""), ("PLN", ""), ("AED", "")]
    assert not [value for value, chosen in values if chosen]


def test_what_was_answered_is_asked_again_if_one_wants(client):
    bringing = checked(client, DAYS, sheet="holidays")
    step(client, bringing, "map", **as_guessed(bringing), **{"manner-on-day_order": "mdy"})

    step(client, bringing, "map", **as_guessed(bringing))
    assert bringing.state == ImportState.READY
    step(client, bringing, "map", **as_guessed(bringing, again="on"))
    assert bringing.state == ImportState.MAPPING
    assert bringing.questions


def test_an_answer_does_not_follow_a_column_to_another_heading(client):
    bringing = checked(client, "Day;Date;Holiday\n03/04/2026;05/06/2026;Fair\n", sheet="holidays")
    said = {"heading-0": "on", "heading-1": "", "heading-2": "name", "empty": "keep"}
    step(client, bringing, "map", **said)
    step(client, bringing, "map", **said, **{"manner-on-day_order": "mdy"})
    assert bringing.state == ImportState.READY

    step(client, bringing, "map", **said | {"heading-0": "", "heading-1": "on"})
    assert (bringing.state, len(bringing.questions)) == (ImportState.MAPPING, 1)


def test_of_several_sheets_one_is_chosen_and_may_be_changed(client):
    def change(book, sheet):
        other = book.create_sheet("Others")
        for row in (["Name"], ["Cora"]):
            other.append(row)

    book = workbook(["Name", "E-mail"], ["Ana", "ana@city.test"], change=change)
    bringing = brought(client, book, name="people.xlsx")
    assert "The workbook has several sheets." in page(client, bringing)
    assert "This field is required." in words(step(client, bringing, "open"))

    step(client, bringing, "open", sheet_name="Others")
    assert bringing.reading["samples"] == [["Cora"]]
    step(client, bringing, "open", sheet_name="Sheet", heading_line="1")
    assert bringing.mapping == ["name", "email"]


def test_the_file_is_read_otherwise_and_its_headings_are_looked_for_anew(client):
    bringing = brought(client, "Name,E-mail\nAna;Bob,ana@city.test\nCy;Di,x\n")
    as_found = {"delimiter": ",", "encoding": "utf-8"}
    step(client, bringing, "open", **as_found, heading_line="2")
    assert bringing.reading["headings"] == ["Ana;Bob", "ana@city.test"]

    step(client, bringing, "open", **as_found | {"delimiter": ";"}, heading_line="2")
    assert bringing.reading["delimiter"] == ";"
    assert len(bringing.mapping) == len(bringing.reading["headings"]) != 0


def test_a_reading_that_fails_says_so_and_leaves_all_as_it_was(client):
    bringing = brought(client, "Name;E-mail\nAna;ana@city.test\n")
    answer = step(client, bringing, "open", delimiter=";", encoding="utf-16", heading_line="1")

    assert '<details class="fold" open' in answer.content.decode()
    assert bringing.reading["encoding"] == "utf-8"
    assert bringing.mapping == ["name", "email"]


def test_an_import_that_was_written_is_not_read_or_mapped_again(client):
    step(client, bringing := checked(client, "Name\nAna\n"), "write")

    for name in ("open", "map", "decide", "drop"):
        answer = client.post(f"/imports/{bringing.pk}/{name}/", as_guessed(bringing), follow=True)
        assert re.search("moved on|no longer be dropped", words(answer))
    bringing.refresh_from_db()
    assert bringing.state == ImportState.DONE


def test_what_others_call_remarks_is_taken_for_notes(bring):
    assert bring("Name,Remarks\nAna,Speaks French\n").it.mapping == ["name", "notes"]
