"""The feed for readers elsewhere, in which what was retracted stands as a tombstone; and the sitemap."""

import xml.etree.ElementTree as ET
from http import HTTPStatus

import pytest
from django.test import Client

from project.realtime.models import Room
from tests.liveblog.posts import publish

NAMES = {"a": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}


def feed(reader: Client, blog: Room) -> ET.Element:
    return ET.fromstring(reader.get(f"{blog.get_absolute_url()}feed.atom").content)  # noqa: S314 -- it is our own


def test_entries_are_the_public_posts_newest_first(blog: Room, reader: Client) -> None:
    first = publish(blog, "It **flies** & stays.", headline="Takeoff <1>")
    publish(blog, "A secret.", status="draft")
    publish(blog, "", quote_text="So <quiet>.", quote_source="The pilot", link_url="https://example.org/?a=1&b=2")
    first.body = "It **flew** & landed.\x01"
    first.save()
    second, entry = feed(reader, blog).findall("a:entry", NAMES)
    assert entry.findtext("a:id", "", NAMES) == f"urn:uuid:{first.pk}"
    assert entry.findtext("a:title", "", NAMES) == "Takeoff <1>"
    assert entry.findtext("a:content", "", NAMES) == "<p>It <strong>flew</strong> &amp; landed.</p>"
    assert entry.findtext("a:author/a:name", "", NAMES) == "Ana"
    assert entry.findtext("a:updated", "", NAMES) > entry.findtext("a:published", "", NAMES)
    link = entry.find("a:link", NAMES)
    assert link is not None
    assert link.get("href") == f"http://testserver{first.get_absolute_url()}"
    content = second.findtext("a:content", "", NAMES)
    assert "<blockquote><p>So &lt;quiet&gt;.</p><cite>The pilot</cite></blockquote>" in content
    assert 'href="https://example.org/?a=1&amp;b=2"' in content


@pytest.mark.parametrize("how", ["delete", "hidden", "draft", "scheduled"])
def test_what_was_retracted_is_a_tombstone_until_it_is_back(blog: Room, reader: Client, how: str) -> None:
    post = publish(blog, "Wrong.")
    never = publish(blog, "A secret.", status="draft")
    never.delete()
    if how == "delete":
        post.delete()
    else:
        post.status = how
        post.save()
    told = feed(reader, blog)
    (tombstone,) = told.findall("at:deleted-entry", NAMES)
    assert tombstone.get("ref") == f"urn:uuid:{post.pk}"
    assert (tombstone.get("when") or "").endswith("Z")
    assert not told.findall("a:entry", NAMES)
    post.removed_at, post.status = None, "public"
    post.save()
    told = feed(reader, blog)
    assert (len(told.findall("a:entry", NAMES)), told.findall("at:deleted-entry", NAMES)) == (1, [])


def test_a_cache_asks_each_time_and_costs_nothing(blog: Room, reader: Client) -> None:
    post = publish(blog)
    path = f"{blog.get_absolute_url()}feed.atom"
    first = reader.get(path)
    assert {*first.headers["Cache-Control"].split(", ")} == {"no-cache", "public"}
    assert first.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    known = {"If-None-Match": first.headers["ETag"]}
    assert reader.get(path, headers=known).status_code == HTTPStatus.NOT_MODIFIED
    since = {"If-Modified-Since": first.headers["Last-Modified"]}
    assert reader.get(path, headers=since).status_code == HTTPStatus.NOT_MODIFIED
    post.delete()
    assert reader.get(path, headers=known).status_code == HTTPStatus.OK


def test_the_sitemap_has_the_public_blogs_alone(blog: Room, reader: Client) -> None:
    publish(blog)
    Room.objects.create(kind="live", title="Closed")
    Room.objects.create(kind="map", title="Harbour", public_role="viewer")
    empty = Room.objects.create(kind="live", title="Empty", public_role="viewer")
    sitemap = ET.fromstring(reader.get("/sitemap.xml").content)  # noqa: S314 -- it is our own
    addresses = [element.text for element in sitemap.iter() if element.tag.endswith("}loc")]
    assert addresses == [f"http://testserver{room.get_absolute_url()}" for room in (empty, blog)]
