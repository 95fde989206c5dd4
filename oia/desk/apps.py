"""The desk: its search listens to every record that can be found."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "oia.desk"
    verbose_name = _("Desk")

    def ready(self):
        from oia.core.signals import changed
        from oia.desk.search import following

        post_save.connect(following.record_saved, dispatch_uid="search follows")
        changed.connect(following.record_changed, dispatch_uid="search follows moves")
        post_delete.connect(following.record_deleted, dispatch_uid="search forgets")
