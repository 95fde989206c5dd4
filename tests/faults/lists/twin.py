"""The Django admin's own list over the same rows: the same columns, filters, search and order.

It stands in a site that knows what the office's own admin knows, so that there are as many places
to go to beside it; and its rows have boxes to tick where ours have.
"""

from django.contrib import admin
from django_filters import BooleanFilter, ChoiceFilter, ModelChoiceFilter

SITE = admin.AdminSite(name="twin")


def register(specimen, view):
    """Make the admin's list of one of ours. `view` is our page, with nothing asked for yet."""
    ours = view.filterset()
    twins = [twin_of(name, one, ours) for name, one in ours.filters.items()]
    made = {
        "list_display": [column(view, name, what) for name, what in specimen.shown.items()],
        "list_filter": [*filter(None, twins), *specimen.beside],
        "search_fields": specimen.searched,
        "ordering": view.order().clauses(),
        "list_per_page": view.page_size,
        "get_queryset": lambda self, request: rows(specimen, view, request),
        "has_view_permission": lambda self, request, obj=None: True,
        "has_delete_permission": lambda self, request, obj=None: view.picks,
    }
    SITE.register(view.model, type("Twin", (admin.ModelAdmin,), made))
    SITE.register([model for model in admin.site._registry if not SITE.is_registered(model)])


def rows(specimen, view, request):
    """All rows; or those that our list shows unless somebody asks for others."""
    asked = set(request.GET) & set(view.filterset_class.base_filters)
    return specimen.narrow(view.get_queryset(), asked)


def column(view, name, what):
    """A field by its name, or a function that sorts as our column does."""
    if isinstance(what, str):
        return what
    ours = next(one for one in view.columns if one.name == name)

    @admin.display(description=ours.label, ordering=ours.sort or None)
    def shown(record):
        return what(record)

    return shown


def twin_of(name, ours, filterset):
    """A filter of the admin with the choices of ours; None for one that has no choices."""
    if isinstance(ours, BooleanFilter):
        return ours.field_name
    if isinstance(ours, ModelChoiceFilter):
        return with_choices(name, ours, filterset, lambda: related(ours, filterset.request))
    if isinstance(ours, ChoiceFilter):
        return with_choices(name, ours, filterset, lambda: named(ours.extra["choices"]))
    return None


def related(ours, request):
    """The records one may choose from, by the key that stands in the address."""
    key = ours.extra.get("to_field_name") or "pk"
    return [(str(getattr(one, key)), str(one)) for one in ours.get_queryset(request)]


def named(choices):
    return list(choices() if callable(choices) else choices)


def with_choices(name, ours, filterset, choices):
    """The admin's simplest filter, which narrows as ours does."""

    class Twin(admin.SimpleListFilter):
        title, parameter_name = ours.label, name

        def lookups(self, request, model_admin):
            return choices()

        def queryset(self, request, queryset):
            return queryset if self.value() is None else narrowed(queryset, self.value())

    def narrowed(queryset, value):
        if ours.method is None:
            return queryset.filter(**{ours.field_name: value})
        return getattr(filterset, ours.method)(queryset, ours.field_name, value)

    return Twin
