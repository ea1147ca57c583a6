#!/bin/sh
# The Stint tracker, on the Node that it brings along. Without words it opens.
here=$(cd "$(dirname "$0")/../Resources" && pwd)
unset NODE_OPTIONS NODE_PATH NODE_REPL_EXTERNAL_MODULE
[ $# = 0 ] && set -- open
# A third less memory than by default, and no more CPU: it waits, counts and sends. Certificates: the system's too.
exec "$here/bin/node" --use-system-ca --max-semi-space-size=1 --no-opt --no-maglev "$here/app/main.mjs" "$@"
