"""Two lists of names side by side: who comes again, who is new, whose post is another by now."""

from dataclasses import dataclass, field

from delegations.models import Delegation
from oia.core.alike.likeness import likeness
from oia.core.text import fold

#: Names so alike are shown as perhaps of one person: a slip of the pen, another spelling.
LIKELY = 88


@dataclass(frozen=True)
class Pair:
    """Somebody on both lists, or two who are perhaps one."""

    now: object
    then: object
    is_sure: bool

    @property
    def has_moved(self):
        """Whether the post is another; one that is not known tells nothing."""
        posts = [fold(self.now.post), fold(self.then.post)]
        return all(posts) and posts[0] != posts[1]


@dataclass
class Compared:
    both: list = field(default_factory=list)
    new: list = field(default_factory=list)
    gone: list = field(default_factory=list)

    @property
    def moved(self):
        return [pair for pair in self.both if pair.has_moved]


def compared(now, then):
    """The party of one visit held against that of an earlier one, in order of precedence."""
    earlier = list(then.members.all())
    found, left = Compared(), []
    for member in now.members.all():
        same = next((one for one in earlier if is_one(member, one)), None)
        if same is None:
            left.append(member)
        else:
            earlier.remove(same)
            found.both.append(Pair(member, same, is_sure=True))
    for member in left:
        same = likest(member, earlier)
        if same is None:
            found.new.append(member)
        else:
            earlier.remove(same)
            found.both.append(Pair(member, same, is_sure=False))
    found.both.sort(key=lambda pair: (pair.now.place, pair.now.pk))
    found.gone = earlier
    return found


def is_one(member, other):
    """Whether two are called the same, in whatever order and script their names stand."""
    return bool(spelled(member) & spelled(other))


def spelled(member):
    names = [fold(member.name), fold(member.native_name)]
    return {tuple(sorted(name.split())) for name in names if name}


def likest(member, others):
    """Whoever is called nearly the same, or None where nobody is."""
    name = fold(member.name)
    scored = [(likeness(name, fold(one.name), LIKELY), -place) for place, one in enumerate(others)]
    score, place = max(scored, default=(0, 0))
    return others[-place] if score >= LIKELY else None


def to_compare_with(delegation, user, most=20):
    """Visits of the same people whose party is known, the latest first."""
    same = Delegation.objects.visible_to(user).exclude(pk=delegation.pk)
    same = same.filter(members__isnull=False)
    if delegation.city_id:
        same = same.from_city(delegation.city_id)
    elif delegation.organisation_id:
        same = same.filter(organisation=delegation.organisation_id)
    else:
        same = same.filter(comes_from__iexact=delegation.comes_from)
    return list(same.distinct().order_by("-received_on", "-pk")[:most])
