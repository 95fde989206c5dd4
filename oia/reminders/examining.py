"""What is owed for one deadline. Reads nothing but what it is handed; planning.py keeps it."""

from functools import cached_property

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from oia.reminders import steps
from oia.reminders.choices import Because, ReminderState, Status, What
from oia.reminders.merging import goes_on_elsewhere
from oia.reminders.models import Reminder
from oia.reminders.recipients import Recipient, Told

#: What tells somebody that a date is theirs to mind.
CALLS = {What.STEP, What.AGAIN, What.MOVED, What.HANDED}

#: Those of whom only some are told, which changes with the people of a date.
OF_PEOPLE = {What.STEP, What.AGAIN, What.HANDED}


class Examination:
    """One deadline, all that was ever written down for it (the earliest first), and the roll.

    `owed` are the reminders to write down, whether they go out or are only kept with the reason
    why not. `overtaken` maps what was owed until now and goes out no more to the reason. `again`
    are some of these that are owed after all, since their reader is told once more.
    """

    def __init__(self, deadline, written, snoozes, roll):
        self.deadline, self.written, self.roll = deadline, written, roll
        self.snoozes = [one for one in snoozes if one.version == deadline.version]
        self.owed, self.again, self.overtaken = [], [], {}
        self.told_already = set()  # who hears of the date in this round by something better
        self.known_of = set()  # deputies of those who were told before they went away

    @cached_property
    def rule(self):
        return self.roll.rule_for(self.deadline.kind)

    @cached_property
    def table(self):
        """The steps of the rule with their moments."""
        if self.rule is None:
            return []
        deadline, roll = self.deadline, self.roll
        return steps.timetable(self.rule, deadline.counts_to, roll.office, roll.holidays)

    @cached_property
    def reached(self):
        return steps.latest_reached(self.table, self.roll.now)

    @cached_property
    def told(self):
        """Everybody who is told of the date as things stand."""
        step = self.reached.step if self.reached else 0
        return self.roll.told_at(self.deadline, self.rule, step) if self.rule else []

    @cached_property
    def owner(self):
        """Whoever answers for it, as far as they are told of it."""
        return next((told for told in self.told if told.because == Because.OWNER), None)

    def run(self):
        """Find out what is owed by now. Returns self."""
        if self.deadline.status == Status.CANCELLED:
            others = [one for one in self.written if one.what != What.CANCELLED]
            self.overtake(others, _("Cancelled."))
            if not goes_on_elsewhere(self.deadline):
                self.tell_of_change(What.CANCELLED)
        elif self.deadline.is_unsettled and not self.deadline.is_past_on_arrival:
            older = [one for one in self.written if one.version != self.deadline.version]
            self.overtake(older, _("The date moved."))
            self.spare_the_others()
            self.tell_of_change(What.MOVED)
            self.tell_of_handover()
            self.tell_the_step()
            self.tell_new_owner()
            self.tell_again()
        return self

    def next_moment(self):
        """When this deadline has to be examined again; None when nothing is left to wait for."""
        now, deadline = self.roll.now, self.deadline
        if not deadline.is_unsettled or deadline.is_past_on_arrival:
            return None
        moments = [reached.at for reached in self.table]
        moments += [snooze.until for snooze in self.snoozes]
        moments += [deadline.falls_due_at] if deadline.hard else []
        moments += [self.roll.goes_away_at(told.recipient.user) for told in self.told]
        return min((moment for moment in moments if moment and moment > now), default=None)

    # Steps ------------------------------------------------------------------------------------

    def tell_the_step(self):
        """The latest step reached, once for each person who was not told of it or a later one."""
        if self.reached is None:
            return
        for told in self.told:
            mine = [one for one in self.written if self.is_mine(one, What.STEP, told.key)]
            if any(one.step <= self.reached.step for one in mine):
                self.take_back(told, mine)
                continue
            self.overtake(mine, _("A later step was reached."))
            if self.was_told_before_leaving(told):
                self.known_of.add(told.key)
                continue
            self.note_steps_gone_by(told, mine)
            self.add(told, self.reached, because_not=self.why_not(told))

    def was_told_before_leaving(self, told):
        """Whether whom a deputy stands in for knew of the step before their absence began."""
        if told.because != Because.DEPUTY:
            return False
        absent = Recipient(told.on_behalf_of).key
        if absent in self.known_of:
            return True
        began = self.roll.away_since(told.on_behalf_of)
        theirs = [one for one in self.written if self.is_mine(one, What.STEP, absent)]
        theirs = [one for one in theirs if one.step <= self.reached.step]
        if self.hears_anyway(absent):
            return False
        return any(
            one.state == ReminderState.SENT
            and one.sent_at < began
            or one.state == ReminderState.SUPPRESSED
            and one.written_at < began
            for one in theirs
        )

    def take_back(self, told, mine):
        """Whoever was spared the step that was reached, and is told of the date after all."""
        last = min(mine, key=lambda one: one.step)
        spared = last.step == self.reached.step and last.state == ReminderState.SUPERSEDED
        if not spared or last in self.overtaken:
            return
        last.reason = self.why_not(told) or self.heard_since(last)
        last.state = ReminderState.SUPPRESSED if last.reason else ReminderState.OWED
        last.because, last.on_behalf_of = told.because, told.on_behalf_of
        self.again.append(last)

    def note_steps_gone_by(self, told, mine):
        """Steps that went by unseen since the date was set, as during an outage."""
        if told.because == Because.CLIMBED:
            return
        known = {one.step for one in mine}
        for step in self.table:
            gone_by = self.deadline.armed_at < step.at and step.step > self.reached.step
            if gone_by and step.step not in known:
                self.add(
                    told, step, ReminderState.SUPERSEDED, because_not=_("A later step was reached.")
                )

    def why_not(self, told):
        """Why the step that was reached does not go out to somebody; blank if it does."""
        if told.key in self.told_already or self.hears_anyway(told.key):
            return _("Told with what changed.")
        if self.knows_of_failed_letter(told.key):
            return _("Told that a letter did not arrive.")
        if snooze := self.sleeping(told.key):
            day = date_format(snooze.until.astimezone(self.roll.office.clock), "j M Y")
            return _("Snoozed until %s.") % day
        ruled_from = max(self.deadline.ruled_from or self.rule.applies_from, self.rule.applies_from)
        if max(self.reached.at, self.deadline.armed_at) < ruled_from:
            return _("Reached before the rule was changed.")
        return ""

    def knows_of_failed_letter(self, key):
        """Whether somebody was told since the step was reached, as another could not be."""
        notices = [one for one in self.written if self.is_mine(one, What.UNDELIVERED, key)]
        live = (ReminderState.OWED, ReminderState.SENT)
        return any(one.state in live and one.reached_at >= self.reached.at for one in notices)

    def hears_anyway(self, key):
        """Whether a letter about a change still waits to go, which says all that a step says."""
        return any(
            one.state == ReminderState.OWED and self.is_mine(one, what, key)
            for one in self.written
            for what in CALLS - {What.STEP}
        )

    def heard_since(self, step):
        """Whether a letter about a change went since to whoever was spared a step."""
        calls = [one for one in self.written if one.what in CALLS - {What.STEP}]
        mine = [one for one in calls if self.is_mine(one, one.what, step.recipient)]
        sent = [one for one in mine if one.state == ReminderState.SENT]
        went = any(one.written_at >= step.written_at for one in sent)
        return _("Told with what changed.") if went else ""

    # Snoozes ----------------------------------------------------------------------------------

    def sleeping(self, key):
        mine = [one for one in self.snoozes if one.recipient == key and one.until > self.roll.now]
        return max(mine, key=lambda snooze: snooze.until, default=None)

    def tell_again(self):
        """Whoever slept until now is told once more, unless a step tells them anyway."""
        for told in self.told:
            over = [one for one in self.snoozes if one.recipient == told.key]
            if not over or self.sleeping(told.key):
                continue
            woken = [one for one in self.written if self.is_mine(one, What.AGAIN, told.key)]
            latest = max(one.until for one in over)
            if any(self.goes(one) and one.reached_at >= latest for one in woken):
                continue
            going = {one.recipient for one in self.owed if one.state == ReminderState.OWED}
            told_anyway = told.key in going or told.key in self.told_already
            reason = _("Told by a step.") if told_anyway else ""
            self.add(told, steps.Reached(len(woken), latest), what=What.AGAIN, because_not=reason)

    def is_mine(self, written, what, key):
        same_date = written.version == self.deadline.version
        return written.what == what and same_date and written.recipient == key

    # Changes ----------------------------------------------------------------------------------

    def tell_of_change(self, what):
        """One notice for each person whose last letter named a date that no longer stands."""
        last_told = {one.recipient: one for one in self.written if self.was_told(one)}
        for key, last in last_told.items():
            same_date = last.version == self.deadline.version
            same_date = same_date or last.told_due_at == self.deadline.falls_due_at
            stands = what == What.MOVED and same_date
            known = any(self.is_mine(one, what, key) for one in self.written if self.goes(one))
            out_of_it = last.what == What.CANCELLED or self.was_taken_from(key, last)
            told = self.told_as(last)
            reached = self.roll.gets_to(told.recipient)
            if reached and not (stands or known or out_of_it):
                self.notify(told, what)

    def was_told(self, written):
        """Whether it went; or may have, as a worker died with it in hand before it was spared."""
        spared = (ReminderState.SUPERSEDED, ReminderState.SUPPRESSED)
        may_have_gone = written.state in spared and written.lapsed
        return written.state == ReminderState.SENT or may_have_gone

    def was_taken_from(self, key, last):
        """Whether its reader was told since, or will be, that somebody else took it over."""
        since = self.written[self.written.index(last) :]
        taken = [one for one in since if one.what == What.TAKEN and one.recipient == key]
        return any(self.goes(one) for one in taken)

    def goes(self, written):
        """Whether it went or will go, or its reader knows without; not if it was overtaken."""
        return written.state != ReminderState.SUPERSEDED

    def told_as(self, last):
        """The reader of an earlier reminder, told for the same reason."""
        mailbox = "" if last.user else last.recipient.removeprefix("mail:")
        return Told(Recipient(last.user, mailbox), last.because, last.on_behalf_of)

    def spare_the_others(self):
        """What is owed to people who are not told of this date any more goes out no more."""
        if self.rule is None:
            return
        present = {told.key for told in self.told}
        for one in self.written:
            stands_in = one.because == Because.DEPUTY and f"user:{one.on_behalf_of_id}" in present
            if one.what in OF_PEOPLE and one.recipient not in present and not stands_in:
                self.overtake([one], _("Told to others now."))
            if one.what == What.TAKEN and one.recipient in present:
                self.overtake([one], _("Told of it again."))

    def tell_of_handover(self):
        """When somebody else answers for the date than whoever was told so, both are told."""
        now, calls = self.owner, [one for one in self.written if self.is_call_of_owner(one)]
        if now is None or not calls:
            return
        since = self.written[self.written.index(calls[-1]) :]
        handed = [one for one in since if self.is_mine(one, What.HANDED, now.key)]
        told = any(self.goes(one) for one in handed)
        if calls[-1].recipient != now.key and not told:
            self.notify(now, What.HANDED)
        for before in {one.recipient: one for one in calls}.values():
            if before.recipient != now.key:
                self.relieve(before)

    def tell_new_owner(self):
        """Whoever it was handed to before anybody was told of it learns that it is theirs now,
        unless a step says so anyway."""
        now = self.owner
        if self.deadline.handed_at is None or now is None:
            return
        if any(self.is_call_of_owner(one) for one in self.written):
            return  # then both were told
        if not any(self.calls_owner(one, now) for one in [*self.written, *self.owed]):
            self.notify(now, What.HANDED)

    def calls_owner(self, written, owner):
        """Whether this will tell whoever has it that it is theirs, or was meant to."""
        tells = written.what in CALLS and written.because == Because.OWNER
        meant = written.state in (ReminderState.OWED, ReminderState.GIVEN_UP)
        return tells and meant and self.is_mine(written, written.what, owner.key)

    def relieve(self, before):
        """Tell whoever was told that the date is theirs that it is so no more."""
        if self.was_taken_from(before.recipient, before) or self.is_still_told(before):
            return
        theirs = [one for one in self.written if one.recipient == before.recipient]
        self.overtake(theirs, _("Handed over."))
        self.notify(self.told_as(before), What.TAKEN)

    def is_still_told(self, before):
        """Whether its reader hears of the date in another part, or can hear of nothing."""
        gone = not (before.user and self.roll.reaches(before.user))
        return gone or before.recipient in {told.key for told in self.told}

    def is_call_of_owner(self, written):
        """Whether this told its reader that the date is theirs. Who took it over knew without."""
        knew = written.what == What.HANDED and written.state == ReminderState.SUPPRESSED
        sent = written.state == ReminderState.SENT and written.what in CALLS
        return written.because == Because.OWNER and (sent or knew)

    def notify(self, told, what):
        earlier = [one for one in self.written if self.is_mine(one, what, told.key)]
        self.add(told, steps.Reached(len(earlier), self.roll.now), what=what)
        self.told_already.add(told.key)
        if what in CALLS:
            mine = [one for one in self.written if self.is_mine(one, What.STEP, told.key)]
            self.overtake(mine, _("Told with what changed."))

    # Writing down -----------------------------------------------------------------------------

    def add(self, told, reached, state=None, *, what=What.STEP, because_not=""):
        state = state or (ReminderState.SUPPRESSED if because_not else ReminderState.OWED)
        self.owed.append(
            Reminder(
                deadline=self.deadline,
                version=self.deadline.version,
                what=what,
                step=reached.step,
                recipient=told.key,
                user=told.recipient.user,
                because=told.because,
                on_behalf_of=told.on_behalf_of,
                state=state,
                reason=because_not,
                reached_at=reached.at,
                written_at=self.roll.now,
            )
        )

    def overtake(self, written, reason):
        """What is still owed among these goes out no more."""
        for one in written:
            if one.state == ReminderState.OWED:
                self.overtaken[one] = reason
                one.state = ReminderState.SUPERSEDED
