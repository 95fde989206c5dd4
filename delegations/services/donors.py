"""Which gifts come from one donor."""

from collections import defaultdict
from functools import reduce
from operator import or_

from django.db.models import Q

from delegations.choices.gift import WITH_US, Direction
from delegations.models import Gift
from oia.accounts.models import names_of
from oia.core.text import MARK

#: What telling donors apart and judging their gifts takes.
READ = [
    *("reference", "description", "on", "status", "direction", "sensitivity"),
    *("source", "where", "recipient_class", "value", "currency", "value_words"),
    *("donor_key", "duty", "declare_by", "rule", "declared_on", "recipient_name", "brought_on"),
    *("other_organisation__search_text", "other_person__search_text"),
    *names_of("recipient_user"),
]


def ids(gift):
    """Who of the directory stands behind a gift."""
    both = (
        ("other_organisation", gift.other_organisation_id),
        ("other_person", gift.other_person_id),
    )
    return {one for one in both if one[1]}


def names(gift):
    """By which names the donor is known: those of the directory, else the words."""
    if not ids(gift):
        return {gift.donor_key} - {""}
    texts = [one.search_text for one in (gift.other_organisation, gift.other_person) if one]
    return {name for text in texts for name in text.split(MARK)} - {""}


class Donors:
    """Gifts by their donors.

    Two that name somebody of the directory share the organisation or the person. Words alone are
    the same donor as the same words, or as somebody of the directory who goes by this name.
    """

    def __init__(self, gifts):
        self.by_id, self.by_words, self.by_name = (defaultdict(list) for _kind in range(3))
        for gift in gifts:
            for one in ids(gift):
                self.by_id[one].append(gift)
            for name in names(gift):
                (self.by_name if ids(gift) else self.by_words)[name].append(gift)

    def gifts_like(self, gift):
        """All gifts of the donor of this one, itself included, the earliest first."""
        found = [one for name in names(gift) for one in self.by_words[name]]
        listed = ids(gift)
        found += [one for key in listed for one in self.by_id[key]]
        if not listed:
            found += [one for name in names(gift) for one in self.by_name[name]]
        once = {one.pk: one for one in found}
        return sorted(once.values(), key=lambda one: (one.on, one.pk))


def with_us():
    """The gifts that add up: offered to us and neither declined nor returned."""
    found = Gift.objects.filter(direction=Direction.RECEIVED, status__in=WITH_US)
    around_it = ("other_organisation", "other_person", "recipient_user")
    return found.select_related(*around_it).only(*READ).order_by("on", "pk")


def around(gifts):
    """All gifts that share a donor with one of these, read in one query."""
    keys = {key for gift in gifts for key in ids(gift)}
    known = {name for gift in gifts for name in names(gift)}
    words = {name for gift in gifts if not ids(gift) for name in names(gift)}
    wanted = [Q(donor_key__in=known)] if known else []
    for kind in ("other_organisation", "other_person"):
        if pks := [pk for name, pk in keys if name == kind]:
            wanted.append(Q(**{f"{kind}__in": pks}))
        wanted += [Q(**{f"{kind}__search_text__contains": f"{MARK}{w}{MARK}"}) for w in words]
    return list(with_us().filter(reduce(or_, wanted))) if wanted else []
