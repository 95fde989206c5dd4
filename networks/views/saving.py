"""Pages whose form is saved by a service: the common kind, under the name it has here."""

from oia.core.saving import SavedByService

__all__ = ["SavedByService"]
