"""What the apps that show pictures listen to."""

from django.dispatch import Signal

# Sent with `image=`, inside the transaction that marks it ready; its room is locked: receivers append their events.
image_ready = Signal()
