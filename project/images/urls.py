"""The addresses of pictures: uploads within each room, files under unguessable names."""

from django.urls import path, re_path

from project.images import views

urlpatterns = [
    path("<slug:kind>/<slug:slug>/images/", views.upload, name="images"),
    path("<slug:kind>/<slug:slug>/images/<uuid:id>/", views.detail, name="image"),
    # Nothing but what we named ourselves: no way out of the folder.
    re_path(r"^media/images/(?P<place>[0-9a-f]{32})/(?P<width>[0-9]{1,4})\.webp\Z", views.media),
]
