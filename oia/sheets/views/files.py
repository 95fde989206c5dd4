"""Files that the importer hands out."""

from contextlib import ExitStack
from tempfile import TemporaryFile

from django.http import FileResponse


def as_download(name, kind, write):
    """An answer with a file that is written whole before it goes out; the answer closes it."""
    with ExitStack() as closing:
        file = closing.enter_context(TemporaryFile())
        write(file)
        closing.pop_all()
    file.seek(0)
    name = f"{name}.{kind.name}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=kind.media_type)
