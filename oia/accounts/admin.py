"""The office itself and its people, as administrators enter them."""

from allauth.account import admin as allauth_admin
from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oia.accounts import services
from oia.accounts.admin_forms import NewUserForm, OfficeForm, UserForm
from oia.accounts.choices import Role
from oia.accounts.models import (
    Absence,
    CouncilDate,
    Department,
    ExchangeRate,
    Holiday,
    Office,
    User,
)
from oia.core.admin import RecordAdmin

# One door for all, so that guesses are counted there too.
admin.site.login = secure_admin_login(admin.site.login)

# allauth's copy of addresses stays empty here; ours stands in the user.
admin.site.unregister(allauth_admin.EmailAddress)


class OfficeRecordAdmin(RecordAdmin):
    """Something that is true of the whole office."""

    save_on_top = False


@admin.register(Office)
class OfficeSettingsAdmin(OfficeRecordAdmin):
    """There is one office, so the way to it skips the list."""

    form = OfficeForm
    autocomplete_fields = ["city"]
    fieldsets = [
        (None, {"fields": ["name", "city_name", "city", "zone"]}),
        (_("Money and lead times"), {"fields": OfficeForm.MONEY}),
        (_("Working hours"), {"fields": ["work_start", "work_end", "work_days"]}),
        (_("Mailboxes"), {"fields": ["office_mailbox", "mayor_mailbox"]}),
        (_("Agreements"), {"fields": OfficeForm.AGREEMENTS}),
        (_("Visits to us"), {"fields": OfficeForm.VISITS}),
        (_("Public form for requests"), {"fields": OfficeForm.PUBLIC}),
        (_("Trips"), {"fields": OfficeForm.TRIPS}),
        (_("What we sign"), {"fields": OfficeForm.SIGNED}),
        (_("Calendar feeds"), {"fields": ["feeds_restricted"]}),
        (_("How long the past is kept"), {"fields": OfficeForm.PAST}),
    ]

    def changelist_view(self, request, extra_context=None):
        return redirect("admin:accounts_office_change", Office.current().pk)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Department)
class DepartmentAdmin(OfficeRecordAdmin):
    list_display = ["name", "mailbox"]
    search_fields = ["name", "mailbox"]


@admin.register(Holiday)
class HolidayAdmin(OfficeRecordAdmin):
    list_display = ["on", "name"]
    list_display_links = ["on", "name"]
    search_fields = ["name"]
    date_hierarchy = "on"
    ordering = ["-on"]


@admin.register(CouncilDate)
class CouncilDateAdmin(OfficeRecordAdmin):
    list_display = ["on", "agenda_closes_on"]
    date_hierarchy = "on"
    ordering = ["-on"]


@admin.register(ExchangeRate)
class ExchangeRateAdmin(OfficeRecordAdmin):
    list_display = ["currency", "on", "rate"]
    list_filter = ["currency"]
    search_fields = ["currency"]
    date_hierarchy = "on"


@admin.register(Absence)
class AbsenceAdmin(OfficeRecordAdmin):
    list_display = ["user", "starts_on", "ends_on", "deputy"]
    list_select_related = ["user", "deputy"]
    list_filter = ["user__department"]
    search_fields = ["user__first_name", "user__last_name", "user__username"]
    autocomplete_fields = ["user", "deputy"]
    date_hierarchy = "starts_on"


class AbsenceInline(admin.TabularInline):
    model = Absence
    fk_name = "user"
    extra = 0
    autocomplete_fields = ["deputy"]


@admin.register(User)
class UserAdmin(OfficeRecordAdmin, DjangoUserAdmin):
    """Users with their roles. Nobody is deleted: whoever leaves is no longer active.

    Password and roles go with the login: whoever has none is not asked for them.
    """

    form = UserForm
    add_form = NewUserForm
    inlines = [AbsenceInline]
    list_display = ["name", "username", "email", "roles", "department"]
    list_display += ["is_active", "logs_in", "last_login"]
    list_select_related = ["department"]
    list_filter = ["is_active", "logs_in", "groups", "department"]
    search_fields = ["username", "email", "first_name", "last_name"]
    ordering = ["first_name", "last_name", "username"]
    autocomplete_fields = ["department"]
    filter_horizontal = ["user_permissions"]
    readonly_fields = ["last_login", "created_at"]
    fieldsets = [
        (None, {"fields": ["username", "email", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "department"]}),
        (_("Role"), {"fields": ["is_active", "logs_in", "groups"]}),
        (_("Clock and language"), {"fields": UserForm.CLOCK}),
        (
            _("Beyond roles"),
            {"classes": ["collapse"], "fields": ["is_superuser", "user_permissions"]},
        ),
        (_("Dates"), {"fields": ["last_login", "created_at"]}),
    ]
    add_fieldsets = [(None, {"fields": NewUserForm.ASKED})]
    without_login_fieldsets = [
        (None, {"fields": ["username", "email"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "department"]}),
        (_("Login"), {"fields": ["is_active", "logs_in"]}),
        (_("Clock and language"), {"fields": UserForm.CLOCK}),
    ]

    @admin.display(description=_("name"), ordering="first_name")
    def name(self, user):
        return str(user)

    @admin.display(description=_("roles"))
    def roles(self, user):
        words = dict(Role.choices)
        return ", ".join(str(words.get(group.name, group.name)) for group in user.groups.all())

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def get_fieldsets(self, request, obj=None):
        if obj and not obj.logs_in:
            return self.without_login_fieldsets
        return super().get_fieldsets(request, obj)

    def save_related(self, request, form, formsets, change):
        """Whoever loses their login loses password and roles with it."""
        super().save_related(request, form, formsets, change)
        if "logs_in" in form.changed_data and not form.instance.logs_in:
            services.take_login_away(form.instance, by=request.user)

    def user_change_password(self, request, id, form_url=""):
        user = self.get_object(request, unquote(id))
        if user and not user.logs_in:
            raise PermissionDenied(_("Somebody without a login has no password."))
        return super().user_change_password(request, id, form_url)

    def get_readonly_fields(self, request, obj=None):
        """Only a superuser hands out what goes beyond roles."""
        beyond = [] if request.user.is_superuser else ["is_superuser", "user_permissions"]
        return [*super().get_readonly_fields(request, obj), *beyond]

    def has_change_permission(self, request, obj=None):
        """Whoever could set a superuser's password could become one."""
        if obj and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def response_add(self, request, obj, post_url_continue=None):
        """After the few things a login needs, on to the rest."""
        rest = reverse("admin:accounts_user_change", args=[obj.pk])
        return super().response_add(request, obj, post_url_continue or rest)
