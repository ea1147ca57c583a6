@echo off
setlocal
set "here=%~dp0"
powershell -NoProfile -ExecutionPolicy Bypass -Command ^
  "$s = (New-Object -ComObject WScript.Shell).CreateShortcut([Environment]::GetFolderPath('Programs') + '\Stint.lnk');" ^
  "$s.TargetPath = $env:SystemRoot + '\System32\conhost.exe';" ^
  "$s.Arguments = '--headless ""%here%bin\node.exe"" --use-system-ca --max-semi-space-size=1 --no-opt --no-maglev ""%here%app\main.mjs"" open';" ^
  "$s.IconLocation = '%here%bin\node.exe'; $s.WorkingDirectory = '%here%'; $s.Save()"
if errorlevel 1 exit /b 1
echo Stint is in the Start menu now.
