"""What the pages need besides their text: examples, scripts, extensions of Sphinx."""
