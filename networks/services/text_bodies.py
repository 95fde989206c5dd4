"""Reading large files in a worker: claimed with a lease, so that a dead worker is followed."""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.choices.declarations import BodyState
from networks.models import TextBody
from networks.models.instrument_text import LEASE
from networks.services.texts import take_in
from oia.documents.reading import read_file


class LostClaim(Exception):  # noqa: N818 -- no error: somebody else goes on
    """Another worker has taken the file up, since this one said nothing for too long."""


def carry_on(pk):
    """Read one file, unless somebody is at it. Says how far it is, for whoever waits."""
    claim = uuid4().hex
    free = TextBody.objects.waiting().filter(pk=pk)
    if not free.update(claim=claim, lease_until=timezone.now() + LEASE):
        return
    mine = TextBody.objects.filter(pk=pk, claim=claim)
    body = mine.select_related("text__declaration", "text__framework", "text__paper").get()
    try:
        read_body(body, mine)
    except LostClaim:
        return
    except ValidationError as error:
        problem = " ".join(error.messages)[:300]
        mine.update(state=BodyState.FAILED, problem=problem, claim="", lease_until=None)


def read_body(body, mine):
    paper = body.text.paper
    if paper is None:
        raise ValidationError(_("The file is gone."))

    def tell(percent):
        until = timezone.now() + LEASE
        if percent != body.progress and not mine.update(progress=percent, lease_until=until):
            raise LostClaim(str(body))
        body.progress = percent

    try:
        with paper.file.open("rb") as file:
            read = read_file(file, tell=tell)
    except FileNotFoundError as error:
        raise ValidationError(_("The file is gone.")) from error
    tell(99)
    body.words, body.remark = read.words, read.remark
    body.claim, body.lease_until = "", None
    take_in(body.text, body, by=None)
