"""The forms with which administrators enter the office and its people."""

from django import forms
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from oia.accounts.choices import Role
from oia.accounts.models import Office, User
from oia.accounts.widgets import HOURS_CLASSES, HOURS_WIDGETS


class RolesField(forms.ModelMultipleChoiceField):
    """Roles to tick, each in words."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        asked = {
            "queryset": Group.objects.order_by("pk"),
            "label": _("Roles"),
            "required": False,
            "help_text": _("What this person may do. Without a role they may do nothing."),
        }
        super().__init__(**kwargs | asked)

    def label_from_instance(self, group):
        return dict(Role.choices).get(group.name, group.name)


class OfficeForm(forms.ModelForm):
    """The settings of the office."""

    MONEY = ["currency", "fiscal_year_start_month", "council_lead_days"]
    AGREEMENTS = ["agreement_renewal_months", "agreement_silence_months"]
    AGREEMENTS += ["agreement_dormant_by_itself"]
    VISITS = ["visit_reply_days", "visit_lookback_months", "visit_purge_days"]
    PUBLIC = ["visit_form_open", "visit_form_words", "visit_form_owner"]
    PUBLIC += ["visit_form_each", "visit_form_all"]
    TRIPS = [
        *["trip_report_days", "trip_tolerance_percent", "trip_connection_minutes"],
        *["acting_after_hours", "acting_after_days", "acting_lead_days"],
        *["passport_valid_days", "passport_lead_days", "publish_trips"],
    ]
    SIGNED = ["sign_on_confirm_days", "sign_on_listing_days", "signed_list_is_public"]
    PAST = ["keep_sightings_months", "keep_changes_months"]

    class Meta:
        model = Office
        fields = [
            *["name", "city_name", "city", "zone", "currency", "fiscal_year_start_month"],
            *["council_lead_days", "work_start", "work_end", "work_days"],
            *["office_mailbox", "mayor_mailbox"],
            *["agreement_renewal_months", "agreement_silence_months"],
            *["agreement_dormant_by_itself", "feeds_restricted"],
            *["visit_reply_days", "visit_lookback_months", "visit_purge_days"],
            *["visit_form_open", "visit_form_words", "visit_form_owner"],
            *["visit_form_each", "visit_form_all"],
            *["trip_report_days", "trip_tolerance_percent", "trip_connection_minutes"],
            *["acting_after_hours", "acting_after_days", "acting_lead_days"],
            *["passport_valid_days", "passport_lead_days", "publish_trips"],
            *["sign_on_confirm_days", "sign_on_listing_days", "signed_list_is_public"],
            *["keep_sightings_months", "keep_changes_months"],
        ]
        field_classes = HOURS_CLASSES
        widgets = HOURS_WIDGETS


class UserForm(UserChangeForm):
    """A user as administrators change them."""

    CLOCK = ["zone", "language", "work_start", "work_end", "work_days"]

    groups = RolesField()

    class Meta:
        model = User
        fields = "__all__"
        help_texts = {
            "logs_in": _(
                "Without one they get letters and answer by the buttons in them. "
                "Password and roles go with the login."
            )
        }
        field_classes = HOURS_CLASSES
        widgets = HOURS_WIDGETS


class NewUserForm(AdminUserCreationForm):
    """What a login needs; the rest follows on the next page."""

    ASKED = ["username", "email", "first_name", "last_name", "groups"]
    ASKED += ["usable_password", "password1", "password2"]

    groups = RolesField()

    class Meta:
        model = User
        fields = ["username", "email", "first_name", "last_name", "groups"]
