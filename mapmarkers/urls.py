"""The map's addresses."""

from django.urls import path

from mapmarkers import views

urlpatterns = [path("map/<slug:slug>/", views.map_page, name="map")]
