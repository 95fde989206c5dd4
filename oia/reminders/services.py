"""What people do with deadlines and letters."""

from datetime import timedelta
from secrets import token_hex

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.core.holding import hold
from oia.core.rights import need
from oia.core.states import move, write_down
from oia.core.visibility import Sensitivity
from oia.reminders import planning
from oia.reminders.choices import Audience, Because, LetterState, ReminderState, Status, What
from oia.reminders.models import Deadline, FailingAddress, Letter, Reminder, Snooze
from oia.reminders.recipients import Recipient
from oia.reminders.sending.hours import Doors

RIGHT = "reminders.change_deadline"


@transaction.atomic
def mark_done(deadline, *, by, evidence=""):
    """The duty is fulfilled; `evidence` says how one can see it. Nobody is reminded any more.

    Whoever minds it may say so, as by the button of a letter.
    """
    if not may_say_done(deadline, by):
        need(by, RIGHT)
    settle(deadline, Status.DONE, by=by, why=evidence, evidence=evidence)


def may_say_done(deadline, by):
    """Whether somebody may say that it is done: whoever minds it may, whatever their role."""
    return by is None or by.has_perm(RIGHT) or by.pk in deadline.minded_by()


def may_hand_over(deadline, by):
    """Whether somebody may put another in charge: its owner whatever their role."""
    return by is None or by.has_perm(RIGHT) or by.pk == deadline.owner_id


@transaction.atomic
def waive(deadline, *, by, why):
    """The duty is let go on purpose. `why` is not optional: somebody will ask."""
    if not why:
        raise ValidationError(_("Say why it is waived."))
    close(deadline, Status.WAIVED, by=by, why=why)


@transaction.atomic
def cancel(deadline, *, by, why=""):
    """The duty fell away. Whoever was told of it is told so, once."""
    close(deadline, Status.CANCELLED, by=by, why=why, next_step_at=timezone.now())


def close(deadline, status, *, by, why, **along):
    need(by, RIGHT)
    settle(deadline, status, by=by, why=why, **along)


@transaction.atomic
def settle(deadline, status, *, by, why, **along):
    """Close a deadline without asking for rights: for whoever may by other means, as by a link."""
    along = {"closed_at": timezone.now(), "closed_by": by, "next_step_at": None} | along
    move(deadline, status, by=by, why=why, **along)
    Reminder.objects.owed().filter(deadline=deadline).update(
        state=ReminderState.SUPERSEDED, reason=deadline.get_status_display()
    )


@transaction.atomic
def reopen(deadline, *, by, why=""):
    """It is not done after all: all steps are armed again."""
    need(by, RIGHT)
    move(deadline, Status.OPEN, by=by, why=why, closed_at=None, closed_by=None, evidence="")
    deadline.arm(new_version=True)
    deadline.save()


@transaction.atomic
def type_in(deadline, *, by):
    """Keep a deadline that somebody typed. It is as restricted as the record it belongs to."""
    need(by, "reminders.add_deadline")
    about = getattr(deadline.subject, "sensitivity", Sensitivity.OFFICE)
    if about != Sensitivity.OFFICE:
        deadline.sensitivity = about
    deadline.full_clean()
    deadline.save()
    write_down(deadline, "", deadline.status, by=by)
    return deadline


@transaction.atomic
def change(deadline, *, by, why=""):
    """Keep the changes made to a typed deadline. A moved date arms all its steps anew."""
    need(by, RIGHT)
    if deadline.is_derived:
        raise ValidationError(_("This date comes from its record: change it there."))
    deadline.full_clean()
    save_by(deadline, by, why)
    return deadline


def save_by(deadline, by, why):
    """Save with the history row saying who and why, whether or not a request is there to ask."""
    deadline._change_reason = why[:100] or None
    if by is not None:
        deadline._history_user = by
    deadline.save()


def move_date(deadline, *, on, by, why, at=None):
    """Move a typed deadline to another date."""
    deadline.due_on, deadline.due_time = on, at
    return change(deadline, by=by, why=why)


def hand_over(deadline, *, to, by, why="", helpers=None):
    """Put somebody else in charge, and ask others to help. Who answered for it so far is told,
    and so is whoever does now, unless it was they who did this.

    Without `to` it goes to the backup, else to the director.
    """
    if not may_hand_over(deadline, by):
        need(by, RIGHT)
    pass_on(deadline, to=to, by=by, why=why)
    if helpers is not None:
        set_helpers(deadline, helpers, by=by)


@transaction.atomic
def pass_on(deadline, *, to, by, why="", spared=None):
    """Hand over without asking for rights: for whoever may by other means, as by a link. Without
    `to` it goes to no backup who is to be `spared`."""
    hold(deadline)  # saved whole as it was read, it would undo what others did since
    if not deadline.is_unsettled:
        raise ValidationError(_("It is closed: nobody has to take it over."))
    if to is not None and not to.is_active:
        raise ValidationError(_("%s no longer works here.") % to)
    if to is None and spared and deadline.backup == spared:
        deadline.backup = None
    before = (deadline.owner, deadline.audience)
    deadline.owner = to or deadline.backup
    deadline.audience = Audience.OWNER if deadline.owner else Audience.DIRECTOR
    if (deadline.owner, deadline.audience) == before:
        raise ValidationError(_("That is whose it is already."))
    if deadline.backup == deadline.owner:
        deadline.backup = None
    save_by(deadline, by, why or _("Handed over"))


