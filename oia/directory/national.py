"""National days of the embassies and consulates here, as dates that somebody is reminded of."""

from datetime import date, timedelta

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from oia.core.plugs import Dated, DeadlineSource, ShippedRule
from oia.core.zones import Due
from oia.directory.models import Organisation

KIND = "organisation.national_day"

KEPT_DAYS = 30  # after it the date goes
AWAY_DAYS = 14  # so long it is away, before that of the next year comes


def day_of(year, post):
    """The national day in a year; the day before 1 March where the year has no 29 February."""
    try:
        return date(year, post.national_month, post.national_date)
    except ValueError:
        return date(year, 3, 1) - timedelta(days=1)


def from_on(day):
    """Those whose national day lies on a day, or later in its year."""
    same_month = Q(national_month=day.month, national_date__gte=day.day)
    return same_month | Q(national_month__gt=day.month)


def between(first, end):
    """Those whose national day lies on a day or later, but before another within a year."""
    if first.year == end.year:
        return from_on(first) & ~from_on(end)
    return from_on(first) | ~from_on(end)


def posts():
    """The posts with a national day, each with the year of the one that counts now.

    That is one that has just been, or the next. In between it is away for a while: so the one is
    over before the other begins, and nobody is told that a day has moved.
    """
    first = timezone.localdate() - timedelta(days=KEPT_DAYS)
    away = between(first - timedelta(days=AWAY_DAYS), first)
    known = Organisation.objects.consular().filter(national_month__isnull=False)
    year = Case(
        When(from_on(first), then=Value(first.year)),
        default=Value(first.year + 1),
        output_field=IntegerField(),
    )
    return known.exclude(away).annotate(national_year=year)


def read(post):
    words = _t("Congratulate %(country)s on its national day: %(post)s")
    names = {"country": post.country.name or post.name, "post": post.name}
    on = day_of(post.national_year, post)
    return Dated(title=words % names, due=Due(on=on), subject=post, hard=False)


def passed(post):
    """It is over; unless no such day is known of the post any more."""
    is_known = Organisation.objects.consular().filter(pk=post.pk, national_month__isnull=False)
    return _t("It has passed") if is_known.exists() else ""


SOURCE = DeadlineSource(
    kind=KIND,
    label=_("National day"),
    rows=posts,
    watch=(
        *("name", "kind", "country", "sensitivity"),
        *("national_month", "national_date", "national_year"),
    ),
    read=read,
    outcome=passed,
    comes_round=True,
    passes=True,
)

RULE = ShippedRule(
    slug="national-days",
    name="National days of embassies and consulates",
    kinds=(KIND,),
    steps=(14, 3, 0),
    overdue_every=0,
    overdue_until=0,
    to=("role:protocol",),
    climbs_after=None,
)
