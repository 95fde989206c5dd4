"""What the cells of a file mean: raw cells in, values of `oia.core.sheets.Kind` out.

How it is used, column by column:

    surveys = survey(columns, table.rows(), headings=table.headings)   # once over the whole file
    manner = surveys[3].manner.answered({"day_order": "dmy"})          # what people answered
    read = reader(columns[3], manner)                                  # once for each column
    value = read(raw)                                                  # for each cell; raises Wrong

`value_of(column, raw, manner)` does the last two for a single cell. Whatever a raw cell holds, it
gives a value of the column's kind, nothing (None, or [] for CHOICES and LINKS), or raises `Wrong`.
For LINK it gives the name, for LINKS the text of the cell; who is meant is found elsewhere, from
the readings of `split_links`. `is_same` tells whether a value read is what is stored already.

The words of choices, countries, truths and months are those of the active language and of English,
and moments without an offset are in `Manner.zone`, else in the active zone: whoever reads activates
the office's language and zone first, as pages do.
"""

from oia.sheets.meaning.links import split_links
from oia.sheets.meaning.manners import Manner, Question, Survey, Wrong
from oia.sheets.meaning.moments import zone_of_heading
from oia.sheets.meaning.money import currency_of
from oia.sheets.meaning.sameness import is_same
from oia.sheets.meaning.surveying import survey
from oia.sheets.meaning.values import reader, value_of
