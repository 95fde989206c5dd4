"""Nobody puts a record out of their own sight, by whichever road they save it."""

import pytest
from django.apps import apps
from django.urls import NoReverseMatch, get_resolver, reverse

from oia.core.visibility import Sensitivity, SensitivityField
from oia.directory.models import Contact, Organisation, Person
from oia.documents.models import Attachment
from tests import factories
from tests.sheets.pages import checked, page, step

pytestmark = pytest.mark.django_db

HIDDEN = {Sensitivity.RESTRICTED, Sensitivity.PROTOCOL}  # from officers


@pytest.fixture
def as_officer(client):
    factories.office()
    client.force_login(factories.in_role("officer"))
    return client


def reached(names):
    """The address of each of these pages that needs no record for it."""
    for name in names:
        try:
            yield reverse(name)
        except NoReverseMatch:
            continue


def pages_that_add():
    for namespace, (_prefix, paths) in get_resolver().namespace_dict.items():
        names = (name for name in paths.reverse_dict if str(name).endswith("-new"))
        yield from (f"{namespace}:{name}" for name in names)


def entries_that_add():
    for model in apps.get_models():
        if isinstance(dict_of(model).get("sensitivity"), SensitivityField):
            yield f"admin:{model._meta.app_label}_{model._meta.model_name}_add"


def dict_of(model):
    return {field.name: field for field in model._meta.concrete_fields}


def offered(form):
    return {str(value) for value, _words in form.fields["sensitivity"].choices if value}


def test_every_form_that_adds_offers_the_levels_its_user_may_see(as_officer):
    answers = [as_officer.get(url) for url in reached(pages_that_add())]
    answers = [one for one in answers if one.context and "form" in one.context]
    answers = [one for one in answers if "sensitivity" in one.context["form"].fields]
    for one in answers:
        found = offered(one.context["form"])
        assert Sensitivity.OFFICE in found and not found & HIDDEN, one.request["PATH_INFO"]
    plan = reverse("networks:plan-new", args=[factories.summit().slug])
    assert not offered(as_officer.get(plan).context["form"]) & HIDDEN
    looked_at = {one.request["PATH_INFO"] for one in answers}
    assert {"/contacts/new/", "/trips/new/", "/memberships/new/", "/gifts/new/"} <= looked_at
    assert len(looked_at) > 12

    as_officer.force_login(factories.in_role("director"))
    found = offered(as_officer.get("/contacts/new/").context["form"])
    assert Sensitivity.RESTRICTED in found and Sensitivity.PROTOCOL not in found


def test_every_form_of_data_entry_does_so_too(as_officer):
    answers = map(as_officer.get, reached(entries_that_add()))
    forms = [one.context["adminform"].form for one in answers if one.status_code == 200]
    forms = [form for form in forms if "sensitivity" in form.fields]
    assert len(forms) > 10
    assert [form for form in forms if offered(form) & HIDDEN] == []


def test_a_contact_that_would_be_hidden_from_its_writer_is_refused_beside_the_field(as_officer):
    sent = {"about": "Port days", "at": "2026-11-20T10:30", "channel": "call", "others": "x"}
    sent |= {"people-TOTAL_FORMS": 0, "people-INITIAL_FORMS": 0, "sensitivity": "restricted"}

    answer = as_officer.post("/contacts/new/", sent)

    assert answer.context["form"].errors.keys() == {"sensitivity"}
    assert not Contact.objects.exists()


def test_so_is_a_paper(as_officer):
    paper = factories.attachment(subject=factories.organisation())
    url = reverse("documents:attachment-edit", args=[paper.pk])
    assert not offered(as_officer.get(url).context["form"]) & HIDDEN

    as_officer.post(url, {"title": "Hush", "kind": paper.kind, "sensitivity": "restricted"})

    assert Attachment.objects.get().sensitivity == Sensitivity.OFFICE


def test_the_level_a_record_has_stays_on_offer(client):
    client.force_login(factories.in_role("director"))
    body = factories.organisation(sensitivity="restricted")
    edit = reverse("directory:organisation-edit", args=[body.pk])
    assert client.get(edit).context["form"]["sensitivity"].value() == "restricted"
    assert Sensitivity.RESTRICTED in offered(client.get(edit).context["form"])


def test_many_at_once_are_not_hidden_either(as_officer):
    body = factories.organisation()
    sent = {"do": "preview", "pk": [body.pk], "how-sensitivity": "set"}

    answer = as_officer.post("/organisations/", sent | {"value-sensitivity": "protocol"})

    assert answer.context["form"].errors.keys() == {"value-sensitivity"}
    assert "would change" not in answer.content.decode()
    shown = as_officer.post("/organisations/", sent | {"value-sensitivity": "movements"})
    assert "would change" in shown.content.decode()
    assert Organisation.objects.get().sensitivity == Sensitivity.OFFICE


def test_a_row_of_a_file_that_its_bringer_could_not_see_is_refused_with_the_reason(as_officer):
    rows = "Name,Sensitivity\nAna Silva,Restricted\nBob Brown,Office\n"

    bringing = checked(as_officer, rows)

    assert bringing.counts == {"new": 1, "wrong": 1}
    assert "You may not see what is so restricted." in page(as_officer, bringing, "?only=wrong")
    step(as_officer, bringing, "write", good_rows_only="1")
    assert [one.name for one in Person.objects.all()] == ["Bob Brown"]
