"""The blog's addresses; `/live/<slug>/events/` is a stream, see routing.py."""

from django.urls import path

from liveblog import feeds, page_data, sitemap, views

urlpatterns = [
    path("live/<slug:slug>/", views.blog_page, name="blog"),
    path("live/<slug:slug>/embed/", views.embed_page, name="blog-embed"),
    path("live/<slug:slug>/posts/<uuid:id>/", views.post_page, name="post"),
    path("live/<slug:slug>/posts/<uuid:id>/source/", page_data.source, name="post-source"),
    path("live/<slug:slug>/older/", page_data.older, name="blog-older"),
    path("live/<slug:slug>/updates/", page_data.updates, name="blog-updates"),
    path("live/<slug:slug>/drafts/", page_data.drafts, name="blog-drafts"),
    path("live/<slug:slug>/preview/", page_data.preview, name="blog-preview"),
    path("live/<slug:slug>/feed.atom", feeds.atom, name="blog-feed"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
]
