"""The views that people keep of lists, and the columns they like."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import NoReverseMatch, reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import DeleteView, TemplateView, UpdateView, View

from oia.accounts import list_services as services
from oia.accounts.models import SavedView
from oia.core.parts import InParts
from oia.core.plugs import NavEntry, board
from oia.core.sheets import Sheet

LIST = reverse_lazy("accounts:view-list")


class AboutList:
    """Something done to the list whose address stands in `back`."""

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(LIST)

    @cached_property
    def place(self):
        given = self.request.POST or self.request.GET
        return services.place_of(given.get("back", ""))

    def go_back(self, query):
        _name, path, _query = self.place
        return redirect(f"{path}?{query}" if query else path)


class ViewList(AboutList, InParts, TemplateView):
    """The views one may open. With the address of a list in `back` only its own, for its menu."""

    template_name = "accounts/views.html"
    part_template_name = "accounts/_views_menu.html"

    def get_context_data(self, **kwargs):
        user, back = self.request.user, self.request.GET.get("back", "")
        views = SavedView.objects.visible_to(user).select_related("owner")
        around = {}
        if back:
            name, path, query = self.place
            views = views.filter(list=name)
            around = {"back": back, "path": path, "query": query, "list_title": title_of(name)}
        may = set(SavedView.objects.changeable_by(user).values_list("pk", flat=True))
        shown = [self.told(view, may, around) for view in views.order_by("list", "name", "pk")]
        return super().get_context_data(**kwargs, views=shown, **around)

    def told(self, view, may, around):
        """A view with its address, and what this user may do with it."""
        path = around.get("path") or path_of(view.list)
        return {
            "view": view,
            "list_title": title_of(view.list),
            "url": path and f"{path}?{view.query}",
            "is_here": bool(around) and view.query == around["query"],
            "is_own": view.owner_id == self.request.user.pk,
            "opens": self.request.user.list_state(view.list).get("opens") == view.pk,
            "may_change": view.pk in may,
        }


def path_of(list_name):
    """The address of a list; blank for one that belongs to a record."""
    try:
        return reverse(list_name)
    except NoReverseMatch:
        return ""


def title_of(list_name):
    """What people call a list."""
    named = [*board.all(NavEntry), *board.all(Sheet)]
    return next((one.title for one in named if one.url_name == list_name), "")


class KeepView(AboutList, View):
    """Keeps a list as it is under a name."""

    http_method_names = ["post"]

    def post(self, request):
        name, __, query = self.place
        words = request.POST.get("name", "").strip()
        shared = "is_shared" in request.POST
        try:
            view = services.keep_view(
                by=request.user, list_name=name, name=words, query=query, is_shared=shared
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Kept: %s.") % view)
        return self.go_back(query)


class OpenWith(View):
    """A list opens with this view from now on, or no longer."""

    http_method_names = ["post"]

    def post(self, request, pk):
        view = get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)
        opens = request.user.list_state(view.list).get("opens")
        services.remember(request.user, view.list, opens=None if opens == view.pk else view.pk)
        messages.success(request, _("Saved."))
        return redirect(LIST)


class Changeable:
    """A view that this user may change."""

    success_url = LIST
    extra_context = {"cancel_url": LIST}

    def get_queryset(self):
        return SavedView.objects.changeable_by(self.request.user)


class EditView(Changeable, UpdateView):
    """Rename a view, share it with the office or take it back."""

    fields = ["name", "is_shared"]
    template_name = "form.html"

    def form_valid(self, form):
        try:
            services.change_view(form.instance, by=self.request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(self.request, _("Saved."))
        return redirect(LIST)


class DeleteSavedView(Changeable, DeleteView):
    template_name = "accounts/view_delete.html"
    form_class = forms.Form

    def form_valid(self, form):
        services.drop_view(self.object, by=self.request.user)
        messages.success(self.request, _("The view is deleted."))
        return redirect(LIST)


class ChooseColumns(AboutList, View):
    """Remembers which columns of a list one likes, in which order."""

    http_method_names = ["post"]

    def post(self, request):
        name, __, query = self.place
        chosen = [] if "reset" in request.POST else chosen_columns(request.POST)
        services.remember(request.user, name, cols=",".join(chosen))
        state = QueryDict(query, mutable=True)
        state.pop("cols", None)
        if chosen:
            state["cols"] = ",".join(chosen)
        return self.go_back(state.urlencode(safe=","))


def chosen_columns(data):
    """The names of the columns ticked, by the number beside each."""

    def place(name):
        number = data.get(f"order-{name}", "")
        return int(number) if number.isdecimal() and len(number) < 5 else 9999

    return sorted(dict.fromkeys(data.getlist("col")), key=place)
