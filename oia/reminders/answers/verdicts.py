"""The one sentence that answers "Why did I (not) get this?", and what can be done about it.

Each function looks for one reason and returns a verdict, or None where it is another.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oia.core.rows import day, moment
from oia.reminders.choices import LetterState, Pace, ReminderState, What
from oia.reminders.words.wording import isolated

#: What a reminder is about to be, or became, when a letter was written for it.
TELLING = [ReminderState.OWED, ReminderState.SENT, ReminderState.GIVEN_UP]


@dataclass(frozen=True)
class Verdict:
    """The answer. `state` gives the badge its colour, `label` its words."""

    state: str
    label: str
    words: str


@dataclass(frozen=True)
class Advice:
    """What the reader can do now; `url` where there is a page for it."""

    words: str
    url: str = ""


def of_case(case):
    """The first reason that holds."""
    reasons = (told_or_on_the_way, past_on_arrival, kept_back, without_rule, gone, unreachable)
    for look in (*reasons, not_among_the_told, closed, too_early, next_round):
        if found := look(case):
            return found
    return no_step_left(case)


def yes(words):
    return Verdict("sent", _("Reminded"), words)


def no(words, state="suppressed"):
    return Verdict(state, _("Not reminded"), words)


def later(words):
    return Verdict("owed", _("Not yet"), words)


# A letter was written ---------------------------------------------------------------------------


def told_or_on_the_way(case):
    """The last letter that was written for this person, whatever became of it."""
    telling = [one for one in calls(case) if one.state in TELLING and one.letter]
    if not telling:
        return None
    last = telling[-1]
    if last.letter.state in (LetterState.BOUNCED, LetterState.GIVEN_UP):
        return undelivered(case, last)
    if last.state == ReminderState.SENT:
        return sent(case, last, telling)
    return later(waiting(case, last) + after(case, telling[:-1]))


def calls(case):
    """The reminders that say that the date is the person's to mind, or is no more."""
    return [one for one in case.mine if one.what not in (What.TAKEN, What.UNDELIVERED)]


def undelivered(case, reminder):
    letter = reminder.letter
    words = {"who": case.who, "at": letter.address, "said": letter.server_words}
    if letter.state == LetterState.BOUNCED:
        words["on"] = moment(letter.bounced_at)
        text = (
            _("A letter went to %(who)s, but it came back from %(at)s on %(on)s: %(said)s") % words
        )
    else:
        text = _("The letter to %(who)s was refused for %(at)s: %(said)s") % words
    return Verdict(letter.state, _("Did not arrive"), text)


def sent(case, reminder, telling):
    done = [one for one in telling if one.state == ReminderState.SENT]
    words = {
        "count": len({one.letter_id for one in done}),
        "who": case.who,
        "at": reminder.letter.address,
        "on": moment(reminder.letter.sent_at),
        "step": reminder.step_label,
    }
    text = ngettext(
        "One letter went to %(who)s: on %(on)s to %(at)s (%(step)s).",
        "%(count)d letters went to %(who)s, the last on %(on)s to %(at)s (%(step)s).",
        words["count"],
    )
    if reminder.letter.delayed_at:
        text += " " + _("The mail servers on its way said that it is late.")
    by_now = "" if case.is_among_the_told else owner_since(case)
    return yes(text % words + by_now + end_of(case))


def waiting(case, reminder):
    """Why a letter that is written has not gone yet."""
    letter, sender, now = reminder.letter, case.facts.sender, case.facts.now
    words = {"who": case.who, "when": moment(letter.go_at), "said": letter.server_words}
    if sender.is_held:
        words |= {"since": moment(sender.held_at), "why": sender.get_held_by_display()}
        return (
            _("A letter to %(who)s is written, but all mail is held since %(since)s: %(why)s.")
            % words
        )
    if letter.state == LetterState.FAILED:
        words["tries"] = letter.attempts
        text = _(
            "The mail server has not taken the letter to %(who)s yet: %(said)s The next try, after "
            "%(tries)d so far, is on %(when)s."
        )
        return text % words
    if letter.go_at > now:
        return written_until(case, letter) % words
    if case.facts.is_silent:
        words["since"] = moment(sender.ticked_at)
        return (
            _("A letter to %(who)s is written, but the sender is silent since %(since)s.") % words
        )
    return _("A letter to %(who)s is written and goes out with the next round.") % words


