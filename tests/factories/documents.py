"""Papers and decisions, made for tests."""

from datetime import date
from itertools import count

from django.core.files.base import ContentFile

from oia.documents.choices import DecisionBody
from oia.documents.models import Attachment, Decision
from tests.factories.directory import organisation

numbers = count(1)


def attachment(**kw):
    """A small paper on a record, an organisation's unless another is named."""
    about = {"subject": kw.get("subject") or organisation()}
    defaults = {
        "file": ContentFile(b"%PDF-1.7\n%%EOF\n", name="paper.pdf"),
        "title": f"Paper {next(numbers)}",
        "content_type": "application/pdf",
        "size": 15,
        "sha256": "0" * 64,
    }
    return Attachment.objects.create(**about | defaults | kw)


def decision(**kw):
    about = {"subject": kw.get("subject") or organisation()}
    defaults = {"body": DecisionBody.COUNCIL, "taken_on": date(2026, 3, 2)}
    return Decision.objects.create(**about | defaults | kw)
