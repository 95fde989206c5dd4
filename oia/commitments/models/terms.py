"""The mayor's terms: who headed our own city when a promise was given."""

from oia.core.visibility import Sensitivity
from oia.directory.choices import OrganisationKind
from oia.directory.models import PostHolding
from oia.directory.models.home import our_city


def mayors():
    """Everybody's time at the head of our own city, the latest first."""
    ours = {
        "post__is_head": True,
        "post__organisation__kind": OrganisationKind.CITY,
        "post__organisation__city": our_city(),
        "post__organisation__sensitivity": Sensitivity.OFFICE,
        "person__sensitivity": Sensitivity.OFFICE,
    }
    found = PostHolding.objects.filter(**ours)
    return found.select_related("person", "post__organisation").latest_first()


def mayor_on(day):
    """The time in office of whoever was mayor on a day; None where it is not known."""
    return mayors().held_on(day).first()
