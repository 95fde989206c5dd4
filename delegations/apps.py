"""The office's work with those who come to us."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class DelegationsConfig(AppConfig):
    name = "delegations"
    verbose_name = _("Visits to our city")

    def ready(self):
        from delegations import shipped

        import_module("delegations.receivers")
        import_module("delegations.trip_receivers")
        post_migrate.connect(shipped.after_migrate, sender=self)
