"""x"""

app_name = "documents"
urlpatterns = []
