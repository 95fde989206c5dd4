"""What the demo city has agreed with its partners, and what was last said. All is invented."""

from datetime import time

from oia.directory.models import Agreement, Clearance, Contact, Signatory
from oia.directory.services import agreements, contacts
from oia.directory.services.keeping import save_part


def build(story):
    """An old friendship in good health, a memorandum, and a proposal that needs a ministry."""
    story.things["agreements"] = {
        "Kobe": sister(story),
        "Lviv": memorandum(story),
        "Alexandria": proposal(story),
    }
    calls(story)


def agree(story, name, **fields):
    partner, officer = story.things["organisations"][name], story.people["officer"]
    fields |= {"organisation": partner, "city": partner.city, "owner": officer}
    fields.setdefault("backup", story.people["protocol"])
    return agreements.create(Agreement(**fields), by=officer)


def sister(story):
    kobe = agree(
        story,
        "Kobe",
        title="Sister cities: Vila Serena and Kobe",
        kind="sister",
        status="active",
        signed_on=story.years_ago(21, 5, 14),
        renewal="none",
        languages="Portuguese, Japanese, English",
        authentic_text="English",
        subjects="Exchange of pupils, gardens, ports.",
        activity_plan="A school exchange each spring; an exhibition every other year.",
        review_score=4,
    )
    by = story.people["officer"]
    words = {"agreement": kobe, "side": "theirs", "name": "Yamada Kenji", "post": "Mayor of Kobe"}
    save_part(Signatory(**words), by=by)
    former = story.things["holdings"]["former mayor"]
    save_part(Signatory(agreement=kobe, side="ours", holding=former), by=by)
    return kobe


def memorandum(story):
    return agree(
        story,
        "Lviv",
        title="Memorandum on rebuilding schools with Lviv",
        kind="memorandum",
        status="active",
        signed_on=story.years_ago(2, 3, 8),
        ends_on=story.day(700),
        renewal="by_agreement",
        notice_months=6,
        department=story.things["departments"]["Culture"],
        subjects="Architects and builders work together; shelters in schools.",
    )


def proposal(story):
    """Before it may be signed, the foreign ministry is heard."""
    ours = agree(
        story,
        "Alexandria",
        title="Friendship with Alexandria",
        kind="friendship",
        status="clearance",
        political_clauses="The draft names a border. Legal affairs propose to leave it out.",
    )
    asked = {"authority_words": "Ministry of Foreign Affairs", "asked_on": story.day(-70)}
    opinion = Clearance(
        agreement=ours,
        kind="opinion",
        reference="MNE 2218/DGPE",
        due_on=story.day(45),
        **asked,
    )
    save_part(opinion, by=story.people["officer"])
    return ours


CALLS = [  # whose: days ago, channel, about, said, agreed
    (
        *("Kobe", 75, "video", "Pupils next spring"),
        *("Twelve pupils can come; they ask for host families.", "We send names in winter."),
    ),
    (
        *("Lviv", 90, "call", "Drawings of the shelters"),
        *("The second school was hit; the drawings are needed sooner.", "Drawings come by post."),
    ),
    (
        *("Alexandria", 65, "mail", "Wording of the preamble"),
        *("They can live without the second sentence.", ""),
    ),
]


def calls(story):
    """What was said before the story begins."""
    officer = story.people["officer"]
    for name, days_ago, channel, about, said, agreed in CALLS:
        contact = Contact(
            at=story.moment(story.day(-days_ago), time(11)),
            channel=channel,
            about=about,
            said=said,
            agreed=agreed,
            organisation=story.things["organisations"][name],
        )
        people = [story.things["persons"][name]]
        contacts.log(contact, by=officer, people=people, colleagues=[officer])
