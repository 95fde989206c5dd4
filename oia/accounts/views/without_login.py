"""People without a login: finance, legal, a partner office. They get letters, nothing else."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import CreateView, UpdateView

from oia.accounts import services
from oia.accounts.filters import WithoutLoginFilter
from oia.accounts.forms import WithoutLoginForm
from oia.accounts.models import User, names_of
from oia.core.columns import Column
from oia.core.lists import RecordList

LIST = reverse_lazy("accounts:without-login-list")


class WithoutLoginList(RecordList):
    permission_required = services.KEEP_PEOPLE
    queryset = User.objects
    filterset_class = WithoutLoginFilter
    title = _("People without a login")
    lead = _("Finance, legal, a partner office: they get letters and answer by the buttons there.")
    columns = [
        Column("name", _("Name"), "first_name", sheet=("first_name", "last_name")),
        Column("email", _("E-mail"), "email"),
        Column("department", _("Department"), "department__name", nullable=True),
        Column("language", _("Language")),
        Column("state", _("State"), sheet=("is_active",)),
    ]
    reads = [*names_of(), "language", "is_active", "department__name"]
    default_sort = "name"
    bulk = ("department", "language", "is_active")
    change_right = services.KEEP_PEOPLE
    row_template = "without_login.html"
    empty_text = _(
        "Nobody yet. Add whoever should answer for dates or help with them but never logs in."
    )
    new_url = reverse_lazy("accounts:without-login-new")
    new_right = services.KEEP_PEOPLE

    def get_queryset(self):
        return User.objects.without_login().select_related("department")


class WithoutLoginForms(PermissionRequiredMixin):
    """A form about somebody without a login; nobody else can be reached."""

    permission_required = services.KEEP_PEOPLE
    form_class = WithoutLoginForm
    template_name = "form.html"
    context_object_name = "person"  # "user" would be taken for whoever is logged in

    def get_queryset(self):
        return User.objects.without_login()

    def form_valid(self, form):
        try:
            services.keep_person(form.instance, by=self.request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(self.request, _("Kept: %s.") % form.instance)
        return redirect(LIST)


class NewWithoutLogin(WithoutLoginForms, CreateView):
    extra_context = {
        "title": _("New person without a login"),
        "lead": _("They can own dates and help with them, and never get a password or a role."),
        "cancel_url": LIST,
    }

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": User(logs_in=False)}


class EditWithoutLogin(WithoutLoginForms, UpdateView):
    extra_context = {"title": _("Change a person without a login"), "cancel_url": LIST}