def written_until(case, letter):
    """For which moment a letter waits."""
    if letter.pace == Pace.WEEKLY:
        return _("It waits for the weekly letter to %(who)s, which goes on %(when)s.")
    if letter.pace == Pace.DAILY:
        return _("It waits for the daily letter to %(who)s, which goes on %(when)s.")
    if case.facts.roll.may_go_at(letter.user, case.facts.now) > case.facts.now:
        return _("A letter to %(who)s waits for working hours: it goes on %(when)s.")
    if case.deadline.arrival:
        return _("A letter to %(who)s waits for the rest of an import: it goes on %(when)s.")
    return _("%(who)s had many letters within an hour: the next one goes on %(when)s.")


def after(case, earlier):
    """What went out before the letter that waits."""
    sent = [one for one in earlier if one.state == ReminderState.SENT and one.letter.sent_at]
    if not sent:
        return ""
    return " " + _("The one before went on %s.") % moment(sent[-1].letter.sent_at)


# None was written -------------------------------------------------------------------------------


def past_on_arrival(case):
    deadline = case.deadline
    if not deadline.is_past_on_arrival:
        return None
    words = _(
        "It fell due on %(due)s and was past already when it was entered on %(entered)s. Nobody is "
        "reminded of such a date."
    )
    said = words % {"due": moment(deadline.falls_due_at), "entered": day(deadline.created_at)}
    return no(said + (end_of(case) or " " + _("It stands on Today.")))


def kept_back(case):
    """A reminder was due but did not go out, for the reason kept with it."""
    if not calls(case):
        return None
    last = calls(case)[-1]
    words = {"who": case.who, "step": last.step_label, "on": day(last.reached_at)}
    words["why"] = last.reason
    text = _("The reminder for %(who)s of %(on)s (%(step)s) was not sent. %(why)s") % words
    return no(text + end_of(case) + what_comes(case))


def without_rule(case):
    if case.rule:
        return None
    words = _("No rule that is switched on covers “%s”, so nobody is reminded of such dates.")
    return no(words % case.deadline.kind_label)


def gone(case):
    if case.facts.person.is_active:
        return None
    return no(_("%s no longer works here, so no letter is written to them.") % case.who)


def unreachable(case):
    failing = case.facts.failing
    if failing is None:
        return None
    words = {"at": failing.address, "since": moment(failing.since), "said": failing.words}
    words |= {"who": case.who, "others": case.names([one.recipient for one in case.told])}
    text = _(
        "Mail does not reach %(who)s at %(at)s since %(since)s: %(said)s Told instead: %(others)s."
    )
    return no(text % words, "failed")


def not_among_the_told(case):
    if case.is_among_the_told:
        return None
    words = {
        "rule": case.rule,
        "labels": ", ".join(str(label) for label in case.rule.recipient_labels),
        "names": case.names([one.recipient for one in case.told]),
        "who": case.who,
    }
    text = _("The rule “%(rule)s” tells %(labels)s: at present %(names)s. Not among them: %(who)s.")
    return no(text % words + owner_since(case) + end_of(case))


def owner_since(case):
    """Who answers for it since when, and who did before."""
    if not case.owners or case.owners[-1][0] is None:
        return ""
    owner, since = case.owners[-1]
    words = {"owner": case.facts.name_of(owner), "since": day(since)}
    if len(case.owners) == 1:
        return " " + _("It was given to %(owner)s on %(since)s.") % words
    words["before"] = isolated(str(case.owners[-2][0] or _("nobody")))
    if case.owners[-2][0] == case.facts.viewer:
        words["before"] = _("you")
    return (
        " " + _("It was given to %(owner)s on %(since)s; before, it was with %(before)s.") % words
    )


