"""Let the database refuse two terms of one membership that share a day.

Safe while old code runs: nothing is rewritten. On PostgreSQL it takes a short lock on the table of
terms and wants the extension btree_gist, which the owner of the database may create. It fails if
overlapping terms are stored already: put those right first.
"""

from django.db import migrations

from networks.guards import guard_terms, unguard_terms


class Migration(migrations.Migration):
    dependencies = [("networks", "0001_initial")]
    operations = [migrations.RunPython(guard_terms, unguard_terms)]
