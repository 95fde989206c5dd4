"""How the cells of one column are to be read, what is still open about it, and what is wrong."""

from dataclasses import asdict, dataclass, field, replace

from oia.core.zones import zones
from oia.sheets.meaning.currencies import codes

#: What a manner may say besides nothing.
ALLOWED = {
    "day_order": lambda: ("dmy", "mdy"),
    "decimal": lambda: (",", "."),
    "currency": codes,
    "sign": codes,
    "zone": zones,
    "date_serials": lambda: ("1900", "1904"),
}


class Wrong(Exception):  # noqa: N818 -- it is what people read, and no error of ours
    """A cell that is not taken: the reason, and how to mend it, in whole sentences."""

    def __init__(self, reason, how_to_mend=""):
        self.reason, self.how_to_mend = reason, how_to_mend
        super().__init__(f"{reason} {how_to_mend}".strip())


@dataclass(frozen=True)
class Manner:
    """How one column is to be read where its cells may be read in several ways. "" is undecided.

    `day_order`: "dmy" or "mdy". `decimal`: the sign before decimals, "," or ".". `currency`: the
    ISO code of sums that name none, and of signs such as "$" that several currencies share;
    `sign` that of such signs, where sums that name none are in another.
    `zone`: where moments without an offset are meant, by IANA's name; "" is the active zone.
    `date_serials`: "1900" or "1904" where dates stand as bare numbers of a spreadsheet.
    """

    day_order: str = ""
    decimal: str = ""
    currency: str = ""
    sign: str = ""
    zone: str = ""
    date_serials: str = ""

    def answered(self, answers):
        """This manner with what a person answered, a dict of `Question.about` and value."""
        return replace(self, **known_only(answers))

    def to_dict(self):
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def from_dict(cls, kept):
        """What `to_dict` gave. Unknown names and values are left out."""
        return cls(**known_only(kept))


def known_only(answers):
    return {name: value for name, value in answers.items() if is_known(name, value)}


def is_known(name, value):
    if not isinstance(value, str) or name not in ALLOWED:
        return False
    return not value or value in ALLOWED[name]()


@dataclass(frozen=True)
class Question:
    """What nothing in the column proves, and a person must say before those cells are taken.

    `about` is the name in `Manner` that takes the answer. Each of `choices` is a value, its label
    and what a cell of the column would be when read so. `lines` are the first that are concerned,
    `count` is how many there are.
    """

    about: str
    words: str
    choices: list
    lines: list
    count: int = 0


@dataclass
class Survey:
    """What one column of a file says of itself, with whole sentences for the preview."""

    manner: Manner = Manner()
    questions: list[Question] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
