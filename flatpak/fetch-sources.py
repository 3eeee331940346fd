#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""fetch-sources.py MANIFEST STATE MIRROR CACHE

Puts the sources of a manifest into the download cache STATE of flatpak-builder, out of the folder
CACHE or from a mirror of Debian, which keeps the same bytes under other names. The manifest's own
checksum decides; a source that cannot be had there is left for flatpak-builder to download.
"""

import hashlib
import json
import pathlib
import subprocess
import sys
import urllib.request

POOL = {
    "baa7fc293a3d4651e244d8022ad03ab797ca3c2ad8442c43199afe8059faa613":
        "libe/libebur128/libebur128_1.2.6.orig.tar.gz",
    "3c07fd21308c96477a2c900032e21d937739c233ee273b4347a0d4a84a32d09f":
        "c/cminpack/cminpack_1.3.6.orig.tar.gz",
}


def archives(modules):
    """The sources with a checksum of all modules and of the modules in them."""
    for module in modules:
        if isinstance(module, dict):
            yield from (source for source in module.get("sources", [])
                        if isinstance(source, dict) and "sha256" in source)
            yield from archives(module.get("modules", []))


def fetch(checksum, kept, mirror):
    """The bytes of a source; None where they are not to be had."""
    if kept.exists():
        data = kept.read_bytes()
    elif checksum in POOL:
        with urllib.request.urlopen(f"{mirror}/pool/main/{POOL[checksum]}", timeout=60) as answer:
            data = answer.read()
    else:
        return None
    return data if hashlib.sha256(data).hexdigest() == checksum else None


def main():
    manifest, state, mirror, cache = sys.argv[1:5]
    shown = subprocess.run(["flatpak-builder", "--show-manifest", manifest], check=True,
                           capture_output=True, text=True).stdout
    for source in archives(json.loads(shown)["modules"]):
        checksum = source["sha256"]
        name = source.get("dest-filename") or source["url"].rsplit("/", 1)[1]
        kept = pathlib.Path(cache, checksum)
        try:
            data = fetch(checksum, kept, mirror)
        except OSError as problem:
            print(f"{name}: {problem}", file=sys.stderr)
            data = None
        if data is None:
            print(f"{name} is left for flatpak-builder to download", file=sys.stderr)
            continue
        for path in (kept, pathlib.Path(state, "downloads", checksum, name)):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


if __name__ == "__main__":
    main()
