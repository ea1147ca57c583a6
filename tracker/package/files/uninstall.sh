#!/bin/sh
# Takes away what install.sh has put there. What was tracked and not sent yet stays: `stint-tracker forget` first.
set -eu
data=${XDG_DATA_HOME:-$HOME/.local/share}
config=${XDG_CONFIG_HOME:-$HOME/.config}
lib=$HOME/.local/lib/stint-tracker
if [ -x "$lib/current/bin/stint-tracker" ]; then "$lib/current/bin/stint-tracker" quit 2>/dev/null || true; fi
rm -f "$HOME/.local/bin/stint-tracker" "$data/applications/stint-tracker.desktop" \
  "$data/icons/hicolor/scalable/apps/stint-tracker.svg" "$config/autostart/stint-tracker.desktop"
rm -rf "$lib"
update-desktop-database "$data/applications" 2>/dev/null || true
echo "Removed. Your own tracker's folder is left at ${XDG_STATE_HOME:-$HOME/.local/state}/stint; delete it when all is sent."
