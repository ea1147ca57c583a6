@echo off
setlocal
set NODE_OPTIONS=
set NODE_PATH=
"%~dp0bin\node.exe" --use-system-ca --max-semi-space-size=1 --no-opt --no-maglev "%~dp0app\main.mjs" %*
