"""The one kind of list page: search, filters, sortable columns, pages; the URL holds its state."""

from dataclasses import dataclass

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.template import engines
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.views.generic import TemplateView

from oia.core import keyset

COUNTED_UP_TO = 1_000


@dataclass(frozen=True)
class Column:
    """A column of a list. `sort` is the path it sorts by; blank where it cannot be sorted."""

    name: str
    label: str | Promise
    sort: str = ""
    nullable: bool = False
    classes: str = ""


class RecordList(PermissionRequiredMixin, TemplateView):
    """A list of records. A subclass names its queryset, filter, columns and row template.

    `row_template` lies in templates/rows and gets `rows`, a list of records, and `user`.
    """

    template_name = "list.html"
    table_template_name = "components/table.html"
    queryset = None
    filterset_class = None
    columns = ()
    default_sort = ""
    row_template = ""
    title = ""
    lead = ""
    empty_text = ""
    new_url = ""
    new_right = ""
    page_size = 50
    raise_exception = False

    @property
    def model(self):
        return self.queryset.model

    def get_permission_required(self):
        meta = self.model._meta
        return [self.permission_required or f"{meta.app_label}.view_{meta.model_name}"]

    def get_template_names(self):
        htmx = self.request.htmx and not self.request.htmx.boosted
        return [self.table_template_name if htmx else self.template_name]

    def render_to_response(self, context, **kwargs):
        """Page and fragment share an address: no cache may give out one for the other."""
        response = super().render_to_response(context, **kwargs)
        patch_vary_headers(response, ["HX-Request"])
        return response

    def get_queryset(self):
        return self.queryset.all().for_list().visible_to(self.request.user)

    def order(self):
        """The order asked for in the address, if there is such a column; else the default."""
        asked = self.request.GET.get("sort", "")
        for wanted in (asked, self.default_sort):
            for column in self.columns:
                if column.sort and column.name == wanted.removeprefix("-"):
                    self.sorted_by = wanted
                    return keyset.Order(column.sort, wanted.startswith("-"), column.nullable)
        self.sorted_by = ""
        return keyset.Order("pk")

    def get_context_data(self, **kwargs):
        found = self.filterset_class(
            self.request.GET, queryset=self.get_queryset(), request=self.request
        )
        order = self.order()
        place = {name: self.request.GET.get(name, "") for name in ("after", "before")}
        page = keyset.page(found.qs, order, self.page_size, **place)
        return super().get_context_data(
            **kwargs,
            view=self,
            filter=found,
            page=page,
            rows=self.render_rows(page.rows),
            count=self.count(found.qs, page, any(place.values())),
            headers=self.headers(),
            filtered=found.form.is_valid() and any(found.form.cleaned_data.values()),
            new_url=self.new_url if self.request.user.has_perm(self.new_right) else "",
            pages={
                name: self.address(**{name: key})
                for name, key in (("before", page.before), ("after", page.after))
                if key
            },
        )

    def count(self, queryset, page, beyond_first):
        """How many records match, counted only as far as it is cheap."""
        if not beyond_first and not page.after:
            return str(len(page.rows))
        counted = queryset.order_by()[: COUNTED_UP_TO + 1].count()
        return f"{COUNTED_UP_TO:,}+" if counted > COUNTED_UP_TO else f"{counted:,}"

    def render_rows(self, rows):
        template = engines["rows"].get_template(self.row_template)
        return template.render({"rows": rows, "user": self.request.user}) if rows else ""

    def address(self, **changes):
        """This list's address with some of its state changed; another order begins at page one."""
        query = self.request.GET.copy()
        for name in ("after", "before"):
            query.pop(name, None)
        for name, value in changes.items():
            query[name] = value
        return f"?{query.urlencode()}"

    def headers(self):
        """The columns as the table's head shows them, each with the address that sorts by it."""
        return [
            {
                "column": column,
                "direction": self.direction(column),
                "url": self.address(sort=self.next_sort(column)) if column.sort else "",
            }
            for column in self.columns
        ]

    def direction(self, column):
        if self.sorted_by.removeprefix("-") != column.name:
            return ""
        return "descending" if self.sorted_by.startswith("-") else "ascending"

    def next_sort(self, column):
        return f"-{column.name}" if self.sorted_by == column.name else column.name
