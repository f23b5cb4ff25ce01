#!/usr/bin/env bash
# A new version without a pause: for each web process a new one is ready before it is asked to go.
# After `docker compose build`, from the folder of docker-compose.yml: deploy/roll.sh
# COMPOSE and DOCKER, if not `docker compose` and `docker`, are the commands.
set -euo pipefail
read -ra compose <<<"${COMPOSE:-docker compose}"
read -ra docker <<<"${DOCKER:-docker}"

main() {
  local old container
  read -ra old <<<"$("${compose[@]}" ps --quiet web | tr '\n' ' ')"
  "${compose[@]}" up --detach --no-deps migrate
  "${docker[@]}" wait "$("${compose[@]}" ps --all --quiet migrate)" | grep -qx 0
  for container in "${old[@]}"; do
    "${compose[@]}" up --detach --no-deps --no-recreate --wait --scale "web=$((${#old[@]} + 1))" web
    "${docker[@]}" stop "$container"
    "${docker[@]}" rm "$container"
  done
  "${compose[@]}" up --detach --no-deps worker
}

main
