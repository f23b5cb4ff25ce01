#!/usr/bin/env bash
# Checks the compose files against the schema of the Compose specification, and asks Docker Compose where it is installed.
set -euo pipefail
cd "$(dirname "$0")/.."

.venv/bin/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml deploy/ports*.yml
if docker compose version >/dev/null 2>&1; then
  docker compose config --quiet
  DOMAIN=rooms.example.org docker compose config --quiet
fi
