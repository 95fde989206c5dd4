"""The plain declarations with which an app plugs in.

An app says in `deadlines.py` what of it has a date, in `desk.py` what it puts on the desk and in
`demo.py` what it adds to the demo office. The floors that show or remind read what was declared.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class DeadlineSource:
    """A date of some model that is a deadline.

    `rows` gives the records that have such a deadline now. `watch` names every column that the
    deadline depends on, through relations where need be: when one of them changes by whatever
    road, the deadline follows. `office` names the office settings it depends on.
    `read` turns a record into a `Dated`, or None when it has no date after all. When a record
    leaves `rows`, `outcome` is asked for the words of evidence that the duty was fulfilled
    ("Paid on 4 May"); blank means that it fell away, and the deadline is cancelled.
    `answer` takes a reminder and gives an `Answer` where its reader is asked for more than that
    it is done; then the letter bears that button instead of Done.
    `comes_round` is for what the same record has again and again: a date that is over begins anew
    when its record says a later day. `passes` is for what is over by itself once its day is over:
    a record that leaves `rows` before that day was changed, and its old date falls away.
    """

    kind: str
    label: Words
    rows: Callable[[], Any]
    watch: tuple[str, ...]
    read: Callable[[Any], "Dated | None"]
    office: tuple[str, ...] = ()
    outcome: Callable[[Any], str] | None = None
    answer: "Callable[[Any], Answer | None] | None" = None
    comes_round: bool = False
    passes: bool = False


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A page of an app behind a signed link in a letter. Its address takes a key."""

    url_name: str
    words: Words


@dataclass(frozen=True, kw_only=True)
class Dated:
    """What a deadline source says of one record."""

    title: str
    due: Any  # oia.core.zones.Due
    subject: Any  # the record whose page tells the story
    owner: Any = None
    backup: Any = None
    audience: str = "owner"
    certainty: str = "confirmed"
    hard: bool = True
    organiser_words: str = ""
    source_link: str = ""
    internal_on: Any = None


@dataclass(frozen=True, kw_only=True)
class DeadlineKind:
    """A kind of deadline that staff type in themselves."""

    kind: str
    label: Words


@dataclass(frozen=True, kw_only=True)
class KindGroup:
    """What the kinds of deadline that begin alike are about: "summit" for "summit.paper"."""

    name: str
    title: Words
    order: int = 50


@dataclass(frozen=True, kw_only=True)
class ShippedRule:
    """A reminder rule that comes with the program; managers change it as they like.

    `steps` are days before the date, `overdue_every` and `overdue_until` days after it.
    """

    slug: str
    name: str
    kinds: tuple[str, ...]
    steps: tuple[int, ...]
    overdue_every: int = 7
    overdue_until: int = 28
    to: tuple[str, ...] = ("owner",)
    climbs_after: int | None = 3
    climbs_to: str = "director"
    working_days: bool = False


@dataclass(frozen=True, kw_only=True)
class TodayPanel:
    """A box on the Today page. `context` takes (user, now, mine) and may return None to hide."""

    name: str
    title: Words
    template: str
    context: Callable[..., dict | None]
    order: int = 50


@dataclass(frozen=True, kw_only=True)
class FirstStep:
    """What a new office does first; stands on Today until all of them are done.

    `done` asks the database with one small query. `text` says in a sentence why it matters.
    """

    name: str
    title: Words
    text: Words
    url_name: str
    right: str
    done: Callable[[], bool]
    order: int = 50


@dataclass(frozen=True, kw_only=True)
class RecordPanel:
    """A section on the page of any record. `context` takes (record, user); None hides it."""

    name: str
    title: Words
    template: str
    context: Callable[..., dict | None]
    order: int = 50


@dataclass(frozen=True, kw_only=True)
class Outliving:
    """What else outlives a mayor's term, besides the promises, on the page that hands it over.

    `context` takes (term, user, department): a time in a post, and the key of the only department
    that is asked for, or None. It asks a constant number of queries; None hides the section.
    """

    name: str
    title: Words
    template: str
    context: Callable[..., dict | None]
    order: int = 50


