"""Whom the office deals with: cities, organisations, people and the posts they hold."""

from oia.directory.models.city import City
from oia.directory.models.organisation import Organisation
from oia.directory.models.person import Person
from oia.directory.models.post import Post, PostHolding, with_posts_held
from oia.directory.models.theme import Theme

__all__ = ["City", "Organisation", "Person", "Post", "PostHolding", "Theme", "with_posts_held"]
