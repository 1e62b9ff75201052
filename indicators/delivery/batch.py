"""The files of several formats, one format after the other."""

from collections.abc import Callable, Sequence

from indicators.delivery.material import Material
from indicators.delivery.outputs import OUTPUTS, DeliveryError, File
from indicators.wording import delivery as words


def made(
    material: Material,
    codes: Sequence[str],
    told: Callable[[str, int, int], None] = lambda *_: None,
    *,
    sparing: bool = False,
) -> tuple[list[File], list[str]]:
    """Make the files of some formats, and say what could not be made.

    `told` hears of each format before it is made: its code, its place, how many there are.
    `sparing` leaves out what cannot be made, and gives formats of several files folders.

    Raises
    ------
    DeliveryError
        If one cannot be made, unless `sparing`.
    """
    found: list[File] = []
    faults: list[str] = []
    for place, code in enumerate(codes, start=1):
        told(code, place, len(codes))
        try:
            files = OUTPUTS[code].files(material)
        except DeliveryError as error:
            if not sparing:
                raise
            faults.append(str(error))
            continue
        folder = f"{words.label(material.lang, code)}/" if sparing and len(files) > 1 else ""
        found += [(f"{folder}{name}", data) for name, data in files]
    return found, list(dict.fromkeys(faults))
