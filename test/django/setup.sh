#!/usr/bin/env bash
# Makes what `npm run test:django` compares the linter with: one virtual environment for each Django release that this
# Python can run, and unpacked Django 6 for CPython as WebAssembly (the npm package pyodide, installed apart from the
# project because nothing else needs it). Runs once; later runs find everything in place.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

readonly PYODIDE=314.0.7
cache=${DJANGO_VENVS:-.cache}
mkdir -p "$cache"
cache=$(cd "$cache" && pwd)
pip=(pip --disable-pip-version-check)

for release in 3.2.25 4.2.30 5.2.19; do
  venv=$cache/django-${release%.*}
  [[ -e $venv/ready-$release ]] && continue
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/python" -m "${pip[@]}" install --quiet "Django==$release" -r test/django/requirements.txt
  touch "$venv/ready-$release"
done

for release in 6.0.10 6.1.3; do
  site=$cache/django-${release%.*}
  [[ -e $site/ready-$release ]] && continue
  rm -rf "$site" && mkdir -p "$site/wheels"
  python3 -m "${pip[@]}" download --quiet --no-deps --only-binary=:all: --python-version 3.13 --dest "$site/wheels" \
    "Django==$release" asgiref==3.13.0 sqlparse==0.6.1 tzdata==2026.6
  for wheel in "$site"/wheels/*.whl; do python3 -m zipfile -e "$wheel" "$site/site"; done
  rm -rf "$site/wheels"
  touch "$site/ready-$release"
done

# Releases of which the defaults alone are compared; they need not run.
for release in 1.8.19 1.11.29 2.0.13 2.1.15; do
  site=$cache/django-${release%.*}
  [[ -e $site/ready-$release ]] && continue
  rm -rf "$site" && mkdir -p "$site/wheels"
  python3 -m "${pip[@]}" download --quiet --no-deps --only-binary=:all: --python-version 3.6 --dest "$site/wheels" \
    "Django==$release"
  python3 -m zipfile -e "$site"/wheels/*.whl "$site/site"
  rm -rf "$site/wheels"
  touch "$site/ready-$release"
done

if [[ ! -e $cache/pyodide/node_modules/pyodide/package.json ]]; then
  mkdir -p "$cache/pyodide"
  echo '{ "private": true }' >"$cache/pyodide/package.json"
  npm install --prefix "$cache/pyodide" --silent --no-audit --no-fund --ignore-scripts "pyodide@$PYODIDE"
fi
