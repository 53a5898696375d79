#!/bin/sh
# Runs a command with our Node, pnpm and packages first on the PATH, in place of this shell:
# of `npm start` only npm and the program itself stay in memory, and signals meet no shell that eats them.
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
PATH="$root/.tools/bin:$root/node_modules/.bin:$PATH"
TURBO_TELEMETRY_DISABLED=1
NEXT_TELEMETRY_DISABLED=1
DO_NOT_TRACK=1
export PATH TURBO_TELEMETRY_DISABLED NEXT_TELEMETRY_DISABLED DO_NOT_TRACK
exec "$@"
