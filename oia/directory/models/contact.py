"""What was said between us and others: calls, meetings, mails."""

import json
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import User, full_name
from oia.core.finding import FindableQuerySet
from oia.core.models import Record, Searchable
from oia.core.remembered import address, label
from oia.core.sql import listed
from oia.core.validators import plausible_day
from oia.directory.choices import ARRANGED, Channel
from oia.directory.models.city import City
from oia.directory.models.organisation import Organisation
from oia.directory.models.person import Person
from oia.directory.models.theme import Theme

UNSHOWN = [
    *("notes", "search_text", "said", "agreed"),
    *("city__other_names", "city__search_text", "organisation__notes"),
    "organisation__search_text",
]

#: By which link a record is part of a contact.
WITH = {City: "city", Organisation: "organisation", Person: "people"}


def link(model, words, **more):
    options = {"null": True, "blank": True, "related_name": "contacts", "verbose_name": words}
    return models.ForeignKey(model, models.PROTECT, **options | more)


class ContactQuerySet(FindableQuerySet):
    best_first = ("-at", "-pk")

    def for_list(self):
        return self.select_related("city", "organisation").defer(*UNSHOWN)

    def with_names_of_ours(self):
        """Each with the names of our people in it, for `ours`: no query more."""
        people = User.objects.filter(contacts=OuterRef("pk"))
        return self.annotate(names_of_ours=Subquery(listed(people, full_name())))

    def of(self, record):
        """Those with a city, an organisation or a person; a city's with who is there as well."""
        if isinstance(record, City):
            return self.filter(pk__in=with_city(record))
        return self.filter(**{WITH[type(record)]: record.pk})


def with_city(city):
    """The keys of contacts with a city or who is there, each found by an index of its own: asked
    for in one condition, they cost a look at the whole log."""
    keys = Contact.objects.order_by().values("pk")
    return keys.filter(city=city).union(keys.filter(organisation__city=city), all=True)


class Contact(Record, Searchable):
    """One time that we were in touch: with whom, by which way, what was said and agreed.

    What was promised hangs on it as commitments. The next step is a date of its owner.
    """

    promises_on = "at"

    at = models.DateTimeField(_("when"), default=timezone.now)
    channel = models.CharField(_("how"), max_length=8, choices=Channel, default=Channel.CALL)
    about = models.CharField(_("what about"), max_length=250)
    people = models.ManyToManyField(
        Person, blank=True, related_name="contacts", verbose_name=_("people of theirs")
    )
    others = models.CharField(
        _("others"), max_length=500, blank=True, help_text=_("Who is not listed here, in words.")
    )
    colleagues = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="contacts", verbose_name=_("of ours")
    )
    organisation = link(Organisation, _("organisation"))
    city = link(City, _("city"))
    themes = models.ManyToManyField(
        Theme, blank=True, related_name="contacts", verbose_name=_("themes")
    )
    said = models.TextField(_("what was said"), blank=True)
    agreed = models.TextField(_("what was agreed"), blank=True)
    next_step = models.CharField(_("next step"), max_length=250, blank=True)
    next_step_on = models.DateField(_("by when"), null=True, blank=True, validators=[plausible_day])
    owner = link(settings.AUTH_USER_MODEL, _("who sees to it"), related_name="contacts_owned")

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="contact_latest"),
            models.Index(fields=["city", "-at"], name="contact_of_city"),
            models.Index(fields=["organisation", "-at"], name="contact_of_organisation"),
            models.Index(fields=["about", "id"], name="contact_by_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(next_step_on=None) | ~Q(next_step=""),
                name="contact_next_step_says_what",
                violation_error_message=_("Say what is to be done by then."),
            ),
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values),
                name="contact_channel_is_known",
                violation_error_message=_("There is no such way."),
            ),
        ]

    @property
    def ours(self):
        """What our people in it are called, on rows of `with_names_of_ours`."""
        return sorted(json.loads(self.names_of_ours or "[]"))

    def clean(self):
        if self.at is None:
            return
        try:
            plausible_day(self.at)
        except ValidationError as error:
            raise ValidationError({"at": error}) from error
        wrong = dict(self.impossible_days(timezone.localdate(self.at)))
        if wrong and not self.stands_so():
            raise ValidationError(wrong)

    def stands_so(self):
        """Whether it was of these days and of this way before, so that another change may go on."""

        def told(one):
            return timezone.localdate(one.at), one.channel, one.next_step_on

        before = Contact.objects.filter(pk=self.pk).first()
        return before is not None and told(before) == told(self)

    def impossible_days(self, day):
        """What cannot be of the day on which it was and of that of the next step, by field.

        A call or a mail has been, give or take the clocks of others; a meeting may be arranged.
        """
        ahead = day > timezone.localdate() + timedelta(days=1)
        if ahead and self.channel not in ARRANGED:
            yield "at", _now("That is still to come. Log it once it has been.")
        if self.next_step_on and self.next_step_on < day:
            yield "next_step_on", _now("The next step comes after the contact, not before it.")

    def __str__(self):
        day = date_format(timezone.localtime(self.at), "j M Y")
        return f"{self.about} ({label(self, 'channel')}, {day})"

    def get_absolute_url(self):
        return address("directory:contact-detail", self.pk)

    def names(self):
        return [self.about, self.others, self.next_step]
