"""The ground floor, and the place where the apps are asked what they plug in."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.core.checks import register
from django.db.backends.signals import connection_created
from django.db.models.signals import m2m_changed, post_migrate, pre_migrate
from django.utils.module_loading import autodiscover_modules
from simple_history.signals import pre_create_historical_record


class CoreConfig(AppConfig):
    name = "oia.core"
    verbose_name = "Core"

    def ready(self):
        from oia.core import checks, links, roads, seals  # models are not there before

        connection_created.connect(seals.teach, dispatch_uid="oia.core.seals.teach")
        pre_migrate.connect(seals.before_migrating, dispatch_uid="oia.core.seals.before")
        post_migrate.connect(seals.after_migrating, dispatch_uid="oia.core.seals.after")
        m2m_changed.connect(links.note, dispatch_uid="oia.core.links")
        pre_create_historical_record.connect(roads.say_why, dispatch_uid="oia.core.roads")
        register(checks.nothing_left_over)
        autodiscover_modules("deadlines", "desk", "demo", "keeping", "merging", "sheets")


class AdminConfig(admin_apps.AdminConfig):
    default = False  # the app itself is CoreConfig
    default_site = "oia.core.admin.OfficeAdmin"
