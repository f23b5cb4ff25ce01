"""The project's own settings, on throw-away data, without collected static files."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_place = Path(tempfile.mkdtemp(prefix="roomful-tests-"))
atexit.register(shutil.rmtree, _place, ignore_errors=True)
os.environ["DATA_DIR"] = str(_place)
os.environ["STATIC_ROOT"] = str(_place)
os.environ.setdefault("SECRET_KEY", "only for tests")
os.environ.setdefault("PLACES", "0")  # no events of their own in other tests; tests of places turn it on
for rate in ("API_READS_PER_MINUTE", "API_WRITES_PER_MINUTE", "IMAGES_PER_MINUTE", "ROOMS_PER_MINUTE"):
    os.environ.setdefault(rate, "1000000")  # nobody has to wait, but in the tests of waiting

from project.settings import *  # noqa: E402, F403 (the environment comes first)
from project.settings import DATABASES, STORAGES  # noqa: E402

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, as in use: in memory, threads lock each other out of whole tables.
    DATABASES["default"]["TEST"] = {"NAME": _place / "test.sqlite3"}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the usual one is slow on purpose
