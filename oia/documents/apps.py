from django.apps import AppConfig
from django.db.models.signals import pre_delete
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "oia.documents"
    verbose_name = _("Papers and decisions")

    def ready(self):
        from oia.core.hanging import refuse  # models are not there before
        from oia.documents.models.subject import kinds_of_subject

        for kind in kinds_of_subject():
            pre_delete.connect(refuse, sender=kind, dispatch_uid="papers keep their record")
