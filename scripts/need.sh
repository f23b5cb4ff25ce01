#!/usr/bin/env bash
# Installs, on Debian and Ubuntu, what a Make target needs from the system and does not find.
# Usage: scripts/need.sh [node] [redis] [postgres] [caddy] [chromium]; python_venv.sh also asks it for packages by name.
set -euo pipefail

main() {
  local missing=() need
  for need in "$@"; do
    have "$need" || missing+=($(packages_of "$need"))
  done
  [ ${#missing[@]} -eq 0 ] || install "${missing[@]}"
  for need in "$@"; do
    have "$need" || fetch "$need"
  done
}

have() {
  case $1 in
    node) command -v npm && node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' ;;
    redis) command -v redis-server ;;
    postgres) command -v initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb' ;;
    caddy) command -v caddy ;;
    chromium) command -v chromium || command -v google-chrome || compgen -G "$HOME/.cache/ms-playwright/chromium*" ;;
    *) dpkg-query --show --showformat '${Status}' "$1" | grep -q 'ok installed' ;;
  esac >/dev/null 2>&1
}

packages_of() {
  case $1 in
    node) echo nodejs npm ;;
    redis) echo redis-server ;;
    postgres) echo postgresql ;;
    chromium) grep -q '^ID=ubuntu' /etc/os-release 2>/dev/null || echo chromium ;; # Ubuntu's is a snap: see fetch
    *) echo "$1" ;;
  esac
}

install() {
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo -n)
    sudo -n true 2>/dev/null || give_up "$@"
  fi
  command -v apt-get >/dev/null || give_up "$@"
  echo "Installing $* (apt-get) …"
  "${as_root[@]}" apt-get update -qq >/dev/null || true # an old list may still do
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "$@" >/dev/null || give_up "$@"
}

fetch() {
  case $1 in
    chromium) echo "Fetching Chromium (playwright) …" && .venv/bin/python -m playwright install --with-deps chromium ;;
    node) echo "Node.js 18 or newer is needed; $(node --version 2>/dev/null || echo none) is here." >&2 && exit 1 ;;
    *) give_up "$(packages_of "$1")" ;;
  esac
}

give_up() {
  echo "Please install what is missing, then run this again: sudo apt-get install $*" >&2
  exit 1
}

main "$@"
