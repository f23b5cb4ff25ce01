"""`python -m docs.tutorial.first_map [port]`: Django's development server with the first map."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DEBUG", "1")
os.environ["DJANGO_SETTINGS_MODULE"] = "docs.tutorial.first_map.settings"
execute_from_command_line(["manage.py", "runserver", "--skip-checks", *sys.argv[1:]])
