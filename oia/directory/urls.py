"""x"""

app_name = "directory"
urlpatterns = []
