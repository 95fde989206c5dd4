"""The count of mentions agrees, hit for hit, with a count made by hand in each language."""

from time import process_time

import pytest

from networks.services import mentions
from networks.services.mentions import aligning, lists

#: For each language: a text; its hits by hand as (form, family, paragraph, sentence); what counts
#: apart; what is left out. Sentences are numbered through the whole text.
BY_HAND = {
    "en": (
        "1. We thank the city of Lima for its hospitality. Cities lack capacity; mayors and local "
        "authorities say so (see No. 5 of the New Urban Agenda).\n\n"
        "38. Networks of cities and municipalities hosting refugees in peri-urban areas. Local and "
        "regional governments, i.e. sub-national ones, act. The city of Lima acts. Electricity!",
        [
            *[("Cities", "city", 1, 2), ("mayors", "mayor", 1, 2)],
            *[("local authorities", "local", 1, 2), ("cities", "city", 2, 3)],
            *[("municipalities", "municipality", 2, 3), ("urban", "urban", 2, 3)],
            *[("Local and regional governments", "local", 2, 4)],
            *[("sub-national", "subnational", 2, 4), ("city", "city", 2, 5)],
        ],
        {"New Urban Agenda": 1},
        ["city", "capacity", "Electricity"],
    ),
    "es": (
        "El mayor desafío de las ciudades es la capacidad de sus alcaldesas. Agradecemos a la "
        "ciudad de Lima su acogida.\n\n"
        "La ciudadanía, los gobiernos locales y 5 municipios de zonas urbanas aplican la Nueva "
        "Agenda Urbana (véase el párr. 12). Autoridades subnacionales. "
        "Con reconocimiento del papel de las ciudades de África.",
        [
            *[("ciudades", "city", 1, 1), ("alcaldesas", "mayor", 1, 1)],
            *[("gobiernos locales", "local", 2, 3), ("municipios", "municipality", 2, 3)],
            *[("urbanas", "urban", 2, 3), ("subnacionales", "subnational", 2, 4)],
            ("ciudades", "city", 2, 5),
        ],
        {"Nueva Agenda Urbana": 1},
        ["mayor", "ciudad", "ciudadanía"],
    ),
    "fr": (
        "Les maires des grandes villes et l’autorité locale. Les bidonvilles et l’école "
        "primaire.\n\n"
        "Les municipalités urbaines, les collectivités territoriales et l’échelon infranational. "
        "Nous remercions la ville de Marrakech de son hospitalité. "
        "Reconnaissant le rôle de la ville de Dakar.",
        [
            *[("maires", "mayor", 1, 1), ("villes", "city", 1, 1)],
            *[("autorité locale", "local", 1, 1), ("municipalités", "municipality", 2, 3)],
            *[("urbaines", "urban", 2, 3), ("collectivités territoriales", "local", 2, 3)],
            *[("infranational", "subnational", 2, 3), ("ville", "city", 2, 5)],
        ],
        {},
        ["bidonvilles", "primaire", "ville"],
    ),
    "pt": (
        "As cidades têm capacidade e os prefeitos sabem-no. O maior desafio é urbano.\n\n"
        "Os governos locais e os municípios, níveis subnacionais, seguem a Nova Agenda Urbana. "
        "Agradecemos à cidade de Lisboa o acolhimento. Reconhecimento das cidades de África.",
        [
            *[("cidades", "city", 1, 1), ("prefeitos", "mayor", 1, 1), ("urbano", "urban", 1, 2)],
            *[("governos locais", "local", 2, 3), ("municípios", "municipality", 2, 3)],
            *[("subnacionais", "subnational", 2, 3), ("cidades", "city", 2, 5)],
        ],
        {"Nova Agenda Urbana": 1},
        ["capacidade", "maior", "cidade"],
    ),
    "de": (
        "Die Bürgermeisterinnen der Städte und die Kommunen handeln. Die Stadtentwicklung auch.\n\n"
        "Lokale Behörden in städtischen Räumen, bzw. subnationale Ebenen, nennt Nr. 7. "
        "Wir danken der Stadt Bonn. Dank ihrer Nähe können Städte Klimaschutz vorantreiben.",
        [
            *[("Bürgermeisterinnen", "mayor", 1, 1), ("Städte", "city", 1, 1)],
            *[("Kommunen", "municipality", 1, 1), ("Lokale Behörden", "local", 2, 3)],
            *[("städtischen", "urban", 2, 3), ("subnationale", "subnational", 2, 3)],
            ("Städte", "city", 2, 5),
        ],
        {},
        ["Stadtentwicklung", "Stadt"],
    ),
}


