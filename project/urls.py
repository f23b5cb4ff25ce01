"""All addresses: the pages around the rooms, then each app's own."""

from django.contrib import admin
from django.urls import include, path

from project import views
from project.oembed import oembed
from project.realtime import health
from project.realtime.company import people
from project.realtime.history import history
from project.realtime.xray_pages import source, stops
from project.signing_in import SignInForm

handler403 = "project.views.refused"
handler404 = "project.views.missing"

admin.site.login_form = SignInForm

urlpatterns = [
    path("", views.home, name="home"),
    path("rooms/new/", views.new_room, name="new-room"),
    path("join/<str:key>/", views.join, name="join"),
    path("<slug:kind>/<slug:slug>/share/", views.share, name="share"),
    path("<slug:kind>/<slug:slug>/history/", history, name="history"),
    path("<slug:kind>/<slug:slug>/people/", people, name="people"),
    path("under-the-hood/<slug:kind>/", stops, name="stops"),
    path("source/<path:file>", source, name="source"),
    path("oembed", oembed, name="oembed"),
    path("metrics", health.metrics),
    path("admin/", admin.site.urls),
    path("api/", include("project.api.urls")),
    path("", include("project.docs")),
    path("", include("project.firststeps.around.urls")),
    path("", include("project.images.urls")),
    path("", include("liveblog.urls")),
    path("", include("mapmarkers.urls")),
    path("", include("sketch.urls")),
]
