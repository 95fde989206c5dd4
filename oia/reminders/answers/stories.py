"""All that happened between a date and a person, in the order of time, in plain sentences."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.utils.translation import gettext as _

from oia.core.rows import day, moment
from oia.reminders.answers.verdicts import waiting
from oia.reminders.choices import UNSETTLED, LetterState, Pace, ReminderState, Status, What
from oia.reminders.words.wording import isolated

#: A reminder in one of these states reaches somebody, or shall.
REACHING = [ReminderState.OWED, ReminderState.SENT]

#: A step is reached at midnight; one that is written down by noon made no letter late.
LATE = timedelta(hours=12)


@dataclass(frozen=True)
class Event:
    """Something that happened, or that is still to come. `small` is for whoever looks closely."""

    at: datetime
    words: str
    url: str = ""
    small: str = ""
    is_ahead: bool = False


def of_case(case):
    """Every event, the earliest first."""
    tellers = (beginning, changes, moves, rule_change, silences, mine, others, snoozes, absences)
    events = [event for tell in (*tellers, trouble, ahead) for event in tell(case)]
    return sorted(events, key=lambda event: (event.is_ahead, event.at))


def beginning(case):
    deadline, rows = case.deadline, case.facts.history[case.deadline.pk]
    words = {"due": day(rows[0].due_on if rows else deadline.due_on)}
    if deadline.is_derived:
        text = _("It came into being with its record, due on %(due)s.")
    else:
        words["by"] = case.facts.name_of(rows[0].history_user if rows else None)
        text = _("It was typed in by %(by)s, due on %(due)s.")
    first_owner = case.owners[0][0] if case.owners else deadline.owner
    if first_owner:
        text += " " + _("It was given to %(owner)s.")
        words["owner"] = case.facts.name_of(first_owner)
    yield Event(deadline.created_at, text % words)


def changes(case):
    """Other dates and other people, by whom and why."""
    for before, row in pairwise(case.facts.history[case.deadline.pk]):
        by = case.facts.name_of(row.history_user)
        why = reason(row.history_change_reason)
        if row.due_on != before.due_on or row.due_time != before.due_time:
            words = {"old": day(before.due_on), "new": day(row.due_on), "by": by}
            text = _("The date was moved from %(old)s to %(new)s by %(by)s. All steps count anew.")
            yield Event(row.history_date, text % words + why)
        elif row.internal_on != before.internal_on:
            words = {"new": day(row.internal_on), "by": by}
            text = _("Our own date, to which the steps count, was set to %(new)s by %(by)s.")
            yield Event(row.history_date, text % words + why)
        if row.owner_id != before.owner_id:
            yield Event(row.history_date, handed(case, before.owner, row.owner, by) + why)
        elif (row.history_change_reason or "").startswith(_("Helpers: %s") % ""):
            yield Event(row.history_date, f"{row.history_change_reason} ({by}).")


def handed(case, old, new, by):
    words = {"old": case.facts.name_of(old) if old else _("nobody"), "by": by}
    words["new"] = case.facts.name_of(new) if new else _("nobody")
    return _("It went from %(old)s to %(new)s, by %(by)s.") % words


def reason(words):
    """Somebody's reason, to be added to a sentence."""
    return f" “{isolated(words)}”" if words else ""


def moves(case):
    """Closed, missed, open again."""
    for move in case.facts.moves[case.deadline.pk]:
        if not move.came_from:
            continue
        words = {"state": move.to_label, "by": case.facts.name_of(move.by)}
        if move.went_to in UNSETTLED and move.went_to != Status.MISSED:
            text = _("It was opened again by %(by)s.")
        elif move.went_to == Status.MISSED:
            text = _("It was missed.")
        else:
            text = _("It was closed by %(by)s: %(state)s. No step goes out any more.")
        yield Event(move.at, text % words + reason(move.why))


def rule_change(case):
    since = case.deadline.ruled_from
    if not since or since <= case.deadline.created_at:
        return
    text = _("The rule for such dates was changed. Steps reached before are history.")
    if row := case.rule_change:
        words = {"rule": isolated(row.name), "by": case.facts.name_of(row.history_user)}
        text = _(
            "The rule “%(rule)s” was changed by %(by)s. Steps reached before are history: nobody "
            "is mailed of them any more."
        )
        text %= words
    yield Event(since, text)


def silences(case):
    """Times in which nothing looked for what is owed: steps that were written down much later."""
    first = {}
    for one in case.written:
        if one.what == What.STEP and one.state in REACHING:
            first.setdefault((one.version, one.step), one)
    since = max(case.deadline.armed_at, case.deadline.ruled_from or case.deadline.armed_at)
    for one in first.values():
        if one.reached_at > since and one.written_at - one.reached_at > LATE:
            words = {"step": one.step_label, "since": moment(one.reached_at)}
            text = _(
                "The sender was silent: the step of %(since)s (%(step)s) was written down only now."
            )
            yield Event(one.written_at, text % words)


