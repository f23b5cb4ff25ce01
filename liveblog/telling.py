"""What a change of a post means for its readers: at most one event, and what they see from now on (stop 5).

Every way of changing a post ends here, with the room locked. What readers were last told stands in
`shown`; what they are to be told is built from the public serialisation alone. The difference
between the two is the event: a draft differs from a draft in nothing that a reader may see.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from liveblog import markdown, public, retracting
from project.realtime import worker
from project.realtime.events import Log
from project.realtime.identity import Author
from project.realtime.models import op_key

if TYPE_CHECKING:
    from liveblog.models import LiveblogPost

OPS = 32  # commands that a post remembers as done

# What is said alone when nothing else has changed; `images` are the same ones then, others make a new version
ALONE = {"pinned": "post.pinned", "reactions": "post.reacted", "images": "post.illustrated"}

PLAIN_TEXTS = ("headline", "body", "quote_text", "quote_source", "link_url", "link_title", "author", "by")
CONTENT = ("headline", "body", "quote_text", "quote_source", "link_url", "link_title", "key")
WRITTEN = (*CONTENT, "status", "publish_at", "pinned", "author", "by", "removed_at")  # by whoever saves it
KEPT = ("shown", "html", "gallery", "version", "published_at", "edited_at", "retracted_at", "changed_at",
        "changed_by", "ops", "author", "by")  # fmt: skip


def stored(id: Any) -> "LiveblogPost | None":
    """The post as it is in the database, removed or not."""
    return _model()._base_manager.filter(pk=id).first()


def _model() -> "type[LiveblogPost]":
    from liveblog.models import LiveblogPost  # it imports us

    return LiveblogPost


def tell(log: Log, id: Any, before: "LiveblogPost | None", *, by: Author, op: str = "") -> "LiveblogPost":
    """Bring up to date what follows from the post as it was just written, and append its event, if it is one."""
    post = _model()._base_manager.get(pk=id)
    append(log, post, before, by=by, op=op)
    type(post)._base_manager.filter(pk=post.pk).update(**{name: getattr(post, name) for name in KEPT})
    return post


def append(log: Log, post: "LiveblogPost", before: "LiveblogPost | None", *, by: Author, op: str = "") -> None:
    """Fill in what the post keeps, and append its event; a new post that is plain can be stored afterwards, at once."""
    _keep(post, before, by)
    if (key := op_key(by.op_namespace, op)) is not None:
        post.ops = [*post.ops, key][-OPS:]
    was = before.shown if before else None
    post.shown = public.of(post, log.room.seq + 1)
    if event := difference(was, post.shown):
        if post.shown is None:
            retracting.silence(log, str(post.pk))
        log.append(*event, by=by, op=op)
    else:
        post.shown = was


def is_plain(post: "LiveblogPost") -> bool:
    """Whether the database would give back what was assigned: no expressions, no times, no other types."""
    texts = (getattr(post, name) for name in PLAIN_TEXTS)
    return (
        type(post.pk) is UUID
        and type(post.status) in (str, post.Status)
        and all(type(text) is str for text in texts)
        and all(type(mark) is bool for mark in (post.key, post.pinned))
        and post.publish_at is post.removed_at is None
    )


def difference(was: dict[str, Any] | None, now: dict[str, Any] | None) -> tuple[str, dict[str, Any]] | None:
    """The event, type and data, that takes a reader from `was` to `now`."""
    if now is None:
        return ("post.removed", {"id": was["id"]}) if was else None
    if was is None:
        return "post.added", now
    changed = [name for name in now if name != "seq" and now[name] != was.get(name)]
    if not changed:
        return None
    if len(changed) == 1 and (type := ALONE.get(changed[0])):
        return type, {name: now[name] for name in ("id", *changed)}
    return "post.edited", now


def _keep(post: "LiveblogPost", before: "LiveblogPost | None", by: Author) -> None:
    """Fill in what follows from `post`, as it was just written, and `before`."""
    now = timezone.now()
    post.gallery = public.gallery_of(post)
    rewritten = before is None or any(getattr(before, name) != getattr(post, name) for name in (*CONTENT, "gallery"))
    if before is None:
        post.author, post.by = post.author or by.name, post.by or by.id
        post.html, post.version, post.ops = markdown.render(post.body), 1, []
        post.edited_at = post.retracted_at = None
    else:
        post.html = before.html if before.body == post.body else markdown.render(post.body)
        post.version, post.ops = before.version + rewritten, before.ops
        post.published_at, post.edited_at, post.retracted_at = (
            before.published_at, before.edited_at, before.retracted_at
        )  # fmt: skip
    post.changed_at, post.changed_by = now, by.name if rewritten or before is None else before.changed_by
    _date(post, before, now, rewritten=rewritten)
    if post.status == post.Status.SCHEDULED:
        transaction.on_commit(lambda: worker.remind("scheduler", "posts.due"), robust=True)


def _date(post: "LiveblogPost", before: "LiveblogPost | None", now: datetime, *, rewritten: bool) -> None:
    """When it was published, edited and retracted, as readers are told."""
    was_shown = before is not None and before.shown is not None
    if not public.may_see(post):
        post.retracted_at = now if was_shown else post.retracted_at
        return
    post.retracted_at = None
    if was_shown:
        post.edited_at = now if rewritten else post.edited_at
    elif post.published_at is None or (before and before.status in {"draft", "scheduled"}):
        post.published_at, post.edited_at = to_milliseconds(now), None
    else:
        post.published_at = to_milliseconds(post.published_at)


def to_milliseconds(time: datetime) -> datetime:
    """As exactly as readers are told, so that their order is ours."""
    return time.replace(microsecond=time.microsecond // 1000 * 1000)