def closed(case):
    if case.deadline.is_unsettled:
        return None
    return no(_("No step was reached for %s before it was closed.") % case.who + end_of(case))


def too_early(case):
    if case.reached or not case.coming_to_me:
        return None
    first = case.coming_to_me[0]
    words = {"step": first.reminder.step_label, "on": moment(first.goes_at), "who": case.who}
    return later(_("The first letter to %(who)s goes on %(on)s (%(step)s).") % words)


def next_round(case):
    """A step is reached, and the round that writes it down is still to come."""
    waits = case.deadline.next_step_at
    if not waits or waits > case.facts.now or not case.reached:
        return None
    sender = case.facts.sender
    if case.facts.is_silent:
        words = _("A step is reached, but the sender is silent since %s.")
        return no(words % moment(sender.ticked_at), "failed")
    return later(_("A step is reached: the next round, within minutes, writes the letter."))


def no_step_left(case):
    if case.coming_to_me:
        text = _("The latest step was reached before %s came to be told.") % case.who
        return later(text + what_comes(case))
    if case.coming:
        words = {"who": case.who, "others": case.names([one.reminder for one in case.coming])}
        return no(_("The letters still ahead go to %(others)s. Not among them: %(who)s.") % words)
    return no(_("The rule has no step that lies ahead, so no letter goes to %s.") % case.who)


def end_of(case):
    """That it is closed by now, in a sentence to add."""
    deadline = case.deadline
    if deadline.is_unsettled or not deadline.closed_at:
        return ""
    words = {"state": deadline.get_status_display(), "on": moment(deadline.closed_at)}
    return " " + _("It is closed since %(on)s (%(state)s).") % words


def what_comes(case):
    if not case.coming_to_me:
        return ""
    first = case.coming_to_me[0]
    words = {"step": first.reminder.step_label, "on": moment(first.goes_at)}
    return " " + _("The next letter goes on %(on)s (%(step)s).") % words


# What to do -------------------------------------------------------------------------------------


def advice(case):
    """What the reader can do, where something is to be done."""
    found = [*about_letter(case), *about_address(case)]
    if case.deadline.is_unsettled and not case.rule:
        found += about_rules(case)
    elif case.deadline.is_unsettled and not case.is_among_the_told and not case.facts.failing:
        found += about_helping(case)
    return found


def about_rules(case):
    """Where no rule covers a date, neither its owner nor a helper would be told of it."""
    if case.facts.viewer.has_perm("reminders.change_rule"):
        text = _("Switch a rule for such dates on, or write one.")
    else:
        text = _("Ask a director to switch a rule for such dates on.")
    yield Advice(text, reverse("reminders:rule-list"))


def about_letter(case):
    viewer = case.facts.viewer
    stuck = [one.letter for one in case.mine if one.letter and one.letter.may_be_retried]
    if stuck and viewer.has_perm("reminders.retry_letter"):
        yield Advice(_("Try the letter once more, on its page."), stuck[-1].get_absolute_url())


def about_address(case):
    if case.facts.failing:
        yield Advice(_("Once the address works again, say so here."), reverse("reminders:sending"))


def about_helping(case):
    deadline, viewer, who = case.deadline, case.facts.viewer, case.who
    page = deadline.get_absolute_url()
    if viewer.has_perm("reminders.change_deadline"):
        yield Advice(_("To be told, too: add %s as a helper on the date’s page.") % who, page)
    else:
        asked = deadline.owner and deadline.owner != viewer
        asked = isolated(str(deadline.owner)) if asked else _("any officer")
        words = {"asked": asked, "who": who}
        yield Advice(_("Ask %(asked)s to add %(who)s as a helper of this date.") % words, page)
    if viewer.has_perm("reminders.change_rule"):
        url = reverse("reminders:rule-edit", args=[case.rule.pk])
        yield Advice(_("Or have the rule tell more people."), url)
