"""How the office wants people to log in, where it differs from what allauth would do.

Failed logins are counted per user and address, at most ten in a quarter of an hour (see
`ACCOUNT_RATE_LIMITS`). The counters lie in the default cache, which is a table of the database:
every process sees the same ones and Redis has no part in it. allauth takes a lock for each
counter, so that guesses sent at the same moment do not slip through together.
"""

import logging

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import User

logger = logging.getLogger(__name__)

NO_MATCH = _("This name or e-mail and this password do not belong together.")


class OfficeAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves; guessing is slow; links carry our own address."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": NO_MATCH,
        "username_password_mismatch": NO_MATCH,
        "too_many_login_attempts": _(
            "Too many attempts. Wait a quarter of an hour, or set a new password."
        ),
    }

    def is_open_for_signup(self, request):
        return False

    def pre_login(self, request, user, **kwargs):
        """Whoever has no login is shut out like whoever left, however right the password."""
        if not user.logs_in:
            clear_login(request)
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Whose failed logins are counted together: those of one user from one address.

        Name and e-mail of a user share a counter. Guesses from elsewhere have another one, so
        that nobody can be locked out of their own place.
        """
        login = credentials.get("email") or credentials.get("username") or ""
        user = User.objects.called(login).first()
        return f"{get_ip(request)}:{user.pk if user else login.strip().lower()}"

    def forgive(self, request, user):
        """Forget the failed logins of a user from this address."""
        self._delete_login_attempts_cached_email(request, username=user.username)

    def set_password(self, user, password):
        """A new password opens the door at once, however often the old one was mistyped."""
        super().set_password(user, password)
        self.forgive(context.request, user)

    def get_reset_password_from_key_url(self, key):
        """Our own address comes from the settings: what a request calls us may be forged."""
        uid, token = key.split("-", 1)
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return f"{settings.SITE_URL}{path}"

    def get_password_change_redirect_url(self, request):
        return resolve_url("accounts:settings")

    def send_mail(self, template_prefix, email, context):
        """A mail server that is away shows in the log, never to whoever asks for the mail."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:  # what smtplib raises derives from it
            logger.exception("A letter about a password could not be sent.")
