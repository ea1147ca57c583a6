@echo off
setlocal
set NODE_OPTIONS=
set NODE_PATH=
"%~dp0bin\node.exe" --use-system-ca "%~dp0app\main.mjs" %*
