"""What commitments put on the desk, and on the page of every record."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oia.commitments import chapters
from oia.commitments.alongside import PromiseRows, promise_along
from oia.commitments.choices import Direction
from oia.commitments.models import Commitment, CommitmentReport
from oia.commitments.services.promising import of_record
from oia.core.plugs import (
    Chapter,
    NavEntry,
    RecordPanel,
    Searched,
    Themed,
    TodayPanel,
    TypedAlong,
    called,
    listing,
    register,
    telling,
)
from oia.directory.models import Contact
from oia.documents.models.subject import takes_papers
from oia.reminders.models import Deadline

SHOWN = 50

#: Records on which no promise hangs: dates, and promises themselves.
WITHOUT = (Commitment, Deadline)


def about(record, user):
    """The promises that came from a record, and those given to it, in one query."""
    if not takes_papers(type(record)) or isinstance(record, WITHOUT):
        return None
    if not user.has_perm("commitments.view_commitment"):
        return None
    found = list(of_record(record, user).order_by("falls_due_at", "pk")[: SHOWN + 1])
    label = record._meta.label_lower
    return {
        "open_commitments": [one for one in found[:SHOWN] if one.is_open],
        "closed_commitments": [one for one in found[:SHOWN] if not one.is_open],
        "has_more_commitments": len(found) > SHOWN,
        "commitment_new_url": f"{reverse('commitments:commitment-new')}?from={label}&pk={record.pk}"
        if user.has_perm("commitments.add_commitment")
        else "",
    }


def unminded(user, now, mine):
    """Our own promises without an owner or a date: nobody will ever be reminded of them."""
    if not user.has_perm("commitments.change_commitment"):
        return None
    found = Commitment.objects.unminded().filter(direction=Direction.OURS).visible_to(user)
    found = found.select_related("owner").order_by("given_on", "pk")
    found = list((found.filter(owner=user) if mine else found)[:10])
    return {"commitments": found} if found else None


register(
    Chapter(
        name="commitments",
        title=_("Commitments"),
        right="commitments.view_commitment",
        icon="check2-square",
        events=chapters.promises,
        facts=chapters.standing,
    )
)
register(
    NavEntry(
        title=_("Commitments"),
        url_name="commitments:commitment-list",
        right="commitments.view_commitment",
        group=_("Work"),
        icon="check2-square",
        order=45,
    )
)
register(
    RecordPanel(
        name="commitments",
        title=_("Commitments"),
        template="panels/commitments.html",
        context=about,
        order=30,
    )
)
register(
    TodayPanel(
        name="unminded-commitments",
        title=_("Promises that nobody is reminded of"),
        template="commitments/today_unminded.html",
        context=unminded,
        order=40,
    )
)
register(
    Searched(
        name="commitment",
        model=Commitment,
        title=_("Commitments"),
        fields=(
            *called("text"),
            *telling("to_organisation__name", "to_person__name", "to_city__name"),
            *listing("to_city__other_names"),
            *telling("to_words"),
            *telling("promised_by__name", "source_title", "wording", "indicator", "target"),
            *telling("evidence", "notes"),
        ),
        hint=lambda promise: promise.condition[1],
        icon="check2-square",
        order=65,
    )
)
register(
    Searched(
        name="report",
        model=CommitmentReport,
        title=_("Reports on promises"),
        fields=telling("text"),
        hint=lambda report: report.commitment,
        reads=("commitment",),
        icon="clipboard-check",
        order=66,
    )
)
register(Themed(name="commitment", model=Commitment))
register(
    TypedAlong(
        name="promises",
        title=_("What was promised"),
        model=Contact,
        right="commitments.add_commitment",
        rows=PromiseRows,
        keep=promise_along,
    )
)
