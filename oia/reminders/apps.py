"""The reminders: listens to every record that a declared source depends on."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save


class RemindersConfig(AppConfig):
    name = "oia.reminders"
    verbose_name = "Deadlines and reminders"

    def ready(self):
        from oia.core.signals import changed
        from oia.reminders import following, shipped

        post_save.connect(following.record_saved, dispatch_uid="deadlines follow")
        changed.connect(following.record_changed, dispatch_uid="deadlines follow moves")
        post_delete.connect(following.record_deleted, dispatch_uid="deadlines outlive records")
        post_save.connect(following.rule_saved, sender="reminders.Rule", dispatch_uid="rules")
        post_migrate.connect(shipped.after_migrate, sender=self)
