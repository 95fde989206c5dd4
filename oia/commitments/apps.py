"""Commitments: promises of the office with their owner, date, reports and evidence."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommitmentsConfig(AppConfig):
    name = "oia.commitments"
    verbose_name = _("Commitments")

    def ready(self):
        import_module("oia.commitments.receivers")
