"""Records made light for lists are the same records."""

import pytest
from django.forms.models import model_to_dict

from networks.models import Duty, Membership
from oia.core.light import light
from oia.directory.models import Organisation
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_light_record_has_all_values_of_the_record():
    factories.organisation(city=factories.city(), country="FR", notes="Met in May")
    whole, quick = Organisation.objects.get(), light(Organisation.objects.all()).get()

    assert quick == whole
    assert model_to_dict(quick) == model_to_dict(whole)
    assert (quick.country.name, quick.get_kind_display()) == ("France", whole.get_kind_display())


def test_what_hangs_on_it_is_there_without_asking(django_assert_num_queries):
    factories.membership(lead=factories.user(first_name="Ana", last_name="Silva"))
    factories.membership(lead=None)
    asked = Membership.objects.select_related("network", "lead").order_by("-lead")

    with django_assert_num_queries(1):
        told = {(str(one.network), str(one.lead)) for one in light(asked)}

    assert told == {(str(one.network), str(one.lead)) for one in asked}


def test_a_field_that_was_left_out_is_read_when_somebody_asks(django_assert_num_queries):
    factories.organisation(notes="Met in May")
    (quick,) = light(Organisation.objects.only("name"))

    with django_assert_num_queries(1):
        assert quick.notes == "Met in May"


def test_what_was_added_to_the_query_and_what_belongs_to_it_come_along():
    duty = factories.duty_round(period="2027").duty
    duty.networks.add(factories.network(acronym="ICLEI"))
    (quick,) = light(Duty.objects.for_list())

    assert quick.next_period == "2027"
    assert [str(network) for network in quick.networks_shown] == ["ICLEI"]


def test_a_light_record_can_be_saved():
    factories.organisation(name="Old")
    (quick,) = light(Organisation.objects.all())
    quick.name = "New"
    quick.save()

    assert Organisation.objects.get().name == "New"
