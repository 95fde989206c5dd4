"""Names pasted from a spreadsheet or an e-mail, read as members. Nothing is kept here."""

import re
from dataclasses import dataclass, field
from itertools import takewhile

from django.utils.translation import gettext as _

from delegations.choices.party import Part, Rank
from delegations.services.known_words import (
    HEADINGS,
    HONORIFICS,
    NAMES_AS_WELL,
    OF_ANOTHER,
    ONE_BY_ONE,
    PARTS,
    PRIVATE,
    RANKS,
)
from oia.core.text import fold

MOST_LINES = 200

NUMBERED = re.compile(r"^\s*(?:[(（]?\d{1,3}\s*[.):\-、．）]\s*|[-–—•*·▪]+\s+|\d{1,3}\t)")
OWN_SCRIPT = re.compile(r"\(([^()]*)\)|（([^（）]*)）")
BETWEEN = re.compile(r"\s*(?:[\t,;|،、，；]|\s[-–—]\s)\s*")
MARKUP = re.compile(r"\s*\(?(head of (the )?delegation|delegation head|leader)\)?\s*", re.I)


@dataclass
class Found:
    """One line as a member. `is_sure` says whether it looks like a name at all."""

    name: str
    honorific: str = ""
    native_name: str = ""
    spoken_name: str = ""
    post: str = ""
    languages: str = ""
    part: str = Part.MEMBER
    rank: int = Rank.OTHER
    diet: str = ""
    access_needs: str = ""
    mobile: str = ""
    is_sure: bool = True

    @property
    def key(self):
        """Two of one key are one person, written down twice."""
        return tuple(map(fold, (self.name, self.native_name, self.post)))

    def as_typed(self):
        """What a form would hold of it."""
        return {name: value for name, value in vars(self).items() if name != "is_sure"}


@dataclass
class Pasted:
    """What was read, and the lines and columns of which nothing could be made."""

    found: list = field(default_factory=list)
    left: list = field(default_factory=list)
    untaken: list = field(default_factory=list)  # heads of columns that mean nothing to us


def read(text, *, private=False):
    """Members out of whatever was pasted: cells of a sheet, or lines of a mail.

    `private` says whether what only protocol may know is taken as well.
    """
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    tabbed = sum("\t" in line for line in lines)
    is_sheet = tabbed and tabbed >= len(lines) / 2
    pasted = of_cells(lines, private=private) if is_sheet else of_lines(lines)
    pasted.left += lines[MOST_LINES:]
    return only_one_head(pasted)


def of_cells(lines, *, private):
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines[:MOST_LINES]]
    heads, pasted = [heading_of(cell) for cell in rows[0]], Pasted()
    if any(heads):
        heads = [head if private or head not in PRIVATE else "" for head in heads]
        called, *rows = rows
        pasted.untaken = untaken(heads, called, rows)
    else:
        heads = guessed(rows)
    for row in rows:
        cells = {}
        for head, cell in zip(heads, row, strict=False):
            if head and cell:
                cells[head] = f"{cells[head]}, {cell}" if head in cells else cell
        one = of_row(cells)
        if one:
            pasted.found.append(one)
        elif any(row):
            pasted.left.append(" ".join(filter(None, row)))
    return pasted


def heading_of(cell):
    word = fold(cell).strip(" .:*")
    return next((head for head, words in HEADINGS.items() if word in words), "")


def untaken(heads, called, rows):
    """What the columns are called that are not taken and hold more than the number of a line."""
    said = [
        {row[at] for row in rows if at < len(row) and not row[at].strip(".)").isdigit()} - {""}
        for at in range(len(called))
    ]
    return [
        name for name, head, words in zip(called, heads, said, strict=True) if words and not head
    ]


def why_not(name):
    """Why a column of this name is not taken, in words."""
    if heading_of(name) in PRIVATE:
        return _("only whoever sees what protocol alone may know brings it in")
    if ONE_BY_ONE.search(fold(name)):
        return _("is typed in for each guest, where somebody asks for it")
    return _("nothing of the kind is kept of guests")


def guessed(rows):
    """Without headings: numbers and forms of address by what they are, then name, then post."""
    heads, wanted = [], ["name", "post", "remark"]
    for column in zip(
        *[row + [""] * (max(map(len, rows)) - len(row)) for row in rows], strict=True
    ):
        cells = [cell for cell in column if cell]
        if not cells or all(cell.strip(".)").isdigit() for cell in cells):
            heads.append("")
        elif all(is_honorific(cell) for cell in cells) and any(map(is_surely_one, cells)):
            heads.append("honorific")
        elif wanted and wanted[0] == "post" and all(is_own_script(cell) for cell in cells):
            heads.append("native_name")
        else:
            heads.append(wanted.pop(0) if wanted else "")
    return heads


