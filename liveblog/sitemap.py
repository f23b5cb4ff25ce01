"""`/sitemap.xml`: the blogs that are open to everybody, with the time of their last event."""

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from liveblog.public import as_text
from liveblog.xml_document import XMLDocument
from project.realtime.models import Room

ADDRESSES = 10_000  # a sitemap may have 50,000


@require_safe
@cache_control(public=True, max_age=300)
def sitemap(request: HttpRequest) -> HttpResponse:
    blogs = Room.objects.filter(kind="live").exclude(public_role="").order_by("-created")
    xml = XMLDocument()
    xml.begin("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for blog in blogs.annotate(changed=Max("events__at"))[:ADDRESSES]:
        xml.begin("url")
        xml.line("loc", request.build_absolute_uri(blog.get_absolute_url()))
        xml.line("lastmod", as_text(blog.changed or blog.created) or "")
        xml.end("url")
    xml.end("urlset")
    return HttpResponse(str(xml), content_type="application/xml; charset=utf-8")
