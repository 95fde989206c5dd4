"""Names pasted from a sheet or a mail become members, once somebody has looked."""

import re

import pytest
from django.urls import reverse

from delegations.models import Member, MemberPrivate
from delegations.services import pasted
from tests import factories

pytestmark = pytest.mark.django_db

MAIL = """Dear Ms Duarte,
please find our delegation below:

1. H.E. Mr. MINAMI Haruto (南 春人), Mayor of Kobe, head of delegation
2. Ms Lu Wenjing（陆文静）, Deputy Director; Foreign Affairs
- Dr. Nadia El-Sherbini (نادية الشربيني) - Head of International Cooperation
• Bohdan Levchenko, interpreter
With best regards
"""

SHEET = """No.\tTitle\tSurname\tFirst name\tPosition\tOrganisation\tRemarks
1\tMr\tMINAMI\tHaruto\tMayor\tCity of Kobe\tHead of delegation
2\tMs\tENDO\tTakumi\tCouncillor\t\t
3\t\tOKADA\tJun\tJournalist\tKobe Shimbun\t
"""


def told(text):
    return [
        (
            one.honorific,
            one.name,
            one.native_name,
            one.post,
            str(one.part),
            int(one.rank),
        )
        for one in pasted.read(text).found
        if one.is_sure
    ]


def test_lines_of_a_mail_are_read():
    assert told(MAIL) == [
        ("H.E. Mr.", "MINAMI Haruto", "南 春人", "Mayor of Kobe", "head", 50),
        (
            "Ms",
            "Lu Wenjing",
            "陆文静",
            "Deputy Director; Foreign Affairs",
            "member",
            100,
        ),
        (
            *("Dr.", "Nadia El-Sherbini", "نادية الشربيني"),
            *("Head of International Cooperation", "member", 100),
        ),
        ("", "Bohdan Levchenko", "", "interpreter", "interpreter", 120),
    ]


def test_lists_are_numbered_as_their_language_does():
    text = "1、陆文静，副市长\n（2）王伟，翻译\n３．Ms Ana Silva, Engineer\n"
    text += "١. نادية الشربيني، مهندسة\n"

    assert [(one.name, one.post) for one in pasted.read(text).found] == [
        ("陆文静", "副市长"),
        ("王伟", "翻译"),
        ("Ana Silva", "Engineer"),
        ("نادية الشربيني", "مهندسة"),
    ]


def test_what_is_no_name_is_not_ticked_or_left():
    read = pasted.read(MAIL)

    assert [one.name for one in read.found if not one.is_sure] == [
        "Dear Ms Duarte",
        "With best regards",
    ]
    assert read.left == ["please find our delegation below:"]


def test_cells_of_a_sheet_are_read_by_their_headings():
    assert told(SHEET) == [
        ("Mr", "Haruto MINAMI", "", "Mayor, City of Kobe", "head", 50),
        ("Ms", "Takumi ENDO", "", "Councillor", "member", 80),
        ("", "Jun OKADA", "", "Journalist, Kobe Shimbun", "press", 120),
    ]


def test_cells_without_headings_are_read_by_what_they_are():
    text = "1\tMs\tLu Wenjing\t陆文静\tDeputy Director\n2\tMr\tWang Wei\t王伟\tEngineer\n"

    assert told(text) == [
        ("Ms", "Lu Wenjing", "陆文静", "Deputy Director", "member", 100),
        ("Mr", "Wang Wei", "王伟", "Engineer", "member", 110),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\0\0",
        "\t\t\t\n\t\n",
        "1.\n2.\n",
        "()（）",
        "?" * 5000,
        "\u202e\u0007",
        "a" * 49_000,
        "\t",
    ],
)
def test_whatever_is_pasted_breaks_nothing(text):
    pasted.read(text)
    pasted.read(f"{text}\n{MAIL}\n{text}")
    pasted.read(f"{text}\n{SHEET}\n{text}")


@pytest.mark.parametrize(
    ("post", "rank"),
    [
        ("Vice-Mayor", 70),
        ("Chair of the City Council", 80),
        ("Deputy Director", 100),
        ("Consul General", 55),
        ("Director, Office of the Mayor", 100),
        ("Assistant to the Mayor", 120),
        ("Head of the Mayor's Office", 100),
        ("Advisor to the Prime Minister", 120),
        ("Prime Minister", 10),
        ("Deputy Prime Minister", 20),
        ("Vice Minister of Transport", 20),
        ("Deputy Secretary General", 100),
        ("Secretary General", 90),
        ("Deputy, National Assembly", 60),
        ("Deputy of the Sejm", 60),
        ("Mayor of the City of Kobe", 50),
        ("Deputy Governor of Alexandria", 70),
        ("Poet", 120),
    ],
)
def test_ranks_are_known_by_posts(post, rank):
    assert [int(one.rank) for one in pasted.read(f"1. Ana Silva, {post}").found] == [rank]


