"""What proves a cost of a trip: papers that hang on the trip, one or several for each cost."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from oia.core.visibility import hidden_from, unless_hidden
from oia.documents.choices import AttachmentKind
from oia.documents.models import Attachment
from oia.documents.services import attach


def to_choose(trip, user):
    """The papers of a trip that a user sees; the program itself sees them all."""
    papers = Attachment.objects.on(trip)
    return papers if user is None else papers.visible_to(user)


def keep(cost, chosen, *, by, file=None):
    """Let a cost have the receipts that somebody chose, and the file that came along as one more.

    Those that they may not see stay. None chosen leaves all as they are, an empty list takes off.
    """
    tied = list(cost.receipts.all())
    if chosen is not None:
        seen = set(to_choose(cost.trip, by).values_list("pk", flat=True))
        tied = [*chosen, *(paper for paper in tied if paper.pk not in seen)]
    check(cost, tied, by=by)
    if file:
        tied.append(hang_up(cost, file, by=by))
    cost.receipts.set(tied)


def check(cost, papers, *, by):
    """Refuse a paper that hangs somewhere else: whoever sees the cost might not see it."""
    here = set(to_choose(cost.trip, None).values_list("pk", flat=True))
    elsewhere = [paper for paper in papers if paper.pk not in here]
    if elsewhere:
        words = _("Only papers of the trip are receipts of its costs: %s.")
        hidden = hidden_from(by) if by else ()
        seen = [unless_hidden(paper, hidden) or _("a paper not for you") for paper in elsewhere]
        names = map(str, seen)
        raise ValidationError({"receipts": words % ", ".join(names)})


def hang_up(cost, file, *, by):
    """Put a receipt among the papers of the trip, as open as the trip, checked like them all."""
    paper = Attachment(
        subject=cost.trip,
        title=PurePath(file.name).stem[:200] or _("Receipt"),
        kind=AttachmentKind.INVOICE,
        file=file,
    )
    paper._history_user = by
    return attach(paper, by=by)


def show(costs, user):
    """Tell each cost which of its receipts a user may open, and of how many they know that alone.

    Whoever sees a cost sees its receipts, but for those that are more secret than the trip.
    """
    hidden = hidden_from(user)
    for cost in costs:
        papers = list(cost.receipts.all())
        cost.receipts_seen = [paper for paper in papers if unless_hidden(paper, hidden)]
        cost.receipts_unseen = len(papers) - len(cost.receipts_seen)
        cost.has_receipt = bool(papers)
