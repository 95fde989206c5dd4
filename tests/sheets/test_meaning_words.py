"""Text, choices, countries, yes and no, and the many words for nothing."""

from datetime import date, time
from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy
from django_countries import countries

from oia.core.sheets import Kind
from oia.sheets.reading import BadCell, Priced
from tests.sheets.meaning import value, wrong

STATES = (("open", "Open"), ("info_needed", "Information needed"), ("closed", "Closed"))
TOPICS = (("a", "Food, drink"), ("f", "Food"), ("d", "Drink"), ("c", "Air & climate"))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  Łódź \u00a0", "Łódź"),
        ("00123", "00123"),
        ("12.0", "12.0"),
        (Decimal("12.0"), "12"),
        (Decimal("0.50"), "0.5"),
        (Decimal("4850000000"), "4850000000"),
        ("-33.45", "-33.45"),
        ("=1+1", "=1+1"),
        ("#REF!", "#REF!"),
        ("TBD", "TBD"),
        ("None", "None"),
        ("-", "-"),
    ],
)
def test_text_is_taken_as_it_stands(raw, text):
    assert value(Kind.TEXT, raw) == text


@pytest.mark.parametrize("raw", [date(2026, 5, 4), time(9), True, Priced(Decimal(5), "€")])
def test_what_a_spreadsheet_made_of_a_text_is_not_turned_back_by_guessing(raw):
    assert "where text is expected" in wrong(Kind.TEXT, raw)


def test_digits_that_a_spreadsheet_cannot_keep_are_refused_in_text():
    assert "may have changed its last digits" in wrong(Kind.TEXT, Decimal("1.23456789012345E+17"))


def test_one_line_takes_no_line_breaks_and_several_lines_do():
    for sign in ("\n", "\r\n", "\x85", "\u2028"):
        assert "several lines" in wrong(Kind.TEXT, f"one{sign}two")
    assert value(Kind.LONG, " one\r\ntwo\rthree\x85four ") == "one\ntwo\nthree\nfour"


def test_a_text_too_long_is_refused_with_its_limit():
    assert "11 signs long, and 10 fit" in wrong(Kind.TEXT, "x" * 11, longest=10)
    assert value(Kind.TEXT, "x" * 10, longest=10) == "x" * 10


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x9b", "\ud800"])
def test_signs_that_databases_choke_on_are_refused(sign):
    for kind in (Kind.TEXT, Kind.LONG):
        assert "cannot be shown" in wrong(kind, f"a{sign}b")


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (Kind.TEXT, Kind.LONG)])
@pytest.mark.parametrize("text", ["n/a", "N.A.", "-", "–", "Nil", "NONE", "null", "#N/A", "  ", ""])
def test_words_for_nothing_are_nothing(kind, text):
    nothing = [] if kind == Kind.CHOICES else None

    assert value(kind, text) == nothing
    assert value(kind, None) == nothing


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (Kind.TEXT, Kind.LONG)])
@pytest.mark.parametrize("text", ["tbd", "TBA", "?", "Unknown", "#REF!", "#VALUE!"])
def test_words_for_something_not_known_yet_are_asked_about(kind, text):
    assert wrong(kind, text).startswith(f"“{text}” says") or "shows the error" in wrong(kind, text)


def test_in_text_only_not_applicable_is_nothing():
    assert value(Kind.TEXT, "N/A") is None
    assert value(Kind.LONG, "#N/A") is None


def test_a_choice_that_is_called_like_nothing_is_a_choice():
    choices = (("none", "None"), ("?", "Unknown"))

    assert value(Kind.CHOICE, "None", choices=choices) == "none"
    assert value(Kind.CHOICE, "unknown", choices=choices) == "?"
    assert value(Kind.CHOICE, "n/a", choices=choices) is None


@pytest.mark.parametrize("text", ["Information needed", "information  NEEDED", "info_needed"])
def test_a_choice_goes_by_its_label_or_its_stored_value(text):
    assert value(Kind.CHOICE, text, choices=STATES) == "info_needed"


def test_a_choice_goes_by_its_label_in_the_active_language_and_in_english():
    choices = (("y", gettext_lazy("Monday")), ("n", gettext_lazy("Tuesday")))
    with translation.override("de"):
        assert value(Kind.CHOICE, "Montag", choices=choices) == "y"
        assert value(Kind.CHOICE, "Monday", choices=choices) == "y"
    assert "not among the choices" in wrong(Kind.CHOICE, "Montag", choices=choices)


