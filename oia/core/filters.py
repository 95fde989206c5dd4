"""Filters that lists of several apps use."""

from django import forms
from django_filters import RangeFilter
from django_filters.fields import RangeField
from django_filters.widgets import DateRangeWidget


class Offering:
    """A filter set some of whose choices are records. `offered` gives them all by one question:
    pairs of key and name, for each filter by its name."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, choices in self.offered().items():
            self.filters[name].extra["choices"] = choices


class Staged:
    """A filter set that asks for one state, or for all states of a stage by a name of its own."""

    STAGES = {}

    def by_state(self, queryset, name, value):
        return queryset.filter(status__in=self.STAGES.get(value, [value]))


class DaysField(RangeField):
    """A first and a last day, either of which may be left open."""

    widget = DateRangeWidget

    def __init__(self, *args, **kwargs):
        super().__init__((forms.DateField(), forms.DateField()), *args, **kwargs)


class DaysFilter(RangeFilter):
    """From a day to a day, both included.

    Django-filter's own makes moments of the days; east of Greenwich a date column, which reads a
    moment in UTC, then begins a day too early.
    """

    field_class = DaysField
