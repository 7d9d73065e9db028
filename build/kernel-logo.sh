#!/usr/bin/env bash
# Draws the kernel's PNG logos from its SVG; needs Chromium. Run it after a change of the SVG and commit the result.
set -euo pipefail
cd "$(dirname "$0")/../src/SocialResearch.Notebooks/Jupyter/Logo"
page=$(mktemp --suffix .html)
trap 'rm -f "$page"' EXIT
for size in 32 64; do
  { printf '<body style="margin:0">'; sed "s/width=\"64\" height=\"64\"/width=\"$size\" height=\"$size\" style=\"display:block\"/" logo-svg.svg; } >"$page"
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --default-background-color=00000000 \
    --window-size="$size,$size" --screenshot="$PWD/logo-${size}x$size.png" "file://$page" 2>/dev/null
done
