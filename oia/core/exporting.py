"""A list as a file: what is filtered, in the order in which it is sorted."""

from contextlib import ExitStack
from tempfile import TemporaryFile

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext as _

from oia.core import sightings
from oia.core.importing import import_url
from oia.core.models import SightRoad
from oia.core.plugs import board
from oia.core.sheets import NUMBER, Sheet
from oia.core.writing import FILE_KINDS, write


def as_download(file, name, media_type):
    """An answer that hands a file out, and tells the page that asked for it that it comes.

    A page hears nothing of a download that begins; `js/downloads.js` looks for this cookie. There
    is nothing in it.
    """
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=media_type)
    return tell_page(answer, "begun")


def refused_download(request, error):
    """An answer with no file: the page stays, opens anew, and says why.

    A page that came instead would be kept as if it were the file.
    """
    messages.error(request, " ".join(error.messages))
    return tell_page(HttpResponse(status=204), "refused")


def tell_page(answer, how):
    answer.set_cookie("download", how, max_age=60, samesite="Lax")
    return answer


def as_file(records, columns, *, kind, user, name):
    """An answer with these records as a file. Raises ValidationError where it cannot be written."""
    with ExitStack() as closing:
        file = closing.enter_context(TemporaryFile())
        write(records, columns, file, kind=kind, user=user)
        closing.pop_all()  # the answer closes it
    file.seek(0)
    return as_download(file, f"{name}.{kind.name}", kind.media_type)


class Exported:
    """The part of a list page that writes it out: ?export=csv, and &only=shown for its columns."""

    @cached_property
    def sheet(self):
        """The sheet that was declared for this list; None while there is none."""
        address = self.request.resolver_match.view_name
        mine = [sheet for sheet in board.all(Sheet) if sheet.model is self.model]
        here = [sheet for sheet in mine if sheet.url_name == address]
        return next(iter(here or [sheet for sheet in mine if not sheet.url_name]), None)

    @property
    def import_url(self):
        """Where more such records are brought in; blank where they cannot be, or not by one."""
        return import_url(self.sheet, self.request.user)

    def get(self, request, *args, **kwargs):
        kind = FILE_KINDS.get(request.GET.get("export", ""))
        if kind and self.sheet:
            return self.export(kind)
        return super().get(request, *args, **kwargs)

    def export(self, kind):
        """The file. It is written whole before it goes out: half a list would look like all."""
        user = self.request.user
        try:
            records, columns = self.records_to_export(), self.columns_to_export()
            answer = as_file(records, columns, kind=kind, user=user, name=self.file_name())
        except ValidationError as error:
            return refused_download(self.request, error)
        sightings.note_all(records, user, SightRoad.EXPORT)
        return answer

    def records_to_export(self):
        """All that the list finds, with whatever reading all columns takes."""
        found = self.filterset()
        if found.form.errors:
            raise ValidationError(_("A filter cannot be read. Clear it, then export."))
        return self.sheet.prepare(found.qs.defer(None)).order_by(*self.order().clauses())

    def columns_to_export(self):
        """All columns this user may see, or those that the list shows."""
        columns = self.sheet.columns_for(self.request.user)
        if self.request.GET.get("only") != "shown":
            return columns
        by_name = {column.name: column for column in columns}
        shown = [by_name[name] for name in self.names_shown() if name in by_name]
        wanted = dict.fromkeys([NUMBER.name])  # by it the record is found again
        for column in shown:
            wanted |= dict.fromkeys(filter(None, (column.name, column.currency)))
        return [by_name[name] for name in wanted if name in by_name]

    def file_name(self):
        """ "international-affairs-of-x-cities-2026-11-24"."""
        office = getattr(self.request, "office", None)
        words = (getattr(office, "name", ""), self.sheet.title, timezone.localdate())
        return "-".join(filter(None, (slugify(str(word), allow_unicode=True) for word in words)))

    def exports(self):
        """What the menu offers: each kind of file, with all columns or with those shown."""
        if not self.sheet:
            return []
        return [
            {
                "name": name.upper(),
                "all": self.address(export=name, only=None),
                "shown": self.address(export=name, only="shown"),
            }
            for name in ("xlsx", "csv")
        ]
