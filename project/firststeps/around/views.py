"""The page of the first steps, and what its buttons ask for."""

from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from project.firststeps.around.examples import PARTS
from project.firststeps.around.terms import PICTURE_BYTES
from project.firststeps.models import Post
from project.realtime import identity
from project.realtime.refusals import Refused

SHOWN = 5  # posts on the page
KEPT = 50  # and in the database
SHOUT = "The doors are open."


@require_safe
@never_cache
def page(request: HttpRequest) -> HttpResponse:
    request.session["first_steps"] = request.session.get("first_steps", 0) + 1
    person = identity.welcome(request.session, request.user)
    config = {"csrf": get_token(request), "name": person.name, "picture_bytes": PICTURE_BYTES}
    posts = Post.objects.order_by("-pk")[:SHOWN]
    context = {"parts": PARTS, "person": person, "posts": posts, "shout": SHOUT, "config": config}
    return render(request, "firststeps/page.html", context)


@require_POST
def publish(request: HttpRequest) -> HttpResponse:
    text = request.POST.get("text", "").replace("\0", "").strip()
    if not 0 < len(text) <= 140:
        raise Refused("invalid", "A post has 1 to 140 characters.")
    Post(text=text).save()  # that is all: the readers are told
    newest = Post.objects.order_by("-pk").values_list("pk", flat=True)[:KEPT]
    Post.objects.exclude(pk__in=[*newest]).delete()
    return redirect("/first-steps/#posts")


@require_POST
def run_script(request: HttpRequest) -> HttpResponse:
    """As if somebody had typed it: the words are always the same."""
    call_command("shout", SHOUT)
    return HttpResponse(status=204)
