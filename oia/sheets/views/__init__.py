"""The pages of the importer: the list, bringing a file, and one page for each import."""
