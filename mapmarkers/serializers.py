"""A marker as REST tells of it: in the same words as the sockets."""

from rest_framework import serializers

from mapmarkers.models import Marker
from mapmarkers.services import FIELDS, PLACE


class MarkerSerializer(serializers.ModelSerializer[Marker]):
    class Meta:
        model = Marker
        fields = [*FIELDS, *PLACE, "added_by"]
