"""Letters about a visit: drafted in the office's words, changed by a person, kept as a paper."""

import re
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from delegations.choices.letter import Says
from delegations.choices.visit import DECISIONS
from delegations.models import LetterTemplate, VisitLetter
from delegations.models.letter import PLACE
from delegations.services import follow_up
from delegations.services.pasted import rank_in
from networks.services.slugs import free_slug
from oia.accounts.models import Office
from oia.core.rights import need
from oia.core.roads import arriving_by
from oia.core.validators import all_over_by_now
from oia.core.visibility import Sensitivity
from oia.directory.services.keeping import keep, save_part
from oia.documents.choices import AttachmentKind
from oia.documents.models import Attachment
from oia.documents.services import attach

#: Where a letter tells the post of whom it names: what goes where they have none.
POST_BESIDE = re.compile(r", *\{post\},?")

#: Such as a name in its own script.
BRACKETS = re.compile(r"[(（][^()（）]*[)）]")

ADDRESS = re.compile(r"[^\s,;<>()]+@[^\s,;<>()]+\.[^\s,;<>()]+")

#: Mail programs and browsers take addresses of about this length; a longer text is copied.
LONGEST_LINK = 1900


@transaction.atomic
def draft(delegation, what, *, by):
    """Draft the letter that goes with a state, if the office has words for it. Never sends it.

    One letter of thanks is enough, whenever it was drafted. What an import brings into a state
    happened long ago: nobody writes letters about it now.
    """
    if what not in Says.values or arriving_by():
        return None
    if what == Says.THANKS and delegation.letters.filter(says=what).exists():
        return None
    template = LetterTemplate.objects.for_letter(what, spoken(delegation))
    return template and from_template(delegation, template, by=by)


@transaction.atomic
def for_visas(delegation, members, *, by):
    """Draft the letter with which each of these asks for a visa. Refused where we write none."""
    found = list(members)
    if not found or not {one.pk for one in found}.issubset(
        entitled(delegation).values_list("pk", flat=True)
    ):
        raise ValidationError(_("This visit writes no letter for a visa for all of these."))
    template = LetterTemplate.objects.for_letter(Says.VISA, spoken(delegation))
    if template is None:
        raise ValidationError(_("The office has no words for this. Write them first."))
    return [from_template(delegation, template, by=by, member=one) for one in found]


def entitled(delegation):
    """Those for whom this visit writes a letter with which to ask for a visa."""
    return delegation.members.invited_in_writing()


def from_template(delegation, template, *, by, member=None):
    """A draft in the words of one template, about a member where they are about one.

    A template of which nothing is left, since its places stand for nothing, still makes a draft.
    """
    need(by, "delegations.add_visitletter")
    said, text = said_of(delegation, template.language), template.text
    if member:
        said |= {"member": member.addressed, "post": member.post}
        text = text if member.post else POST_BESIDE.sub("", text)
    letter = VisitLetter(
        delegation=delegation,
        member=member,
        says=template.says,
        language=template.language,
        to=address_of(delegation),
        heading=(filled(template.heading, said) or delegation.title)[:300],
        text=filled(text, said) or text,
    )
    return keep(letter, by=by)


def spoken(delegation):
    return delegation.letters_in or spoken_here()


def spoken_here():
    """The office's own language, such as "en"."""
    return settings.LANGUAGE_CODE.partition("-")[0]


def address_of(delegation):
    """The first address among the ways to reach them, else those ways in words."""
    found = ADDRESS.search(delegation.requester_contact)
    return found[0] if found else delegation.requester_contact


def filled(text, said):
    """The text with every place taken; what stands for nothing leaves no empty lines behind."""
    lines = PLACE.sub(lambda match: said.get(match[1], match[0]), text)
    return re.sub(r"\n{3,}", "\n\n", lines.replace("\r\n", "\n")).strip()


def said_of(delegation, language):
    """What comes in each place, days in the language of the letter."""
    with speaking(language):
        return words_of(delegation, Office.current())


def speaking(language):
    """Days and numbers in the language of a letter, where the program knows it."""
    known = language if translation.check_for_language(language) else settings.LANGUAGE_CODE
    return translation.override(known)


