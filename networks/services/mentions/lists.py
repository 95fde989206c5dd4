"""The word lists: a file for each language, read once and made into patterns."""

import importlib
import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

FOLDER = Path(importlib.import_module("networks").__file__).parent / "wordlists"

#: What is counted, in the order of the table.
FAMILIES = {
    "city": _("Cities"),
    "mayor": _("Mayors"),
    "local": _("Local authorities"),
    "municipality": _("Municipalities"),
    "urban": _("Urban"),
    "subnational": _("Subnational"),
}

HYPHEN = re.compile("[-\u2010\u2011]")
LETTER = r"[^\W\d_]"
SHORTEST = 4  # letters of a form by which other words are found to look alike


@dataclass(frozen=True)
class Meaning:
    """What a found form stands for: a family, a name that counts apart, or something else."""

    status: str  # counted, apart, excluded
    name: str
    reason: str = ""


@dataclass
class WordList:
    """One language: what is counted, what is not, and why."""

    language: str
    name: str
    forms: dict = field(default_factory=dict)  # "local authorities" -> Meaning
    open_forms: list = field(default_factory=list)  # (pattern, Meaning), of forms with a *
    abbreviations: frozenset = frozenset()
    thanked: frozenset = frozenset()
    pattern: re.Pattern = None
    alike: re.Pattern = None
    thanks: re.Pattern = None
    named: re.Pattern = None

    def meaning(self, found):
        """What a found form stands for."""
        plain = HYPHEN.sub("-", " ".join(found.split())).casefold()
        if meaning := self.forms.get(plain):
            return meaning
        return next(meaning for pattern, meaning in self.open_forms if pattern.fullmatch(plain))


def languages():
    """Code and name of each language that there is a list for."""
    return {path.stem: word_list(path.stem).name for path in sorted(FOLDER.glob("*.toml"))}


@lru_cache(maxsize=32)
def word_list(language):
    """The list of a language, else that of the language without its region; None where there is
    neither.
    """
    language = language.lower()
    if not re.fullmatch(r"[a-z]{2,3}(-[a-z]+)?", language):
        return None
    path = FOLDER / f"{language}.toml"
    if path.exists():
        return made_of(language, tomllib.loads(path.read_text(encoding="utf-8")))
    base, is_regional, _region = language.partition("-")
    return word_list(base) if is_regional else None


def made_of(language, data):
    made = WordList(language, data["name"])
    for name in ("abbreviations", "thanked"):
        setattr(made, name, frozenset(one.casefold() for one in data.get(name, [])))
    for name, forms in data["families"].items():
        if name not in FAMILIES:
            raise ValueError(f"{language}: there is no family {name}.")
        keep(made, forms, Meaning("counted", name))
    for friend in data.get("false_friends", []):
        keep(made, friend["words"], Meaning("excluded", "", friend["reason"]))
    for one in data.get("apart", []):
        keep(made, [one["name"]], Meaning("apart", one["name"]))
    forms = [*made.forms, *(pattern.pattern for pattern, _meaning in made.open_forms)]
    made.pattern = whole_words(spaced(form) for form in made.forms)
    if made.open_forms:
        made.pattern = whole_words(
            [*(spaced(form) for form in made.forms), *forms[len(made.forms) :]]
        )
    made.alike = looks_alike(made)
    made.thanks = whole_words(opened(one) for one in data.get("thanks", ["\0"]))
    of = "|".join(re.escape(one) for one in data.get("of", []))
    made.named = re.compile(rf"\s+(?:(?:{of})\s+)?['’]?(?=[^\W\d_a-zß-öø-ÿ])")
    return made


def keep(made, forms, meaning):
    for form in forms:
        if "*" in form:
            made.open_forms.append((re.compile(opened(form), re.IGNORECASE), meaning))
        else:
            made.forms[form.casefold()] = meaning


def spaced(form):
    """A form whose parts may stand on any white space, its hyphen one at which no line breaks."""
    return r"\s+".join(re.escape(part) for part in form.split()).replace(r"\-", HYPHEN.pattern)


def opened(form):
    """A form in which a * stands for any letters."""
    return spaced(form).replace(r"\*", f"{LETTER}*")


def whole_words(patterns):
    """One pattern for all of these, the longest first, whole words only."""
    either = "|".join(sorted(patterns, key=len, reverse=True))
    return re.compile(rf"(?<!{LETTER})(?:{either})(?!{LETTER})", re.IGNORECASE)


def looks_alike(made):
    """Words that hold a counted form inside another word: "capacity"."""
    inside = {
        form
        for form, meaning in made.forms.items()
        if meaning.status == "counted" and len(form) >= SHORTEST and form.isalpha()
    }
    either = "|".join(sorted(map(re.escape, inside), key=len, reverse=True))
    return re.compile(rf"(?<!{LETTER}){LETTER}*(?:{either}){LETTER}*(?!{LETTER})", re.IGNORECASE)
