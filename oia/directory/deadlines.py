"""What of agreements and contacts has a date that somebody must be reminded of."""

from datetime import timedelta
from functools import partial

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator, format_lazy
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from oia.core.dates import add_months
from oia.core.plugs import Dated, DeadlineSource, KindGroup, ShippedRule, register
from oia.core.zones import Due
from oia.directory import national
from oia.directory.choices import AgreementStatus as Status
from oia.directory.choices import Renewal
from oia.directory.models import Agreement, Clearance, Contact

COLUMNS = ("title", "status", "sensitivity", "owner", "backup")
PEOPLE = ("owner", "backup")

#: Years after the signing that are worth a letter or a visit.
GREAT_YEARS = (5, 10, 25, 50, 75, 100)
DECADES = (20, 30, 40, 60, 70, 80, 90)
AHEAD_MONTHS = 24  # before an anniversary it becomes a date
KEPT_DAYS = 30  # after it the date goes

#: In which it is open whether and how an agreement goes on.
GOING_ON = [Status.SIGNED, Status.ACTIVE, Status.DORMANT]


def dated(agreement, words, day, **more):
    """A deadline of an agreement: whoever owns that sees to it."""
    title = words % {"title": agreement.title, **more.pop("names", {})}
    return Dated(
        title=Truncator(title).chars(300),
        due=Due(on=day),
        subject=agreement,
        owner=agreement.owner,
        backup=agreement.backup,
        **more,
    )


def in_words(day):
    return date_format(day, "j M Y")


def ending():
    rows = Agreement.objects.filter(status__in=GOING_ON, ends_on__isnull=False)
    rows = rows.filter(terminated_on=None)
    return rows.with_settings().select_related(*PEOPLE)


def read_renewal(agreement):
    day = add_months(agreement.ends_on, -agreement.set_agreement_renewal_months)
    words = _t("Decide whether to renew: %(title)s")
    if agreement.renewal == Renewal.AUTOMATIC:
        words = _t("Decide whether to let it renew itself: %(title)s")
    return dated(agreement, words, day, hard=False)


def renewal_begun(agreement):
    if agreement.is_in_force and agreement.terminated_on:
        return _t("Notice is given")
    return _t("Up for renewal") if agreement.status == Status.RENEWAL else ""


def renewing_themselves():
    """In whichever state: what is in force renews itself as long as nobody gives notice."""
    rows = Agreement.objects.in_force().filter(ends_on__isnull=False, terminated_on=None)
    rows = rows.filter(renewal=Renewal.AUTOMATIC, notice_months__isnull=False)
    return rows.with_settings().select_related(*PEOPLE)


def read_notice(agreement):
    day = agreement.notice_by(agreement.set_council_lead_days)
    return dated(agreement, _t("Last day to begin giving notice: %(title)s"), day)


def notice_given(agreement):
    if agreement.is_in_force and agreement.terminated_on:
        return _t("Notice is given")
    return _t("Terminated") if agreement.status == Status.TERMINATED else ""


def running_out():
    rows = Agreement.objects.in_force().filter(ends_on__isnull=False)
    rows = rows.exclude(renewal=Renewal.AUTOMATIC, terminated_on=None)
    return rows.select_related(*PEOPLE)


def read_end(agreement):
    return dated(agreement, _t("Term ends: %(title)s"), agreement.ends_on)


def to_clear():
    rows = Clearance.objects.outstanding().filter(due_on__isnull=False)
    rows = rows.filter(agreement__in=Agreement.objects.running())
    return rows.select_related(*(f"agreement__{name}" for name in PEOPLE))


def read_clearance(clearance):
    words = _t("%(what)s: %(title)s")
    names = {"what": clearance.get_kind_display()}
    return dated(clearance.agreement, words, clearance.due_on, names=names)


def cleared(clearance):
    if clearance.granted_on:
        return _t("Granted on %(day)s") % {"day": in_words(clearance.granted_on)}
    if clearance.refused_on:
        return _t("Refused on %(day)s") % {"day": in_words(clearance.refused_on)}
    return ""


def active():
    rows = Agreement.objects.filter(status=Status.ACTIVE)
    return rows.with_settings().select_related(*PEOPLE)


def read_silence(agreement):
    """Asked once silence lasts too long, but not before the agreement was written down here."""
    day = add_months(agreement.heard_on, agreement.set_agreement_silence_months)
    day = max(day, timezone.localdate(agreement.created_at))
    words = _t("Nothing happened since %(since)s: %(title)s")
    if not agreement.days_known:
        words = _t("Nothing is known since it was written down, %(since)s: %(title)s")
    names = {"since": in_words(agreement.heard_on)}
    return dated(agreement, words, day, names=names, hard=False)


def fell_silent(agreement):
    return _t("Dormant") if agreement.status == Status.DORMANT else ""


def jubilant(years):
    """Agreements whose anniversary comes within two years, or was within the last month.

    Nobody celebrates what is suspended, or whose term is over.
    """
    today = timezone.localdate()
    first = add_months(today - timedelta(days=KEPT_DAYS), -12 * years)
    last = add_months(today, AHEAD_MONTHS - 12 * years)
    rows = Agreement.objects.alive(today).filter(signed_on__range=(first, last))
    return rows.select_related(*PEOPLE)


