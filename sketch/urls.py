"""The board's addresses."""

from django.urls import path

from sketch import views

urlpatterns = [
    path("sketch/<slug:slug>/", views.board_page, name="sketch"),
    path("sketch/<slug:slug>.svg", views.board_svg, name="sketch-svg"),
]
