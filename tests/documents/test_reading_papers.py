"""The words in papers, as far as they can be read, and when they are read."""

import io
import subprocess
import sys
import time
import tracemalloc
import zipfile

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from kombu.exceptions import OperationalError

from oia.documents import paper_texts, services, tasks
from oia.documents.content import KINDS
from oia.documents.models import Attachment, PaperText
from oia.documents.models.being_read import LEASE
from oia.documents.reading import bounded, office, papers
from tests import factories
from tests.desk.finding import hits
from tests.files import locked_pdf, pdf

pytestmark = pytest.mark.django_db

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
TEXT = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'


def paper(kind, content):
    file = ContentFile(content, name="paper")
    return factories.attachment(file=file, content_type=KINDS[kind])


def archive(**parts):
    """An office file; in names of parts a slash is written as two underscores."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(f"{name.replace('__', '/')}.xml", content)
    return held.getvalue()


def words(one):
    return papers.read(one)[1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("kind", ["txt", "md", "csv", "ics"])
def test_plain_text_is_read(kind, encoding):
    assert words(paper(kind, "Łódź\n\n謝謝".encode(encoding))) == "Łódź 謝謝"


def test_the_words_of_a_letter_are_read_and_what_was_struck_out_is_not():
    letter = archive(
        word__document=f"<w:document {W}>"
        "<w:p><w:r><w:t>Dear </w:t></w:r><w:r><w:t>Mayor</w:t></w:r>"
        "<w:r><w:delText>secretly</w:delText></w:r></w:p><w:p><w:r><w:t>we</w:t><w:br/>"
        "<w:t>agree</w:t></w:r></w:p></w:document>",
        word__header1=f"<w:hdr {W}><w:p><w:r><w:t>City</w:t></w:r></w:p></w:hdr>",
        word__settings=f"<w:settings {W}><w:t>noise</w:t></w:settings>",
    )

    assert words(paper("docx", letter)) == "Dear Mayor we agree City"


def test_a_box_of_text_is_read_once_though_it_stands_there_for_older_programs_too():
    box = "<w:txbxContent><w:p><w:r><w:t>Cities act</w:t></w:r></w:p></w:txbxContent>"
    letter = archive(
        word__document=f"<w:document {W} {MC} {WPS} {V}><w:p><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>Mayors too</w:t></w:r></w:p></w:document>"
    )

    assert words(paper("docx", letter)) == "Cities act Mayors too"


def test_slides_are_read_in_their_order():
    slide = "<p:sld xmlns:p='x' {}><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:sld>"
    parts = {f"ppt__slides__slide{n}": slide.format(A, f"slide{n}") for n in (10, 2, 1)}

    assert words(paper("pptx", archive(**parts))) == "slide1 slide2 slide10"


def test_texts_of_cells_are_read_and_numbers_are_not():
    shared = "<sst xmlns='x'><si><t>Dues</t></si><si><r><t>of </t></r><r><t>2026</t></r></si></sst>"
    sheet = "<worksheet xmlns='x'><c><v>17</v></c></worksheet>"
    table = archive(xl__sharedStrings=shared, xl__worksheets__sheet1=sheet)

    assert words(paper("xlsx", table)) == "Dues of 2026"


def test_words_between_and_behind_others_are_read():
    letter = f"<o xmlns='y' {TEXT}><text:p>We <text:span>both</text:span> sign.</text:p></o>"

    assert words(paper("odt", archive(content=letter))) == "We both sign."


def test_a_picture_has_no_words():
    assert papers.read(paper("png", b"\x89PNG words")) == ("wordless", "")


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"PK\x03\x04 damaged", archive(word__document="<w:p"), archive(other="<a/>")),
        archive(word__document='<!DOCTYPE a [<!ENTITY b "words">]><a>&b;</a>'),
        archive(word__document="\0\1\2"),
    ],
    ids=["empty", "damaged", "torn", "no text", "entities", "no xml"],
)
def test_damaged_and_hostile_files_have_no_words(content):
    state, found = papers.read(paper("docx", content))
    assert found == "" and state in ("damaged", "wordless")


def test_of_a_very_long_paper_only_the_beginning_is_kept():
    many = "".join(f"<w:p><w:t>word{n}</w:t></w:p>" for n in range(200_000))
    found = words(paper("docx", archive(word__document=f"<w:d {W}>{many}</w:d>")))

    assert found.startswith("word0 word1 ")
    assert len(found) <= office.MOST_KEPT


def test_many_parts_in_which_nothing_stands_take_no_memory():
    empty = f"<p:sld xmlns:p='x' {A}>{'<a:p/>' * 100_000}</p:sld>"
    told = "<a:p/><a:p><a:t>We</a:t></a:p><a:p/><a:p><a:t>act</a:t></a:p>"
    said = f"<p:sld xmlns:p='x' {A}>{told}</p:sld>"
    slides = {f"ppt__slides__slide{n}": empty for n in range(2, 12)}
    file = io.BytesIO(archive(ppt__slides__slide1=said, **slides))
    tracemalloc.start()

    found = office.of_office(file, office.PARTS["pptx"])

    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == "We act " and most < 3_000_000


def test_all_parts_of_a_file_together_have_one_bound(monkeypatch):
    slide = f"<p:sld xmlns:p='x' {A}><a:p><a:t>word</a:t></a:p>{' ' * 700}</p:sld>"
    slides = {f"ppt__slides__slide{n}": slide for n in range(1, 21)}
    parts = office.PARTS["pptx"]
    assert office.of_office(io.BytesIO(archive(**slides)), parts).split() == ["word"] * 20

    spoken = office.Spoken(parts[1], most_read=4_000)
    with zipfile.ZipFile(io.BytesIO(archive(**slides))) as file:
        office.gather(file, parts[0], spoken)
    assert len(spoken.close().split()) in (5, 6)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_a_file_names_twice_is_read_once():
    held = io.BytesIO(archive(word__document=f"<w:d {W}><w:p><w:t>We</w:t></w:p></w:d>"))
    with zipfile.ZipFile(held, "a") as file:
        file.writestr("word/document.xml", f"<w:d {W}><w:p><w:t>They</w:t></w:p></w:d>")

    assert words(paper("docx", held.getvalue())) == "They"


def test_a_file_that_is_gone_has_no_words():
    gone = paper("txt", b"words")
    gone.file.storage.delete(gone.file.name)

    assert papers.read(gone) == ("gone", "")


# PDF and office files, in a process of their own


def test_a_pdf_is_read_in_a_process_of_its_own():
    assert words(paper("pdf", pdf(["The harbour of Gdansk"]))) == ("The harbour of Gdansk")


def test_office_files_are_read_in_a_process_of_their_own(monkeypatch):
    monkeypatch.setattr(bounded, "APART", [sys.executable, "-c", "import os; os.abort()"])
    letter = archive(word__document=f"<w:d {W}><w:p><w:t>We</w:t></w:p></w:d>")

    assert papers.read(paper("docx", letter)) == ("damaged", "")


def test_of_a_pdf_with_a_very_long_page_the_beginning_is_kept(monkeypatch):
    long = pdf(["We, the cities, act."] * 12_000)

    state, found = papers.read(paper("pdf", long))

    assert state == "read" and found.startswith("We, the cities, act. We,")


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (locked_pdf(["Secret words"]), "locked"),
        (pdf([], []), "scanned"),
        (b"%PDF-1.7 words %%EOF", "damaged"),
        (pdf(["Words"])[:200], "damaged"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(content, state):
    assert papers.read(paper("pdf", content)) == (state, "")


def test_a_file_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(bounded, "PATIENCE", 1)
    monkeypatch.setattr(bounded, "APART", [sys.executable, "-c", "import time; time.sleep(60)"])
    began = time.monotonic()

    assert papers.read(paper("pdf", pdf(["Words"]))) == ("long", "")
    assert time.monotonic() - began < 20


def test_a_process_that_dies_of_a_file_takes_nobody_along(monkeypatch):
    monkeypatch.setattr(bounded, "APART", [sys.executable, "-c", "import os; os.abort()"])

    assert papers.read(paper("pdf", pdf(["Words"]))) == ("damaged", "")


def test_a_file_that_eats_up_memory_is_ended():
    greedy = (
        "import sys; from oia.documents.reading import apart;"
        "apart.READERS['search'] = lambda file, kind: {'words': bytearray(4 * 1024 ** 3)};"
        "apart.main(*sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", greedy, "30", "search", "pdf"],
        input=b"",
        stderr=subprocess.PIPE,
        cwd=settings.BASE_DIR,
    )

    assert done.returncode and b"MemoryError" in done.stderr


# When they are read


@pytest.fixture
def harbour():
    return paper("pdf", pdf(["The harbour treaty"]))


def test_a_paper_that_came_in_by_any_road_is_read_once(harbour):
    assert paper_texts.owed() == [harbour.pk]
    assert paper_texts.carry_on(harbour.pk)
    assert paper_texts.owed() == [] and not paper_texts.carry_on(harbour.pk)
    assert PaperText.objects.get().words == "The harbour treaty"


def test_the_task_and_the_command_read_what_waits(harbour):
    tasks.read_papers()
    assert harbour.reading.state == "read"

    out = io.StringIO()
    call_command("read_papers", stdout=out)
    call_command("read_papers", "--anew", stdout=out)
    assert out.getvalue().split("\n")[:2] == ["0 papers were read.", "1 papers were read."]


def test_two_workers_do_not_read_one_paper_and_a_dead_one_is_followed(harbour):
    now = timezone.now()
    held = PaperText.objects.create(paper=harbour, claim="other", lease_until=now + LEASE)
    assert paper_texts.owed() == [] and not paper_texts.carry_on(harbour.pk)

    PaperText.objects.update(lease_until=now)
    assert paper_texts.owed() == [harbour.pk] and paper_texts.carry_on(harbour.pk)
    held.refresh_from_db()
    assert (held.state, held.claim, held.lease_until) == ("read", "", None)


def test_a_paper_of_which_every_worker_dies_is_given_up(harbour, monkeypatch):
    def die(one):
        raise SystemExit

    monkeypatch.setattr(papers, "read", die)
    for _attempt in range(3):
        with pytest.raises(SystemExit):
            paper_texts.carry_on(harbour.pk)
        assert paper_texts.owed() == []
        PaperText.objects.update(lease_until=timezone.now())

    assert paper_texts.owed() == [harbour.pk] and not paper_texts.carry_on(harbour.pk)
    assert paper_texts.owed() == []
    assert PaperText.objects.get().state == "long"


def test_a_paper_taken_off_meanwhile_is_no_error(harbour, monkeypatch):
    monkeypatch.setattr(papers, "read", lambda one: (one.delete() and "read", "words"))

    assert not paper_texts.carry_on(harbour.pk)
    assert not paper_texts.carry_on(harbour.pk)
    assert not PaperText.objects.exists()


def test_only_what_was_read_has_words(harbour):
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperText.objects.create(paper=harbour, state="locked", words="words")


@pytest.mark.django_db(transaction=True)
def test_an_uploaded_paper_is_read_and_found_and_a_locked_one_says_so(client):
    officer = factories.in_role("officer")
    client.force_login(officer)
    body = factories.organisation()
    url = reverse("documents:attachment-new", args=["directory.organisation", body.pk])
    for name, content in (("open", pdf(["Zanzibar"])), ("shut", locked_pdf(["Pemba"]))):
        file = SimpleUploadedFile(f"{name}.pdf", content)
        told = {"kind": "other", "sensitivity": "office", "title": name, "file": file}
        assert client.post(url, told).status_code == 302

    page = client.get(body.get_absolute_url()).content.decode()
    assert page.count("The search does not know its words: it is locked with a password.") == 1
    assert [str(hit.record) for hit in hits(officer, "zanzibar")] == ["open"]
    assert hits(officer, "pemba") == []


def test_a_broker_that_is_away_keeps_no_paper_out(
    client, monkeypatch, django_capture_on_commit_callbacks
):
    def away(*args, **kwargs):
        raise OperationalError("no broker")

    monkeypatch.setattr(tasks.read_paper, "apply_async", away)
    file = ContentFile(b"Zanzibar", name="a.txt")
    one = Attachment(subject=factories.organisation(), file=file, title="A")
    with django_capture_on_commit_callbacks(execute=True):
        services.attach(one, by=factories.in_role("officer"))

    assert paper_texts.owed() == [one.pk]