@transaction.atomic
def set_helpers(deadline, helpers, *, by):
    """Say who helps: they get the letters that the owner gets."""
    need(by, RIGHT)
    hold(deadline)
    helpers = [helper for helper in helpers if helper != deadline.owner]
    if set(helpers) == set(deadline.helpers.all()):
        return
    deadline.helpers.set(helpers)
    deadline.next_step_at = timezone.now()
    names = ", ".join(map(str, helpers)) or _("nobody")
    save_by(deadline, by, _("Helpers: %s") % names)


def snooze(deadline, *, recipient_key, until, by):
    """Tell somebody nothing more of a deadline until a moment, when they are told again."""
    need(by, "reminders.view_deadline")
    if by is not None and recipient_key != Recipient(by).key:
        raise PermissionDenied(_("Only one's own reminders can be snoozed."))
    return let_sleep(deadline, recipient_key=recipient_key, until=until, by=by)


@transaction.atomic
def let_sleep(deadline, *, recipient_key, until, by):
    """Snooze without asking for rights: for whoever may by other means, as by a link."""
    now = timezone.now()
    deadline = Deadline.objects.select_for_update().get(pk=deadline.pk)
    if not deadline.is_unsettled:
        raise ValidationError(_("It is closed: nobody is reminded any more."))
    if until <= now:
        raise ValidationError(_("That moment has passed."))
    if until > latest_snooze(deadline, now):
        raise ValidationError(_("It cannot be snoozed that long: it falls due before."))
    snoozed, _made = Snooze.objects.get_or_create(
        deadline=deadline, version=deadline.version, recipient=recipient_key, until=until
    )
    Reminder.objects.owed().filter(
        deadline=deadline, recipient=recipient_key, what__in=[What.STEP, What.AGAIN]
    ).exclude(because=Because.CLIMBED).update(
        state=ReminderState.SUPPRESSED, reason=_("Snoozed before it went out.")
    )
    Deadline.objects.filter(pk=deadline.pk).update(next_step_at=now)
    return snoozed


def latest_snooze(deadline, now):
    """The furthest moment until which a deadline may be snoozed.

    Two hours before the date that steps count to; once that is over, a week from now. It lies
    before `now` when the date is too near to be snoozed at all.
    """
    if deadline.counts_to <= now:
        return now + timedelta(days=7)
    return deadline.counts_to - timedelta(hours=2)


@transaction.atomic
def add_rule(rule, *, by):
    """Keep a new rule. It holds for what comes: nothing that was reached before is mailed."""
    need(by, "reminders.add_rule")
    rule.slug = f"own-{token_hex(6)}"
    keep_rule(rule)


@transaction.atomic
def change_rule(rule, *, by):
    """Keep the changes to a rule. What is owed under the old one is written down first."""
    need(by, "reminders.change_rule")
    keep_rule(rule)


def keep_rule(rule):
    rule.full_clean(exclude=["slug", "applies_from"])
    planning.plan_due(timezone.now())
    rule.save()


@transaction.atomic
def delete_rule(rule, *, by):
    """Take a rule away. What it covered falls under the one for every other kind."""
    need(by, "reminders.delete_rule")
    if rule.is_shipped:
        raise ValidationError(_("This rule came with the program: it can be switched off."))
    planning.plan_due(timezone.now())
    rule.delete()


@transaction.atomic
def retry(letter, *, by):
    """Send a letter that was given up or came back once more, with the same Message-ID: at once,
    or in the next hour in which mail may reach its reader, as its `go_at` then says."""
    need(by, "reminders.retry_letter")
    address = letter.goes_to
    if FailingAddress.objects.filter(address__iexact=address).exists():
        raise ValidationError(_("Mail does not reach %s: say first that it works again.") % address)
    send_anew(letter)


def send_anew(letter):
    """Let it go as soon as it may, and what it carries be owed again."""
    now = timezone.now()
    states = [LetterState.GIVEN_UP, LetterState.FAILED, LetterState.BOUNCED]
    waiting = Letter.objects.filter(pk=letter.pk, state__in=states)
    if not waiting.update(state=LetterState.READY, go_at=now, attempts=0):
        raise ValidationError(_("This letter is not waiting for another try."))
    letter.reminders.filter(state=ReminderState.GIVEN_UP).update(
        state=ReminderState.OWED, reason=""
    )
    letter.refresh_from_db()
    letter.carries = list(letter.reminders.owed().select_related("deadline"))
    letter.go_at = Doors([letter], now).opens_to(letter)
    letter.save(update_fields=["go_at"])


@transaction.atomic
def retry_all(*, by):
    """Send all letters once more that were given up, as after a fault of our own was mended.

    Those whose dates nobody has to mind any more, and to addresses that fail, stay where they are.
    Returns how many go.
    """
    need(by, "reminders.retry_letter")
    letters = given_up()
    for letter in letters:
        send_anew(letter)
    return len(letters)


def given_up():
    """The letters that `retry_all` sends once more."""
    failing = {address.lower() for address in FailingAddress.objects.addresses()}
    found = Letter.objects.not_arrived().filter(state=LetterState.GIVEN_UP)
    found = found.select_related("user").defer("text", "html")
    return [letter for letter in found if letter.goes_to.lower() not in failing]


def deadlines_about(record, user):
    """The deadlines whose story is told on this record's page, as far as the user may see them."""
    found = Deadline.objects.about(record).visible_to(user)
    found = found.select_related("owner", "backup").prefetch_related("helpers")
    return list(found.order_by("falls_due_at"))
