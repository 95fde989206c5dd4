"""Where networks, our memberships of them, duties and summits are found."""

from networks import summit_urls

app_name = "networks"

urlpatterns = [
    *summit_urls.urlpatterns,
]