@dataclass(frozen=True, kw_only=True)
class TypedAlong:
    """Rows that are typed in on the form of a new record of some kind, and kept by another app.

    `rows` is a class of formsets whose forms take their `user`. `keep` takes the new record, the
    values of each row that was filled in, and by whom, in the transaction that stores the record;
    what it refuses bears the number of its `row`.
    """

    name: str
    title: Words
    model: Any
    right: str
    rows: Any
    keep: Callable[..., None]


@dataclass(frozen=True, kw_only=True)
class Activity:
    """What an app knows of when something last happened with somebody.

    `latest` takes a kind of record and the keys of some, and gives the last day by key; those of
    which it knows nothing it leaves out. It asks a constant number of queries. With `user=` it
    counts what that user may see; without, for what the office reckons, whoever may see what: the
    answer is a day, never a word.
    """

    name: str
    title: Words
    latest: Callable[[Any, list], dict]


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened, or is to happen, between us and a partner.

    `key` puts the events of one chapter and day in the order in which the chapter gives them: the
    greater, the later. `tone` is a state that has a colour.
    """

    on: Any  # a date, in the zone of the office
    title: Words
    key: Any
    url: str = ""
    note: Words = ""
    tone: str = ""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What one wants to know of a partner first, in a few words."""

    label: Words
    words: Words
    url: str = ""
    tone: str = ""


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """What an app knows of us and a partner: a city, an organisation or a person.

    `events` takes (record, user, reach), an `oia.core.chapters.Reach`: those in that part of the
    story, as far as the user may see them. `facts` takes (record, user). Both ask a constant
    number of queries. `right` is what it takes to read.
    """

    name: str
    title: Words
    events: Callable[..., list[Event]]
    icon: str
    right: str
    facts: Callable[..., list[Fact]] | None = None
    order: int = 50


@dataclass(frozen=True, kw_only=True)
class SearchedField:
    """A column by which records are found, of theirs or of a record they link to.

    `is_name` marks what a record is called: found first, and by words put right. `is_phone` marks
    a telephone, found however its number is written; `is_list` several names, a line each. Blank,
    `label` is the field's own.
    """

    path: str
    is_name: bool = False
    is_phone: bool = False
    is_list: bool = False
    label: Words = ""


def called(*paths):
    """Columns that hold what a record is called."""
    return tuple(SearchedField(path=path, is_name=True) for path in paths)


def telling(*paths):
    """Columns that tell something of a record."""
    return tuple(SearchedField(path=path) for path in paths)


def listing(*paths):
    """Columns that hold further names of something, a line each."""
    return tuple(SearchedField(path=path, is_list=True) for path in paths)


def answering(*paths):
    """Columns that hold telephone numbers."""
    return tuple(SearchedField(path=path, is_phone=True) for path in paths)


@dataclass(frozen=True, kw_only=True, eq=False)
class Searched:
    """A kind of record that is found by words.

    No field may hold what not everybody sees who sees the record. `text` gives the words of a
    record that stand in no column of its own, such as those of a paper; `text_of` names columns,
    also of many records, that change whenever they do. Of records alike, those with the
    greater `weight` (a column) come first. `hint` says in a few words which record it is; `reads`
    names the relations that its title and hint take, and `along` adds to some records what else
    the hint takes, as far as a user may see it.

    `leads_to` names a relation, and the kind of what it leads to, which is shown in its stead: such
    records tell of somebody what stands on others, as where they work. They are asked only where
    several words are typed and that kind has none with all of them.
    """

    name: str
    model: Any
    title: Words
    fields: tuple[SearchedField, ...]
    text: Callable[[Any], str] | None = None
    text_label: Words = ""
    text_of: tuple[str, ...] = ()
    weight: str = ""
    hint: Callable[[Any], Any] | None = None
    reads: tuple[str, ...] = ()
    along: Callable[..., Any] | None = None
    leads_to: str = ""
    icon: str = ""
    order: int = 50

    @property
    def stands_for(self):
        """The kind under which what is found is shown."""
        return self.leads_to or self.name

    @property
    def right(self):
        """What it takes to find them: that one may see them."""
        meta = self.model._meta
        return f"{meta.app_label}.view_{meta.model_name}"


