#!/bin/sh
# Lays one part into /service: its workspace packages as they are here, and the packages they run on, nothing else.
# `pnpm deploy` would put ours into node_modules, where Node strips no types.
set -eu
pnpm install --prod --frozen-lockfile --filter-prod "$1..."
mkdir /service
cp -a package.json node_modules /service/
pnpm --filter-prod "$1..." list --depth -1 --parseable | while read -r folder; do
  inside=${folder#"$PWD"/}
  mkdir -p "/service/$(dirname "$inside")"
  cp -a "$folder" "/service/$inside"
done
