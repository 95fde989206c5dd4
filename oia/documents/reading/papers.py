"""The words in a stored paper, for whoever searches; the kinds are those found when it came in.

What cannot be read has no words, and its state says why; the paper is still found by its title.
"""

from django.core.exceptions import ValidationError

from oia.documents.choices import TextState
from oia.documents.content import ENDINGS
from oia.documents.reading.bounded import read_apart
from oia.documents.reading.office import MOST_KEPT, PARTS, PLAIN, of_plain


def read(paper):
    """What became of reading a paper, and its words in one line."""
    kind = ENDINGS.get(paper.content_type, "")
    try:
        with paper.file.open("rb") as file:
            state, text = read_as(kind, file)
    except FileNotFoundError:
        return TextState.GONE, ""
    except OSError:
        return TextState.DAMAGED, ""
    except ValidationError as error:
        return TextState(error.code), ""
    words = storable(text)
    return (state, words) if words or state != TextState.READ else (TextState.WORDLESS, "")


def read_as(kind, file):
    if kind == "pdf" or kind in PARTS:
        return TextState.READ, read_apart(file, kind, how="search")["words"]
    if kind in PLAIN:
        return TextState.READ, of_plain(file)
    return TextState.WORDLESS, ""


def storable(text):
    """The words in one line, without what no database takes."""
    text = text[:MOST_KEPT].encode(errors="ignore").decode().replace("\0", " ")
    return " ".join(text.split())
