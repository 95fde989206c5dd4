"""The office's work with networks and summits."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworksConfig(AppConfig):
    name = "networks"
    verbose_name = _("Networks and summits")

    def ready(self):
        import_module("networks.receivers")
