"""Deadlines as a sheet, both ways; reminders and letters, which only the program writes."""

from django.utils.translation import gettext_lazy as _

from oia.accounts.sheets import USER
from oia.core.plugs import register
from oia.core.sheets import (
    NUMBER,
    Kind,
    Sheet,
    SheetColumn,
    Target,
    of_field,
    of_fields,
    of_state,
    only_out,
)
from oia.core.subjects import about_columns, outward, with_subjects
from oia.documents.models.subject import kinds_of_subject
from oia.reminders.models import Deadline, Letter, Reminder
from oia.reminders.typing_in import keep_row, move_row

#: The title is compared as it is written, so that an index finds it among very many.
DEADLINE = Target(model=Deadline, find=lambda rows, text: rows.filter(title=text))

KINDS = [kind for kind in kinds_of_subject() if kind is not Deadline]


def title_outside(subject):
    """What a record may be called before whoever sees its date, and perhaps not the record."""
    return outward(subject) if hasattr(subject, "outward_title") else subject


def told(name, label, kind, read, **other):
    """A column that only goes out and is no field of its model."""
    return SheetColumn(name=name, label=label, kind=kind, read=read, **other)


register(
    Sheet(
        name="deadlines",
        title=_("Deadlines"),
        model=Deadline,
        url_name="reminders:deadline-list",
        columns=(
            NUMBER,
            of_field(Deadline, "title", also=("Deadline", "What", "Task")),
            *about_columns(KINDS, title_outside),
            told("kind", _("kind"), Kind.TEXT, lambda deadline: str(deadline.kind_label)),
            told("derived", _("comes from its record"), Kind.YES_NO, lambda d: d.is_derived),
            of_field(Deadline, "due_on", also=("Due", "Date", "Deadline date")),
            *of_fields(Deadline, "due_time", "zone_kind", "zone", "organiser_words"),
            *of_fields(Deadline, "source_link", "certainty", "hard", "internal_on"),
            told("falls_due_at", _("falls due"), Kind.MOMENT, lambda d: d.falls_due_at),
            of_field(Deadline, "owner", target=USER, also=("Responsible", "Who")),
            of_field(Deadline, "backup", target=USER),
            of_field(Deadline, "helpers", target=USER),
            of_field(Deadline, "audience", label=_("speaks to")),
            of_state(Deadline),
            of_field(Deadline, "evidence"),
            told("closed_at", _("closed"), Kind.MOMENT, lambda deadline: deadline.closed_at),
            *only_out(Deadline, "closed_by", target=USER),
            *of_fields(Deadline, "sensitivity", "notes"),
        ),
        keys=(("about_kind", "about", "title", "due_on"),),
        alike="title",
        alike_within=("due_on",),
        prepare=lambda found: with_subjects(
            found.select_related("owner", "backup", "closed_by").prefetch_related("helpers"), KINDS
        ),
        save=keep_row,
        move=move_row,
        order=70,
    )
)

register(
    Sheet(
        name="reminders",
        title=_("Reminders"),
        model=Reminder,
        url_name="reminders:reminders-of",
        columns=(
            NUMBER,
            *only_out(Reminder, "deadline", target=DEADLINE, label=_("deadline")),
            told("step", _("step"), Kind.TEXT, lambda reminder: reminder.step_label),
            *only_out(Reminder, "user", target=USER, label=_("to")),
            told("address", _("address"), Kind.TEXT, lambda reminder: reminder.address),
            *only_out(Reminder, "because", label=_("because this person")),
            *only_out(Reminder, "on_behalf_of", target=USER, label=_("stands in for")),
            *only_out(Reminder, "state", label=_("state")),
            told("reason", _("reason"), Kind.TEXT, lambda r: r.server_said or r.reason),
            *only_out(Reminder, "reached_at", label=_("step reached")),
            told("when", _("when"), Kind.MOMENT, lambda reminder: reminder.when),
            *only_out(Reminder, "told_due_at", label=_("date that was told")),
        ),
        prepare=lambda found: found.for_list(),
        order=80,
    )
)

register(
    Sheet(
        name="letters",
        title=_("Letters"),
        model=Letter,
        url_name="reminders:letter-list",
        columns=(
            NUMBER,
            *only_out(Letter, "user", target=USER, label=_("person")),
            *only_out(Letter, "address", "subject", "state", "written_at", "go_at", "sent_at"),
            *only_out(Letter, "pace", label=_("pace")),
            *only_out(Letter, "attempts", "server_words", "delayed_at", "bounced_at"),
        ),
        prepare=lambda found: found.for_list(),
        order=81,
    )
)
