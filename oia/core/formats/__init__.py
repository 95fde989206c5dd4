"""How pages that give no format of their own, as those of the admin, write days and hours."""
