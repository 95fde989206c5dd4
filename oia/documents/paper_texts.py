"""Reading the papers that came in: claimed with a lease, so that a dead worker is followed."""

from django.db.models import Exists, OuterRef
from django.utils import timezone

from oia.core.naming import batches
from oia.documents.models import LET_GO, Attachment, PaperText
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
    mine = PaperText.objects.filter(paper_id=pk).take_up()
    if mine is None:
        return False
    state, words = papers.read(Attachment.objects.get(pk=pk))
    text = mine.first()
    if text is None:
        return False  # the paper was taken off meanwhile, or another worker goes on
    text.state, text.words, text.read_at = state, words, timezone.now()
    for name, value in LET_GO.items():
        setattr(text, name, value)
    text.save()  # saved, and not updated, so that the search follows
    return True
