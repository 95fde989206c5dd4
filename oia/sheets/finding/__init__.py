"""Who is meant: the records that the cells and the rows of a file speak of.

How it is used, some hundred rows at a time:

    links = Links(sheet, user, answers={("city", "springfield"): 4250})
    links.meet(column, [("Springfield, US", "US"), ("Łódź", "PL")])   # raw cell, value of `within`
    links.of(column, "Łódź", "PL")          # a record, None or KEEP; raises Missing, Several, Wrong
    links.of_many(column, "C40; ICLEI")     # a list of records, KEEP among them for "[hidden]"

    matching = Matching(sheet, user)
    matching.meet(rows)                     # dicts of column name and value, links found already
    matching.for_row(values, line)          # a Match; raises Twice, Several, Wrong

Both ask the database a constant number of questions for each handful, and one more at first need:
it reads all names once, and keeps of them what finds them again in little memory. A record that
the user may not see is never found and never named, as if it did not exist.
"""

from oia.sheets.finding.doubts import Doubt, Match
from oia.sheets.finding.links import Links
from oia.sheets.finding.matching import Matching
from oia.sheets.finding.refusals import Missing, Several, Twice
from oia.sheets.finding.stored import KEEP
