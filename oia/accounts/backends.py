"""Who may log in, and what they may do."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission


class OfficeBackend(AuthenticationBackend):
    """Logs in by name or e-mail; knows every right of a user after one query."""

    def get_all_permissions(self, user_obj, obj=None):
        """The user's own rights and those of their roles, asked for once and kept."""
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if not hasattr(user_obj, "_perm_cache"):
            user_obj._perm_cache = {f"{app}.{name}" for app, name in self.rights_of(user_obj)}
        return user_obj._perm_cache

    def rights_of(self, user_obj):
        rights = Permission.objects.order_by()
        if not user_obj.is_superuser:
            rights = rights.filter(user=user_obj).union(rights.filter(group__user=user_obj))
        return rights.values_list("content_type__app_label", "codename")
