#!/bin/sh
# Make .venv hold exactly what a lock file names: sh .ci/python.sh requirements.txt
# Makes .venv first, with a Python that is new enough, and puts uv in it.
set -eu
lock=$1

stop() {
    echo "$*" >&2
    exit 1
}

find_python() {
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    stop "Missing: Python 3.11 or newer (Debian, Ubuntu: apt install python3 python3-venv)."
}

[ -w . ] || stop "This folder cannot be written to: $PWD"

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python=$(find_python)
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "Missing: Python's venv module (Debian, Ubuntu: apt install python3-venv)."
    echo "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
fi

.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.txt ||
    stop "The Python packages could not be fetched: see the words above."
echo "Installing $lock"
.venv/bin/python -m uv pip sync --quiet --python .venv/bin/python --require-hashes "$lock" requirements-uv.txt ||
    stop "The Python packages could not be fetched: see the words above."
