"""Posts, and who held them from when to when."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from oia.core.light import light
from oia.core.models import Kept
from oia.core.validators import plausible_day
from oia.core.visibility import RIGHT_TO_SEE, VisibleQuerySet, hidden_from
from oia.directory.models.organisation import Organisation
from oia.directory.models.person import Person

BACKWARDS = _("The time in the post ends before it starts.")


class PostQuerySet(VisibleQuerySet):
    sensitivity_path = "organisation__sensitivity"

    def for_list(self):
        return self.select_related("organisation")


class Post(Kept):
    """A seat in an organisation that people hold one after another: "the mayor" is one."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="posts", verbose_name=_("organisation")
    )
    title = models.CharField(_("title"), max_length=150)
    is_head = models.BooleanField(
        _("heads the organisation"), default=False, help_text=_("Such as the mayor of a city.")
    )
    several_holders = models.BooleanField(
        _("several people hold it at once"), default=False, help_text=_("Such as deputy mayors.")
    )

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["organisation", "-is_head", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "title"],
                name="post_is_named_once_in_its_organisation",
                violation_error_message=_("The organisation has a post of that title already."),
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.organisation}"

    def get_absolute_url(self):
        return f"{self.organisation.get_absolute_url()}#posts"

    def holder_on(self, day):
        """Who holds the post on a day; None if nobody does. The latest where several do."""
        holding = self.holdings.held_on(day).select_related("person").latest_first().first()
        return holding.person if holding else None


def as_restricted_as(levels):
    """The condition that the person or the organisation is at one of these levels."""
    of_organisation = Q(post__organisation__sensitivity__in=levels)
    return Q(person__sensitivity__in=levels) | of_organisation


class PostHoldingQuerySet(VisibleQuerySet):
    def visible_to(self, user):
        """As restricted as the person and the organisation are."""
        hidden = hidden_from(user)
        return self.exclude(as_restricted_as(hidden)) if hidden else self

    def guarded(self):
        """Those of which the person or the organisation is not for the whole office."""
        return self.filter(as_restricted_as(list(RIGHT_TO_SEE)))

    def held_on(self, day):
        """Those that hold on that day. An unknown beginning counts as long ago."""
        return self.filter(
            Q(starts_on=None) | Q(starts_on__lte=day), Q(ends_on=None) | Q(ends_on__gte=day)
        )

    def overlapping(self, starts_on, ends_on):
        """Those that share a day with the period; None is open on that side."""
        found = self
        if ends_on:
            found = found.filter(Q(starts_on=None) | Q(starts_on__lte=ends_on))
        if starts_on:
            found = found.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on))
        return found

    def latest_first(self):
        """Those that still hold before those that ended, then the later beginning."""
        return self.order_by(
            F("ends_on").desc(nulls_first=True), F("starts_on").desc(nulls_last=True), "-pk"
        )

    def for_list(self):
        return self.select_related("person", "post__organisation").latest_first()


class PostHolding(Kept):
    """Somebody's time in a post. Never overwritten: the next holder is a new row."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings", verbose_name=_("post"))
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="holdings", verbose_name=_("person")
    )
    starts_on = models.DateField(
        _("from"),
        null=True,
        blank=True,
        validators=[plausible_day],
        help_text=_("Leave empty if it is not known."),
    )
    ends_on = models.DateField(
        _("to"),
        null=True,
        blank=True,
        validators=[plausible_day],
        help_text=_("Leave empty while it lasts."),
    )

    objects = PostHoldingQuerySet.as_manager()

    class Meta:
        verbose_name = _("time in a post")
        verbose_name_plural = _("times in a post")
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="holding_ends_after_it_starts",
                violation_error_message=BACKWARDS,
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.post}"

    def get_absolute_url(self):
        return self.post.get_absolute_url()

    def clean(self):
        """It does not end before it starts, and a post for one has one holder at a time."""
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": BACKWARDS})
        if not (self.post_id and self.person_id) or self.post.several_holders:
            return
        others = self.post.holdings.exclude(pk=self.pk)
        other = others.overlapping(self.starts_on, self.ends_on).select_related("person").first()
        if other:
            words = {"person": other.person, "period": other.period}
            raise ValidationError(
                _now("%(person)s holds this post then (%(period)s). End that first, or hand over.")
                % words
            )

    def known_to(self, user):
        """Whether a user may know who holds the post."""
        levels = {self.person.sensitivity, self.post.organisation.sensitivity}
        return not levels & set(hidden_from(user))

    def during(self, name):
        """The condition that a day, by the name of its field, lies within this time."""
        sides = {f"{name}__gte": self.starts_on, f"{name}__lte": self.ends_on}
        return Q(**{side: day for side, day in sides.items() if day})

    @property
    def period(self):
        """ "2 May 2020 – 30 Apr 2026", in words where a side is open."""
        start, end = (day and date_format(day, "j M Y") for day in (self.starts_on, self.ends_on))
        if end:
            return f"{start or _now('not known')} – {end}"
        return _now("from %(day)s") % {"day": start} if start else _now("since when is not known")

    @property
    def in_words(self):
        """The post, with the time where that is over or still to come."""
        held = self.holds_on(timezone.localdate())
        return str(self.post) if held else f"{self.post} ({self.period})"

    def holds_on(self, day):
        """Whether this person holds the post on that day."""
        return (not self.starts_on or self.starts_on <= day) and (
            not self.ends_on or self.ends_on >= day
        )


def with_posts_held(people, day, user):
    """People, each with the `posts_held` on that day as far as the user may see them."""
    held = PostHolding.objects.held_on(day).visible_to(user)
    held = held.select_related("post__organisation").order_by("-post__is_head", "pk")
    held = held.only("person", "post__title", "post__organisation__name")
    return people.prefetch_related(Prefetch("holdings", light(held), to_attr="posts_held"))


def with_heads(organisations, day, user):
    """Organisations, each with its posts that head it, and in these `heads` on that day."""
    held = PostHolding.objects.held_on(day).visible_to(user).select_related("person")
    held = held.order_by("pk").only("post", "starts_on", "person__name", "person__honorific")
    posts = Post.objects.filter(is_head=True).order_by("title", "pk").only("organisation", "title")
    posts = posts.prefetch_related(Prefetch("holdings", light(held), to_attr="heads"))
    return organisations.prefetch_related(Prefetch("posts", posts, to_attr="headed_by"))
