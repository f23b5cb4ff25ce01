"""The documentation at `/docs/`: the pages that `make docs` has built, as they are."""

from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

# By the suffix, and nothing else is served: the system's own table of types differs from machine to machine.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".inv": "application/octet-stream",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/plain; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".yaml": "application/yaml",
}
NOT_BUILT = "The documentation has not been built yet. `make docs` builds it, and needs no restart."
FOR_EVER = "public, max-age=31536000, immutable"
ASK_FIRST = "public, no-cache"  # kept, but it is asked each time whether it is still the same


@require_safe
def page(request: HttpRequest, name: str) -> HttpResponse:
    """One built file. An address that ends with a slash is the `index.html` behind it."""
    file = find(name)
    if file.is_dir():
        if name and not name.endswith("/"):
            return HttpResponseRedirect(f"{request.path}/")
        file = find(f"{name}index.html")
    content = file.read_bytes()
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    answer = HttpResponse(content, content_type=TYPES[file.suffix])
    answer["ETag"] = etag
    # Sphinx puts a file's hash behind its name, `?v=`, where a page asks for it.
    answer["Cache-Control"] = FOR_EVER if "v" in request.GET and file.suffix != ".html" else ASK_FIRST
    patch_vary_headers(answer, ["Accept-Encoding"])
    return get_conditional_response(request, etag=etag, response=answer) or answer


def find(name: str) -> Path:
    """The built file or folder of that name; raises `Http404` for whatever is none of them, wherever the name leads."""
    root = settings.DOCS_ROOT.resolve()
    if not (root / "index.html").is_file():
        raise Http404(NOT_BUILT)
    if "\0" not in name:
        file = (root / name).resolve()  # with every `..` and every symbolic link followed
        is_page = file.suffix in TYPES and file.is_file() and not name.endswith("/")
        if file.is_relative_to(root) and (is_page or file.is_dir()):
            return file
    raise Http404("There is no such page in the documentation. /docs/ is where it begins.")


urlpatterns = [
    path("docs", RedirectView.as_view(url="/docs/", permanent=True)),
    path("docs/", page, {"name": ""}, name="docs"),
    path("docs/<path:name>", page, name="docs-page"),
]