def test_a_choice_nearly_spelled_is_not_taken_but_proposed():
    said = wrong(Kind.CHOICE, "Infomation needed", choices=STATES)
    assert said.endswith("Did you mean “Information needed”?")
    assert wrong(Kind.CHOICE, "xyz", choices=STATES).endswith(
        "Allowed are: Open, Information needed, Closed."
    )


def test_a_label_that_two_choices_share_is_refused():
    choices = (("a", "Other"), ("b", "other"))

    assert "several choices: a, b" in wrong(Kind.CHOICE, "OTHER", choices=choices)
    assert value(Kind.CHOICE, "other", choices=choices) == "b"


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("Food, drink", ["a"]),
        ("Food; Drink", ["f", "d"]),
        ('"Food, drink"; Food', ["a", "f"]),
        ("Food\nAir & climate", ["f", "c"]),
        ("food | drink", ["f", "d"]),
        ("Drink, Food", ["d", "f"]),
        ("Drink and food", ["d", "f"]),
        ("Food; Food", ["f"]),
        ("f; d", ["f", "d"]),
    ],
)
def test_several_choices_stand_in_one_cell(text, chosen):
    assert value(Kind.CHOICES, text, choices=TOPICS) == chosen


def test_one_wrong_choice_among_several_is_named():
    assert "“Drinc” is not among" in wrong(Kind.CHOICES, "Food; Drinc", choices=TOPICS)


def test_choices_that_can_be_read_as_two_lists_are_refused():
    choices = (("1", "A, B"), ("2", "C"), ("3", "A"), ("4", "B, C"), ("5", "B"))

    assert value(Kind.CHOICES, "A, B; C", choices=choices) == ["1", "2"]
    assert "several lists" in wrong(Kind.CHOICES, "A, B\nC", choices=choices)


@pytest.mark.parametrize("raw", [True, Decimal(1), "yes", "Y", "TRUE", "1", "x", "✓", "✔", "WAHR"])
def test_yes_is_told_in_many_ways(raw):
    assert value(Kind.YES_NO, raw) is True


@pytest.mark.parametrize("raw", [False, Decimal(0), "no", "N", "False", "0", "☐", "FAUX"])
def test_no_is_told_in_many_ways(raw):
    assert value(Kind.YES_NO, raw) is False


@pytest.mark.parametrize("raw", ["perhaps", "2", Decimal(2), "✗", date(2026, 5, 4), "yes no"])
def test_what_is_neither_yes_nor_no_is_refused(raw):
    assert wrong(Kind.YES_NO, raw)


@pytest.mark.parametrize(
    ("text", "code"),
    [("PL", "PL"), ("pl", "PL"), ("POL", "PL"), ("Poland", "PL"), ("POLAND ", "PL"), ("UK", "GB")]
    + [("USA", "US"), ("U.S.A.", "US"), ("United States", "US"), ("Great Britain", "GB")]
    + [("Czech Republic", "CZ"), ("South Korea", "KR"), ("Korea, Republic of", "KR")]
    + [("Türkiye", "TR"), ("Turkey", "TR"), ("Turkiye", "TR"), ("The Netherlands", "NL")]
    + [("Ivory Coast", "CI"), ("Cote d'Ivoire", "CI"), ("St. Lucia", "LC"), ("Gambia, The", "GM")]
    + [("Bosnia & Herzegovina", "BA"), ("DRC", "CD"), ("Viet Nam", "VN"), ("Namibia", "NA")],
)
def test_countries_go_by_names_and_codes(text, code):
    assert value(Kind.COUNTRY, text) == code


def test_countries_go_by_their_names_in_the_active_language():
    with translation.override("de"):
        assert value(Kind.COUNTRY, "Österreich") == "AT"
        assert value(Kind.COUNTRY, "Spanien") == "ES"
    assert wrong(Kind.COUNTRY, "Spanien")


def test_no_country_is_guessed():
    assert "Did you mean “Germany”?" in wrong(Kind.COUNTRY, "Germny")
    assert "Namibia" in wrong(Kind.COUNTRY, "NA")
    assert "may be any of these" not in "".join(
        wrong(Kind.COUNTRY, str(name)) for _code, name in countries
    )
    for text in ("Europe", "Warsaw", "XX", "Korea"):
        assert "is not a country" in wrong(Kind.COUNTRY, text)


def test_a_cell_that_the_file_itself_spoiled_is_wrong_for_every_kind():
    for kind in Kind:
        assert wrong(kind, BadCell("1", "Broken.", "Mend it.")) == "Broken. Mend it."
