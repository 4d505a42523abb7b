#!/usr/bin/env bash
# Finds Chromium for the browser tests, or installs Debian's package where that is allowed.
set -eu
found() { [ -n "${CHROMIUM:-}" ] || command -v chromium || command -v chromium-browser || command -v google-chrome; }
found >/dev/null && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "Chromium ontbreekt; het pakket van Debian wordt geïnstalleerd."
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
  found >/dev/null && exit 0
fi
echo "Chromium ontbreekt. Installeer het (Debian: sudo apt-get install chromium) of zet CHROMIUM op het pad ervan." >&2
exit 1
