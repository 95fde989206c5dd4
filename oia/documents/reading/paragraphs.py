"""Making paragraphs of lines, and tidying what files have in them besides words."""

import re
import unicodedata

UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))  # of hyphens and widths
SPACES = re.compile(r"[^\S\n]+")
BLANK_LINES = re.compile(r"\n[ \n]*\n")
#: Letters as printers join and bend them: "ﬁ", and the Arabic ones at the ends of words.
PRINTED = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]+")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffd]")

#: "12.", "(a)", "IV.", "Article 5", "•": here something new begins.
BEGINS = re.compile(
    r"(\(?\d{1,3}[.)]|\([a-zA-Z]{1,4}\)|[IVXLC]{1,6}\.|[•–—▪◦-]|Art(icle|\.)? \d)\s"
)
ENDS = re.compile(r"[.!?:;…][\"”’»)]*$")
BROKEN_WORD = re.compile(r"[^\W\d_]-$")


def tidy(text):
    """Words with single spaces, paragraphs with a blank line between."""
    text = unicodedata.normalize("NFC", text).translate(UNSEEN)
    text = PRINTED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n"))
    found = (" ".join(part.split()) for part in BLANK_LINES.split(SPACES.sub(" ", text)))
    return "\n\n".join(filter(None, found))


def of_plain(text):
    """Where no line is blank, each line is a paragraph."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return text if BLANK_LINES.search(SPACES.sub(" ", text)) else text.replace("\n", "\n\n")


def of_lines(lines):
    """Paragraphs made of printed lines: joined, until one begins as paragraphs do.

    A line that ends a sentence far from the margin ends its paragraph. A word broken at the end
    of a line is put together again.
    """
    lines = [line.strip() for line in lines]
    margin = max((len(line) for line in lines), default=0) * 0.75
    found, current = [], []
    for line in lines:
        if not line or (current and BEGINS.match(line)):
            found.append(current)
            current = []
        put_on(current, line)
        if len(line) < margin and ENDS.search(line):
            found.append(current)
            current = []
    return [" ".join(part) for part in [*found, current] if part]


def put_on(lines, line):
    """Add a line to those of a paragraph, with the second half of a word that was broken."""
    if lines and BROKEN_WORD.search(lines[-1][-3:]) and line[:1].islower():
        rest, _space, line = line.partition(" ")
        lines[-1] = lines[-1][:-1] + rest
    if line:
        lines.append(line)
