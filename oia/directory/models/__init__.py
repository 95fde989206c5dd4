"""Whom the office deals with, in which posts, and what was agreed and said."""

from oia.directory.models.agreement import Agreement
from oia.directory.models.city import City
from oia.directory.models.clearance import Clearance
from oia.directory.models.contact import Contact
from oia.directory.models.merge import Double, Merge
from oia.directory.models.organisation import Organisation
from oia.directory.models.person import Person
from oia.directory.models.post import Post, PostHolding, with_heads, with_posts_held
from oia.directory.models.signatory import Signatory
from oia.directory.models.theme import Theme

__all__ = [
    *("Agreement", "City", "Clearance", "Contact", "Double", "Merge"),
    *("Organisation", "Person", "Post"),
    *("PostHolding", "Signatory", "Theme", "with_heads", "with_posts_held"),
]