def mine(case):
    """What became of each reminder for the person."""
    for one in case.mine:
        yield of_reminder(case, one)
        yield from of_letter(case, one)


def of_reminder(case, one):
    url = one.letter.get_absolute_url() if one.letter else ""
    words = {"step": one.step_label, "who": case.who, "why": one.reason}
    if one.state == ReminderState.SENT and one.letter:
        words["at"] = one.letter.address
        small = _("Message-ID %s") % one.letter.message_id
        text = (
            _("%(step)s: sent to %(who)s at %(at)s") % words + on_behalf(case, one) + in_digest(one)
        )
        return Event(one.letter.sent_at or one.written_at, f"{text}.", url, small)
    if one.state == ReminderState.OWED and one.letter:
        text = _("%(step)s: written down.") % words
        return Event(one.written_at, f"{text} {waiting(case, one)}", url)
    if one.state == ReminderState.GIVEN_UP:
        return Event(one.written_at, _("%(step)s: given up. %(why)s") % words, url)
    return Event(one.written_at, _("%(step)s: not sent to %(who)s. %(why)s") % words)


def on_behalf(case, one):
    if not one.on_behalf_of:
        return ""
    return _(", for %s") % case.facts.name_of(one.on_behalf_of)


def in_digest(one):
    if one.letter.pace == Pace.WEEKLY:
        return _(", in the weekly letter")
    return _(", in the daily letter") if one.letter.pace == Pace.DAILY else ""


def of_letter(case, one):
    """What the mail servers said afterwards."""
    letter = one.letter
    if letter and letter.bounced_at:
        words = _("The letter came back: %s") % letter.server_words
        yield Event(letter.bounced_at, words, letter.get_absolute_url())
    if letter and letter.delayed_at and letter.state != LetterState.BOUNCED:
        yield Event(letter.delayed_at, _("The mail servers on its way said that it is late."))


def others(case):
    """Steps of which others were told, and not this person."""
    known = {(one.version, one.step) for one in case.mine if one.what == What.STEP}
    told = {}
    for one in case.written:
        if one.what == What.STEP and one.state in REACHING:
            told.setdefault((one.version, one.step), []).append(one)
    for step, reminders in told.items():
        if step not in known:
            first = reminders[0]
            words = {"step": first.step_label, "names": case.names(reminders), "who": case.who}
            text = _("%(step)s: told %(names)s, not %(who)s.") % words
            yield Event(first.written_at, text)


def snoozes(case):
    for snooze in case.facts.snoozes[case.deadline.pk]:
        words = {"who": case.who, "until": moment(snooze.until)}
        yield Event(snooze.created_at, _("Snoozed by %(who)s until %(until)s.") % words)


def absences(case):
    """When the person was away while the date was open."""
    zone, deadline = case.facts.roll.office.clock, case.deadline
    last = max(deadline.falls_due_at, case.facts.now)
    for absence in case.facts.absences:
        begins = datetime.combine(absence.starts_on, datetime.min.time(), zone)
        if absence.ends_on < deadline.created_at.date() or begins > last:
            continue
        words = {"who": case.who, "until": day(absence.ends_on)}
        text = _("Away until %(until)s: %(who)s. Nobody stands in.")
        if absence.deputy:
            words["deputy"] = case.facts.name_of(absence.deputy)
            text = _("Away until %(until)s: %(who)s. Told as well: %(deputy)s.")
        yield Event(begins, text % words, is_ahead=begins > case.facts.now)


def trouble(case):
    """What stands in the way of all letters, or of all to this address."""
    facts = case.facts
    if failing := facts.failing:
        words = {"at": failing.address, "said": failing.words}
        yield Event(failing.since, _("Mail no longer reaches %(at)s: %(said)s") % words)
    if facts.sender.is_held:
        text = _("All mail is held from here on: %s.") % facts.sender.get_held_by_display()
        yield Event(facts.sender.held_at, text)


def ahead(case):
    """The letters still to come: to the person, else to whoever is told."""
    for one in case.coming_to_me:
        words = {"step": one.reminder.step_label, "who": case.who}
        text = _("%(step)s: a letter goes to %(who)s.") % words
        yield Event(one.goes_at, text, is_ahead=True)
    if case.coming and not case.coming_to_me:
        one = case.coming[0]
        same = [each.reminder for each in case.coming if each.reminder.step == one.reminder.step]
        words = {"step": one.reminder.step_label, "names": case.names(same), "who": case.who}
        text = _("%(step)s: a letter goes to %(names)s, not to %(who)s.") % words
        yield Event(one.goes_at, text, is_ahead=True)
