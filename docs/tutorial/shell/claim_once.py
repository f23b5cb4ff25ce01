"""Chapter 11: the job is in the database; two workers take one each, and a third finds nothing."""

from project.images import services
from project.images.models import Image
from project.realtime.models import Room


def main() -> None:
    Image.objects.all().delete()
    room = Room.objects.create(kind=Room.Kind.SKETCH, title="With pictures")
    for number in (1, 2):
        Image.objects.create(room=room, width=number, height=number, bytes=1)
    for worker in ("one", "two", "three"):
        image = services.claim()
        print(f"worker {worker}:", f"picture {image.width}" if image else "nothing to do")
