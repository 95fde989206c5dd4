"""Where networks, our memberships of them, duties and summits are found."""

from networks import membership_urls, summit_urls

app_name = "networks"

urlpatterns = [
    *membership_urls.urlpatterns,
    *summit_urls.urlpatterns,
]
