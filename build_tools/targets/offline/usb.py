"""The site as one archive for a USB stick: the same bytes for the same files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from build_tools.model.forest import Forest
from build_tools.targets import paths

FOLDER = "guide"
LEFT_OUT = (paths.WORKER, "sitemap.xml", "sitemap.xml.gz", paths.PACKS)
"""Files that mean nothing without a server."""


def readme(forest: Forest) -> bytes:
    """What whoever unpacks the archive reads first."""
    return forest.locale.text("web.usb.readme", name=forest.site.name).encode()


def pack(files: Mapping[str, bytes], note: bytes) -> bytes:
    """Zip a site's files, by path, under one folder, with a note beside them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        kept = {path: data for path, data in files.items() if not path.startswith(LEFT_OUT)}
        for path, data in sorted({**kept, "README.txt": note}.items()):
            entry = zipfile.ZipInfo(f"{FOLDER}/{path}", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()
