"""What of a request to sign, and of a signature, somebody must be reminded of."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from networks.choices.declarations import (
    APPROVED,
    BEFORE_SIGNING,
    IN_FORCE,
    WAS_SIGNED,
    SignOnStatus,
    StepKind,
)
from networks.dated.summits import on_their_clock, title_of
from networks.models import SignOn, SignOnStep
from networks.models.theirs import CLOCK_COLUMNS
from networks.services import asked_by_letter
from oia.accounts.models import Office
from oia.core.plugs import Answer, Dated, DeadlineSource, KindGroup, ShippedRule, register
from oia.core.zones import Due

COLUMNS = ("status", "sensitivity", "owner", "backup", "declaration__title")
RELATIONS = ("declaration", "owner", "backup")
ANSWERED = [SignOnStatus.DECLINED, SignOnStatus.UNANSWERED]

#: How long after its day a confirmation or a listing is asked for of what goes on to reports.
ASKED_STILL = timedelta(days=28)


def rows(states, **filters):
    """Sign-ons in these states for which something is dated."""
    return SignOn.objects.filter(status__in=states, **filters).select_related(*RELATIONS)


def read_closing(sign_on):
    return Dated(
        title=title_of(_t("Signing closes"), sign_on),
        subject=sign_on,
        owner=sign_on.owner,
        backup=sign_on.backup,
        **on_their_clock(sign_on),
    )


def dated(words, name, **more):
    """What reads one of the plain dates of a sign-on."""

    def read(sign_on):
        return Dated(
            title=title_of(str(words), sign_on),
            due=Due(on=getattr(sign_on, name)),
            subject=sign_on,
            owner=sign_on.owner,
            backup=sign_on.backup,
            hard=False,
            **more,
        )

    return read


def read_step(step):
    """The mayor's office is asked at its mailbox, unless somebody there is named."""
    sign_on = step.sign_on
    by_mailbox = step.kind == StepKind.POLITICAL and step.owner is None
    words = _t("%s, asked anew") % step.title if step.round > 1 else step.title
    return Dated(
        title=title_of(words, sign_on),
        due=Due(on=step.due_on),
        subject=sign_on,
        owner=step.owner or sign_on.owner,
        backup=sign_on.backup,
        audience="mayor_office" if by_mailbox else "owner",
        hard=False,
    )


def comment_wanted(reminder):
    """Whoever is asked and does not work in the program comments under a link of their own."""
    step = reminder.deadline.origin
    if step is None or not asked_by_letter.answers_for(step, reminder.user):
        return None
    return Answer(url_name="networks:signonstep-comment", words=_t("Give your comment"))


def steps_asked():
    return SignOnStep.objects.waited_for().select_related(
        "owner", *(f"sign_on__{name}" for name in RELATIONS)
    )


def in_words(*states):
    """That it came to one of these states, in words; else it fell away."""

    def outcome(sign_on):
        return sign_on.get_status_display() if sign_on.status in states else ""

    return outcome


def final_texts():
    found = SignOn.objects.awaiting_text().filter(final_text_on__isnull=False)
    return found.filter(final_text_came_on=None).select_related(*RELATIONS)


def final_text_came(sign_on):
    return _t("The final text came") if sign_on.final_text_came_on else ""


def for_council():
    found = SignOn.objects.undecided().filter(council_on__isnull=False)
    return found.select_related(*RELATIONS)


def decided(sign_on):
    """That the council, or whoever else, decided; else it fell away."""
    is_open = sign_on.approved_on is None or sign_on.ratify_later
    known = [*APPROVED, *WAS_SIGNED]
    return _t("Approved") if sign_on.status in known and not is_open else ""


def embargoes():
    return rows(BEFORE_SIGNING + IN_FORCE, embargo_on__gte=timezone.localdate())


def embargo_ended(sign_on):
    return _t("The embargo ended") if sign_on.embargo_on else ""


def still_asked(name):
    """What goes on to reports, as old signatures did, is left alone once that day is long over."""
    lately = timezone.localdate() - ASKED_STILL
    return ~Q(status=SignOnStatus.REPORTING) | Q(**{f"{name}__gte": lately})


def unconfirmed():
    """What is found on the list needs no other confirmation."""
    told = {"confirm_by__isnull": False, "confirmed_on": None, "listed_on": None}
    found = rows([SignOnStatus.SIGNED, SignOnStatus.REPORTING], **told)
    return found.filter(still_asked("confirm_by"))


def confirmed(sign_on):
    known = sign_on.confirmed_on or sign_on.listed_on
    return _t("Confirmed by the initiator") if known else ""


def unlisted():
    states = [SignOnStatus.SIGNED, SignOnStatus.CONFIRMED, SignOnStatus.REPORTING]
    found = rows(states, list_check_on__isnull=False, listed_on=None)
    return found.filter(still_asked("list_check_on"))


def listed(sign_on):
    return _t("Listed") if sign_on.listed_on else ""


