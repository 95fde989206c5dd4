"""Cards for the places at a table: of those who come, and of ours who sit with them."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from delegations.models import ProgrammeItem
from oia.directory.models import Person, PostHolding


@dataclass(frozen=True)
class Card:
    """What stands on one card, the same on both its sides."""

    name: str
    native_name: str
    spoken_name: str
    post: str

    @property
    def size(self):
        """How much stands on a side, which has room for so much in letters of each size."""
        signs = len(self.name) + 2 * len(self.native_name) + len(self.post) // 2
        return "" if signs <= 60 else "long" if signs <= 180 else "longest"


def card(one, post):
    return Card(one.addressed, one.native_name, one.spoken_name, post)


def of_party(delegation):
    """One for each of the party, in order of precedence."""
    return [card(one, one.post) for one in delegation.members.all()]


def of_ours(delegation, user):
    """One for the host and each of ours in the programme, as far as the user may see them."""
    items = ProgrammeItem.objects.filter(delegation=delegation)
    named = Q(pk=delegation.host_id) | Q(pk__in=items.order_by().values("ours"))
    named |= Q(pk__in=items.order_by().values("host"))
    people = list(Person.objects.visible_to(user).filter(named).order_by("name", "pk"))
    posts = posts_of(people, delegation.arrives_on or timezone.localdate(), user)
    return [card(one, posts.get(one.pk, "")) for one in people]


def posts_of(people, day, user):
    """The post that each of them holds on a day, the latest where there are several."""
    held = PostHolding.objects.visible_to(user).held_on(day).filter(person__in=people)
    found = held.select_related("post").latest_first()
    return {one.person_id: one.post.title for one in reversed(found)}
