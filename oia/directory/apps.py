from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "oia.directory"
    verbose_name = _("Directory")

    def ready(self):
        import_module("oia.directory.receivers")
