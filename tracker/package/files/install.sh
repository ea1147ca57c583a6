#!/bin/sh
# Installs the Stint tracker for the one who runs this, without root: below ~/.local and ~/.config.
set -eu
from=$(cd "$(dirname "$0")" && pwd)
version=$(cat "$from/VERSION")
data=${XDG_DATA_HOME:-$HOME/.local/share}
config=${XDG_CONFIG_HOME:-$HOME/.config}
lib=$HOME/.local/lib/stint-tracker
bin=$HOME/.local/bin
mkdir -p "$lib" "$bin" "$data/applications" "$data/icons/hicolor/scalable/apps" "$config/autostart"
rm -rf "$lib/$version.part"
cp -R "$from" "$lib/$version.part"
rm -rf "${lib:?}/$version"
mv "$lib/$version.part" "$lib/$version"
ln -sfn "$version" "$lib/current.part"
mv -T "$lib/current.part" "$lib/current"
ln -sfn "$lib/current/bin/stint-tracker" "$bin/stint-tracker"
cp "$from/share/stint-tracker.svg" "$data/icons/hicolor/scalable/apps/stint-tracker.svg"
# Desktops do not always look into ~/.local/bin: their entries name the program's place.
for entry in applications/stint-tracker.desktop autostart/stint-tracker.desktop; do
  case $entry in
    autostart/*) to=$config/$entry; [ -e "$to" ] && continue ;;
    *) to=$data/$entry ;;
  esac
  sed -e "s#^Exec=stint-tracker#Exec=\"$bin/stint-tracker\"#" -e "s#^TryExec=stint-tracker#TryExec=$bin/stint-tracker#" \
    "$from/share/$entry" >"$to"
done
update-desktop-database "$data/applications" 2>/dev/null || true
echo "Installed. Start it from your menu (Stint), or: $bin/stint-tracker"
echo "To remove it: $lib/current/uninstall.sh"
