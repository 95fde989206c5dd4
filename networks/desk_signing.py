"""What declarations, frameworks and sign-ons put on the desk, and what we share with others;
`desk` takes it over."""

from datetime import timedelta
from operator import attrgetter

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from networks import chapters, shared
from networks.days import signing
from networks.models import Declaration, Framework, InstrumentText, SignOn
from networks.services import outliving
from oia.core.dates import ONE_DAY
from oia.core.plugs import (
    CalendarLayer,
    Chapter,
    NavEntry,
    Outliving,
    RecordPanel,
    Searched,
    Themed,
    TodayPanel,
    called,
    register,
    telling,
)
from oia.core.rows import day

SHOWN = 20

#: How far ahead Today tells what closes.
AHEAD = timedelta(days=21)


def owned(found, user, mine):
    found = found.visible_to(user).for_list()
    return found.filter(owner=user) if mine else found


def unratified(user, now, mine):
    """What was signed without an approval that covers it."""
    if not user.has_perm("networks.view_signon"):
        return None
    found = owned(SignOn.objects.to_ratify(now.date()), user, mine)
    found = list(found.order_by(F("ratify_by").asc(nulls_last=True), "pk")[:SHOWN])
    return {"sign_ons": found} if found else None


def closing(user, now, mine):
    """What can be signed no longer than three weeks."""
    if not user.has_perm("networks.view_signon"):
        return None
    days = (now.date() - ONE_DAY, now.date() + AHEAD)  # elsewhere it may still be yesterday
    soon = owned(SignOn.objects.before_signing().filter(due_on__range=days), user, mine)
    found = [one for one in soon.order_by("due_on", "pk")[:SHOWN] if not one.is_past_closing]
    return {"sign_ons": found} if found else None


register(
    NavEntry(
        title=_("Sign-ons"),
        url_name="networks:signon-list",
        right="networks.view_signon",
        group=_("Work"),
        icon="pen",
        order=41,
    )
)
register(
    NavEntry(
        title=_("Declarations"),
        url_name="networks:declaration-list",
        right="networks.view_declaration",
        group=_("Reference"),
        icon="megaphone",
        order=67,
    )
)
register(
    NavEntry(
        title=_("Frameworks"),
        url_name="networks:framework-list",
        right="networks.view_framework",
        group=_("Reference"),
        icon="bank",
        order=68,
    )
)
register(
    NavEntry(
        title=_("Steps of sign-ons"),
        url_name="networks:signonsteptemplate-list",
        right="networks.view_signonsteptemplate",
        group=_("Rules and templates"),
        icon="list-check",
        order=71,
    )
)
register(
    TodayPanel(
        name="unratified",
        title=_("Signed, not ratified"),
        template="networks/today_unratified.html",
        context=unratified,
        order=24,
    )
)
register(
    TodayPanel(
        name="closing",
        title=_("Signing closes soon"),
        template="networks/today_closing.html",
        context=closing,
        order=26,
    )
)
register(
    Searched(
        name="declaration",
        model=Declaration,
        title=_("Declarations"),
        fields=(
            *called("title", "other_names"),
            *telling("slug", "place", "addressed_to", "signatories_note", "notes"),
        ),
        hint=lambda declaration: day(declaration.adopted_on) if declaration.adopted_on else "",
        icon="megaphone",
        order=46,
    )
)
register(
    Searched(
        name="signon",
        model=SignOn,
        title=_("Sign-ons"),
        fields=(
            *called("declaration__title", "declaration__other_names"),
            *telling("conditions", "reservations", "fast_track_why", "asked_by_words", "notes"),
        ),
        hint=attrgetter("status_words"),
        reads=("declaration",),
        icon="pen",
        order=47,
    )
)
register(
    Searched(
        name="framework",
        model=Framework,
        title=_("Frameworks"),
        fields=(
            *called("title"),
            *telling("slug", "document_symbol", "body", "mentions_note", "notes"),
        ),
        hint=lambda framework: framework.document_symbol,
        icon="bank",
        order=48,
    )
)
register(
    Searched(
        name="text",
        model=InstrumentText,
        title=_("Texts of declarations and frameworks"),
        fields=called("title"),
        text=lambda text: text.body.words if hasattr(text, "body") else "",
        text_of=("body__state", "sha256"),
        text_label=_("In the text"),
        hint=lambda text: text.instrument,
        reads=("declaration", "framework"),
        icon="file-text",
        order=49,
    )
)
register(
    CalendarLayer(
        name="signing",
        title=_("Signing closes"),
        entries=signing,
        icon="pen",
        right="networks.view_signon",
        themed=True,
        order=22,
    )
)
register(
    Chapter(
        name="signon",
        title=_("What we sign"),
        right="networks.view_signon",
        icon="pen",
        events=chapters.sign_ons,
    )
)
register(
    Chapter(
        name="shared",
        title=_("In common"),
        right="networks.view_networkmember",
        icon="diagram-2",
        events=shared.signings,
        facts=shared.facts,
    )
)
register(
    RecordPanel(
        name="shared",
        title=_("Networks and declarations"),
        template="panels/shared.html",
        context=shared.panel,
        order=27,
    )
)
register(
    Outliving(
        name="signed",
        title=_("Signed and in force"),
        template="networks/outliving.html",
        context=outliving.of_term,
    )
)
register(Themed(name="declaration", model=Declaration))
register(Themed(name="framework", model=Framework))
register(Themed(name="signon", model=SignOn, paths=("declaration__themes",)))