@pytest.mark.parametrize("language", BY_HAND)
def test_a_count_agrees_with_the_one_by_hand(language):
    text, by_hand, apart, left_out = BY_HAND[language]

    found = mentions.count(text, language)

    counted = [hit for hit in found["hits"] if hit["status"] == "counted"]
    keys = ("form", "family", "paragraph", "sentence")
    assert [tuple(hit[key] for key in keys) for hit in counted] == by_hand
    assert found["apart"] == apart
    excluded = [hit for hit in found["hits"] if hit["status"] == "excluded"]
    assert [hit["form"] for hit in excluded] == left_out
    assert all(hit["reason"] for hit in excluded)
    assert found["total"] == len(by_hand) == sum(found["families"].values())


@pytest.mark.parametrize(
    ("language", "text", "counted", "left_out"),
    [
        ("en", "The city of Cali, hosting refugees, acts.", ["city"], []),
        (
            "en",
            "A sub\u2011national and sub-national act.",
            ["sub\u2011national", "sub-national"],
            [],
        ),
        ("en", "Mayors’ and cities’ felicity in Mexico City.", ["Mayors", "cities"], ["felicity"]),
        ("en", "We thank all who hear the cities of Africa.", ["cities"], []),
        ("es", "El reconocimiento del papel de las ciudades de África.", ["ciudades"], []),
        ("pt", "O reconhecimento do papel das cidades de África.", ["cidades"], []),
        ("fr", "Reconnaissant le rôle de la ville de Dakar.", ["ville"], []),
        ("de", "Dank ihrer Nähe können Städte Klimaschutz vorantreiben.", ["Städte"], []),
        ("de", "Dank der Kommunen hat die Stadt Bäume.", ["Kommunen", "Stadt"], []),
        ("de", "In Anerkennung der Rolle der Stadt Bonn.", ["Stadt"], []),
        ("de", "Unser Dank gilt der Stadt Bonn.", [], ["Stadt"]),
        ("pt-BR", "Prefeitos das cidades.", ["Prefeitos", "cidades"], []),
        ("fr", "Les communes ont des valeurs communes.", ["Les communes"], []),
        ("fr", "Le texte cité dans la cité.", ["cité"], ["texte cité"]),
        ("fr", "L'accès des cités à l'eau.", ["cités"], []),
        ("es", "La mayoría de las entidades locales.", ["entidades locales"], []),
        ("pt", "A maioria das administrações locais.", ["administrações locais"], []),
        (
            "de",
            "Bürgermeister*innen und örtlicher Behörden.",
            ["Bürgermeister", "örtlicher Behörden"],
            [],
        ),
    ],
)
def test_what_is_easily_taken_for_something_else(language, text, counted, left_out):
    found = mentions.count(text, language)["hits"]

    assert [hit["form"] for hit in found if hit["status"] == "counted"] == counted
    excluded = [hit["form"] for hit in found if hit["status"] == "excluded"]
    assert [form for form in excluded if form != "Mexico City"] == left_out


def test_a_hit_is_told_with_its_sentence():
    hits = mentions.count("1. States act. We, the cities, act too. All agree.", "en")["hits"]
    long = mentions.count(f"{'word ' * 100}cities{' word' * 100}.", "en")["hits"]

    assert [(hit["before"], hit["after"]) for hit in hits] == [("We, the ", ", act too.")]
    assert long[0]["before"].startswith("… word") and long[0]["after"].endswith("word …")
    assert len(long[0]["before"]) < 310


def test_a_hit_bears_the_number_that_its_paragraph_has_in_the_instrument():
    found = mentions.count(BY_HAND["en"][0], "en")

    assert [hit["own_number"] for hit in found["hits"] if hit["form"] == "municipalities"] == ["38"]


def test_a_language_is_added_by_adding_a_file(tmp_path, monkeypatch):
    (tmp_path / "pl.toml").write_text('name = "Polski"\n[families]\ncity = ["miasto", "miast*"]\n')
    monkeypatch.setattr(lists, "FOLDER", tmp_path)
    lists.word_list.cache_clear()

    found = mentions.count("Miasta i miasto. Namiastka.", "pl")

    assert mentions.languages() == {"pl": "Polski"}
    assert [hit["form"] for hit in found["hits"] if hit["status"] == "counted"] == [
        "Miasta",
        "miasto",
    ]
    lists.word_list.cache_clear()


def test_a_language_without_a_list_is_not_counted():
    assert mentions.count("Miasta", "pl") is None
    assert mentions.count("Cities", "../en") is None


def test_two_drafts_tell_where_the_cities_came_in_and_where_they_were_struck_out():
    old = "1. States act.\n\n2. States and local authorities meet with mayors.\n\n3. Cities stay."
    new = "1. States and cities act.\n\n2. States meet with mayors.\n\n3. Cities stay."

    found = mentions.compare(old, new)

    came_in = mentions.among(mentions.count(new, "en")["hits"], found.new)
    struck_out = mentions.among(mentions.count(old, "en")["hits"], found.gone)
    assert [(hit["form"], hit["paragraph"]) for hit in came_in] == [("cities", 1)]
    assert [(hit["form"], hit["paragraph"]) for hit in struck_out] == [("local authorities", 2)]


