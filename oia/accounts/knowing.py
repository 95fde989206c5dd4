"""Who is here and what they may do: asked at every request, so in as few questions as can be."""

import json

from django.contrib.auth.models import Permission
from django.db.models import BigIntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Concat

from oia.accounts.models import User
from oia.core.prepared import Prepared, Slot
from oia.core.sql import listed

RIGHT = Concat("content_type__app_label", Value("."), "codename")


def somebody(pk):
    """A user who already knows their rights; None where there is no such user."""
    user = SOMEBODY.first(pk=pk)
    if user is not None and not user.is_superuser:
        lists = (user.own_rights, user.rights_of_roles)
        user._perm_cache = {right for text in lists for right in json.loads(text or "[]")}
    return user


def with_rights():
    mine = Permission.objects.filter(user=OuterRef("pk"))
    of_roles = Permission.objects.filter(group__user=OuterRef("pk"))
    asked = User.objects.filter(pk=Slot("pk", BigIntegerField())).order_by()
    return asked.annotate(
        own_rights=Subquery(listed(mine, RIGHT)), rights_of_roles=Subquery(listed(of_roles, RIGHT))
    )


def rights_of_one():
    """A user's own rights and those of their roles."""
    user = Slot("user", BigIntegerField())
    rights = Permission.objects.order_by()
    own = rights.filter(user=user).union(rights.filter(group__user=user))
    return own.values_list("content_type__app_label", "codename")


def all_rights():
    return Permission.objects.order_by().values_list("content_type__app_label", "codename")


SOMEBODY = Prepared(with_rights)
RIGHTS, RIGHTS_OF_ALL = Prepared(rights_of_one), Prepared(all_rights)
