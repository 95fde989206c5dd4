"""Papers on any record, and the decisions that approved a thing."""

from oia.documents.models.attachment import Attachment
from oia.documents.models.decision import Decision

__all__ = ["Attachment", "Decision"]
