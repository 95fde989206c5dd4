"""Which languages an office may be run in, and the words there are to translate."""

import io

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from oia.core import wordlist
from oia.core.languages import known_languages


def test_languages_are_named_by_those_who_speak_them():
    assert known_languages(["en-gb", " PL", "pt_BR", "ar", "pl"]) == [
        ("en-gb", "British English"),
        ("pl", "Polski"),
        ("pt-br", "Português Brasileiro"),
        ("ar", "العربيّة"),
    ]


@pytest.mark.parametrize("codes", [["en-gb", "klingon"], ["xx"], ["zh-cn"], ["../pl"]])
def test_a_code_that_is_no_language_is_refused_by_its_name(codes):
    with pytest.raises(ImproperlyConfigured, match=f"“{codes[-1]}”.*no language known here"):
        known_languages(codes)


def test_an_office_speaks_at_least_one():
    with pytest.raises(ImproperlyConfigured, match="Leave it out for English"):
        known_languages([" "])


@pytest.fixture(scope="module")
def words():
    return wordlist.collected()


@pytest.mark.parametrize(
    "message",
    [
        "Save",  # a Django template
        "Works with us",  # a row in Jinja
        "You get this letter because you answer for what it names.",  # a letter
        "There is a user with this e-mail already.",  # a model
        ("%d day left", "%d days left"),
    ],
)
def test_words_are_collected_wherever_they_stand(words, message):
    assert message in words or message[0] in words


def test_words_translated_before_stay_when_the_list_is_brought_up_to_date(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    out = io.StringIO()
    call_command("translate", "pl", stdout=out)
    file = tmp_path / "pl" / "LC_MESSAGES" / "django.po"
    catalogue = read_po(io.BytesIO(file.read_bytes()))
    assert catalogue["Save"].string == ""
    file.write_text(
        file.read_text().replace('msgid "Save"\nmsgstr ""', 'msgid "Save"\nmsgstr "Zapisz"')
    )

    call_command("translate", "pl", stdout=out)

    assert read_po(io.BytesIO(file.read_bytes()))["Save"].string == "Zapisz"
    assert read_mo(file.with_suffix(".mo").open("rb"))["Save"].string == "Zapisz"
    assert "Polski: 0 of" in out.getvalue()
    assert "Polski: 1 of" in out.getvalue()


def test_a_language_that_is_none_gets_no_list():
    with pytest.raises(CommandError, match="klingon"):
        call_command("translate", "klingon")
