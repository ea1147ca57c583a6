#!/bin/sh
# The Stint tracker, on the Node that it brings along. Without words it opens.
here=$(cd "$(dirname "$0")/../Resources" && pwd)
unset NODE_OPTIONS NODE_PATH NODE_REPL_EXTERNAL_MODULE
[ $# = 0 ] && set -- open
exec "$here/bin/node" --use-system-ca "$here/app/main.mjs" "$@"
