"""What `docker-compose.yml` promises of its services, whether or not there is a Docker to run them."""

import re
from typing import Any

import pytest
import yaml

from tests.web_process import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
# Their entry points begin as root; what they may do then is named.
POSTGRES = {"CHOWN", "DAC_OVERRIDE", "FOWNER", "KILL", "SETGID", "SETUID"}
CAPABILITIES = {"postgres": POSTGRES, "proxy": {"NET_BIND_SERVICE"}}


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_may_do_more_than_it_needs(name: str) -> None:
    service = SERVICES[name]
    assert service["cap_drop"] == ["ALL"]
    assert set(service.get("cap_add", ())) == CAPABILITIES.get(name, set())
    assert service["read_only"] is True
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["init"] is True
    assert service["pids_limit"] == 500
    assert service["ulimits"] == {"nofile": 20000}


def test_there_is_no_secret_in_it() -> None:
    environments = [service.get("environment", {}) for service in SERVICES.values()]
    settings = [f"{name}={value}" for each in environments for name, value in each.items() if value is not None]
    assert [one for one in settings if re.search(r"(PASSWORD|SECRET|TOKEN)[A-Z_]*=(?!/secrets/)", one)] == []
    assert "://roomful@postgres" in SERVICES["web"]["environment"]["DATABASE_URL"]


@pytest.mark.parametrize("name", SERVICES)
def test_what_a_service_names_is_there(name: str) -> None:
    assert {*SERVICES[name].get("depends_on", ())} <= {*SERVICES}
    assert {volume.split(":")[0] for volume in SERVICES[name].get("volumes", ())} <= {*COMPOSE["volumes"]}


@pytest.mark.parametrize("name", [name for name, service in SERVICES.items() if service.get("restart") != "no"])
def test_whatever_runs_on_is_asked_how_it_is(name: str) -> None:
    check = SERVICES[name]["healthcheck"]
    assert check["test"][0] == "CMD"
    assert check["start_interval"] == "1s"


def test_the_worker_listens_to_all_names() -> None:
    manage, *arguments = SERVICES["worker"]["command"][1:]
    assert (manage, arguments) == ("manage.py", ["runworker", "--pulse=/tmp/pulse"])  # which names none


def test_every_setting_that_operators_are_told_of_reaches_the_containers() -> None:
    table = (ROOT / "docs/deploy.md").read_text().partition("## Settings")[2].partition("##")[0]
    told = {name for line in table.splitlines() for name in re.findall(r"`([A-Z_]+)`", line.partition(" | ")[0])}
    assert len(told) > 10
    files = "".join((ROOT / name).read_text() for name in ("docker-compose.yml", "deploy/ports.yml"))
    assert {name for name in told if name not in SERVICES["web"]["environment"] and f"${{{name}" not in files} == set()
    assert {*SERVICES["web"]["environment"]} == {*SERVICES["worker"]["environment"]}


@pytest.mark.parametrize(("file", "ports"), {"ports": {8000}, "ports-tls": {80, 443}}.items())
def test_nothing_but_the_proxy_is_reached_from_outside(file: str, ports: set[int]) -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == []
    assert [name for name, service in SERVICES.items() if "extends" in service] == ["proxy"]
    assert SERVICES["proxy"]["extends"] == {"file": "deploy/ports${DOMAIN:+-tls}.yml", "service": "proxy"}
    published = yaml.safe_load((ROOT / f"deploy/{file}.yml").read_text())["services"]
    assert {*published} == {"proxy"}
    assert {int(re.split("[:/]", port)[-1 - port.endswith("/udp")]) for port in published["proxy"]["ports"]} == ports


def test_the_image_has_every_folder_that_the_site_is_made_of() -> None:
    copied = re.findall(r"^COPY (\w+) \1$", (ROOT / "Dockerfile").read_text(), re.M)
    assert {"frontend", "project", "mapmarkers", "sketch", "liveblog"} <= set(copied)
    allowed = (ROOT / ".dockerignore").read_text().splitlines()
    assert {f"!{folder}" for folder in copied} <= set(allowed)