@dataclass(frozen=True, kw_only=True)
class NearWords:
    """Finds words that names here have and that are like one in which a letter is wrong.

    `near` takes the word as it was typed, folded, and answers with lists of others: those that are
    the same but for their spelling, those that are one slip away, and so on.
    """

    name: str
    near: Callable


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """Something that is on a day, or on several, in the zone of the office.

    `key` tells it from all others of its layer, and stays while it moves: calendar programs know
    it by that. `at` is its moment, where it has one, and `until` the moment at which it ends;
    `note` says in a few words what else one must know, such as the hour at which it happens there.
    `tone` is a state that has a colour. `move_url` is the form in which it is moved to another day,
    for whoever may; it takes `?due_on=`. `travels_as` is the neutral title under which alone it
    leaves the house in feeds, blank where its own may.
    """

    key: str
    title: Words
    starts_on: Any
    ends_on: Any = None
    url: str = ""
    at: Any = None
    until: Any = None
    travels_as: Words = ""
    note: Words = ""
    tone: str = ""
    is_over: bool = False
    move_url: str = ""


@dataclass(frozen=True, kw_only=True)
class CalendarLayer:
    """A kind of thing that the calendar shows, to those with the right (blank: to everybody).

    `entries` takes (user, first day, last day, whose) and gives what is on any of these days and
    may be seen by the user. `whose` is a person, whose own things alone are wanted, or None; what
    belongs to the whole office, such as a holiday, is given whoever is asked for. A layer that is
    `themed` also takes `theme`, and then gives only what is about it; the others know of no theme.
    """

    name: str
    title: Words
    entries: Callable[..., Any]
    icon: str
    right: str = ""
    themed: bool = False
    order: int = 50


@dataclass(frozen=True, kw_only=True)
class Themed:
    """By which paths records of a model lead to the themes that they are about."""

    name: str
    model: Any
    paths: tuple[str, ...] = ("themes",)


@dataclass(frozen=True, kw_only=True)
class NavEntry:
    """A place in the navigation, shown to those with the right."""

    title: Words
    url_name: str
    right: str
    group: Words
    icon: str
    order: int = 50


@dataclass(frozen=True, kw_only=True)
class KeptPast:
    """What an app keeps of who changed what beside its history, and forgets by the same rule.

    `forget` takes a moment, removes what is older, and answers how many rows went.
    """

    name: str
    title: Words
    forget: Callable[[Any], int]


@dataclass(frozen=True, kw_only=True)
class DemoPart:
    """What an app adds to the demo office. `build` takes the story that is being told."""

    name: str
    build: Callable[[Any], None]
    order: int = 50


@dataclass
class Plugboard:
    """All that was declared, by kind of declaration and in order."""

    plugs: dict[type, dict[str, Any]] = field(default_factory=dict)

    def register(self, plug):
        key = getattr(plug, "kind", None) or getattr(plug, "slug", None)
        key = key or getattr(plug, "name", None) or plug.url_name
        taken = self.plugs.setdefault(type(plug), {})
        if key in taken and taken[key] != plug:
            raise ValueError(f"{key} is declared twice.")
        taken[key] = plug
        return plug

    def all(self, kind):
        """The declarations of one kind, by their order where they have one."""
        return sorted(self.plugs.get(kind, {}).values(), key=lambda plug: getattr(plug, "order", 0))

    def get(self, kind, key):
        return self.plugs.get(kind, {}).get(key)


board = Plugboard()
register = board.register
