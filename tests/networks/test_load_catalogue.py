"""The catalogue is loaded again and again, and never undoes what staff edited."""

import csv
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from networks.management.commands.load_catalogue import SHIPPED
from networks.models import (
    CatalogueNote,
    Declaration,
    DeclarationCount,
    Framework,
    MilestoneTemplate,
    Network,
    Summit,
    SummitSeries,
)
from oia.directory.models import Theme
from tests import factories

pytestmark = pytest.mark.django_db

MODELS = [Network, SummitSeries, Summit, MilestoneTemplate]
MODELS += [Declaration, DeclarationCount, Framework]


def load(folder=SHIPPED):
    out, err = StringIO(), StringIO()
    call_command("load_catalogue", folder=folder, no_gazetteer=True, stdout=out, stderr=err)
    return out.getvalue()


def rewrite(folder: Path, name, change):
    """Let `change` edit the rows of one file of a copied catalogue."""
    path = folder / name
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns, rows = reader.fieldnames, list(reader)
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(SHIPPED, tmp_path / "catalogue"))


def everything():
    """All rows and the number of history rows, to see whether anything was written."""
    rows = {model: list(model.objects.order_by("pk").values()) for model in [*MODELS, Theme]}
    kept = {model: model.history.count() for model in [*MODELS, Theme]}
    links = sorted(Network.themes.through.objects.values_list("network_id", "theme_id"))
    notes = list(CatalogueNote.objects.order_by("pk").values())
    return rows, kept, links, notes


def test_the_shipped_catalogue_loads_whole():
    load()

    assert Theme.objects.count() == 33
    assert Network.objects.count() == 125
    assert Summit.objects.count() == 250
    assert SummitSeries.objects.count() == 49
    assert MilestoneTemplate.objects.count() == 50
    assert (Declaration.objects.count(), Framework.objects.count()) == (96, 48)
    marrakech = Declaration.objects.get(slug="marrakech-mayors-declaration-2018")
    counts = marrakech.counts.in_order().values_list("measure", "number")
    assert [*counts] == [("attended", 150), ("adopted", 76), ("adopted", 80), ("signed", 104)]
    assert not DeclarationCount.objects.filter(source="").exists()
    assert DeclarationCount.objects.get(slug="milan-urban-food-policy-pact-2015").at_least
    iula = Network.objects.get(slug="iula")
    assert iula.successor.slug == "uclg"
    assert set(iula.themes.values_list("slug", flat=True)) == {"governance", "city_diplomacy"}
    assert Network.objects.matching("iula").get() == iula


def test_the_second_load_writes_nothing():
    load()
    before = everything()

    said = load()

    assert everything() == before
    assert "networks.csv: 125 read, 0 added, 0 changed" in said


def test_an_empty_cell_is_not_known_and_never_none():
    load()

    assert Network.objects.get(slug="c40").un_status == ""
    assert Network.objects.get(slug="local2030").founded_year is None


def test_what_staff_edited_stays_and_what_they_left_alone_follows(folder):
    load(folder)
    c40 = Network.objects.get(slug="c40")
    c40.website = "https://edited.example"
    c40.save()
    c40.themes.clear()

    def newer(rows):
        row = next(row for row in rows if row["slug"] == "c40")
        row.update(website="https://newer.example", founded_year="2006", themes="peace")

    rewrite(folder, "networks.csv", newer)
    said = load(folder)

    c40.refresh_from_db()
    assert c40.website == "https://edited.example"
    assert c40.themes.count() == 0
    assert c40.founded_year == 2006
    assert c40.history.first().history_change_reason == "Catalogue"
    assert "1 changed, 2 values kept" in said


def test_a_bad_row_is_named_and_spoils_no_other(folder, capsys):
    def spoil(rows):
        rows[0]["founded_year"] = "long ago"
        rows[1]["themes"] = "alchemy"
        rows[2]["dissolved_year"] = "1999"  # founded in 2004
        rows[3]["slug"] = rows[4]["slug"]
        rows[5]["kind"] = "club"
        rows[6]["name"] = "x" * 301

    rewrite(folder, "networks.csv", spoil)
    err = StringIO()
    with pytest.raises(CommandError):
        call_command(
            "load_catalogue", folder=folder, no_gazetteer=True, stdout=StringIO(), stderr=err
        )

    complaints = err.getvalue()
    assert "networks.csv, line 2: founded_year: “long ago” is not a number" in complaints
    assert "networks.csv, line 3: themes: there is no “alchemy”" in complaints
    assert "line 4: The network was dissolved before it was founded." in complaints
    assert "line 6: the slug is missing or stands there twice" in complaints
    assert "line 7: kind: “club” is not a known value" in complaints
    assert "line 8:" in complaints
    assert Network.objects.filter(slug="mayors-for-peace").exists()
    assert Network.objects.filter(slug="c40").exists()


def test_a_file_that_lacks_a_column_is_refused_whole(folder):
    (folder / "themes.csv").write_text("slug,title\nclimate,Climate\n")

    with pytest.raises(CommandError):
        load(folder)
    assert not Theme.objects.exists()


def test_a_seat_found_in_the_directory_is_linked():
    lodz = factories.city(name="Barcelona", country="ES")
    load()

    assert Network.objects.get(slug="uclg").seat == lodz
    assert Network.objects.get(slug="u20").seat is None


def test_cities_that_come_later_are_linked_by_the_next_load():
    load()
    gdansk = factories.city(name="Gdansk", country="PL", other_names="Gdańsk")
    load()

    assert Network.objects.get(slug="union-of-baltic-cities").seat == gdansk


def test_notes_on_disputed_figures_stand_beside_the_field():
    load()

    unacla = Network.objects.get(slug="unacla")
    assert "1999" in CatalogueNote.objects.beside(unacla)["founded_year"]


def test_every_note_names_a_row_of_the_catalogue():
    files = {
        "network": "networks",
        "summit": "summits",
        "summitseries": "summit_series",
        "declaration": "declarations",
        "framework": "frameworks",
    }
    slugs = {}
    for kind, name in files.items():
        with (SHIPPED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            slugs[kind] = {row["slug"] for row in csv.DictReader(file)}
    with (SHIPPED / "disputes.csv").open(encoding="utf-8", newline="") as file:
        astray = [r for r in csv.DictReader(file) if r["slug"] not in slugs[r["kind"]]]

    assert astray == []
