#!/bin/sh
# The tests need a PostgreSQL server, Chromium, Poppler, and faces for every script on a page: with whatever face a
# bare system has, words are wider than on any desk. Install what is missing where apt-get may be used.
# "sh .ci/system.sh full" adds what only the long tests need: a word processor that prints our Word files.
set -eu

has_postgres() {
    command -v pg_ctl || ls /usr/lib/postgresql/*/bin/pg_ctl
}

has_face() {
    command -v fc-list && fc-list ":family=$1" family | grep -q .
}

missing=""
has_postgres >/dev/null 2>&1 || missing="$missing postgresql"
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v pdftoppm >/dev/null 2>&1 || missing="$missing poppler-utils"
has_face "Noto Sans" >/dev/null 2>&1 || missing="$missing fontconfig fonts-noto-core"
has_face "Noto Sans CJK JP" >/dev/null 2>&1 || missing="$missing fonts-noto-cjk"
if [ "${1:-}" = full ]; then
    command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer"
fi
[ -n "$missing" ] || exit 0

as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if ! command -v apt-get >/dev/null 2>&1 || ! $as_root true 2>/dev/null; then
    echo "Missing for the tests:$missing. Install them (Debian: apt install$missing) and run this again." >&2
    exit 1
fi

echo "Installing for the tests:$missing"
$as_root apt-get -qq update
# shellcheck disable=SC2086  # a list of names
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends $missing >/dev/null
