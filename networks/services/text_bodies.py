"""Reading large files in a worker: claimed with a lease, so that a dead worker is followed."""

from time import monotonic

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from networks.choices.declarations import BodyState
from networks.models import TextBody
from networks.services.texts import count_in, take_in
from oia.documents.models import LET_GO
from oia.documents.reading import read_file

HOLD_EVERY = 60  # seconds


class LostClaim(Exception):  # noqa: N818 -- no error: somebody else goes on
    """Another worker has taken the file up, since this one said nothing for too long."""


def carry_on(pk):
    """Read one file, unless somebody is at it. Says how far it is, for whoever waits."""
    mine = TextBody.objects.filter(pk=pk).take_up()
    if mine is None:
        return
    body = mine.select_related("text__declaration", "text__framework", "text__paper").get()
    try:
        read_body(body, mine)
    except LostClaim:
        return
    except ValidationError as error:
        problem = " ".join(error.messages)[:300]
        mine.update(state=BodyState.FAILED, problem=problem, **LET_GO)


def read_body(body, mine):
    paper = body.text.paper
    if paper is None:
        raise gone()
    try:
        with paper.file.open("rb") as file:
            read = read_file(file, tell=Progress(body, mine).tell)
    except FileNotFoundError as error:
        raise gone() from error
    body.words, body.remark = read.words, read.remark
    body.text.refresh_from_db()
    count_in(body.text, body)  # before anything is locked, since it may take a moment
    keep(body, mine)


class Progress:
    """Keeps how far a worker is, as often as it changes, and often enough to show that it lives."""

    def __init__(self, body, mine):
        self.body, self.mine, self.held_at = body, mine, monotonic()

    def tell(self, percent):
        is_old = monotonic() > self.held_at + HOLD_EVERY
        if percent == self.body.progress and not is_old:
            return
        if not self.mine.hold(progress=percent):
            raise LostClaim(str(self.body))
        self.body.progress, self.held_at = percent, monotonic()


@transaction.atomic
def keep(body, mine):
    """The words are known, unless another worker has taken the file up."""
    if not mine.hold(progress=99):
        raise LostClaim(str(body))
    for name, value in LET_GO.items():
        setattr(body, name, value)
    body.text.refresh_from_db()
    take_in(body.text, body, by=None)


def gone():
    return ValidationError(_("The file is gone."))
