"""Merged cells: their value belongs to the first; what the others hold, a person decides."""

from bisect import bisect_right

from django.utils.translation import gettext as _

from oia.sheets.reading.archive import broken
from oia.sheets.reading.raws import MOST_COLUMNS, MergedCell, is_blank, letters
from oia.sheets.reading.survey import LAST_COLUMN


class Merging:
    """The merged cells of a sheet, looked up row by row from above.

    The others of a merged cell are refused; if `fill` was chosen, they take its value. Where the
    merged cell itself is blank, so are they.
    """

    def __init__(self, merged, fill):
        self.fill = fill
        self.merged = sorted(merged)  # (top, left, bottom, right)
        self.tops = [top for top, *_rest in self.merged]
        self.begin()

    def begin(self):
        self.values, self.open, self.reached = {}, [], 0

    def at(self, line):
        """Those that this row is part of. Rows must be asked for in their order."""
        until = bisect_right(self.tops, line)
        self.open += self.merged[self.reached : until]
        self.reached = max(self.reached, until)
        self.open = [area for area in self.open if area[2] >= line]
        if sum(right + 1 - left for _top, left, _bottom, right in self.open) > LAST_COLUMN:
            raise broken()  # they lie over each other
        return self.open

    def applied(self, line, cells):
        """The cells of a row, with what stands for the others of merged cells."""
        for area in self.at(line) if self.merged else ():
            top, left, _bottom, right = area
            if line == top:
                self.values[area] = cells[left] if left < len(cells) else None
            value = self.values.get(area)
            if is_blank(value):
                continue
            right = min(right, MOST_COLUMNS)
            cells = cells + [None] * (right + 1 - len(cells))
            for column in range(left, right + 1):
                if (line, column) != (top, left):
                    cells[column] = value if self.fill else merged_cell(top, left)
        return cells

    def told_on(self, line):
        """What to say of headings that are merged."""
        areas = [area for area in self.merged if area[0] <= line <= area[2]]
        return [
            _("The heading in %(cell)s is merged over several cells. Check what belongs to it.")
            % {"cell": f"{letters(left)}{top}"}
            for top, left, _bottom, _right in areas[:5]
        ]


def merged_cell(top, left):
    """What stands in a cell that is part of a merged one, but not its beginning."""
    cell = f"{letters(left)}{top}"
    return MergedCell(
        _("merged with %(cell)s") % {"cell": cell},
        _("The cell is merged with %(cell)s.") % {"cell": cell},
        _("Undo the merging and fill each cell, or choose to take the value of the merged cell."),
    )
