"""Declarations and frameworks come from the catalogue, again and again; what staff edited stays."""

from io import StringIO

import pytest
from django.core.management import call_command

from networks.models import Declaration, DeclarationCount, Framework

DECLARATION = (
    "slug,title,adopted_on,place,country,summit,conveners,themes,kind,signatories_count,"
    "signatories_note,legally_binding,sign_on_open,addressed_to,source,confidence\n"
    "food-pact,Food Pact,2015-10-15,Milan,IT,,,,pact,{count},"
    "Over {count} cities.,no,yes,UN,{source},high\n"
)
FRAMEWORK = (
    "slug,title,adopted_on,body,document_symbol,legally_binding,themes,mentions_note,source,"
    "confidence\ngcm,{title},2018-12-10,UN,A/RES/73/195,no,,Urban once.,undocs.org,high\n"
)


@pytest.fixture
def load(tmp_path):
    def loaded(count=113, source="pact.example", title="Compact"):
        told = DECLARATION.format(count=count, source=source)
        (tmp_path / "declarations.csv").write_text(told)
        (tmp_path / "frameworks.csv").write_text(FRAMEWORK.format(title=title))
        out = StringIO()
        call_command("load_catalogue", folder=tmp_path, no_gazetteer=True, stdout=out)
        return out.getvalue()

    return loaded


def test_a_figure_of_the_catalogue_follows_it_with_its_source_and_bound(load):
    load()
    load(count=330, source="another.example")

    count = DeclarationCount.objects.get()
    assert (count.declaration.slug, count.measure) == ("food-pact", "signed")
    assert (count.number, count.at_least, count.source) == (330, True, "another.example")


def test_what_staff_edited_stays(load):
    load()
    Declaration.objects.update(title="Our name for it")
    Framework.objects.update(mentions_note="We counted three.")
    DeclarationCount.objects.update(number=120)

    said = load(count=330, title="Global Compact")

    assert Declaration.objects.get().title == "Our name for it"
    framework = Framework.objects.get()
    assert (framework.title, framework.mentions_note) == ("Global Compact", "We counted three.")
    assert DeclarationCount.objects.get().number == 120
    assert "declarations.csv (counts): 1 read, 0 added" in said


def test_a_second_load_writes_nothing(load):
    load()
    before = [model.history.count() for model in (Declaration, Framework, DeclarationCount)]

    load()

    assert before == [model.history.count() for model in (Declaration, Framework, DeclarationCount)]
