"""What the environment says to `project/settings.py`, each time in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.web_process import ROOT, clean_environment

COMPOSE = {"BEHIND_PROXY": "1", "DATABASE_URL": "postgres://roomful@db/roomful", "REDIS_URL": "redis://redis:6379/0"}


def setting(expression: str, **environment: Any) -> Any:
    """The value of an expression of settings, such as `DEBUG`, in an environment."""
    program = f"import json; from project import settings; print(json.dumps(settings.{expression}))"
    given = clean_environment() | {name: str(value) for name, value in environment.items()}
    done = subprocess.run([sys.executable, "-c", program], env=given, cwd=ROOT, capture_output=True, check=True)
    return json.loads(done.stdout)


def deploy_check(**environment: Any) -> subprocess.CompletedProcess[str]:
    given = clean_environment() | {name: str(value) for name, value in environment.items()}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level=WARNING"]
    return subprocess.run(command, env=given, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_databases_password_may_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("se/cr:et\n")
    named = {"DATABASE_URL": "postgres://roomful@db/roomful", "DATABASE_PASSWORD_FILE": tmp_path / "password"}
    database = setting("DATABASES['default']", DATA_DIR=tmp_path, **named)
    assert (database["USER"], database["PASSWORD"], database["HOST"]) == ("roomful", "se/cr:et", "db")


def test_a_domain_is_served_over_tls_alone(tmp_path: Path) -> None:
    assert setting("SECURE_SSL_REDIRECT", DATA_DIR=tmp_path) is False
    assert setting("SECURE_SSL_REDIRECT", DATA_DIR=tmp_path, DOMAIN="example.org") is True
    assert setting("BEHIND_PROXY", DATA_DIR=tmp_path, DOMAIN="example.org") is True


def test_it_can_be_deployed_with_and_without_a_domain(tmp_path: Path) -> None:
    for domain in ("", "example.org"):
        checked = deploy_check(DATA_DIR=tmp_path, DOMAIN=domain, SECRET_KEY="", **COMPOSE)
        assert checked.returncode == 0, checked.stderr
