"""Where networks, our memberships of them, duties, summits and what we sign are found."""

from networks import declaration_urls, membership_urls, other_urls, public_urls, summit_urls

app_name = "networks"

urlpatterns = [
    *other_urls.urlpatterns,
    *membership_urls.urlpatterns,
    *summit_urls.urlpatterns,
    *declaration_urls.urlpatterns,
    *public_urls.urlpatterns,
]
