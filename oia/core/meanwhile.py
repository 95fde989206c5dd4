"""What others did to a record while somebody had its form open, so that nothing they wrote is lost.

Whoever saves second is told who changed what. Fields that they left alone are as the others left
them; what they typed stands, and saving once more puts it in place of the others' words.
"""

from datetime import timedelta
from itertools import chain

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oia.core import trails
from oia.core.abouts import tell_abouts
from oia.core.dates import moment_in
from oia.core.holding import held
from oia.core.models import LinkChange

#: How long what was begun before a page was shown may take to be stored.
IN_FLIGHT = timedelta(seconds=20)

AGAIN = gettext_lazy(
    "What you typed still stands below; what you left alone is as they have it now. "
    "Save again to keep it so."
)

AGAIN_ROWS = gettext_lazy(
    "What you typed still stands below, and the rows stand as you had them: others changed some of "
    "them, as told here. Save again to keep yours."
)


class News:
    """What became of a record after the moment at which somebody saw it.

    `beside` are the formsets whose rows hang on it, with what was seen of each; `shown_at` is when
    they were shown.
    """

    def __init__(self, record, seen_at, beside=(), shown_at=None):
        self.record, self.seen_at = record, seen_at
        self.rows_from = (shown_at or seen_at) - IN_FLIGHT
        self.past = type(record).history.model._base_manager.filter(id=record.pk)
        self.beside = [one for one, seen in beside if state_of(one) != seen]
        self.rows, self.ties = self.rows_since(), []
        if self.rows:
            self.ties = self.ties_since(self.rows[0].history_date)

    def rows_since(self):
        """The rows of its history since, the first one first."""
        rows = self.past.filter(updated_at__gt=self.seen_at).select_related("history_user")
        return list(rows.order_by("history_date", "pk"))

    def ties_since(self, moment):
        """What was tied to it and untied since."""
        kind = ContentType.objects.get_for_model(self.record)
        ties = LinkChange.objects.filter(subject_type=kind, subject_id=self.record.pk)
        ties = ties.filter(at__gte=moment).select_related("by", "subject_type")
        return list(ties.order_by("at", "pk"))

    @cached_property
    def rows_beside(self):
        """The rows of history since of what hangs on it and others changed, by the formset."""
        found = []
        for formset in self.beside:
            past = formset.model.history.model._base_manager.select_related("history_user")
            rows = past.filter(**{formset.fk.name: self.record.pk})
            rows = rows.filter(history_date__gt=self.rows_from)
            found.append(list(rows.order_by("history_date", "pk")))
        return [rows for rows in found if rows]

    def is_own(self, user):
        """Whether it was only they themselves, who pressed twice or went back."""
        rows = chain(self.rows, *self.rows_beside)
        who = {row.history_user_id for row in rows} | {tie.by_id for tie in self.ties}
        return who == {user.pk}

    def as_seen(self):
        """The record as it was, not to be stored; None where its past is not kept so long."""
        rows = self.past.filter(updated_at__lte=self.seen_at)
        return told_by(rows.order_by("-updated_at", "-pk").first())

    def ties_as_seen(self, names):
        """To what it was tied: the keys by the names of its many-to-many fields."""
        fields, tied = {one.name for one in self.record._meta.many_to_many} & set(names), {}
        for name in fields:
            tied[name] = set(getattr(self.record, name).values_list("pk", flat=True))
        return {name: list(keys) for name, keys in before(tied, self.ties).items()}

    def events(self, user):
        """What others did, in words, for a user."""
        tables = filter(None, [self.rows, *self.rows_beside])
        return tell_abouts(trails.told(tables, user, links=self.ties))


def told_by(row):
    """The record that a row of history tells of, as it was, not to be stored; None of no row."""
    if row is None:
        return None
    record = row.instance
    record._state.adding, record._state.db = False, row._state.db
    return record


def before(tied, ties):
    """The keys to which fields, by name, were tied before these ties, the first one first."""
    for tie in reversed(ties):
        if tie.field in tied:
            tied[tie.field] -= {key for key, _name in tie.added}
            tied[tie.field] |= {key for key, _name in tie.removed}
    return tied


def state_of(formset):
    """What tells whether the rows of a formset are still those that somebody saw."""
    found = formset.get_queryset().aggregate(count=Count("pk"), last=Max("updated_at"))
    return f"{found['count']} {found['last']}"


