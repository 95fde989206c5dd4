"""The ground floor, and the place where the apps are asked what they plug in."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "oia.core"
    verbose_name = "Core"

    def ready(self):
        autodiscover_modules("deadlines", "desk", "demo")


class AdminConfig(admin_apps.AdminConfig):
    default = False  # the app itself is CoreConfig
    default_site = "oia.core.admin.OfficeAdmin"
