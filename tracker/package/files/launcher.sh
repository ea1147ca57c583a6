#!/bin/sh
# The Stint tracker, on the Node that it brings along.
here=$(dirname "$(dirname "$(readlink -f "$0")")")
unset NODE_OPTIONS NODE_PATH NODE_REPL_EXTERNAL_MODULE
exec "$here/bin/node" --use-system-ca "$here/app/main.mjs" "$@"
