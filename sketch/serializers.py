"""An item as REST tells of it: in the same words as the events, with the defaults that those leave out."""

from rest_framework import serializers

from sketch.items import FIELDS
from sketch.models import Item


class ItemSerializer(serializers.ModelSerializer[Item]):
    image = serializers.SerializerMethodField(help_text="The id of an uploaded picture, or nothing.")

    class Meta:
        model = Item
        fields = FIELDS

    def get_image(self, item: Item) -> str:
        return "" if item.image is None else str(item.image)
