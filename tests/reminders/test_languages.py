"""Letters and pages in the language of whoever reads them."""

from datetime import date

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.test import Client
from django.utils.translation import trans_real

from oia.accounts.models import User
from tests import factories

pytestmark = pytest.mark.django_db

WORDS = {
    "pl": {
        ("%d day left", "%d days left"): ("został %d dzień", "zostało %d dni"),
        "Save": "Zapisz",
        "My settings": "Moje ustawienia",
    },
    "ar": {
        ("%d day left", "%d days left"): ("بقي يوم %d", "بقيت %d أيام"),
        "Save": "حفظ",
    },
}


@pytest.fixture
def tongues(settings, tmp_path):
    """An office that speaks English, Polish and Arabic, with a few words of its own."""
    for code, words in WORDS.items():
        catalogue = Catalog(domain="django", charset="utf-8")
        catalogue._num_plurals, catalogue._plural_expr = 2, "(n != 1)"
        for message, translation in words.items():
            catalogue.add(message, translation)
        folder = tmp_path / code / "LC_MESSAGES"
        folder.mkdir(parents=True)
        with (folder / "django.mo").open("wb") as file:
            write_mo(file, catalogue)
    settings.LANGUAGES = [("en-gb", "English"), ("pl", "Polski"), ("ar", "العربيّة")]
    settings.LOCALE_PATHS = [tmp_path]
    trans_real._translations = {}
    yield settings
    trans_real._translations = {}


def letter_to(language, days, post):
    factories.rule(steps="7")
    anna = factories.user(email="anna@city.test", language=language)
    with days.on(2026, 11, 1):
        factories.deadline(title="C40 report", owner=anna, due_on=date(2026, 12, 1))
    days.round(2026, 11, 24)
    [mail] = post.mails
    plain = mail.get_body(("plain",)).get_content()
    return mail["Subject"], plain, mail.get_body(("html",)).get_content()


def test_a_letter_speaks_the_language_of_its_reader(tongues, days, post):
    subject, plain, html = letter_to("pl", days, post)

    assert "C40 report: zostało 7 dni, Wt 1 Gru" in subject
    assert "Wt 1 Gru" in plain
    assert '<html lang="pl" dir="ltr"' in html


def test_a_letter_from_right_to_left(tongues, days, post):
    subject, plain, html = letter_to("ar", days, post)

    assert "بقيت 7 أيام" in subject
    assert "ديسمبر" in plain
    assert '<html lang="ar" dir="rtl"' in html


def test_a_language_that_is_no_longer_spoken_gives_way_to_the_offices(tongues, days, post):
    tongues.LANGUAGES = [("en-gb", "English")]

    subject, _plain, html = letter_to("pl", days, post)

    assert "7 days left" in subject
    assert 'lang="en-gb"' in html


def test_letters_to_mailboxes_speak_the_language_of_the_office(tongues, days, post):
    tongues.LANGUAGE_CODE = "pl"
    factories.rule(steps="7")
    User.objects.update(is_active=False)
    gone = factories.user(is_active=False, language="ar")
    with days.on(2026, 11, 1):
        factories.deadline(title="C40 report", owner=gone, due_on=date(2026, 12, 1))

    days.round(2026, 11, 24)

    assert [mail["To"] for mail in post.mails] == ["office@city.test"]
    assert "zostało 7 dni" in post.mails[0]["Subject"]


@pytest.mark.parametrize(
    ("language", "opening", "word"),
    [
        ("", '<html lang="en-gb" dir="ltr">', "Save"),
        ("pl", '<html lang="pl" dir="ltr">', "Moje ustawienia"),
        ("ar", '<html lang="ar" dir="rtl">', "حفظ"),
    ],
)
def test_pages_speak_it_too(tongues, language, opening, word):
    client = Client()
    client.force_login(factories.user(language=language))

    page = client.get("/accounts/settings/").content.decode()

    assert opening in page
    assert word in page


def test_one_chooses_among_the_languages_of_the_office(tongues):
    client = Client()
    client.force_login(factories.user())

    page = client.get("/accounts/settings/").content.decode()

    assert '<option value="ar">العربيّة</option>' in page
