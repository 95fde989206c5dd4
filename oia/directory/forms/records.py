"""Typing in cities, organisations, people and the posts they hold."""

from django import forms
from django.utils.translation import gettext_lazy as _

from oia.accounts.widgets import ZoneField, ZoneInput
from oia.core.validators import plausible_day
from oia.core.widgets import Lookup, LookupField
from oia.directory.forms.grouped import DAY, GroupedForm, offer_visible
from oia.directory.forms.once import Once
from oia.directory.models import City, Organisation, Person, Post, PostHolding


class CityForm(Once, GroupedForm):
    groups = [
        (_("The city"), "name", "country", "zone", "population", "other_names"),
        (_("Where it is"), "latitude", "longitude"),
    ]

    class Meta:
        model = City
        fields = [
            "name",
            "country",
            "zone",
            "population",
            "other_names",
            "latitude",
            "longitude",
        ]
        field_classes = {"zone": ZoneField}
        widgets = {"zone": ZoneInput, "other_names": forms.Textarea({"rows": 6, "dir": "auto"})}

    def clean_population(self):
        return self.cleaned_data["population"] or 0


class OrganisationForm(Once, GroupedForm):
    groups = [
        (_("The organisation"), "name", "short_name", "kind", "parent", "city", "country"),
        (_("How to reach it"), "website", "email", "phone"),
        (
            _("Of an embassy or a consulate"),
            *("career", "jurisdiction", "national_date", "national_month"),
        ),
        (_("For the office"), "sensitivity", "notes"),
    ]
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    class Meta:
        model = Organisation
        fields = [
            "name",
            "short_name",
            "kind",
            "parent",
            "city",
            "country",
            "website",
            "email",
            "phone",
            "career",
            "jurisdiction",
            "national_date",
            "national_month",
            "sensitivity",
            "notes",
        ]
        field_classes = {"city": LookupField, "parent": LookupField}
        widgets = {
            "city": Lookup("directory:city-lookup"),
            "parent": Lookup("directory:organisation-lookup"),
        }


class PersonForm(Once, GroupedForm):
    groups = [
        (_("The person"), "name", "honorific", "spoken_name", "native_name", "languages"),
        (_("How to reach them"), "email", "phone", "do_not_contact"),
        (_("For the office"), "sensitivity", "notes"),
    ]

    class Meta:
        model = Person
        fields = [
            "name",
            "honorific",
            "spoken_name",
            "native_name",
            "languages",
            "email",
            "phone",
            "do_not_contact",
            "sensitivity",
            "notes",
        ]
        widgets = {"native_name": forms.TextInput({"dir": "auto"})}
        help_texts = {"notes": _("Facts for protocol, written as if the person were reading them.")}


class PostForm(GroupedForm):
    """A post of an organisation, which the page knows."""

    groups = [(_("The post"), "title", "is_head", "several_holders")]

    class Meta:
        model = Post
        fields = ["title", "is_head", "several_holders"]

    def clean_title(self):
        """Once in its organisation; checked here, since the form leaves the organisation out."""
        title = self.cleaned_data["title"]
        others = self.instance.organisation.posts.exclude(pk=self.instance.pk)
        if others.filter(title__iexact=title).exists():
            raise forms.ValidationError(_("The organisation has a post of that title already."))
        return title


class HoldingForm(GroupedForm):
    """Somebody's time in a post, which the page knows."""

    groups = [(_("Who, and from when to when"), "person", "starts_on", "ends_on")]

    class Meta:
        model = PostHolding
        fields = ["person", "starts_on", "ends_on"]
        field_classes = {"person": LookupField}
        widgets = {
            "person": Lookup("directory:person-lookup"),
            "starts_on": DAY,
            "ends_on": DAY,
        }


class AskingForm(forms.Form):
    """A few questions that a service wants answered, for a user."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        offer_visible(self, user)


class HandOverForm(AskingForm):
    """Who follows in a post, and from when."""

    person = LookupField(Person.objects.all, "directory:person-lookup", label=_("Who follows"))
    on = forms.DateField(
        label=_("From"),
        widget=DAY,
        validators=[plausible_day],
        help_text=_("Whoever holds the post now leaves it the day before."),
    )


class EndForm(AskingForm):
    """The last day of somebody in a post."""

    on = forms.DateField(label=_("Last day"), widget=DAY, validators=[plausible_day])


class GivePostForm(AskingForm):
    """A post that a person holds or held, by its organisation and title."""

    organisation = LookupField(
        Organisation.objects.all, "directory:organisation-lookup", label=_("Organisation")
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=150,
        help_text=_("A post that the organisation does not have yet comes into being."),
    )
    is_head = forms.BooleanField(
        label=_("Heads the organisation"), required=False, help_text=_("Such as a mayor.")
    )
    starts_on = forms.DateField(
        label=_("From"),
        required=False,
        widget=DAY,
        validators=[plausible_day],
        help_text=_("Leave empty if it is not known."),
    )
    ends_on = forms.DateField(
        label=_("To"),
        required=False,
        widget=DAY,
        validators=[plausible_day],
        help_text=_("Leave empty while it lasts."),
    )
