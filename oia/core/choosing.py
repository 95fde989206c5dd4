"""A list as its user arranges it: which columns, in which order, and how it opens."""

from django.shortcuts import redirect
from django.utils.functional import cached_property

from oia.core.columns import known_columns
from oia.core.light import light


class Arranged:
    """The part of a list page that knows its columns.

    The address says what is shown (`cols=a,b,c`); where it does not, what the user chose last.
    How users like their lists is kept by whoever keeps the users: `user.list_state(name)`.
    """

    def get(self, request, *args, **kwargs):
        if not request.GET and not request.htmx and (query := self.opening_query()):
            return redirect(f"{request.path}?{query}")
        return super().get(request, *args, **kwargs)

    @property
    def list_name(self):
        """What this list is called where users' own arrangements are kept."""
        return self.request.resolver_match.view_name

    @cached_property
    def state(self):
        return self.request.user.list_state(self.list_name)

    def opening_query(self):
        """The view that this user wants the list to open with; blank if none."""
        if "opens" not in self.state:
            return ""
        return self.request.user.opening_query(self.list_name)

    def plain_url(self):
        """This list with no filter at work, even where it opens with some."""
        return f"{self.request.path}?all=1" if "opens" in self.state else self.request.path

    @cached_property
    def known(self):
        return known_columns(self.columns, self.sheet, self.request.user)

    @cached_property
    def shown(self):
        """The columns as the address wants them, or else as this user likes them."""
        by_name = {column.name: column for column in self.known}
        for wanted in (self.request.GET.get("cols", ""), self.state.get("cols", "")):
            names = dict.fromkeys(name for name in wanted.split(",") if name in by_name)
            if names:
                return [by_name[name] for name in names]
        return list(self.columns)

    def column_choices(self):
        """All columns for the menu: those shown in their order, then the others. `key` tells one
        arrangement from another."""
        hidden = [column for column in self.known if column not in self.shown]
        key = ",".join([*(one.name for one in self.shown), "", *(one.name for one in hidden)])
        return {"key": key, "all": [*numbered(self.shown, hidden)]}

    def with_cells(self, queryset):
        """The queryset with what the columns shown take: all that the sheet reads, or little."""
        if any(column.source for column in self.shown):
            return self.sheet.prepare(queryset.defer(None))
        if self.reads:
            sorts = [column.sort for column in self.columns if column.sort]
            guarded = getattr(queryset, "sensitivity_path", None)  # for who saw what
            queryset = queryset.only(*self.reads, *sorts, *filter(None, [guarded]))
        return light(queryset)

    def headers(self):
        """The columns as the table's head shows them, each with the address that sorts by it."""
        return [
            {
                "column": column,
                "direction": self.direction(column),
                "url": self.address(sort=self.next_sort(column)) if column.sort else "",
            }
            for column in self.shown
        ]

    def names_shown(self):
        """The names that the columns shown have in the list's sheet."""
        return [name for column in self.shown for name in column.covers]

    def direction(self, column):
        if self.sorted_by.removeprefix("-") != column.name:
            return ""
        return "descending" if self.sorted_by.startswith("-") else "ascending"

    def next_sort(self, column):
        return f"-{column.name}" if self.sorted_by == column.name else column.name


def numbered(shown, hidden):
    for number, column in enumerate([*shown, *hidden], start=1):
        yield {"column": column, "number": number, "is_shown": number <= len(shown)}
