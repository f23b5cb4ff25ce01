"""Chapter 4's first map: `python -m docs.tutorial.first_map` starts it."""
