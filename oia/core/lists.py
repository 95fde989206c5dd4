"""The one kind of list page: search, filters, sortable columns, pages; the URL holds its state."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.views.generic import TemplateView

from oia.core import arranging, keyset, sightings
from oia.core.bulk_pages import InBulk
from oia.core.choosing import Arranged
from oia.core.columns import cells_for
from oia.core.exporting import Exported
from oia.core.parts import InParts

COUNTED_UP_TO = 1_000


class RecordList(PermissionRequiredMixin, Arranged, Exported, InBulk, InParts, TemplateView):
    """A list of records. A subclass names its queryset, filter, columns and row template.

    `row_template` lies in templates/rows and gets `rows`, a list of records, and `user`. `reads`
    names the fields it takes, with those of linked records; nothing else is read for a row.
    """

    template_name = "list.html"
    part_template_name = "components/table.html"
    queryset = None
    filterset_class = None
    columns = ()
    reads = ()
    default_sort = ""
    row_template = ""
    title = ""
    lead = ""
    empty_text = ""
    new_url = ""
    new_right = ""
    page_size = 50
    keys_first = False
    raise_exception = False

    @property
    def model(self):
        return self.queryset.model

    def get_permission_required(self):
        meta = self.model._meta
        return [self.permission_required or f"{meta.app_label}.view_{meta.model_name}"]

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

    def filterset(self):
        """The filters at work on all that this user may see; nothing is found where one of them
        cannot be read, such as the owner of a saved view who left since."""
        found = self.filterset_class(
            self.request.GET, queryset=self.get_queryset(), request=self.request
        )
        if found.form.errors:
            found.queryset = found.queryset.none()
        return found

    def get_context_data(self, **kwargs):
        found = self.filterset()
        order = self.order()
        place = {name: self.request.GET.get(name, "") for name in ("after", "before")}
        rows = self.with_cells(found.qs)
        page = keyset.page(rows, order, self.page_size, keys_first=self.keys_first, **place)
        sightings.note_listed(page.rows, self.request.user)
        return super().get_context_data(
            **kwargs,
            view=self,
            filter=found,
            page=page,
            rows=self.render_rows(page.rows),
            count=self.count(found.qs, page, any(place.values())),
            headers=self.headers(),
            column_choices=self.column_choices(),
            exports=self.exports() if page.rows else [],
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
        found = queryset.order_by().values("pk")[: COUNTED_UP_TO + 1]
        counted = keyset.count(found)
        return f"{COUNTED_UP_TO:,}+" if counted > COUNTED_UP_TO else f"{counted:,}"

    def render_rows(self, rows):
        if not rows:
            return ""
        made = [column.source for column in self.shown if column.source]
        cells = cells_for(made, self.sheet, rows, self.request.user)
        user = self.request.user
        return arranging.render(
            self.row_template, self.shown, rows, cells=cells, picks=self.picks, user=user
        )

    def address(self, **changes):
        """This list's address with some of its state changed, or left out where it is None;
        another order begins at page one."""
        query = self.request.GET.copy()
        for name in ("after", "before", *changes):
            query.pop(name, None)
        for name, value in changes.items():
            if value is not None:
                query[name] = value
        return f"?{query.urlencode()}"
