"""What is around the examples of the first steps: the page that shows them, and what keeps them harmless."""
