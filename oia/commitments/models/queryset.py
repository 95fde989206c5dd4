"""Which commitments there are, and who may see them."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from oia.commitments.choices import Status
from oia.commitments.models.terms import mayors
from oia.core.finding import FindableQuerySet
from oia.directory.models import City, Organisation, Person
from oia.documents.models.subject import OnSubjectQuerySet, kinds_of_subject
from oia.reminders.models import Deadline

#: The columns that name to whom a promise was given.
PARTNERS = {Organisation: "to_organisation", Person: "to_person", City: "to_city"}

#: What it takes to name them, and to know who may see them.
NAMES_OF_PARTNERS = [
    *(f"{link}__name" for link in PARTNERS.values()),
    *("to_organisation__sensitivity", "to_person__sensitivity"),
]

#: What a row needs of the records it names, and long texts that no row shows.
NAMED = ["owner", "department", *PARTNERS.values()]
UNSHOWN = [
    *("notes", "search_text", "wording", "evidence"),
    *("to_organisation__notes", "to_organisation__search_text"),
    *("to_person__notes", "to_person__search_text"),
    *("to_city__other_names", "to_city__search_text"),
]


class CommitmentQuerySet(OnSubjectQuerySet, FindableQuerySet):
    """Seen by nobody who may not see the record that a commitment came from."""

    best_first = ("falls_due_at", "pk")

    def kinds(self):
        """All that promises come from: never a date, nor another promise."""
        return [kind for kind in kinds_of_subject() if kind not in (self.model, Deadline)]

    def for_list(self):
        return self.select_related(*NAMED).defer(*UNSHOWN)

    def about(self, text, user):
        """Those with every word in their own names, or in a name of a partner that `user` sees."""
        return self.matching(text, lambda word: given_to(word, user))

    def open(self):
        """Neither kept nor given up."""
        return self.filter(status=Status.OPEN)

    def late(self, now=None):
        """Open although the day has passed."""
        return self.open().filter(falls_due_at__lt=now or timezone.now())

    def kept_late(self):
        """Kept, but after the day."""
        return self.filter(status=Status.KEPT, closed_on__gt=F("due_on"))

    def touching(self, record):
        """Those that came from a record, and those given to it or by it."""
        kind = ContentType.objects.get_for_model(record)
        found = Q(subject_type=kind, subject_id=record.pk) | Q(to_type=kind, to_id=record.pk)
        if name := PARTNERS.get(type(record)):
            found |= Q(**{name: record.pk})
        return self.filter(found)

    def under(self, holding):
        """Those given while somebody held a post: all that a mayor's term leaves behind."""
        return self.filter(holding.during("given_on"))

    def unminded(self):
        """Our own promises that nobody is reminded of: without an owner, or without any date."""
        dated = Q(due_on__isnull=False) | Q(report_every__isnull=False)
        return self.open().filter(~dated | Q(owner=None))

    def with_mayor(self):
        """Each with the name of whoever was mayor when it was given, if the office may know."""
        then = mayors().held_on(OuterRef("given_on")).latest_first()
        return self.annotate(mayor_name=Subquery(then.values("person__name")[:1]))


def given_to(word, user):
    """The condition under which a partner that somebody sees has a word in their names."""
    found = Q()
    for kind, name in PARTNERS.items():
        found |= Q(**{f"{name}__in": so_named(kind, word, user)})
    for kind in kinds_of_subject():
        if getattr(kind, "is_partner", False):
            named = ContentType.objects.get_for_model(kind)
            found |= Q(to_type=named, to_id__in=so_named(kind, word, user))
    return found


def so_named(kind, word, user):
    return kind.objects.visible_to(user).matching(word).order_by().values("pk")
