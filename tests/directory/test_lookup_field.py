"""Choosing a record by its name, with script or without."""

import pytest
from django import forms

from oia.core.widgets import Lookup, LookupField
from oia.directory.models import City, Organisation
from tests import factories

pytestmark = pytest.mark.django_db


class CityChoice(forms.Form):
    city = LookupField(City.objects.all, "directory:city-lookup", required=False)


class PlainChoice(forms.ModelForm):
    class Meta:
        model = Organisation
        fields = ["city"]
        field_classes = {"city": LookupField}
        widgets = {"city": Lookup("directory:city-lookup")}


@pytest.fixture
def munich(db):
    return factories.city(name="Munich", other_names="München")


def chosen(**data):
    form = CityChoice(data)
    assert form.is_valid(), form.errors
    return form.cleaned_data["city"]


def refused(**data):
    form = CityChoice(data)
    assert not form.is_valid()
    return form


def test_the_key_that_the_script_left_is_taken(munich):
    assert chosen(city=munich.pk, city_text="Munich, Germany") == munich
    assert chosen(city=munich.pk) == munich


@pytest.mark.parametrize("text", ["munich", "  MÜNCHEN ", "Munchen", "Munich, Germany"])
def test_without_script_a_name_that_only_one_city_bears_is_taken(munich, text):
    assert chosen(city="", city_text=text) == munich


def test_another_text_counts_more_than_the_key_from_before(munich):
    bonn = factories.city(name="Bonn")

    assert chosen(city=munich.pk, city_text="bonn") == bonn


def test_an_emptied_text_chooses_nothing(munich):
    assert chosen(city=munich.pk, city_text="  ") is None


def test_a_name_of_several_offers_them_to_choose_from_and_keeps_the_text():
    one, other = (factories.city(name="Springfield", population=n) for n in (9, 5))
    form = refused(city="", city_text="springfield")

    assert form.errors["city"] == ["“springfield” fits several. Choose one of them."]
    page = str(form)
    assert 'value="springfield"' in page
    assert page.index(f'value="{one.pk}"') < page.index(f'value="{other.pk}"')
    assert chosen(city="", city_text="springfield", city_choice=other.pk) == other


def test_a_part_of_a_name_offers_what_it_may_mean(munich):
    assert "Choose one of these" in refused(city="", city_text="mun").errors["city"][0]


@pytest.mark.parametrize("text", ["Atlantis", "<b>", "12", "x" * 400, "a\0b", "|"])
def test_an_unknown_name_says_so_and_is_not_lost(munich, text):
    form = refused(city="", city_text=text)

    assert len(form.errors["city"]) == 1
    assert forms.utils.flatatt({"value": text.strip()}) in str(form)


@pytest.mark.parametrize("key", ["abc", "-1", "99999999999999999999", "²", "1 OR 1"])
def test_a_key_that_is_none_is_refused(munich, key):
    assert refused(city=key).errors["city"]
    assert refused(city=key, city_text="Atlantis").errors["city"]


def test_a_record_chosen_before_is_shown_by_its_name(munich):
    page = str(CityChoice(initial={"city": munich.pk}))

    assert f'value="{munich.pk}"' in page
    assert 'value="Munich, Germany"' in page
    assert 'role="combobox"' in page
    assert "<script>" not in page


def test_only_another_record_counts_as_a_change(munich):
    same = CityChoice(
        {"city": munich.pk, "city_text": "Munich, Germany"}, initial={"city": munich.pk}
    )
    other = CityChoice({"city": "", "city_text": "bonn"}, initial={"city": munich.pk})

    assert not same.has_changed()
    assert other.has_changed()
    assert not CityChoice({"city": "", "city_text": ""}).has_changed()


def test_it_stands_in_a_form_of_a_model(munich):
    organisation = factories.organisation(city=munich)

    assert "Munich, Germany" in str(PlainChoice(instance=organisation))
    form = PlainChoice({"city": "", "city_text": ""}, instance=organisation)
    assert form.is_valid()
    assert form.save().city is None


def test_the_candidates_of_one_form_do_not_show_in_the_next():
    for _number in range(2):
        factories.city(name="Springfield")
    refused(city="", city_text="springfield")

    assert "radio" not in str(CityChoice())
