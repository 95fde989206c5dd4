"""The forms of the directory, each file for its own kinds."""

from oia.directory.forms.grouped import DAY, GroupedForm, offer_visible

__all__ = ["DAY", "GroupedForm", "offer_visible"]