def test_two_texts_that_are_alike_have_no_difference():
    assert mentions.compare("A.\n\nB.", "A.\n\nB.").is_same
    assert not mentions.compare("", "A.").is_same


def shown(block):
    """A block as it reads: what differs in brackets, both sides."""
    sides = (block.left, block.right)
    return tuple("".join(f"[{t.strip()}] " if d else t for d, t in side) for side in sides)


def test_paragraphs_that_are_numbered_anew_are_still_compared_word_by_word():
    acts = ["States act soon", "Mayors speak up", "Cities plant trees", "Towns save water"]
    old = "\n\n".join(f"{number}. {words}." for number, words in enumerate(acts, start=1))
    later = ["Hail", *acts[:2], "Cities plant many trees", acts[3]]
    new = "\n\n".join(f"{number}. {words}." for number, words in enumerate(later, start=1))

    found = mentions.compare(old, new)

    assert mentions.among(mentions.count(new, "en")["hits"], found.new) == []
    assert [shown(block) for block in found.blocks if not block.same] == [
        ("", "[1. Hail.] "),
        ("[3] . Cities plant trees.", "[4] . Cities plant [many] trees."),
    ]
    assert sum(block.same for block in found.blocks) == 3, "alike but for their numbers"


def test_long_passages_that_changed_throughout_are_compared_word_by_word():
    old = "\n\n".join(f"{n}. States owe the {n}th duty in so many words." for n in range(900))
    new = old.replace("owe", "have").replace("States have the 700th", "Cities have the 700th")

    found = mentions.compare(old, new)

    [hit] = mentions.among(mentions.count(new, "en")["hits"], found.new)
    assert (hit["form"], hit["paragraph"]) == ("Cities", 701)
    assert len(found.blocks) == 900


def test_a_paragraph_that_stands_again_and_again_costs_no_time():
    """Looking for the longest piece in common first took a minute for these."""
    old = "\n\n".join(f"[Agreed]\n\nStates owe {n}." for n in range(800))
    new = "\n\n".join(f"[Agreed]\n\nCities gain {n}." for n in range(800))
    began = process_time()

    found = mentions.compare(old, new)

    assert process_time() - began < 10
    assert sum(block.same for block in found.blocks) == 800
    assert sum(not block.same for block in found.blocks) == 800


@pytest.fixture
def little_patience(monkeypatch):
    monkeypatch.setattr(aligning, "MOST_PAIRS", 120)


def test_what_has_too_little_in_common_is_compared_by_whole_sentences(little_patience):
    old = "The states act alone. All agree on this. They pay nothing at all for what towns do."
    new = "No word is left here. All agree on this. Whoever signed it pays with the mayors for it."

    found = mentions.compare(old, new)

    [block] = found.blocks
    assert block.rough and found.rough == 1
    assert shown(block) == (
        "[The states act alone] . All agree on this. [They pay nothing at all for what towns do.] ",
        "[No word is left here] . All agree on this. "
        "[Whoever signed it pays with the mayors for it.] ",
    )
    [hit] = mentions.among(mentions.count(new, "en")["hits"], found.new)
    assert hit["form"] == "mayors"


def test_what_is_short_is_still_compared_word_by_word_beside_what_is_too_long(little_patience):
    long = " ".join(f"word{n}" for n in range(40))
    other = " ".join(f"wort{n}" for n in range(40))
    found = mentions.compare(
        f"States act.\n\nAll agree.\n\n{long}", f"Cities act.\n\nAll agree.\n\n{other}"
    )

    first, alike, last = found.blocks
    assert shown(first) == ("[States] act.", "[Cities] act.") and not first.rough
    assert alike.same == 1
    assert last.rough and shown(last) == (f"[{long}] ", f"[{other}] ")


def test_paragraphs_compared_by_whole_sentences_stand_side_by_side(little_patience):
    old = "\n\n".join(f"old{n} " * 9 for n in range(2)).strip()
    new = "\n\n".join(f"new{n} " * 9 for n in range(3)).strip()

    found = mentions.compare(old, new)

    assert [(bool(block.left), bool(block.right)) for block in found.blocks] == [
        (True, True),
        (True, True),
        (False, True),
    ]
    assert all(block.rough for block in found.blocks)


def test_a_paragraph_that_is_new_stands_by_itself():
    found = mentions.compare("One acts.\n\nTwo acts.", "One acts now.\n\nNew.\n\nTwo acts now.")

    assert [shown(block) for block in found.blocks] == [
        ("One acts.", "One acts [now] ."),
        ("", "[New.] "),
        ("Two acts.", "Two acts [now] ."),
    ]
