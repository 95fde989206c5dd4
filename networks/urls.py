"""Where networks, our memberships of them, duties and summits are found."""

app_name = "networks"

urlpatterns = []
