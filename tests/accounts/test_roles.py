"""What each role may do, and what it costs to know."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.core.management import call_command

from oia.accounts.choices import Role
from oia.accounts.models import User
from tests import factories

pytestmark = pytest.mark.django_db

EVERYBODY = set(Role)
WORKERS = EVERYBODY - {Role.READER}
LEADERS = {Role.DIRECTOR, Role.ADMINISTRATOR}

RIGHTS = {
    "directory.view_city": EVERYBODY,
    "networks.view_membership": EVERYBODY,
    "reminders.view_deadline": EVERYBODY,
    "documents.view_attachment": EVERYBODY,
    "directory.add_person": WORKERS,
    "networks.change_membership": WORKERS,
    "networks.add_term": WORKERS,
    "networks.delete_term": WORKERS,
    "networks.delete_membership": LEADERS,
    "directory.delete_city": LEADERS,
    "reminders.view_rule": EVERYBODY,
    "reminders.change_rule": LEADERS,
    "reminders.change_letter": set(),
    "networks.approve_membership": LEADERS,
    "accounts.use_admin": WORKERS,
    "accounts.see_restricted": LEADERS,
    "accounts.see_movements": WORKERS,
    "accounts.see_protocol": {Role.PROTOCOL, Role.ADMINISTRATOR},
    "accounts.export_everything": {Role.ADMINISTRATOR},
    "accounts.view_user": EVERYBODY,
    "accounts.change_user": {Role.ADMINISTRATOR},
    "accounts.change_office": {Role.ADMINISTRATOR},
    "accounts.change_holiday": LEADERS,
    "auth.change_group": {Role.ADMINISTRATOR},
    "accounts.view_historicaluser": set(),
    "networks.change_historicalmembership": set(),
}


@pytest.fixture
def members():
    return {role: factories.in_role(role) for role in Role}


@pytest.mark.parametrize("right", RIGHTS)
def test_a_right_belongs_to_exactly_these_roles(members, right):
    app, codename = right.split(".")
    assert Permission.objects.filter(content_type__app_label=app, codename=codename).exists()

    assert {role for role, member in members.items() if member.has_perm(right)} == RIGHTS[right]


def test_without_a_role_one_may_do_nothing():
    assert factories.user().get_all_permissions() == set()
    assert not AnonymousUser().has_perm("directory.view_city")


def test_whoever_left_may_do_nothing(members):
    director = members[Role.DIRECTOR]
    director.is_active = False

    assert not director.has_perm("directory.view_city")


def test_a_superuser_may_do_everything():
    chief = User.objects.create_superuser("chief", "chief@city.test", "secret-enough")

    assert chief.is_staff
    assert chief.has_perm("accounts.change_user")
    assert "accounts.export_everything" in chief.get_all_permissions()


def test_all_rights_of_a_user_cost_one_query(members, django_assert_num_queries):
    own = Permission.objects.get(codename="export_everything")
    members[Role.READER].user_permissions.add(own)
    reader = User.objects.get(pk=members[Role.READER].pk)

    with django_assert_num_queries(1):
        assert reader.has_perm("accounts.export_everything")
        assert reader.has_perm("directory.view_city")
        assert not reader.has_perm("directory.change_city")
        assert reader.has_module_perms("networks")
        assert not reader.is_staff


def test_migrating_again_changes_nothing():
    before = set(Group.permissions.through.objects.values_list("group", "permission"))

    call_command("migrate", verbosity=0)

    after = set(Group.permissions.through.objects.values_list("group", "permission"))
    assert after == before
    assert Group.objects.count() == len(Role)


def test_what_was_given_by_hand_stays_and_what_is_convention_comes_back():
    reader = Group.objects.get(name=Role.READER)
    given = Permission.objects.get(codename="change_city")
    usual = Permission.objects.get(codename="view_city")
    reader.permissions.add(given)
    reader.permissions.remove(usual)

    call_command("migrate", verbosity=0)

    assert {given, usual} <= set(reader.permissions.all())


def test_people_are_found_by_their_role(members):
    assert list(User.objects.in_role("director")) == [members[Role.DIRECTOR]]


def test_a_role_that_does_not_exist_is_a_mistake_in_the_program():
    with pytest.raises(ValueError, match="boss"):
        User.objects.in_role("boss")
