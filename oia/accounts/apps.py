"""The office itself: its people, its settings, its calendar."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "oia.accounts"
    verbose_name = _("Office and people")

    def ready(self):
        from oia.accounts.roles import keep_in_step  # models are not there before

        post_migrate.connect(keep_in_step, dispatch_uid="oia.accounts.roles")
