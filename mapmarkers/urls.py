"""The map's addresses."""

from django.urls import path, re_path

from mapmarkers import exchange, views

urlpatterns = [
    path("map/<slug:slug>/", views.map_page, name="map"),
    path("map/<slug:slug>/embed/", views.embed_page, name="map-embed"),
    path("map/<slug:slug>/import/", exchange.import_file, name="map-import"),
    re_path(r"^map/(?P<slug>[-\w]+)/export\.(?P<format>geojson|gpx|kml|csv)$", exchange.export, name="map-export"),
]