def read_anniversary(years, agreement):
    words = _t("%(years)d years: %(title)s")
    day = add_months(agreement.signed_on, 12 * years)
    return dated(agreement, words, day, names={"years": years}, hard=False)


def passed(agreement):
    alive = Agreement.objects.alive(timezone.localdate())
    return _t("It has passed") if alive.filter(pk=agreement.pk).exists() else ""


def stepping_on():
    rows = Contact.objects.filter(next_step_on__isnull=False)
    return rows.select_related("owner")


def read_step(contact):
    title = Truncator(contact.next_step).chars(300)
    due = Due(on=contact.next_step_on)
    return Dated(title=title, due=due, subject=contact, owner=contact.owner, hard=False)


SOURCES = (
    DeadlineSource(
        kind="agreement.renewal",
        label=_("Renewal to decide"),
        rows=ending,
        watch=("ends_on", "renewal", "terminated_on", *COLUMNS),
        read=read_renewal,
        office=("agreement_renewal_months",),
        outcome=renewal_begun,
        comes_round=True,
    ),
    DeadlineSource(
        kind="agreement.notice_by",
        label=_("Last day to give notice of an agreement"),
        rows=renewing_themselves,
        watch=("ends_on", "notice_months", "terminated_on", *COLUMNS),
        read=read_notice,
        office=("council_lead_days",),
        outcome=notice_given,
        comes_round=True,
    ),
    DeadlineSource(
        kind="agreement.term_end",
        label=_("End of an agreement’s term"),
        rows=running_out,
        watch=("ends_on", "terminated_on", *COLUMNS),
        read=read_end,
        comes_round=True,
    ),
    DeadlineSource(
        kind="agreement.clearance",
        label=_("Clearance due"),
        rows=to_clear,
        watch=("due_on", "kind", *(f"agreement__{name}" for name in COLUMNS)),
        read=read_clearance,
        outcome=cleared,
    ),
    DeadlineSource(
        kind="agreement.silence",
        label=_("Nothing happens"),
        rows=active,
        watch=("last_activity_on", "kept_on", "effective_on", "signed_on", *COLUMNS),
        read=read_silence,
        office=("agreement_silence_months",),
        outcome=fell_silent,
        comes_round=True,
    ),
    DeadlineSource(
        kind="contact.next_step",
        label=_("Next step after a contact"),
        rows=stepping_on,
        watch=("next_step", "next_step_on", "owner", "sensitivity"),
        read=read_step,
    ),
    *(
        DeadlineSource(
            kind=f"agreement.anniversary_{years}",
            label=format_lazy(_("Anniversary of {years} years"), years=years),
            rows=partial(jubilant, years),
            watch=("signed_on", "ends_on", "renewal", *COLUMNS),
            read=partial(read_anniversary, years),
            outcome=passed,
            passes=True,
        )
        for years in (*GREAT_YEARS, *DECADES)
    ),
)

RULES = (
    ShippedRule(
        slug="agreement-renewal",
        name="Agreements that end or renew themselves",
        kinds=("agreement.renewal", "agreement.term_end"),
        steps=(90, 30, 14, 7, 1),
    ),
    ShippedRule(
        slug="agreement-notice",
        name="Last day to give notice of an agreement",
        kinds=("agreement.notice_by",),
        steps=(180, 90, 60, 30, 14, 7, 3, 1),
        to=("owner", "backup"),
        climbs_after=1,
    ),
    ShippedRule(
        slug="agreement-clearance",
        name="Clearances of agreements",
        kinds=("agreement.clearance",),
        steps=(30, 14, 7, 3, 1),
    ),
    ShippedRule(
        slug="agreement-silence",
        name="Agreements in which nothing happens",
        kinds=("agreement.silence",),
        steps=(90, 30, 0),
        overdue_every=28,
        overdue_until=84,
        climbs_after=None,
    ),
    ShippedRule(
        slug="contact-step",
        name="Next steps after a contact",
        kinds=("contact.next_step",),
        steps=(7, 3, 1),
        climbs_after=None,
    ),
    ShippedRule(
        slug="agreement-anniversary",
        name="Anniversaries of agreements",
        kinds=tuple(f"agreement.anniversary_{years}" for years in GREAT_YEARS),
        steps=(365, 180, 90, 30, 7),
        overdue_every=0,
        overdue_until=0,
        climbs_after=None,
    ),
    ShippedRule(
        slug="agreement-decade",
        name="Decades of agreements",
        kinds=tuple(f"agreement.anniversary_{years}" for years in DECADES),
        steps=(180, 90, 30, 7),
        overdue_every=0,
        overdue_until=0,
        climbs_after=None,
    ),
)

for plug in (*SOURCES, national.SOURCE, *RULES, national.RULE):
    register(plug)

register(KindGroup(name="agreement", title=_("Agreements"), order=15))
register(KindGroup(name="contact", title=_("Contacts"), order=16))
register(KindGroup(name="organisation", title=_("Organisations"), order=17))
