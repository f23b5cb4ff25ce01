#!/usr/bin/env bash
# A new version without a pause: for each web process a new one is ready before it is asked to go.
# After `docker compose build`, from the folder of docker-compose.yml: deploy/roll.sh
# COMPOSE and DOCKER, if not `docker compose` and `docker`, are the commands.
set -euo pipefail
read -ra compose <<<"${COMPOSE:-docker compose}"
read -ra docker <<<"${DOCKER:-docker}"

# Not with `--no-deps`: Compose takes what was started so for changed, and replaces it the next time.
start() { # SERVICE WEBS
  "${compose[@]}" up --detach --no-recreate --wait --scale "web=$2" "$1"
}

replace() { # SERVICE WEBS
  "${compose[@]}" rm --stop --force "$1"
  start "$1" "$2"
}

is_new() { # SERVICE
  [[ $("${docker[@]}" inspect --format '{{.Image}}' "$("${compose[@]}" ps --quiet "$1")") != \
    $("${docker[@]}" image inspect --format '{{.Id}}' "roomful-$1") ]]
}

main() {
  local old container webs
  read -ra old <<<"$("${compose[@]}" ps --quiet web | tr '\n' ' ')"
  webs=${#old[@]}
  "${compose[@]}" rm --force migrate # it comes again, in its new version, before the first of the new web processes
  for container in "${old[@]}"; do
    start web $((webs + 1))
    "${docker[@]}" stop "$container"
    "${docker[@]}" rm "$container"
  done
  replace worker "$webs"
  if is_new proxy; then replace proxy "$webs"; fi # this breaks all connections: only if it has to be
}

main
