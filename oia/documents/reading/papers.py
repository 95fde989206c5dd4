"""The words in a stored paper, for whoever searches; the kinds are those found when it came in.

What cannot be read has no words, and its state says why; the paper is still found by its title.
"""

import json
import subprocess
import sys

from django.conf import settings

from oia.documents.choices import TextState
from oia.documents.content import ENDINGS
from oia.documents.reading.office import MOST_KEPT, PARTS, PLAIN, of_plain

#: Seconds that a PDF or office file may take, in a process of its own.
SECONDS = 60

APART = [sys.executable, "-m", "oia.documents.reading.apart"]


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
    words = storable(text)
    return (state, words) if words or state != TextState.READ else (TextState.WORDLESS, "")


def read_as(kind, file):
    if kind == "pdf" or kind in PARTS:
        return read_apart(kind, file)
    if kind in PLAIN:
        return TextState.READ, of_plain(file)
    return TextState.WORDLESS, ""


def read_apart(kind, file):
    """A file in a process of its own: whatever hangs, or eats up memory, ends there."""
    try:
        done = subprocess.run(
            [*APART, str(SECONDS), kind],
            input=file.read(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            cwd=settings.BASE_DIR,
        )
    except subprocess.TimeoutExpired:
        return TextState.LONG, ""
    if done.returncode:
        return TextState.DAMAGED, ""
    told = json.loads(done.stdout)
    return told["state"], told["words"]


def storable(text):
    """The words in one line, without what no database takes."""
    text = text[:MOST_KEPT].encode(errors="ignore").decode().replace("\0", " ")
    return " ".join(text.split())