def of_row(cells):
    name = name_of(cells)
    if not has_letters(name):
        return None
    honorific, name = apart(name)
    post = ", ".join(filter(None, (cells.get("post"), cells.get("body"))))
    name, native = own_script(name)
    return described(
        Found(
            name=name,
            honorific=cells.get("honorific", "") or honorific,
            native_name=cells.get("native_name", "") or native,
            spoken_name=cells.get("spoken_name", ""),
            post=post,
            languages=cells.get("languages", ""),
            **{name: cells.get(name, "") for name in PRIVATE},
        ),
        cells.get("remark", ""),
        cells.get("rank", ""),
    )


def name_of(cells):
    """The whole name. "Nom" beside "Prénom" is what the other column leaves out."""
    name, given, family = (cells.get(head, "") for head in ("name", "given", "family"))
    if name and set(fold(given, family).split()) <= set(fold(name).split()):
        return name
    if name and not (given and family):
        return f"{given} {name} {family}".strip()
    return name or f"{given} {family}".strip()


def of_lines(lines):
    pasted = Pasted()
    for line in lines[:MOST_LINES]:
        one = of_line(line)
        if one:
            pasted.found.append(one)
        else:
            pasted.left.append(line)
    return pasted


def of_line(line):
    """A line of a mail: "2. Ms LU Wenjing (陆文静), Deputy Director, Foreign Affairs"."""
    was_numbered = bool(NUMBERED.match(line))
    text = NUMBERED.sub("", line).strip()
    if not has_letters(text) or text.endswith(":") or len(text) > 400:
        return None
    marked = MARKUP.search(text)
    text = MARKUP.sub(" ", text, count=1).strip() if marked else text
    text, native = own_script(text)
    name, *rest = BETWEEN.split(text, maxsplit=1)
    honorific, name = apart(name)
    post = re.sub(r"\s*\t\s*", ", ", rest[0].strip(" ,;\t")) if rest else ""
    if not has_letters(name):
        return None
    one = Found(name=name, honorific=honorific, native_name=native, post=post)
    one = described(one, "head of delegation" if marked else "")
    one.is_sure = bool(was_numbered or honorific or post) and looks_like_name(name)
    return one


def described(one, remark, said=""):
    """With the part and the rank that its post, a remark or a rank that was said tell."""
    told = f"{one.post} {remark} {said}"
    one.part = next((part for part, words in PARTS if words.search(told)), Part.MEMBER)
    one.rank = rank_in(said) or rank_in(one.post) or Rank.OTHER
    return one


def rank_in(words):
    """The rank that goes by this name, else the one that the words tell, else None."""
    for rank in Rank:
        if fold(str(rank.label)) == fold(words):
            return rank
    own = OF_ANOTHER.sub(" –", MARKUP.sub(" ", words))
    return next((rank for rank, known in RANKS if known.search(own)), None)


def apart(name):
    """The forms of address before a name, and the name.

    What is a name as well, as "HE" or "PAN", counts before one that is none: "HE Mr TANAKA".
    """
    words = name.split()
    before = list(takewhile(is_honorific, words[:-1]))
    while before and not is_surely_one(before[-1]):
        before.pop()
    return " ".join(before), " ".join(words[len(before) :])


def is_honorific(word):
    parts = word.casefold().split()
    return bool(parts) and all(part.rstrip(".,") in HONORIFICS for part in parts)


def is_surely_one(word):
    """Whether a form of address is nobody's name."""
    return "." in word or word.casefold().rstrip(",") not in NAMES_AS_WELL


def own_script(text):
    """The text with the name in Latin letters only, and the name in its own script.

    Either of them stands in brackets behind the other.
    """
    for found in OWN_SCRIPT.finditer(text):
        inside = (found[1] or found[2] or "").strip()
        address, before = apart(text[: found.start()].strip())
        is_after = is_own_script(before) and has_letters(inside) and not is_own_script(inside)
        if is_after and not BETWEEN.search(before):
            return f"{address} {inside}{text[found.end() :]}".strip(), before
        if is_own_script(inside):
            rest = text[: found.start()].rstrip() + text[found.end() :]
            return " ".join(rest.replace(" ,", ",").split()), inside
    return text, ""


def is_own_script(text):
    letters = [sign for sign in text if sign.isalpha()]
    return bool(letters) and all(ord(sign) > 0x24F for sign in letters)


def has_letters(text):
    return any(sign.isalpha() for sign in text)


def looks_like_name(name):
    """At most six words, and none of the signs that sentences have."""
    return len(name.split()) <= 6 and not re.search(r"[?!@:/]|\d", name)


def only_one_head(pasted):
    """The first who is called head is; a second one is asked about by the preview."""
    heads = [one for one in pasted.found if one.part == Part.HEAD]
    for one in heads[1:]:
        one.part, one.is_sure = Part.MEMBER, False
    return pasted
