"""Views: a list under a name, kept, opened first, shared, changed, deleted."""

import pytest

from oia.accounts.models import SavedView
from tests import factories

pytestmark = pytest.mark.django_db

CITIES = "/cities/"
VIEWS = "/accounts/views/"


@pytest.fixture
def director(db):
    return factories.in_role("director", username="director")


def keep(client, name, query="country=PL&sort=-name", **more):
    return client.post(f"{VIEWS}keep/", {"back": f"{CITIES}?{query}", "name": name, **more})


def menu(client, query=""):
    back = f"{CITIES}?{query}" if query else CITIES
    return client.get(VIEWS, {"back": back}, headers={"HX-Request": "true"}).content.decode()


def test_a_view_holds_filters_order_and_columns_and_is_a_link(as_reader):
    keep(as_reader, "Poland", "sort=-name&country=PL&cols=name,zone&after=xyz&q=")

    assert 'href="/cities/?cols=name,zone&amp;country=PL&amp;sort=-name"' in menu(as_reader)


def test_the_view_one_is_in_is_marked(as_reader):
    keep(as_reader, "Poland")

    assert menu(as_reader, "sort=-name&country=PL").count('aria-current="true"') == 1
    assert "Poland" in menu(as_reader).partition('aria-current="true"')[2]


def test_a_private_view_is_for_its_owner_alone(as_reader, officer):
    keep(as_reader, "Mine")
    as_reader.force_login(officer)

    assert "Mine" not in menu(as_reader)


def test_a_shared_view_is_for_all_and_changed_by_its_owner_or_a_director(
    as_reader, reader, officer, director
):
    keep(as_reader, "Ours", is_shared="1")
    view = SavedView.objects.get()
    edit, delete = f"{VIEWS}{view.pk}/edit/", f"{VIEWS}{view.pk}/delete/"
    as_reader.force_login(officer)

    assert "Ours" in menu(as_reader)
    assert as_reader.post(edit, {"name": "Taken"}).status_code == 404
    assert as_reader.post(delete).status_code == 404
    as_reader.force_login(reader)
    as_reader.post(edit, {"name": "Still ours", "is_shared": "on"})
    as_reader.force_login(director)
    as_reader.post(edit, {"name": "Of the house", "is_shared": "on"})
    view.refresh_from_db()
    assert (view.name, view.owner) == ("Of the house", reader)
    as_reader.post(delete)
    assert not SavedView.objects.exists()


def test_a_director_does_not_reach_what_others_keep_for_themselves(as_reader, director):
    keep(as_reader, "Private")
    as_reader.force_login(director)

    assert as_reader.get(f"{VIEWS}{SavedView.objects.get().pk}/edit/").status_code == 404


def test_a_view_kept_again_under_its_name_is_changed(as_reader):
    keep(as_reader, "Poland")
    keep(as_reader, "Poland", "country=DE")

    assert SavedView.objects.get().query == "country=DE"


def test_two_views_of_one_list_do_not_bear_one_name(as_reader):
    keep(as_reader, "One")
    keep(as_reader, "Two")
    answer = as_reader.post(f"{VIEWS}{SavedView.objects.get(name='Two').pk}/edit/", {"name": "One"})

    assert "You have a view of this name already." in answer.content.decode()


def test_a_view_without_a_name_is_refused(as_reader):
    answer = keep(as_reader, " ")

    assert not SavedView.objects.exists()
    assert answer.headers["Location"] == f"{CITIES}?country=PL&sort=-name"


def test_a_list_opens_with_the_view_one_chose_until_one_takes_it_back(as_reader, officer):
    keep(as_reader, "Poland", is_shared="1")
    address = f"{VIEWS}{SavedView.objects.get().pk}/open/"
    as_reader.post(address)

    assert as_reader.get(CITIES).headers["Location"] == f"{CITIES}?country=PL&sort=-name"
    assert as_reader.get(CITIES, {"all": "1"}).status_code == 200
    assert as_reader.get(CITIES, headers={"HX-Request": "true"}).status_code == 200
    as_reader.post(address)
    assert as_reader.get(CITIES).status_code == 200


def test_a_list_opens_as_ever_when_the_view_is_gone(as_reader):
    keep(as_reader, "Poland")
    as_reader.post(f"{VIEWS}{SavedView.objects.get().pk}/open/")
    SavedView.objects.all().delete()

    assert as_reader.get(CITIES).status_code == 200


def test_what_users_like_of_lists_leaves_no_line_in_their_history(as_reader, reader):
    before = reader.history.count()
    as_reader.post(f"{VIEWS}columns/", {"back": CITIES, "col": ["name"]})

    assert reader.history.count() == before
