"""Goes through the pages of the importer as somebody with a browser does."""

import html
import re

from django.core.files.uploadedfile import SimpleUploadedFile

from oia.sheets.models import Import

PEOPLE = """Name;E-mail;Telephone
Ana Silva;ana@city.test;+48 22 111
Bob Brown;bob at city;+48 22 222
Cora New;cora@city.test;
"""


def upload(client, content, sheet="people", name="people.csv"):
    content = content.encode() if isinstance(content, str) else content
    file = SimpleUploadedFile(name, content)
    return client.post("/imports/new/", {"sheet": sheet, "file": file})


def brought(client, content=PEOPLE, **kw):
    """An import that waits for its headings to be mapped."""
    answer = upload(client, content, **kw)
    assert answer.status_code == 302, words(answer)
    return Import.objects.latest("pk")


def step(client, bringing, name, **data):
    """The answer to one step, and the import as it is then."""
    if name == "write":
        data = {"seen": bringing.edition} | data
    answer = client.post(f"{bringing.get_absolute_url()}{name}/", data)
    bringing.refresh_from_db()
    return answer


def as_guessed(bringing, **other):
    """What the mapping page sends if nobody changes anything."""
    headings = {f"heading-{at}": name for at, name in enumerate(bringing.mapping)}
    return headings | {"empty": "keep"} | other


def checked(client, content=PEOPLE, **kw):
    """An import whose rows were checked as it guessed."""
    bringing = brought(client, content, **kw)
    step(client, bringing, "map", **as_guessed(bringing))
    return bringing


def page(client, bringing, query=""):
    return words(client.get(f"{bringing.get_absolute_url()}{query}"))


def words(answer):
    """What a page says in its middle, without its tags."""
    assert answer.status_code == 200, answer.status_code
    text = answer.content.decode()
    text = re.sub(r"<[^>]+>", " ", text.partition("<main")[2] or text)
    return " ".join(html.unescape(text).split())


def source(client, url):
    return client.get(url).content.decode()
