#!/usr/bin/env bash
# Makes .venv with the newest Python on this machine that is 3.11 or later.
set -euo pipefail
here=$(dirname "$0")

main() {
  local python
  python=$(newest) || {
    "$here/need.sh" python3 python3-venv
    python=$(newest) || "$here/need.sh" python3.11 python3.11-venv
    python=$(newest)
  }
  complete "$python" || "$here/need.sh" "$(version_of "$python")-venv"
  rm -rf .venv # a half-made or broken one
  echo "Making .venv with $("$python" --version) …"
  "$python" -m venv .venv
}

newest() {
  local name
  for name in python3.14 python3.13 python3.12 python3.11 python3; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  return 1
}

# Debian leaves `ensurepip`, without which a venv has no pip, to a package of its own.
complete() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

version_of() { "$1" -c 'import sys; print("python{}.{}".format(*sys.version_info))'; }

main
