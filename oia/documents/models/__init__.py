"""Papers on any record with the words in them, and the decisions that approved a thing."""

from oia.documents.models.attachment import Attachment
from oia.documents.models.being_read import LET_GO, BeingRead, BeingReadQuerySet
from oia.documents.models.decision import Decision
from oia.documents.models.paper_text import PaperText

__all__ = ["LET_GO", "Attachment", "BeingRead", "BeingReadQuerySet", "Decision", "PaperText"]
