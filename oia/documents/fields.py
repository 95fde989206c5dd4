"""The field of a form that takes a file as the office takes files: told by its content."""

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from oia.documents.content import KINDS, inspect


def what_is_taken():
    words = {"most": settings.MAX_ATTACHMENT_MB, "kinds": ", ".join(KINDS)}
    return _("At most %(most)s MB. Taken are: %(kinds)s.") % words


class PaperField(forms.FileField):
    """A file that becomes a paper. What the office does not take is refused beside it."""

    def __init__(self, **options):
        options["help_text"] = options.get("help_text") or lazy(what_is_taken, str)()
        super().__init__(**options)

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        if data:
            inspect(file)
        return file
