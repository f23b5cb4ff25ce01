"""Chapter 10: whoever changes a post, and however, its readers are told."""

from liveblog.models import LiveblogPost
from project.realtime.models import Room


def main() -> None:
    Room.objects.filter(title="Launch day").delete()
    blog = Room.objects.create(kind=Room.Kind.LIVE, title="Launch day", public_role=Room.Role.VIEWER)
    post = LiveblogPost(room=blog, body="Lift-off")
    post.save()
    post.body = "Lift-off, at last"
    post.save()
    LiveblogPost.objects.filter(room=blog).update(pinned=True)
    LiveblogPost.objects.bulk_create([LiveblogPost(room=blog, body="All is well.")])
    LiveblogPost.objects.create(room=blog, body="Do not tell anybody.", status="draft")
    post.delete()
    for event in blog.events.order_by("seq"):
        print(event.seq, event.type)