def test_a_second_head_is_asked_about():
    read = pasted.read("1. Ana, head of delegation\n2. Rui, head of delegation")

    assert [(one.name, str(one.part), one.is_sure) for one in read.found] == [
        ("Ana", "head", True),
        ("Rui", "member", False),
    ]


def rows_of(page):
    """What the preview would send back."""
    html = page.content.decode()
    sent = dict(re.findall(r'<input[^>]*? name="(rows-[^"]+)" value="([^"]*)"', html))
    for row in page.context["rows"].forms:
        for field in row:
            value = field.value()
            if field.name == "take":
                if value:
                    sent[field.html_name] = "on"
            else:
                sent[field.html_name] = "" if value is None else str(value)
    return sent


def test_nothing_is_kept_before_somebody_has_looked(as_officer):
    visit = factories.delegation()
    factories.member(delegation=visit, name="Bohdan Levchenko", place=1)
    page = reverse("delegations:member-paste", args=[visit.reference])
    preview = as_officer.post(page, {"text": MAIL})
    assert Member.objects.count() == 1
    assert "Already in the party" in preview.content.decode()

    answer = as_officer.post(page, rows_of(preview))

    assert answer.headers["Location"].endswith("#party")
    assert [(one.place, one.name, one.part) for one in visit.members.all()] == [
        (1, "Bohdan Levchenko", "member"),
        (2, "MINAMI Haruto", "head"),
        (3, "Lu Wenjing", "member"),
        (4, "Nadia El-Sherbini", "member"),
    ]
    assert visit.members.get(place=3).native_name == "陆文静"


def test_two_heads_are_refused_and_nothing_typed_is_lost(as_officer):
    visit = factories.delegation()
    page = reverse("delegations:member-paste", args=[visit.reference])
    sent = rows_of(as_officer.post(page, {"text": "1. Ana, Mayor\n2. Rui, Councillor"}))
    refused = as_officer.post(page, sent | {"rows-0-part": "head", "rows-1-part": "head"})

    assert "A delegation has one head. Choose one." in refused.content.decode()
    assert "Rui" in refused.content.decode()
    assert not Member.objects.exists()


def test_text_without_a_name_says_so(as_officer):
    visit = factories.delegation()
    page = reverse("delegations:member-paste", args=[visit.reference])

    assert "No name was found" in as_officer.post(page, {"text": "1.\n2."}).content.decode()


@pytest.mark.parametrize(
    ("line", "honorific", "name", "native", "post"),
    [
        ("Mr 王伟 (WANG Wei), Mayor of Suzhou", "Mr", "WANG Wei", "王伟", "Mayor of Suzhou"),
        ("1. 张丽（ZHANG Li）, Director", "", "ZHANG Li", "张丽", "Director"),
        ("د. محمد العلي، رئيس البلدية", "د.", "محمد العلي", "", "رئيس البلدية"),
        ("г-н Иван Петров, мэр", "г-н", "Иван Петров", "", "мэр"),
    ],
)
def test_a_name_may_begin_in_its_own_script(line, honorific, name, native, post):
    [one] = pasted.read(line).found

    assert (one.honorific, one.name, one.native_name, one.post) == (honorific, name, native, post)


def test_cells_among_lines_of_a_mail_are_told_apart():
    read = pasted.read("Dear all\n5)\t张丽\tDeputy Director\tTransport Bureau\nfoo bar\nbaz")

    assert ("张丽", "Deputy Director, Transport Bureau") in [
        (one.name, one.post) for one in read.found
    ]


@pytest.mark.parametrize(
    ("line", "honorific", "name"),
    [
        ("2. HE Jun, Director", "", "HE Jun"),
        ("2. PAN Wei, Director", "", "PAN Wei"),
        ("2. Dr PAN Wei, Director", "Dr", "PAN Wei"),
        ("2. HE Mr TANAKA Ren, Mayor", "HE Mr", "TANAKA Ren"),
        ("2. H.E. Ms Silva, Mayor", "H.E. Ms", "Silva"),
        ("2. Gen. Kowalski, Director", "Gen.", "Kowalski"),
    ],
)
def test_a_surname_is_no_form_of_address(line, honorific, name):
    (one,) = pasted.read(line).found

    assert (one.honorific, one.name) == (honorific, name)


def test_a_column_of_surnames_is_no_column_of_forms_of_address():
    found = pasted.read("HE\tDirector\nPAN\tEngineer\n").found

    assert [(one.name, one.post) for one in found] == [("HE", "Director"), ("PAN", "Engineer")]


