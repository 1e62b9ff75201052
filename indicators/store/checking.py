"""Whether every file of a store is there and is what was written."""

from pathlib import Path

from indicators.store import lists
from indicators.store import manifest as manifests
from indicators.store.errors import StoreError
from indicators.store.manifest import Manifest


def verify(root: Path) -> tuple[Manifest, list[StoreError]]:
    """Return the manifest and a fault for each file that is missing or damaged.

    Raises
    ------
    StoreError
        Where the manifest itself cannot be read.
    """
    manifest = manifests.read(root)
    files = {piece.path: piece.digest for piece in manifest.pieces}
    files |= {lists.path(name, digest): digest for name, digest in manifest.lists.items()}
    faults = []
    for path, digest in files.items():
        try:
            manifests.content(root, path, digest)
        except StoreError as error:
            faults.append(error)
    return manifest, faults
