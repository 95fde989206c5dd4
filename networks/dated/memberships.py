"""What of a membership has a date that somebody must be reminded of."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from networks.choices.membership import BELONGING, OVER
from networks.choices.membership import MembershipStatus as Status
from networks.dates import in_words
from networks.models import Dues, Membership, Review, Seat, Term
from oia.core.plugs import Dated, DeadlineSource, KindGroup, ShippedRule, register
from oia.core.visibility import RIGHT_TO_SEE, Sensitivity, eyes
from oia.core.zones import Due

#: What every deadline of a membership depends on, besides its own dates.
MEMBERSHIP_COLUMNS = tuple(
    f"membership__{name}"
    for name in (
        "status",
        "sensitivity",
        "lead",
        "backup",
        "network__name",
        "network__acronym",
    )
)
RELATIONS = ["membership__network", "membership__lead", "membership__backup"]

#: Memberships in which it is still open whether we stay.
STAYING = [status for status in BELONGING if status != Status.NOTICE_GIVEN]


def dated(record, words, day, *, names=None, **more):
    """A deadline of a membership: whoever leads it owns it. `names` fill in the words."""
    membership = getattr(record, "membership", record)
    title = words % {"network": membership.network, **(names or {})}
    return Dated(
        title=Truncator(title).chars(300),
        due=Due(on=day),
        subject=membership,
        owner=membership.lead,
        backup=membership.backup,
        **more,
    )


def open_terms():
    """The ends of the ledgers of memberships in force: what comes after is not decided yet."""
    terms = Term.objects.last_of_ledger().filter(ends_on__isnull=False)
    return terms.filter(membership__status__in=STAYING).select_related(*RELATIONS)


def read_notice(term):
    if not term.notice_by:
        return None
    return dated(term, _t("Last day to begin giving notice to %(network)s"), term.notice_by)


def read_term_end(term):
    words = _t("Term ends: %(network)s")
    if term.auto_renews:
        words = _t("Term ends and renews itself: %(network)s")
    return dated(term, words, term.ends_on, hard=not term.auto_renews)


def went_on(term):
    """That the ledger goes on, or that notice was given, once a term is no longer its end."""
    if Term.objects.filter(membership=term.membership_id, starts_on__gt=term.starts_on).exists():
        return _t("A later term is in the ledger")
    if term.membership.status == Status.NOTICE_GIVEN:
        return _t("Notice given")
    return ""


def owed_dues():
    return (
        Dues.objects.unpaid()
        .filter(due_on__isnull=False)
        .exclude(membership__status__in=OVER)
        .select_related(*RELATIONS)
    )


def read_dues(dues):
    words = _t("Pay the dues of %(year)s to %(network)s")
    return dated(dues, words, dues.due_on, names={"year": dues.fiscal_year})


def paid(dues):
    return _t("Paid on %(day)s") % {"day": in_words(dues.paid_on)} if dues.paid_on else ""


def held_seats():
    seats = Seat.objects.filter(ends_on__isnull=False, membership__status__in=BELONGING)
    return seats.select_related("body", *RELATIONS)


def read_seat(seat):
    names = {"seat": seat.role or seat.body.name}
    words = _t("Mandate ends: %(seat)s, %(network)s")
    return dated(seat, words, seat.ends_on, names=names, hard=False)


def with_liaison():
    return (
        Membership.objects.filter(political_liaison__ends_on__isnull=False, status__in=STAYING)
        .select_related("network", "lead", "backup", "political_liaison__person")
        .order_by("pk")
    )


def read_liaison(membership):
    liaison = membership.political_liaison
    words = _t("New political liaison needed: the post changes hands, %(network)s")
    if liaison.person.sensitivity == Sensitivity.OFFICE:
        words = _t("New political liaison needed: %(person)s leaves the post, %(network)s")
    names = {"person": liaison.person}
    return dated(membership, words, liaison.ends_on, names=names, hard=False)


def new_liaison(membership):
    """That somebody else, or the same person for longer, speaks for us now."""
    liaison = membership.political_liaison
    if not liaison:
        return ""
    known = liaison.known_to(eyes(RIGHT_TO_SEE))
    return _t("Now: %(who)s") % {"who": liaison} if known else _t("Now: somebody else")


def due_reviews():
    reviews = Review.objects.undecided().filter(due_on__isnull=False)
    return reviews.exclude(membership__status__in=OVER).select_related(*RELATIONS)


def read_review(review):
    return dated(review, _t("Decide the review of %(network)s"), review.due_on, hard=False)


def review_decided(review):
    if not review.decided_on:
        return ""
    words = {"day": in_words(review.decided_on), "what": review.get_recommendation_display()}
    return _t("Decided on %(day)s: %(what)s") % words


SOURCES = (
    DeadlineSource(
        kind="membership.notice_by",
        label=_("Last day to give notice of a membership"),
        rows=open_terms,
        watch=("notice_by", "ends_on", "starts_on", *MEMBERSHIP_COLUMNS),
        read=read_notice,
        office=("council_lead_days",),
        outcome=went_on,
    ),
    DeadlineSource(
        kind="membership.term_end",
        label=_("End of a membership’s term"),
        rows=open_terms,
        watch=("ends_on", "starts_on", "auto_renews", *MEMBERSHIP_COLUMNS),
        read=read_term_end,
        outcome=went_on,
    ),
    DeadlineSource(
        kind="membership.dues",
        label=_("Dues to pay"),
        rows=owed_dues,
        watch=("due_on", "amount", "paid_on", "paid_amount", "fiscal_year", *MEMBERSHIP_COLUMNS),
        read=read_dues,
        outcome=paid,
    ),
    DeadlineSource(
        kind="membership.seat_end",
        label=_("End of a mandate"),
        rows=held_seats,
        watch=("ends_on", "role", "body__name", *MEMBERSHIP_COLUMNS),
        read=read_seat,
    ),
    DeadlineSource(
        kind="membership.liaison_end",
        label=_("Liaison leaves the post"),
        rows=with_liaison,
        watch=(
            "political_liaison__ends_on",
            "political_liaison__person__name",
            "political_liaison__person__sensitivity",
            *(name.removeprefix("membership__") for name in MEMBERSHIP_COLUMNS),
        ),
        read=read_liaison,
        outcome=new_liaison,
    ),
    DeadlineSource(
        kind="membership.review",
        label=_("Review to decide"),
        rows=due_reviews,
        watch=("due_on", "decided_on", *MEMBERSHIP_COLUMNS),
        read=read_review,
        outcome=review_decided,
    ),
)

RULES = (
    ShippedRule(
        slug="membership-notice",
        name="Last day to give notice",
        kinds=("membership.notice_by",),
        steps=(180, 90, 60, 30, 14, 7, 3, 1),
        to=("owner", "backup"),
        climbs_after=1,
    ),
    ShippedRule(
        slug="membership-term-end",
        name="End of a term",
        kinds=("membership.term_end",),
        steps=(90, 30, 14, 7, 1),
    ),
    ShippedRule(
        slug="membership-dues",
        name="Dues",
        kinds=("membership.dues",),
        steps=(30, 14, 7, 3, 1),
    ),
    ShippedRule(
        slug="membership-people",
        name="Mandates and liaisons that end",
        kinds=("membership.seat_end", "membership.liaison_end"),
        steps=(180, 90, 30, 7),
    ),
    ShippedRule(
        slug="membership-review",
        name="Reviews of memberships",
        kinds=("membership.review",),
        steps=(60, 30, 14, 7, 1),
    ),
)

for plug in (*SOURCES, *RULES):
    register(plug)

register(KindGroup(name="membership", title=_("Memberships"), order=10))