def words_of(delegation, office):
    comes = [delegation.comes_from, known_to_all(delegation.organisation), delegation.city]
    return {
        "reference": delegation.reference,
        "title": delegation.title,
        "requester": addressed(delegation.requester),
        "comes_from": str(next(filter(None, comes), "")),
        "days": days_of(delegation),
        "received": on(delegation.received_on),
        "reply_by": on(delegation.reply_by),
        "reason": delegation.decision_reason,
        "alternative": delegation.alternative,
        "agent": delegation.agent,
        "host": str(known_to_all(delegation.host) or ""),
        "signature": signature(delegation.owner),
        "office": office.name,
        "city": office.city_name,
        "today": on(timezone.localdate()),
    }


def addressed(requester):
    """Whom a letter begins with: a name, without what stands in brackets or the post after it."""
    name = " ".join(BRACKETS.sub(" ", requester).split()).replace(" ,", ",").strip(" ,")
    first, _comma, post = name.partition(",")
    is_post_told = " " in first and rank_in(post) is not None
    return (first if is_post_told else name) or requester


def known_to_all(one):
    """A letter is read by everybody who sees the visit, so it names nobody who is hidden."""
    return one if one is None or one.sensitivity == Sensitivity.OFFICE else None


def on(day):
    return date_format(day, "j F Y") if day else ""


def days_of(delegation):
    first, last = delegation.arrives_on, delegation.last_day
    return on(first) if first == last else f"{on(first)} – {on(last)}"


def signature(user):
    return user.get_full_name() or user.username if user else ""


@transaction.atomic
def save_letter(letter, *, by):
    """Keep a letter. Our first answer was given on the day on which it went out."""
    visit = letter.delegation
    if letter.sent_on and letter.sent_on < visit.received_on:
        raise ValidationError({"sent_on": _("That is before the request came in.")})
    all_over_by_now(letter, "sent_on")
    was = VisitLetter.objects.filter(pk=letter.pk).first()
    save_part(letter, by=by)
    if letter.says == Says.THANKS:
        follow_up.note_day(letter, was, by=by)
    earlier = visit.letters.filter(says__in=DECISIONS, pk__lt=letter.pk)
    said_before = earlier.exclude(says=letter.says, sent_on=None).exists()
    is_first = letter.is_standing_answer and not said_before
    if is_first and letter.sent_on not in (None, visit.replied_on):
        visit.note_reply(letter.sent_on)
        keep(visit, by=by)
    return letter


@transaction.atomic
def keep_as_paper(letter, *, by):
    """Put the letter as it stands among the papers of its visit, as a text file."""
    visit, head = letter.delegation, f"To: {letter.to}\n{letter.heading}\n\n"
    letter.paper = lay_down(
        visit,
        letter.heading,
        f"{head}{letter.text}\n",
        name=f"{visit.reference}-{letter.pk}",
        language=letter.language,
        on=letter.sent_on,
        by=by,
    )
    return save_part(letter, by=by)


def lay_down(subject, heading, text, *, name, language, by, on=None):
    """Put a text among the papers of a visit or a gift, as a file that stays as it is."""
    paper = Attachment(
        subject=subject,
        title=f"{subject.reference}: {heading}"[:200],
        kind=AttachmentKind.LETTER,
        language=language,
        on=on or timezone.localdate(),
        sensitivity=subject.sensitivity,
    )
    paper.file = ContentFile(text.encode(), f"{name}.txt")
    return attach(paper, by=by)


def mail_link(letter):
    """A link that opens the letter in whoever's mail program; without its text where too long."""
    to = ADDRESS.fullmatch(letter.to)
    link = f"mailto:{quote(letter.to if to else '', safe='@')}?subject={quote(letter.heading)}"
    text = quote("\r\n".join(letter.text.splitlines()))
    whole = f"{link}&body={text}"
    return whole if len(whole) <= LONGEST_LINK else link


def save_template(template, *, by):
    """Keep the office's words for a purpose. Letters drafted before stay as they are."""
    if not template.slug:
        template.slug = free_slug(LetterTemplate, f"{template.says} {template.language}", "letter")
    return save_part(template, by=by)


def keep_template_row(template, along, *, by):
    """Keep it as a row of a sheet has it."""
    save_template(template, by=by)
