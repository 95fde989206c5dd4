"""Who may log in, and what they may do."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.tokens import PasswordResetTokenGenerator

from oia.accounts import knowing


class OfficeBackend(AuthenticationBackend):
    """Logs in by name or e-mail; knows every right of a user after one query."""

    def user_can_authenticate(self, user):
        return super().user_can_authenticate(user) and user.logs_in

    def get_user(self, user_id):
        """Also asked at every request: whoever loses their login is out at once."""
        user = knowing.somebody(user_id)
        return user if user is not None and self.user_can_authenticate(user) else None

    def get_all_permissions(self, user_obj, obj=None):
        """The user's own rights and those of their roles, asked for once and kept."""
        barred = user_obj.is_anonymous or not (user_obj.is_active and user_obj.logs_in)
        if barred or obj is not None:
            return set()
        if not hasattr(user_obj, "_perm_cache"):
            user_obj._perm_cache = {f"{app}.{name}" for app, name in self.rights_of(user_obj)}
        return user_obj._perm_cache

    def rights_of(self, user_obj):
        kept = knowing.RIGHTS_OF_ALL if user_obj.is_superuser else knowing.RIGHTS
        return kept.rows(user=user_obj.pk)


class ResetTokens(PasswordResetTokenGenerator):
    """Links for a new password: they open nothing to whoever left or lost their login since."""

    def check_token(self, user, token):
        return bool(user and user.is_active and user.logs_in) and super().check_token(user, token)
