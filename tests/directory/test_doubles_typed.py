"""A city, a person or an organisation is typed in a second time only by somebody who says so."""

import pytest
from django.urls import reverse

from oia.core.models import Sighting
from oia.directory.merging.doubles import SAME_WORDS
from oia.directory.models import City, Organisation, Person
from tests import factories

pytestmark = pytest.mark.django_db

TYPED = {
    "city": {"country": "JP", "population": "", "other_names": ""},
    "organisation": {"kind": "city", "country": "JP", "sensitivity": "office"},
    "person": {"sensitivity": "office"},
}


def add(client, kind, name, **more):
    address = reverse(f"directory:{kind}-new")
    return client.post(address, TYPED[kind] | {"name": name} | more)


@pytest.mark.parametrize(
    ("kind", "model", "stored", "name"),
    [
        ("city", City, {"name": "Kobe", "country": "JP", "zone": "Asia/Tokyo"}, "Kōbe"),
        ("organisation", Organisation, {"name": "City of Kobe", "country": "JP"}, "city of KOBE"),
        ("person", Person, {"name": "MINAMI Haruka"}, "Minami Haruka"),
        ("person", Person, {"name": "MINAMI Haruka"}, "Haruka Minami"),
    ],
)
def test_one_that_is_here_is_told_and_another_is_saved_once_that_is_said(
    as_officer, kind, model, stored, name
):
    here = getattr(factories, kind)(**stored)
    assert "Already here" not in as_officer.get(reverse(f"directory:{kind}-new")).text

    refused = add(as_officer, kind, name)

    assert refused.context["form"].errors.keys() == {"name"}
    assert f'href="{here.get_absolute_url()}"' in refused.text
    assert 'name="another"' in refused.text and model.objects.count() == 1
    assert add(as_officer, kind, name, another="on").status_code == 302
    assert model.objects.count() == 2


def test_what_is_elsewhere_or_called_otherwise_is_another_anyhow(as_officer):
    factories.city(name="Springfield", country="US", latitude=39.8, longitude=-89.6)
    factories.organisation(name="Port Authority", country="PL")
    factories.person(name="Ana Silva")
    us = {"country": "US"}
    far = us | {"latitude": "44.05", "longitude": "-123.02"}
    assert add(as_officer, "city", "Springfield", country="CA").status_code == 302
    assert add(as_officer, "city", "Springfield", **far).status_code == 302
    assert add(as_officer, "city", "Springfield Lakes", **us).status_code == 302
    assert add(as_officer, "organisation", "Port Authority").status_code == 302
    assert add(as_officer, "person", "Ana Silva Costa e Sousa").status_code == 302


def test_one_that_is_here_is_told_among_very_many_of_its_words(as_officer):
    kobe = factories.city(name="Kobe", country="JP")
    for number in range(SAME_WORDS):
        factories.organisation(name=f"Port Authority {number}", country="JP")
        factories.organisation(name="Port Authority", country="PL")
        elsewhere = factories.city(name=f"Port {number}", country="JP")
        factories.organisation(name="Port Authority", country="JP", city=elsewhere)
    here = factories.organisation(name="Port Authority", country="JP", city=kobe)

    told = add(as_officer, "organisation", "Port Authority", city=kobe.pk)

    assert told.context["form"].alike == [here]


def test_only_those_that_somebody_may_see_are_told(as_officer, client):
    envoy = factories.person(name="Secret Envoy", sensitivity="restricted")
    assert add(as_officer, "person", "Secret Envoy").status_code == 302
    client.force_login(factories.in_role("director"))
    assert add(client, "person", "Secret Envoy", another="on").status_code == 302
    assert not Sighting.objects.exists()
    told = add(client, "person", "Secret Envoy")
    assert len(told.context["form"].alike) == 3
    assert Sighting.objects.get().subject == envoy, "who was told of it is written down"


def test_a_mistake_elsewhere_leaves_the_box_and_its_tick(as_officer):
    factories.person(name="Ana Silva")
    page = add(as_officer, "person", "Ana Silva", another="on", email="no mailbox")
    assert page.context["form"].errors.keys() == {"email"}
    assert 'id="id_another" checked' in page.text


def test_whoever_changes_one_is_not_asked(as_officer):
    factories.person(name="Ana Silva")
    other = factories.person(name="Ana Silva")
    edit = reverse("directory:person-edit", args=[other.pk])
    assert "another" not in as_officer.get(edit).context["form"].fields
    assert as_officer.post(edit, TYPED["person"] | {"name": "Ana Silva"}).status_code == 302
