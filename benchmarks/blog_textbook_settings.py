"""The same with the textbook consumer."""

from benchmarks.textbook_settings import *  # noqa: F403 (but for the one below)

ROOT_URLCONF = "benchmarks.blog_urls"
