@echo off
setlocal
call "%~dp0stint-tracker.cmd" quit
call "%~dp0stint-tracker.cmd" autostart off
powershell -NoProfile -ExecutionPolicy Bypass -Command ^
  "Remove-Item -ErrorAction SilentlyContinue ([Environment]::GetFolderPath('Programs') + '\Stint.lnk')"
echo Removed from the Start menu. Delete this folder. Your own data stays until you run: stint-tracker.cmd forget
