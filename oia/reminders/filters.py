"""How lists of dates and mail are narrowed."""

import django_filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import User
from oia.core.filters import DaysFilter
from oia.core.plugs import DeadlineKind, DeadlineSource, board
from oia.reminders.choices import UNSETTLED, LetterState, ReminderState, Status, What
from oia.reminders.models import Deadline, Letter, Reminder


def kinds():
    plugs = board.all(DeadlineSource) + board.all(DeadlineKind)
    return sorted(((plug.kind, plug.label) for plug in plugs), key=lambda pair: str(pair[1]))


class DeadlineFilter(django_filters.FilterSet):
    """Dates by name, state, kind, owner and day. Unless a state is named, what is still to do."""

    q = django_filters.CharFilter("title", "icontains", label=_("Search"))
    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="by_state",
        choices=[("all", _("All")), ("overdue", _("Overdue")), *Status.choices],
        empty_label=_("Open or missed"),
    )
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=kinds, empty_label=_("Any"))
    owner = django_filters.ModelChoiceFilter(
        queryset=User.objects.active().to_choose(), label=_("Owner"), empty_label=_("Anybody")
    )
    due = DaysFilter("due_on", label=_("Due"))

    class Meta:
        model = Deadline
        fields = ["q", "state", "kind", "owner", "due"]

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        return queryset if self.form.cleaned_data.get("state") else queryset.unsettled()

    def by_state(self, queryset, name, value):
        if value == "all":
            return queryset
        if value == "overdue":
            return queryset.filter(status__in=UNSETTLED, counts_to__lt=timezone.now())
        return queryset.filter(status=value)


class LetterFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label=_("Search"), method="by_words")
    state = django_filters.ChoiceFilter(
        choices=LetterState.choices, label=_("State"), empty_label=_("Any")
    )

    class Meta:
        model = Letter
        fields = ["q", "state"]

    def by_words(self, queryset, name, value):
        return queryset.filter(Q(subject__icontains=value) | Q(address__icontains=value))


class ReminderFilter(django_filters.FilterSet):
    """Reminders of one record by reader, by what they say and by what became of them."""

    q = django_filters.CharFilter(label=_("To"), method="by_reader")
    state = django_filters.ChoiceFilter(
        choices=ReminderState.choices, label=_("State"), empty_label=_("Any")
    )
    what = django_filters.ChoiceFilter(
        choices=What.choices, label=_("What it says"), empty_label=_("Any")
    )

    class Meta:
        model = Reminder
        fields = ["q", "state", "what"]

    def by_reader(self, queryset, name, value):
        for word in value.split():
            queryset = queryset.filter(
                Q(user__first_name__icontains=word)
                | Q(user__last_name__icontains=word)
                | Q(user__email__icontains=word)
                | Q(recipient__icontains=word)
            )
        return queryset
