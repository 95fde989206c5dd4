"""Why did I (not) get this? Asked of a date, of a record with its dates, or by searching."""

from collections import defaultdict
from functools import cache

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, IntegerField, Q
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from oia.accounts.models import User
from oia.core.models import Record
from oia.core.prepared import Prepared, Slot
from oia.core.text import as_key
from oia.core.visibility import eyes, hidden_from
from oia.reminders.answers import forecast, why
from oia.reminders.models import Deadline

#: Of a record with very many dates, and of what a search finds, no more are told at once.
SHOWN = 20
SHORTEST = 4  # letters: of shorter words the last one says too much to be left out

RECORD = Slot("record", BigIntegerField())


class Why(PermissionRequiredMixin, TemplateView):
    """The answer for one person: for oneself, or for others if one may see their letters.

    Whatever cannot be told, because there is no such thing or because it is not for the eyes of
    whoever asks, gets the same answer.
    """

    permission_required = "reminders.view_deadline"
    template_name = "reminders/why.html"

    def get_context_data(self, **kwargs):
        found = {
            "person": self.person,
            "people": self.people,
            "about": self.about,
            "deadline_type": ContentType.objects.get_for_model(Deadline).pk,
        }
        if not self.about:
            return super().get_context_data(**kwargs, **found, **self.search())
        record = named(self.about, self.request.user)
        deadlines = dates_of(record, self.request.user) if record else []
        answers = why.answers(deadlines, self.person, viewer=self.request.user, now=timezone.now())
        found |= {"record": record, "answers": answers}
        found["answer"] = answers[0] if len(answers) == 1 else None
        return super().get_context_data(**kwargs, **found, **self.search())

    def render_to_response(self, context, **kwargs):
        """What is not there, or not to be seen, is not found."""
        if self.about and context["record"] is None:
            kwargs["status"] = 404
        return super().render_to_response(context, **kwargs)

    @property
    def about(self):
        return self.request.GET.get("about", "")

    @cached_property
    def people(self):
        """Whom one may ask about."""
        if not self.request.user.has_perm("reminders.view_letter"):
            return []
        return list(User.objects.active().by_name())

    @cached_property
    def person(self):
        """Whom it is asked for: oneself, unless somebody else is named whom one may ask about."""
        asked = as_key(self.request.GET.get("person", ""))
        if asked is not None and self.request.user.has_perm("reminders.view_letter"):
            return User.objects.filter(pk=asked).first() or self.request.user
        return self.request.user

    def search(self):
        """Dates by their title; without a word, the next ones of the person."""
        words = self.request.GET.get("q", "").strip()
        found = Deadline.objects.visible_to(self.request.user)
        if words:
            for word in words.split()[:8]:
                found = found.filter(title__icontains=singular(word))
        elif self.about:
            found = found.none()
        else:
            found = found.unsettled().of(self.person)
        order = "-falls_due_at" if words else "falls_due_at"
        return {"q": words, "found": found.order_by(order, "pk")[:SHOWN]}


def singular(word):
    """A word that finds one and many alike: "nomination" for "nominations"."""
    return word[:-1] if len(word) > SHORTEST and word.lower().endswith("s") else word


def named(about, user):
    """The record behind "<type>.<key>" if the user may see it, else None."""
    type_id, _dot, pk = about.partition(".")
    type_id, pk = as_key(type_id), as_key(pk)
    if None in (type_id, pk):
        return None
    try:
        model = ContentType.objects.get_for_id(type_id).model_class()
    except (ContentType.DoesNotExist, OverflowError):
        return None
    if model is None or not issubclass(model, Record):
        return None
    if not user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}"):
        return None
    return model._default_manager.visible_to(user).filter(pk=pk).first()


def dates_of(record, user, *, shown=SHOWN):
    """The dates of a record, as they are told; what is to do comes first."""
    found = forecast.with_people(all_dates_of(record, user)).order_by("falls_due_at", "pk")
    return sorted(found, key=lambda one: not one.is_unsettled)[:shown]


def all_dates_of(record, user):
    """The dates of a record, those of what hangs on it among them."""
    asked = asked_for(type(record), tuple(hidden_from(user)))
    return Deadline.objects.filter(pk__in=RawSQL(*asked.sql(**numbers_of(record))))


def keys_of_dates(record, user):
    """The keys of the same dates."""
    asked = asked_for(type(record), tuple(hidden_from(user)))
    return [pk for (pk,) in asked.rows(**numbers_of(record))]


def numbers_of(record):
    """What such a question names: the record, and the types of all that may have dates of it."""
    types = ContentType.objects.get_for_models(type(record), *pointing(type(record)))
    return {kind._meta.label: found.pk for kind, found in types.items()} | {"record": record.pk}


@cache
def asked_for(kind, hidden):
    """The question for the keys of all dates of a record of some kind."""

    def make():
        dates = Deadline.objects.visible_to(eyes(hidden)).order_by().values_list("pk")
        return dates.filter(Q(pk=RECORD) if kind is Deadline else around(kind, hidden))

    return Prepared(make)


def around(kind, hidden):
    """The dates of a record, and of others that point to it, such as our plan for a summit."""
    found = about(kind, [RECORD])
    for model, names in pointing(kind).items():
        seen = model._default_manager.visible_to(eyes(hidden))
        to_it = Q(*((name, RECORD) for name in names), _connector=Q.OR)
        found |= about(model, seen.filter(to_it).order_by().values("pk"))
    return found


def about(kind, of):
    """The dates of some records of a kind."""
    return Q(subject_type=Slot(kind._meta.label, IntegerField()), subject_id__in=of)


def pointing(kind):
    """Which kinds of record that may have dates point to one of a kind, and by which links."""
    found = defaultdict(list)
    for relation in kind._meta.related_objects:
        model = relation.related_model
        if issubclass(model, Record) and model is not Deadline and relation.field.name:
            found[model].append(relation.field.name)
    return found
