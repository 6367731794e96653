#!/usr/bin/env bash
# Makes what `npm run test:packages` reads: one virtual environment with the packages of `requirements/`, and for each
# file of `apart/` a folder with a release that cannot share it (an older one, or one whose dependencies would have to be
# compiled). Runs again only where a file of pins has changed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

cache=${PACKAGES_CACHE:-.cache/packages}
mkdir -p "$cache"
pip=("$cache/together/bin/python" -m pip --disable-pip-version-check install --quiet)

pins() { sha256sum "$@" | sha256sum | cut -c1-16; }

together=(test/packages/requirements/*.txt)
mark=$cache/together/ready-$(pins "${together[@]}")
if [[ ! -e $mark ]]; then
  rm -rf "$cache/together"
  python3 -m venv "$cache/together"
  "${pip[@]}" "${together[@]/#/-r}"
  touch "$mark"
fi

for file in test/packages/apart/*.txt; do
  folder=$cache/apart/$(basename "$file" .txt)
  mark=$folder/ready-$(pins "$file")
  [[ -e $mark ]] && continue
  rm -rf "$folder"
  "${pip[@]}" --no-deps --target "$folder" -r "$file"
  touch "$mark"
done
