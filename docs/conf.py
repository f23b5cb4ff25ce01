"""How Sphinx builds these pages: `make docs`."""

project = "Roomful"
author = "Roomful contributors"
copyright = "2026, Roomful contributors"
release = "0.1.0"

extensions = ["myst_parser"]
exclude_patterns = ["_build"]
myst_heading_anchors = 3  # so that pages can point at each other's sections
nitpicky = True

html_theme = "furo"
html_title = "Roomful"
