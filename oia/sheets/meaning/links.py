"""Cells that hold several names."""

import re

from oia.sheets.meaning.blanks import trimmed
from oia.sheets.meaning.manners import Wrong
from oia.sheets.meaning.texts import told
from oia.sheets.reading import BadCell

AND = r"\s+(?:and|und|et|y|e|en|i|og|och|oraz|и|та|і)\s+"
#: What people put between names, from what hardly stands within one to what often does.
SEPARATORS = [";", r"\n", r"\|", r"\s/\s"]
DOUBTFUL = [",", AND, "/", "&"]
TOGETHER = [  # several of them in one cell
    r"[;\n|]",
    r"[;\n|,]",
    rf"[;\n|,]|\s/\s|\s&\s|{AND}",
    rf"[;\n|,/&]|{AND}",
]
BULLET = re.compile(r"^(?:[-–—•*·▪‣○]\s+|[0-9]{1,2}[.)]\s+)")
QUOTED = re.compile(r'"((?:[^"]|"")*)"\s*(?:;|$)')


def split_links(raw):
    """The ways to read a cell of several names, most trusted first: a list of lists of names.

    Our own "; " with quotes, the whole cell as one name, then each separator that people use alone
    and several of them together. No name is empty. Nothing in the cell: no reading ([]).
    Raises Wrong.
    """
    if raw is None:
        return []
    if isinstance(raw, BadCell):
        raise Wrong(raw.reason, raw.how_to_mend)
    text = told(raw)
    return readings_of(text) if text else []


def readings_of(text):
    found = [
        own(text),
        [text],
        *(parts(text, pattern) for pattern in SEPARATORS),
        paired(text),
        *(parts(text, pattern) for pattern in DOUBTFUL + TOGETHER),
    ]
    different = []
    for names in found:
        if names and names not in different:
            different.append(names)
    return different


def own(text):
    """The names as `oia.core.cells.listed` wrote them, or none where it cannot have been."""
    names, at = [], 0
    while at < len(text):
        if text[at] == '"':
            match = QUOTED.match(text, at)
            if not match:
                return []
            names.append(match[1].replace('""', '"'))
            at = match.end()
        else:
            end = text.find(";", at)
            end = len(text) if end < 0 else end
            names.append(text[at:end])
            at = end + 1
        at += len(text[at:]) - len(text[at:].lstrip())
    return once(names)


def parts(text, pattern):
    """The names between separators, without the bullet of a list before them."""
    return once(BULLET.sub("", trimmed(name)) for name in re.split(pattern, text))


def paired(text):
    """ "Córdoba, AR, Paris, FR": a comma that belongs to the name, as our own export writes it."""
    pieces = [trimmed(piece) for piece in text.split(",")]
    names, codes = pieces[::2], pieces[1::2]
    if len(names) != len(codes) or not all(re.fullmatch("[A-Z]{2}", code) for code in codes):
        return []
    return [f"{name}, {code}" for name, code in zip(names, codes, strict=True)]


def once(names):
    """Each name once, without blanks around it; no empty ones."""
    return list(dict.fromkeys(filter(None, map(trimmed, names))))
