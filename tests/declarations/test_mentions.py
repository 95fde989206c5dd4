"""The count of mentions agrees, hit for hit, with a count made by hand in each language."""

import pytest

from networks.services import mentions
from networks.services.mentions import lists

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
        "Agenda Urbana (véase el párr. 12). Autoridades subnacionales.",
        [
            *[("ciudades", "city", 1, 1), ("alcaldesas", "mayor", 1, 1)],
            *[("gobiernos locales", "local", 2, 3), ("municipios", "municipality", 2, 3)],
            *[("urbanas", "urban", 2, 3), ("subnacionales", "subnational", 2, 4)],
        ],
        {"Nueva Agenda Urbana": 1},
        ["mayor", "ciudad", "ciudadanía"],
    ),
    "fr": (
        "Les maires des grandes villes et l’autorité locale. Les bidonvilles et l’école "
        "primaire.\n\n"
        "Les municipalités urbaines, les collectivités territoriales et l’échelon infranational. "
        "Nous remercions la ville de Marrakech de son hospitalité.",
        [
            *[("maires", "mayor", 1, 1), ("villes", "city", 1, 1)],
            *[("autorité locale", "local", 1, 1), ("municipalités", "municipality", 2, 3)],
            *[("urbaines", "urban", 2, 3), ("collectivités territoriales", "local", 2, 3)],
            *[("infranational", "subnational", 2, 3)],
        ],
        {},
        ["bidonvilles", "primaire", "ville"],
    ),
    "pt": (
        "As cidades têm capacidade e os prefeitos sabem-no. O maior desafio é urbano.\n\n"
        "Os governos locais e os municípios, níveis subnacionais, seguem a Nova Agenda Urbana. "
        "Agradecemos à cidade de Lisboa o acolhimento.",
        [
            *[("cidades", "city", 1, 1), ("prefeitos", "mayor", 1, 1), ("urbano", "urban", 1, 2)],
            *[("governos locais", "local", 2, 3), ("municípios", "municipality", 2, 3)],
            *[("subnacionais", "subnational", 2, 3)],
        ],
        {"Nova Agenda Urbana": 1},
        ["capacidade", "maior", "cidade"],
    ),
    "de": (
        "Die Bürgermeisterinnen der Städte und die Kommunen handeln. Die Stadtentwicklung auch.\n\n"
        "Lokale Behörden in städtischen Räumen, bzw. subnationale Ebenen, nennt Nr. 7. "
        "Wir danken der Stadt Bonn.",
        [
            *[("Bürgermeisterinnen", "mayor", 1, 1), ("Städte", "city", 1, 1)],
            *[("Kommunen", "municipality", 1, 1), ("Lokale Behörden", "local", 2, 3)],
            *[("städtischen", "urban", 2, 3), ("subnationale", "subnational", 2, 3)],
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


def test_each_paragraph_that_differs_is_counted_though_they_make_one_passage():
    before, after = "One.\n\nTwo.\n\nThree.\n\nEnd.", "1.\n\n2.\n\n3.\n\nEnd."
    assert [block.changed for block in mentions.compare(before, after).blocks] == [3, 0]
