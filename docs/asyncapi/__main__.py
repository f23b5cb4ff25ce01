"""`python -m docs.asyncapi` writes `docs/reference/asyncapi.json` and `docs/reference/messages.md`; a test compares."""

import json
import os
from pathlib import Path

import django

REFERENCE = Path(__file__).resolve().parent.parent / "reference"


def made() -> dict[str, str]:
    """What is to be in which file."""
    from django.conf import settings

    from docs.asyncapi.document import document
    from docs.asyncapi.page import page

    described = document(settings.VERSION)
    text = json.dumps(described, indent=2, ensure_ascii=False) + "\n"
    return {"asyncapi.json": text, "messages.md": page(described)}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
    django.setup()
    for name, text in made().items():
        (REFERENCE / name).write_text(text)


if __name__ == "__main__":
    main()
