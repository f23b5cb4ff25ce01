"""The page that shows the REST API and lets people try it (Swagger UI, served from here)."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie
from django.views.decorators.http import require_safe

from project.realtime.answers import refused
from project.realtime.refusals import Refused


@require_safe
@ensure_csrf_cookie
def docs(request: HttpRequest) -> HttpResponse:
    return render(request, "api/docs.html")


@csrf_exempt
def nothing(request: HttpRequest) -> JsonResponse:
    """Scripts get JSON, not a page, also for an address that leads nowhere."""
    return refused(Refused("not_found", "There is nothing here. Addresses end with a slash; see /api/docs/."))
