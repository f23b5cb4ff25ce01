"""The project's settings with an address at which the server saves a post."""

from project.settings import *  # noqa: F403 (but for the one below)

ROOT_URLCONF = "benchmarks.blog_urls"