@pytest.mark.parametrize(
    "heads",
    [
        "Nome\tCargo",
        "Nombre y apellidos\tCargo",
        "Nom complet\tFonction",
        "Vollständiger Name\tFunktion",
    ],
)
def test_headings_are_known_in_the_languages_of_the_office(heads):
    assert told(f"{heads}\nAna Silva\tEngineer\n") == [
        ("", "Ana Silva", "", "Engineer", "member", 110)
    ]


@pytest.mark.parametrize(
    "heads", ["Nom\tPrénom", "Name\tVorname", "Apellidos\tNombre", "Apelido\tNome"]
)
def test_a_name_beside_a_first_or_last_name_is_the_other_one(heads):
    assert [one.name for one in pasted.read(f"{heads}\nSilva\tAna\n").found] == ["Ana Silva"]


@pytest.mark.parametrize(
    ("heads", "cells", "name"),
    [
        ("Nom\tPrénom", "Martinez\tMartin", "Martin Martinez"),
        ("Nom\tPrénom", "SILVA Ana\tana", "SILVA Ana"),
        ("Name\tFamily name", "SILVA Ana\tSilva", "SILVA Ana"),
    ],
)
def test_a_name_is_whole_where_it_has_the_words_of_the_other_column(heads, cells, name):
    assert [one.name for one in pasted.read(f"{heads}\n{cells}\n").found] == [name]


def test_columns_that_are_not_taken_are_named(as_officer):
    visit = factories.delegation()
    text = "No.\tName\tDiet\tPassport no.\tGift\n1\tAna Silva\tvegan\tX1\t\n"
    page = reverse("delegations:member-paste", args=[visit.reference])

    shown = as_officer.post(page, {"text": text}).content.decode()

    assert pasted.read(text).untaken == ["Diet", "Passport no."]
    assert "Columns that are not taken:" in shown
    assert "<bdi>Passport no.</bdi> (is typed in for each guest" in shown
    assert "<bdi>Diet</bdi> (only whoever sees what protocol alone may know" in shown


def test_a_rank_that_the_list_gives_goes_before_the_post():
    heads = "Name\tPosition\tRank\n"
    lines = "Ana\tDeputy Governor\tGovernor\nRui\tMayor\tHead of delegation\n"
    lines += "Eva\tDirector\tMember of a parliament\nJan\tDirector\t3\n"

    assert pasted.read(heads + lines).untaken == []
    assert [(name, part, rank) for _a, name, _n, _p, part, rank in told(heads + lines)] == [
        *(("Ana", "member", 40), ("Rui", "head", 50)),
        *(("Eva", "member", 60), ("Jan", "member", 100)),
    ]


def test_who_stands_twice_in_what_was_pasted_is_ticked_once(as_officer):
    page = reverse("delegations:member-paste", args=[factories.delegation().reference])
    text = "1. Ana Silva, Mayor\n2. Rui Costa, Mayor\n3. ana silva, Mayor\n4. Ana Silva, Poet\n"

    preview = as_officer.post(page, {"text": text})

    assert "Twice in what you pasted, so ticked once: <bdi>ana silva</bdi></p>" in (
        preview.content.decode()
    )
    as_officer.post(page, rows_of(preview))
    assert [(one.name, one.post) for one in Member.objects.all()] == [
        *(("Ana Silva", "Mayor"), ("Rui Costa", "Mayor"), ("Ana Silva", "Poet")),
    ]


RESTRICTED = "Name\tE-mail\tDietary needs\tAccess\tMobile\nAna Silva\ta@b.test\tvegan\t\t+81 1\n"


def test_protocol_brings_in_diet_access_and_mobile_with_the_names(as_protocol, protocol):
    page = reverse("delegations:member-paste", args=[factories.delegation().reference])
    preview = as_protocol.post(page, {"text": RESTRICTED})
    shown = preview.content.decode()
    assert "E-mail</bdi> (nothing of the kind is kept of guests)" in shown
    assert "are kept for protocol only" in shown

    as_protocol.post(page, rows_of(preview))

    kept = Member.objects.get().private
    assert (kept.diet, kept.access_needs, kept.mobile) == ("vegan", "", "+81 1")
    assert kept.changed_by == protocol


def test_nobody_else_brings_in_what_only_protocol_may_know(as_officer):
    page = reverse("delegations:member-paste", args=[factories.delegation().reference])
    preview = as_officer.post(page, {"text": RESTRICTED})
    assert "vegan" not in preview.content.decode()

    as_officer.post(page, rows_of(preview) | {"rows-0-diet": "vegan"})

    assert not MemberPrivate.objects.filter(member=Member.objects.get()).exists()
