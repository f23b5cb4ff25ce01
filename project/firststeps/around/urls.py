"""The page's own addresses; those of the examples that answer over HTTP themselves are in `routing.py`."""

from django.urls import path

from project.firststeps.around import views
from project.firststeps.around.holding_back import held_back
from project.firststeps.greeting_view import GreetingView, greet
from project.firststeps.notifications import ring

urlpatterns = [
    path("first-steps/", views.page, name="first-steps"),
    path("first-steps/greeting/", greet),
    path("first-steps/greeting-class/", GreetingView.as_view()),
    path("first-steps/posts/", held_back(views.publish), name="first-steps-publish"),
    path("first-steps/bell/", held_back(ring), name="first-steps-ring"),
    path("first-steps/script/", held_back(views.run_script), name="first-steps-script"),
]
