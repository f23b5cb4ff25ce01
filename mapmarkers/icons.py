"""The icons that the map's sheet offers (`frontend/static/mapmarkers/pickers.js`)."""

ICONS = (
    "flag", "star", "heart", "home", "camera", "coffee", "food", "bed", "tent", "tree", "mountain", "water",
    "boat", "bike", "bus", "train", "plane", "music", "book", "info", "question", "alert",
)  # fmt: skip
