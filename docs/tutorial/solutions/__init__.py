"""The solutions of chapter 16, each of which a test runs: `tests/docs/test_solutions.py`."""
