"""Files with places in them, and out again: GeoJSON, GPX, KML and CSV.

Each format has a module with `read(file)`, which gives a `Draft` for each place, and `write(title, markers)`.
"""
