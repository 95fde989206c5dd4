"""The people the office deals with."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oia.core.finding import FindableQuerySet
from oia.core.models import Record, Searchable
from oia.core.remembered import address
from oia.directory.models.known import AlsoKnown


class PersonQuerySet(FindableQuerySet):
    best_first = ("name", "pk")

    def for_list(self):
        return self.defer("notes", "search_text")

    def to_be_contacted(self):
        """Without those who asked not to be."""
        return self.filter(do_not_contact=False)


class Person(AlsoKnown, Record, Searchable):
    """Somebody elsewhere: a mayor, a consul, a programme officer of a network.

    The notes are for protocol: facts only, written as if the person were reading them.
    """

    name = models.CharField(_("name"), max_length=200, help_text=_("As the person writes it."))
    spoken_name = models.CharField(
        _("name as spoken"), max_length=200, blank=True, help_text=_("How to say it.")
    )
    native_name = models.CharField(_("name in own script"), max_length=200, blank=True)
    honorific = models.CharField(
        _("form of address"), max_length=60, blank=True, help_text=_("For example “H. E.”, “Dr”.")
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=50, blank=True)
    languages = models.CharField(
        _("languages"), max_length=200, blank=True, help_text=_("The best one first.")
    )
    do_not_contact = models.BooleanField(
        _("do not contact"), default=False, help_text=_("Nobody writes or calls.")
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]
        indexes = [
            models.Index(fields=["name", "id"], name="person_by_name"),
            models.Index(fields=["updated_at", "id"], name="person_by_last_change"),
        ]

    def __str__(self):
        return self.name

    @property
    def told_apart(self):
        """What tells them from others of their name."""
        return self.email or self.phone

    def get_absolute_url(self):
        return address("directory:person-detail", self.pk)

    def own_names(self):
        return [self.name, self.native_name, self.spoken_name]

    @property
    def addressed(self):
        """The name with the form of address before it."""
        return f"{self.honorific} {self.name}".strip()

    @property
    def lookup_label(self):
        return f"{self.name} ({self.native_name})" if self.native_name else self.name
