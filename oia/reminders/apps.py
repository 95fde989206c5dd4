"""The reminders: listens to every record that a declared source depends on."""

from celery.signals import heartbeat_sent
from django.apps import AppConfig
from django.core.checks import register
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete, pre_save


class RemindersConfig(AppConfig):
    name = "oia.reminders"
    verbose_name = "Deadlines and reminders"

    def ready(self):
        from oia.core.signals import changed
        from oia.reminders import checks, following, heartbeat, shipped, sight

        post_save.connect(following.record_saved, dispatch_uid="deadlines follow")
        changed.connect(following.record_changed, dispatch_uid="deadlines follow moves")
        for told in (post_save, changed):
            told.connect(sight.record_saved, dispatch_uid="typed dates are as secret")
        post_delete.connect(following.record_deleted, dispatch_uid="deadlines outlive records")
        for moment, when in ((pre_save, "save"), (pre_delete, "delete")):
            moment.connect(
                following.rule_changes, sender="reminders.Rule", dispatch_uid=f"rules {when}"
            )
        post_save.connect(
            following.deadline_saved,
            sender="reminders.Deadline",
            dispatch_uid="dates change hands",
        )
        post_save.connect(
            following.person_changed, sender="accounts.User", dispatch_uid="people come and go"
        )
        post_save.connect(
            following.days_changed, sender="accounts.Office", dispatch_uid="days of the office"
        )
        for moment, when in ((post_save, "save"), (post_delete, "delete")):
            moment.connect(
                following.days_changed, sender="accounts.Holiday", dispatch_uid=f"days {when}"
            )
            moment.connect(
                following.absence_changed,
                sender="accounts.Absence",
                dispatch_uid=f"absences {when}",
            )
            moment.connect(
                following.address_changed,
                sender="reminders.FailingAddress",
                dispatch_uid=f"addresses {when}",
            )
        post_migrate.connect(shipped.after_migrate, sender=self)
        heartbeat_sent.connect(heartbeat.worker_lives, dispatch_uid="workers live")
        register(checks.production)
