"""What each role may do, by convention, and the groups kept in step with it.

Reader sees what the office works on. Officer adds and changes it, and deletes the small parts of
a record, never a record. Protocol sees protocol-only data too. Director approves, manages the
rules, deletes, and sees what is restricted. Administrator may do everything, users and settings
included. A model or right that a new app brings along falls under these conventions by itself.
"""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import DEFAULT_DB_ALIAS
from simple_history.models import HistoricalChanges

from oia.accounts.choices import Role
from oia.core.models import Catalogued, Record, Searchable

#: Apps that hold the house itself; who may change them is told model by model.
HOUSE = {"core", "accounts"}

#: What the program writes: to be seen, not to be edited, whoever it is.
PROGRAM_WRITES = {
    *("core.move", "core.linkchange", "core.sighting"),
    *("directory.double", "directory.merge"),
    *("reminders.letter", "reminders.reminder", "reminders.sender"),
    *("sheets.import", "sheets.importrow", "sheets.knownheading"),
}

#: What a director decides for everybody.
DIRECTOR_CHANGES = {
    "reminders.rule",
    "delegations.giftrule",
    "delegations.chainstep",
    "delegations.factorset",
    "delegations.emissionfactor",
    "accounts.absence",
    "accounts.councildate",
    "accounts.department",
    "accounts.exchangerate",
    "accounts.holiday",
}

USE_ADMIN = {Role.OFFICER, Role.PROTOCOL, Role.DIRECTOR, Role.ADMINISTRATOR}
SEE_PROTOCOL = {Role.PROTOCOL, Role.ADMINISTRATOR}
FROM_OFFICER = {Role.OFFICER, Role.PROTOCOL, Role.DIRECTOR, Role.ADMINISTRATOR}
FROM_PROTOCOL = {Role.PROTOCOL, Role.DIRECTOR, Role.ADMINISTRATOR}
FROM_DIRECTOR = {Role.DIRECTOR, Role.ADMINISTRATOR}
ONLY_ADMINISTRATOR = {Role.ADMINISTRATOR}
NOBODY = frozenset()

#: Rights with a name of their own. Others of the kind, such as approving, are the director's.
NAMED = {
    "accounts.use_admin": USE_ADMIN,
    "accounts.see_movements": FROM_OFFICER,
    "accounts.see_protocol": SEE_PROTOCOL,
    "accounts.see_restricted": FROM_DIRECTOR,
    "core.view_sighting": FROM_DIRECTOR,
    "accounts.export_everything": ONLY_ADMINISTRATOR,
    "accounts.keep_people_without_login": FROM_OFFICER,
    "reminders.retry_letter": FROM_OFFICER,
    "sheets.see_all_imports": ONLY_ADMINISTRATOR,  # a file may hold what only protocol sees
    "sheets.view_import": FROM_OFFICER,  # others have none to see
}

#: A model may say of actions with a name of their own that they are protocol's as well:
#: `protocol_may = ("decide",)`. And of itself that it is for nobody else: `only_protocol = True`.


def roles_with(permission):
    """The roles that have a permission by convention."""
    model = permission.content_type.model_class()
    right = f"{permission.content_type.app_label}.{permission.codename}"
    if model is None or issubclass(model, HistoricalChanges):
        return NOBODY
    if model._meta.app_label == "auth":
        return ONLY_ADMINISTRATOR if model is Group else NOBODY
    if right in NAMED:
        return NAMED[right]
    action, _, subject = permission.codename.partition("_")
    if getattr(model, "only_protocol", False):
        return SEE_PROTOCOL
    if action in getattr(model, "protocol_may", ()):
        return FROM_PROTOCOL
    if subject != model._meta.model_name or action not in ("view", "add", "change", "delete"):
        return FROM_DIRECTOR
    return set(Role) if action == "view" else roles_that_write(model, action)


def roles_that_write(model, action):
    """The roles that may add, change or delete a kind of thing."""
    label = model._meta.label_lower
    if label in PROGRAM_WRITES:
        return NOBODY
    if label in DIRECTOR_CHANGES:
        return FROM_DIRECTOR
    if model._meta.app_label in HOUSE:
        return ONLY_ADMINISTRATOR
    if action == "delete" and issubclass(model, (Record, Catalogued, Searchable)):
        return FROM_DIRECTOR
    return FROM_OFFICER


def is_ours(config):
    """Whether an app is part of the office, not a library, or holds the roles themselves."""
    if config.label == "auth":
        return True
    path = Path(config.path)
    return path.is_relative_to(settings.BASE_DIR) and "site-packages" not in path.parts


def keep_in_step(app_config, using=DEFAULT_DB_ALIAS, **kwargs):
    """After migrating an app: give each role its rights in it. Adds only, so that a right which
    somebody gave to a role by hand stays.
    """
    if not is_ours(app_config) or app_config.models_module is None:
        return
    create_permissions(app_config, verbosity=0, using=using, apps=apps)
    groups = {role: Group.objects.using(using).get_or_create(name=role)[0] for role in Role}
    rights = Permission.objects.using(using).select_related("content_type")
    grants = {role: [] for role in Role}
    for permission in rights.filter(content_type__app_label=app_config.label):
        for role in roles_with(permission):
            grants[role].append(permission)
    for role, group in groups.items():
        group.permissions.add(*grants[role])
