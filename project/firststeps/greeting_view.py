"""A view: one request, one answer, and everything is forgotten."""

from django.http import HttpRequest, HttpResponse
from django.views import View

PLAIN = "text/plain; charset=utf-8"


def greet(request: HttpRequest) -> HttpResponse:
    """As a function."""
    name = request.GET.get("name", "")[:40]
    return HttpResponse(f"Hello, {name}.", content_type=PLAIN)


class GreetingView(View):
    """As a class: made anew for each request, so it never counts beyond 1."""

    count = 0

    def get(self, request: HttpRequest) -> HttpResponse:
        self.count += 1
        greeting = f"Hello, {request.GET.get('name', '')[:40]}. I counted to {self.count}."
        return HttpResponse(greeting, content_type=PLAIN)
