"""The dashboard and the scrape configuration of `docs/monitoring/` speak of figures that there are."""

import json
import re

import yaml
from prometheus_client import REGISTRY

import project.realtime.metrics  # noqa: F401 -- they are there once it is imported
from tests.web_process import ROOT

MONITORING = ROOT / "docs/monitoring"
OURS = re.compile(r"\broomful_\w+")


def exposed() -> set[str]:
    """The names of all time series that `/metrics` has of ours."""
    return {
        name
        for metric in REGISTRY.collect()
        if metric.name.startswith("roomful_")
        for name in (metric.name, *(f"{metric.name}_{ending}" for ending in ("total", "bucket", "count", "sum")))
    }


def test_every_figure_of_the_dashboard_is_exposed() -> None:
    dashboard = json.loads((MONITORING / "grafana.json").read_text())
    asked = {
        name for panel in dashboard["panels"] for target in panel["targets"] for name in OURS.findall(target["expr"])
    }
    assert len(asked) > 10
    assert asked <= exposed()


def test_every_figure_is_on_the_dashboard() -> None:
    text = (MONITORING / "grafana.json").read_text()
    names = {metric.name for metric in REGISTRY.collect() if metric.name.startswith("roomful_")}
    assert {name for name in names if name not in text} == set()


def test_prometheus_finds_the_web_processes_of_the_compose_network() -> None:
    (job,) = yaml.safe_load((MONITORING / "prometheus.yml").read_text())["scrape_configs"]
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    (discovery,) = job["dns_sd_configs"]
    assert discovery["names"] == ["web"]
    assert "web" in services
    assert discovery["port"] == 8000
    assert job.get("metrics_path", "/metrics") == "/metrics"


def test_every_figure_is_explained_to_the_operator() -> None:
    table = [line for line in (ROOT / "docs/deploy.md").read_text().splitlines() if line.startswith("|")]
    explained = {name for line in table for name in OURS.findall(line)}
    assert explained == {metric.name for metric in REGISTRY.collect() if metric.name.startswith("roomful_")}