def unratified():
    """What is signed and covered by no approval today: none was given, it does not hold yet, or it
    waits for the final text or for somebody to ratify it."""
    return SignOn.objects.to_ratify().filter(signed_on__isnull=False).select_related(*RELATIONS)


def read_unratified(sign_on):
    """Where nobody said until when, as of what was signed long ago: as long as a council takes. An
    approval that only does not hold yet is waited for."""
    lead = timedelta(days=Office.current().council_lead_days)
    wanted = sign_on.ratify_by or sign_on.signed_on + lead
    if sign_on.approved_on is None:
        words = _t("Signed without approval: ratify")
    elif sign_on.ratify_later:
        words = _t("Signed, approved in a hurry: ratify")
    elif sign_on.awaits_final_text:
        words = _t("Signed, approved subject to the final text: ratify")
    else:
        words = _t("Signed before the approval holds")
        wanted = max(wanted, sign_on.holds_from)
    return Dated(
        title=title_of(words, sign_on),
        due=Due(on=wanted),
        subject=sign_on,
        owner=sign_on.owner,
        backup=sign_on.backup,
        hard=False,
    )


def ratified(sign_on):
    return _t("Ratified") if sign_on.is_covered else ""


register(KindGroup(name="signon", title=_("What we sign"), order=32))
register(
    DeadlineSource(
        kind="signon.closes",
        label=_("Signing closes"),
        rows=lambda: rows(BEFORE_SIGNING, due_on__isnull=False),
        watch=(*CLOCK_COLUMNS, *COLUMNS),
        read=read_closing,
        outcome=in_words(*WAS_SIGNED, *ANSWERED),
    )
)
register(
    DeadlineSource(
        kind=asked_by_letter.KIND,
        label=_("Comments before signing"),
        rows=steps_asked,
        watch=(
            *("title", "kind", "due_on", "owner", "verdict", "round"),
            *("sign_on__approved_on", "sign_on__awaits_final_text", "sign_on__ratify_later"),
            *(f"sign_on__{name}" for name in COLUMNS),
        ),
        read=read_step,
        outcome=lambda step: step.get_verdict_display() if step.verdict else "",
        answer=comment_wanted,
    )
)
register(
    DeadlineSource(
        kind="signon.final_text",
        label=_("Final text of a declaration"),
        rows=final_texts,
        watch=("final_text_on", "final_text_came_on", "awaits_final_text", *COLUMNS),
        read=dated(_("Final text expected"), "final_text_on"),
        outcome=final_text_came,
    )
)
register(
    DeadlineSource(
        kind="signon.council",
        label=_("Council agenda for what we sign"),
        rows=for_council,
        watch=("council_on", "approved_on", "ratify_later", *COLUMNS),
        read=dated(_("Council agenda closes"), "council_on"),
        outcome=decided,
    )
)
register(
    DeadlineSource(
        kind="signon.embargo",
        label=_("Embargo on a declaration"),
        rows=embargoes,
        watch=("embargo_on", *COLUMNS),
        read=dated(_("Embargo ends"), "embargo_on"),
        outcome=embargo_ended,
        passes=True,
    )
)
register(
    DeadlineSource(
        kind="signon.ratify",
        label=_("Ratification of a signature"),
        rows=unratified,
        watch=(
            *("ratify_by", "signed_on", "approved_on", "approved_from", "awaits_final_text"),
            *("ratify_later", *COLUMNS),
        ),
        office=("council_lead_days",),
        read=read_unratified,
        outcome=ratified,
    )
)
register(
    DeadlineSource(
        kind="signon.confirmation",
        label=_("Confirmation of a signature"),
        rows=unconfirmed,
        watch=("confirm_by", "confirmed_on", "listed_on", *COLUMNS),
        read=dated(_("Has the initiator confirmed?"), "confirm_by"),
        outcome=confirmed,
    )
)
register(
    DeadlineSource(
        kind="signon.listing",
        label=_("Look-up of a list of signatories"),
        rows=unlisted,
        watch=("list_check_on", "listed_on", *COLUMNS),
        read=dated(_("Is our name there, and spelled right?"), "list_check_on"),
        outcome=listed,
    )
)
register(
    ShippedRule(
        slug="sign-on-closes",
        name="Signing closes",
        kinds=("signon.closes", "signon.council"),
        steps=(30, 14, 7, 3, 1, 0),
        climbs_after=1,
    )
)
register(
    ShippedRule(
        slug="sign-on-steps",
        name="Comments, texts and embargo before signing",
        kinds=(asked_by_letter.KIND, "signon.final_text", "signon.embargo"),
        steps=(7, 3, 1, 0),
    )
)
register(
    ShippedRule(
        slug="sign-on-follow-up",
        name="Confirmation and listing after signing",
        kinds=("signon.confirmation", "signon.listing"),
        steps=(14, 7, 3, 0),
    )
)
register(
    ShippedRule(
        slug="sign-on-ratify",
        name="Ratification of what was signed",
        kinds=("signon.ratify",),
        steps=(14, 7, 3, 0),
        overdue_until=728,  # week by week for two years: it stays unratified until somebody acts
    )
)
