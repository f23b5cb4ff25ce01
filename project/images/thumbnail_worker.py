"""The `thumbnail` worker on a named channel: makes the public files of each uploaded picture.

Pictures that are neither ready nor failed are the work to do, so that what a killed worker had begun is
found by the next one, and what two workers do at once is done once.
"""

import logging
import time
from concurrent.futures import ThreadPoolExecutor

from channels.db import DatabaseSyncToAsync

from project.images import files, services, thumbnails
from project.images.models import Image
from project.realtime.database import in_thread
from project.realtime.process_channel import Message
from project.realtime.worker import NamedConsumer

logger = logging.getLogger(__name__)

SWEEP = 3600  # seconds between two looks at what killed processes left behind

# Not one of the threads that sockets wait for: this takes a second, and Pillow lets others run meanwhile.
_studio = ThreadPoolExecutor(1, thread_name_prefix="thumbnail")


class ThumbnailConsumer(NamedConsumer):
    swept = 0.0

    async def thumbnail_images(self, message: Message) -> None:
        image = await in_thread(services.claim)
        if image is not None:
            await DatabaseSyncToAsync(make, thread_sensitive=False, executor=_studio)(image)
            await self.send({"type": "thumbnail.images"})  # the others, one at a time

    async def worker_beat(self, message: Message) -> None:
        """What nobody said, or what was said to nobody."""
        await self.thumbnail_images(message)
        if not self.swept or time.monotonic() - self.swept > SWEEP:
            self.swept = time.monotonic()
            await in_thread(files.sweep)


def make(image: Image) -> None:
    """Make the files of a picture that was claimed, and say so."""
    if image.attempts > services.ATTEMPTS:
        services.image_failed(image, reason="This picture could not be read.")
        return
    with files.workplace() as folder:
        try:
            made = thumbnails.make(files.upload_path(image.upload), folder)
        except thumbnails.Undecodable as failure:
            logger.info("picture %s: %s", image.pk, failure.__cause__ or failure)
            services.image_failed(image, reason=str(failure))
        else:
            services.image_made(image, made=made, folder=folder)
