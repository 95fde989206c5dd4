"""Putting papers and decisions on records, and taking them off."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from oia.core.rights import need
from oia.core.subjects import find_subject
from oia.core.waking import wake
from oia.documents import tasks
from oia.documents.content import inspect
from oia.documents.models.subject import takes_papers


def may_work_on(record, user):
    """Whether a user may put papers on a record or take them off: whoever may change it."""
    meta = record._meta
    return takes_papers(type(record)) and user.has_perm(
        f"{meta.app_label}.change_{meta.model_name}"
    )


def need_subject(record, by):
    """Refuse unless `by` may work on the record. None stands for the program itself."""
    if record is None or not takes_papers(type(record)):
        raise PermissionDenied(_("No papers can be put there."))
    need(by, f"{record._meta.app_label}.change_{record._meta.model_name}")


@transaction.atomic
def attach(attachment, *, by):
    """Put a new paper on a record. Raises ValidationError for a file that is not taken."""
    need(by, "documents.add_attachment")
    need_subject(attachment.subject, by)
    found = inspect(attachment.file)
    attachment.content_type, attachment.size = found.content_type, found.size
    attachment.sha256, attachment.uploaded_by = found.sha256, by
    attachment.save()
    transaction.on_commit(lambda: wake(tasks.read_paper, attachment.pk), robust=True)
    return attachment


@transaction.atomic
def describe(attachment, *, by):
    """Keep what somebody changed in the words about a paper; the file itself never changes."""
    need(by, "documents.change_attachment")
    need_subject(attachment.subject, by)
    attachment.save()
    return attachment


@transaction.atomic
def remove_attachment(attachment, *, by):
    """Delete a paper and its file. Raises ValidationError while anything rests on it."""
    need(by, "documents.delete_attachment")
    need_subject(attachment.subject, by)
    storage, name = attachment.file.storage, attachment.file.name
    try:
        attachment.delete()
    except ProtectedError as error:
        words = _("Something rests on this paper: %s. Take it off there first.")
        raise ValidationError(words % kinds_of(error.protected_objects)) from error
    transaction.on_commit(lambda: storage.delete(name))


def kinds_of(things):
    """What things are, in words; ties between two records are told as the one that has them."""
    models = {one._meta.auto_created or type(one) for one in things}
    return ", ".join(sorted(str(model._meta.verbose_name) for model in models))


@transaction.atomic
def keep_decision(decision, *, by):
    """Put a decision on a record, or change one that is there."""
    need(by, f"documents.{'change' if decision.pk else 'add'}_decision")
    need_subject(decision.subject, by)
    decision.full_clean()
    decision.save()
    return decision


def keep_row_of_decision(decision, along, *, by):
    """Keep a decision as a row of a sheet has it, on the record that the row names."""
    find_subject(decision, by=by)
    keep_decision(decision, by=by)


@transaction.atomic
def remove_decision(decision, *, by):
    """Take a decision off a record; the history keeps it."""
    need(by, "documents.delete_decision")
    need_subject(decision.subject, by)
    decision.delete()
