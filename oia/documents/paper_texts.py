"""Reading the papers that came in: claimed with a lease, so that a dead worker is followed."""

from uuid import uuid4

from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from oia.core.naming import batches
from oia.documents.choices import TextState
from oia.documents.models import Attachment, PaperText
from oia.documents.models.paper_text import LEASE, MOST_ATTEMPTS
from oia.documents.reading import papers

AT_ONCE = 500


def owed():
    """The papers whose words are still to be read, by whichever road they came."""
    known = PaperText.objects.filter(paper=OuterRef("pk"))
    new = Attachment.objects.order_by().filter(~Exists(known)).values_list("pk", flat=True)
    for some in batches(list(new), AT_ONCE):
        PaperText.objects.bulk_create(
            (PaperText(paper_id=pk) for pk in some), ignore_conflicts=True
        )
    return list(PaperText.objects.waiting().order_by("pk").values_list("paper_id", flat=True))


def carry_on(pk):
    """Read one paper, unless somebody is at it or it is gone. Returns whether it was read now."""
    if not Attachment.objects.filter(pk=pk).exists():
        return False
    PaperText.objects.get_or_create(paper_id=pk)
    now, claim = timezone.now(), uuid4().hex
    free = PaperText.objects.waiting(now).filter(paper_id=pk)
    if free.filter(attempts__gte=MOST_ATTEMPTS).update(state=TextState.LONG, read_at=now):
        return False  # whoever read it died of it, each time
    if not free.update(claim=claim, lease_until=now + LEASE, attempts=F("attempts") + 1):
        return False
    state, words = papers.read(Attachment.objects.get(pk=pk))
    text = PaperText.objects.filter(paper_id=pk, claim=claim).first()
    if text is None:
        return False  # the paper was taken off meanwhile, or another worker goes on
    text.state, text.words, text.read_at = state, words, timezone.now()
    text.claim, text.lease_until = "", None
    text.save()
    return True
