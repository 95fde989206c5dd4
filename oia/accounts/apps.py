"""The office itself: its people, its settings, its calendar."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "oia.accounts"
    verbose_name = _("Office and people")