class Merged:
    """A form once more, over a record as others left it.

    `make` builds the form: it takes the record, what is posted (or None), and further `initial`.
    `theirs` names the fields that others changed; None where the past is not kept so long, and all
    stands as it was typed. `contested` names those in which both wrote, and not the same.
    """

    def __init__(self, make, posted, news):
        self.theirs, self.contested, data, mine = None, [], posted.copy(), set()
        if seen := news.as_seen():
            fresh = make(news.record, None, {})
            tied = news.ties_as_seen(fresh.fields)
            shown, mine = make(seen, None, tied), set(make(seen, posted, tied).changed_data)
            pairs = [(name, shown[name], fresh[name]) for name in fresh.fields]
            self.theirs = {name for name, was, now in pairs if as_set(was) != as_set(now)}
            for name in self.theirs - mine:
                put(data, fresh[name])
        self.form = make(news.record, data, {})
        if self.theirs:
            both, differ = self.theirs & mine, set(self.form.changed_data)
            self.theirs -= both - differ  # they typed the same
            self.contested = sorted(both & differ)


def as_set(field):
    """What a field shows, whatever order it came in."""
    value = field.value()
    if isinstance(value, list | tuple | set) or hasattr(value, "values_list"):
        return {str(getattr(one, "pk", one)) for one in value}
    return "" if value is None else str(value)


def put(data, field):
    """Let posted data hold a field as a fresh form shows it."""
    if isinstance(field.field, forms.FileField):
        return  # nothing was chosen: the record keeps its own
    for name in (field.html_name, f"{field.html_name}_text", f"{field.html_name}_choice"):
        data.pop(name, None)
    value, widget = field.value(), field.field.widget
    if isinstance(value, list | tuple):
        data.setlist(field.html_name, [str(getattr(one, "pk", one)) for one in value])
    elif isinstance(widget, forms.widgets.DateTimeBaseInput):
        data[field.html_name] = widget.format_value(value) or ""
    else:
        data[field.html_name] = "" if value is None else str(value)


class Watched:
    """For pages that change a record: sees to it that nothing is overwritten that was not seen.

    The page sends back when the record it shows was last changed (`opened_at`), and what it showed
    of the rows beside it (`rows_seen`). Without that, what counts is what the page itself read, a
    moment ago. `tied_beside` names many-to-many fields that are chosen in rows beside the form.
    """

    watches = True
    tied_beside = ()
    events, again = (), ""

    def loaded(self):
        return getattr(self.object, "updated_at", None)

    def opened_at(self):
        """When the record that whoever saves had before them was last changed."""
        return moment_in(self.request.POST.get("opened_at", "")) or self.loaded()

    def beside(self):
        """The formsets of parts that are typed in with the record."""
        return []

    def rows_now(self):
        return [state_of(formset) for formset in self.beside()]

    def rows_seen(self):
        return self.request.POST.getlist("rows_seen") or self.rows_now()

    def shown_at(self):
        return moment_in(self.request.POST.get("shown_at", ""))

    def get_context_data(self, **kwargs):
        shown = {"events": self.events, "again": self.again} | kwargs
        if self.watches and self.loaded():
            told = self.again  # by now they know
            shown["opened_at"] = self.loaded() if told else self.opened_at()
            shown["rows_seen"] = self.rows_now() if told else self.rows_seen()
            shown["shown_at"] = timezone.now() if told else self.shown_at() or timezone.now()
        return super().get_context_data(**shown)

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        form, seen_at = self.get_form(), self.opened_at()
        if not form.is_valid():
            return self.form_invalid(form)
        if not self.watches or seen_at is None:
            return self.form_valid(form)
        with transaction.atomic():
            changed_at = held(type(self.object), [self.object.pk]).get(self.object.pk)
            is_same = changed_at == seen_at == self.loaded()
            if is_same and self.rows_now() == self.rows_seen():
                return self.form_valid(form)
            return self.save_over(seen_at)

    def save_over(self, seen_at):
        """Save where what others changed stands in no field of this form; else show and ask."""
        self.object = self.get_object()
        beside = zip(self.beside(), self.rows_seen(), strict=False)
        news = News(self.object, seen_at, beside, self.shown_at())
        merged = Merged(self.form_over, self.request.POST, news)
        form, is_known = merged.form, merged.theirs is not None
        in_rows = bool(news.beside) or any(tie.field in self.tied_beside for tie in news.ties)
        if is_known and (news.is_own(self.request.user) or not (merged.theirs or in_rows)):
            return self.form_valid(form) if form.is_valid() else self.form_invalid(form)
        self.events = news.events(self.request.user)
        self.again = AGAIN_ROWS if in_rows else AGAIN
        for name in merged.contested:
            form.add_error(name, _("Others wrote here as well, meanwhile. Yours stands."))
        form.add_error(None, _("Somebody else changed this while the page was open."))
        return self.form_invalid(form)

    def form_over(self, record, posted, initial):
        """The form of this page over a record: bound to what is posted, or not."""
        kept, self.object = self.object, record
        try:
            kwargs = self.get_form_kwargs()
        finally:
            self.object = kept
        kwargs["initial"] = kwargs.get("initial", {}) | initial
        kwargs.pop("data", None)
        files = kwargs.pop("files", None)
        if posted is not None:
            kwargs |= {"data": posted, "files": files}
        return self.get_form_class()(**kwargs)
