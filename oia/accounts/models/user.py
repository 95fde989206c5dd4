"""The people who work here."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import CharField, Q, Value
from django.db.models.functions import Coalesce, Concat, Lower, NullIf, Trim
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from oia.accounts.choices import Role, languages
from oia.accounts.models.department import Department
from oia.accounts.models.hours import KeepsHours
from oia.accounts.models.office import Office, OpenQuerySet
from oia.accounts.models.saved_view import SavedView
from oia.accounts.validators import valid_username
from oia.core.models import Stamped, Trodden
from oia.core.zones import valid_zone


def names_of(relation=""):
    """The fields that it takes to name a user, or one that a record links to."""
    before = f"{relation}__" if relation else ""
    return [f"{before}{name}" for name in ("first_name", "last_name", "username", "logs_in")]


def full_name():
    """A user's name as SQL: what pages call them, but for the mark of those without a login."""
    both = Trim(Concat("first_name", Value(" "), "last_name", output_field=CharField()))
    return Coalesce(NullIf(both, Value("")), "username")


class UserQuerySet(OpenQuerySet):
    def active(self):
        """Those who work here now, with a login or without."""
        return self.filter(is_active=True)

    def with_login(self):
        """Those of them who may log in."""
        return self.active().filter(logs_in=True)

    def without_login(self):
        """Those who only get letters: finance, legal, a partner office."""
        return self.filter(logs_in=False)

    def in_role(self, name):
        """Those who have a role. Raises ValueError for a role that does not exist."""
        return self.filter(groups__name=Role(name))

    def called(self, login):
        """Whoever logs in by this name or e-mail, however it is spelt."""
        return self.filter(Q(username__iexact=login.strip()) | Q(email__iexact=login.strip()))

    def by_name(self):
        return self.order_by("first_name", "last_name", "username")

    def to_choose(self):
        """By name, with what a chooser shows and nothing else."""
        return self.by_name().only(*names_of())


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Makes users, the way Django's own commands expect it."""

    @classmethod
    def normalize_email(cls, email):
        """Small letters throughout, so that logging in finds it however it is typed."""
        return (email or "").strip().lower()

    def create_user(self, username, email, password=None, **fields):
        user = self.model(username=username, email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username, email, password=None, **fields):
        return self.create_user(username, email, password, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin, Stamped, KeepsHours):
    """Somebody who works in the office or for it. Deactivated when they leave, never deleted.

    Whoever has no login (finance, legal, a partner office) owns dates and helps with them all the
    same: they get the letters and act by the signed links in them, nothing else.
    """

    username = models.CharField(
        _("user name"),
        max_length=150,
        unique=True,
        validators=[valid_username],
        error_messages={"unique": _("There is a user of this name already.")},
    )
    email = models.EmailField(_("e-mail"), help_text=_("For logging in and for reminders."))
    first_name = models.CharField(_("first name"), max_length=150, blank=True)
    last_name = models.CharField(_("last name"), max_length=150, blank=True)
    is_active = models.BooleanField(
        _("works here"),
        default=True,
        help_text=_("Take this away when somebody leaves: they can no longer log in."),
    )
    logs_in = models.BooleanField(
        _("has a login"),
        default=True,
        help_text=_("Without one they get letters and answer by the buttons in them."),
    )
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("department"),
    )
    zone = models.CharField(
        _("time zone"),
        max_length=64,
        blank=True,
        validators=[valid_zone],
        help_text=_("Such as Europe/Warsaw. Blank for the zone of the office."),
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        blank=True,
        choices=languages,
        help_text=_("Blank for the language of the office."),
    )
    #: How this user last arranged each list ("cols"), and the view it opens with ("opens").
    lists = models.JSONField(default=dict, db_default={}, blank=True, editable=False)

    told_with = "change"  # who changed what of a user is told to those who keep users
    objects = UserManager()
    history = HistoricalRecords(
        excluded_fields=["password", "last_login", "lists"], bases=[Trodden]
    )

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["email"]

    class Meta(KeepsHours.Meta):
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["first_name", "last_name", "username"]
        permissions = [
            ("use_admin", _("May use the admin")),
            ("see_restricted", _("May see restricted records")),
            ("see_movements", _("May see what is not for readers, such as trips ahead")),
            ("see_protocol", _("May see what is for protocol only")),
            ("export_everything", _("May export everything")),
            ("keep_people_without_login", _("May enter and change people without a login")),
        ]
        indexes = [
            models.Index(fields=["first_name", "id"], name="user_by_first_name"),
            models.Index(fields=["email", "id"], name="user_by_email"),
        ]
        constraints = [
            *KeepsHours.Meta.constraints,
            models.UniqueConstraint(
                Lower("username"),
                name="user_name_is_unique",
                violation_error_message=_("There is a user of this name already."),
            ),
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_is_unique",
                violation_error_message=_("There is a user with this e-mail already."),
            ),
            models.CheckConstraint(
                condition=Q(logs_in=True) | Q(is_superuser=False),
                name="user_without_login_is_no_superuser",
                violation_error_message=_("Whoever may do everything needs a login."),
            ),
        ]

    def __str__(self):
        """The name as pages and choosers have it: whoever has no login is marked as such."""
        name = self.get_full_name() or self.username
        return name if self.logs_in else _t("%(name)s (no login)") % {"name": name}

    def get_full_name(self):
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self):
        return self.first_name or self.username

    @property
    def is_staff(self):
        """What Django calls staff: those who may use the admin."""
        return self.is_active and self.has_perm("accounts.use_admin")

    @property
    def clock(self):
        """The zone whose clock this user lives by."""
        return ZoneInfo(self.zone) if self.zone else Office.current().clock

    @property
    def reads(self):
        """The code of the language in which pages and letters speak to this user."""
        spoken = dict(settings.LANGUAGES)
        return self.language if self.language in spoken else settings.LANGUAGE_CODE

    def list_state(self, name):
        """How this user arranged a list, by its name. Costs no query: it stands in the user."""
        return self.lists.get(name, {})

    def opening_query(self, name):
        """What stands behind the question mark when this user opens a list; blank if nothing."""
        views = SavedView.objects.visible_to(self).filter(list=name)
        view = views.filter(pk=self.list_state(name).get("opens")).first()
        return view.query if view else ""

    def absence_on(self, day):
        """The absence that covers a day, or None when they are there."""
        return self.absences.covering(day).select_related("deputy").first()

    def clean(self):
        super().clean()
        self.email = type(self).objects.normalize_email(self.email)

    def save(self, *args, **kwargs):
        """A login is no change of the user, so it leaves no history row."""
        self.email = type(self).objects.normalize_email(self.email)
        if list(kwargs.get("update_fields") or ()) != ["last_login"]:
            return super().save(*args, **kwargs)
        self.skip_history_when_saving = True
        try:
            return super().save(*args, **kwargs)
        finally:
            del self.skip_history_when_saving
