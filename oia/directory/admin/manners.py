"""How all kinds of the directory are entered."""


class NeverDeleted:
    """What is kept for good: it ends, or is corrected, but stays."""

    def has_delete_permission(self, request, obj=None):
        return False


class FoundByName:
    """Found in the admin as in the lookups: by any name, however it is typed."""

    search_fields = ["search_text"]  # tells the admin that there is a search

    def get_search_results(self, request, queryset, search_term):
        suggesting = request.resolver_match.url_name == "autocomplete"
        search = queryset.best if suggesting and search_term.strip() else queryset.matching
        return search(search_term), False
