"""A file on a record."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oia.core.validators import plausible_day
from oia.core.visibility import SensitivityField
from oia.documents.choices import AttachmentKind
from oia.documents.models.subject import OnSubject, OnSubjectQuerySet


def stored_name(attachment, file_name):
    """A random name that tells nothing of what is inside, in one of 256 folders."""
    name = uuid4().hex
    return f"attachments/{name[:2]}/{name}"


class AttachmentQuerySet(OnSubjectQuerySet):
    def for_list(self):
        """The papers with who brought them and what became of reading them."""
        found = self.select_related("uploaded_by", "reading").defer("reading__words")
        return found.order_by("-created_at", "-pk")


class Attachment(OnSubject):
    """A paper on a record: checked by its content, stored under a random name, never changed."""

    UNTOLD = ("uploaded_by",)  # whoever added it is named there

    file = models.FileField(_("file"), upload_to=stored_name, max_length=120)
    title = models.CharField(
        _("title"), max_length=200, help_text=_("The file's own name where left empty.")
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=AttachmentKind, default=AttachmentKind.OTHER
    )
    language = models.CharField(_("language"), max_length=60, blank=True)
    on = models.DateField(_("date"), null=True, blank=True, validators=[plausible_day])
    sensitivity = SensitivityField()
    content_type = models.CharField(_("type of file"), max_length=100, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    sha256 = models.CharField(_("fingerprint"), max_length=64, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["subject_type", "subject_id", "-created_at"], name="attachment_of_record"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def download_url(self):
        return reverse("documents:attachment-download", args=[self.pk])
