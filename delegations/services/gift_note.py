"""The note with which a gift is handed over, in the office's words, and kept as a paper."""

from dataclasses import dataclass

from django.utils import timezone

from delegations.choices.letter import Says
from delegations.models import LetterTemplate
from delegations.services.letters import filled, known_to_all, lay_down, on, signature, speaking
from oia.accounts.models import Office
from oia.core.rights import need

#: Where nothing is known yet, somebody writes it there by hand.
BY_HAND = "." * 30


@dataclass(frozen=True)
class Note:
    """What is printed and signed as a gift is handed over."""

    language: str
    heading: str
    text: str


def templates():
    """The office's words for it, one for each language."""
    return list(LetterTemplate.objects.filter(says=Says.GIFT, is_active=True))


def note(gift, template):
    """The note of a gift, in the words of a template."""
    with speaking(template.language):
        said = words_of(gift, Office.current())
    heading, text = (filled(words, said) for words in (template.heading, template.text))
    return Note(template.language, heading, text)


def words_of(gift, office):
    theirs = other_side(gift)
    ours = gift.recipient_name or str(gift.recipient_user or "") or office.city_name
    giver, receiver = (ours, theirs) if gift.is_given else (theirs, ours)
    about = {
        "gift": gift.description,
        "gift_number": gift.reference,
        "gift_on": on(gift.on),
        "gift_place": gift.place,
        "occasion": gift.occasion,
        "giver": giver,
        "receiver": receiver,
        "kept_at": gift.kept_at,
        "belongs_to": gift.belongs_to,
    }
    return {name: words or BY_HAND for name, words in about.items()} | {
        "signature": signature(gift.owner),
        "office": office.name,
        "city": office.city_name,
        "today": on(timezone.localdate()),
    }


def other_side(gift):
    """Who gave it to us, or to whom we gave it; whoever is hidden is on no paper."""
    known = [gift.other_person, gift.other_organisation]
    names = [str(one) for one in known if known_to_all(one)] or [gift.other_name]
    return ", ".join(filter(None, dict.fromkeys([*names, gift.affiliation])))


def keep_as_paper(gift, template, *, by):
    """Put the note as it stands among the papers of the gift."""
    need(by, "delegations.change_gift")
    made = note(gift, template)
    text = f"{made.heading}\n\n{made.text}\n"
    name = f"{gift.reference}-{template.language}"
    return lay_down(gift, made.heading, text, name=name, language=made.language, by=by)
