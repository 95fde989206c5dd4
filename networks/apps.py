"""The office's work with networks and summits, and what the city signs there."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NetworksConfig(AppConfig):
    name = "networks"
    verbose_name = _("Networks and summits")

    def ready(self):
        from networks import shipped

        import_module("networks.receivers")
        post_migrate.connect(shipped.after_migrate, sender=self)
