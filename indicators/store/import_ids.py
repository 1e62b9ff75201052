"""The ids that imported figures bring along: each names one figure of the whole store."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from indicators.store import figures
from indicators.store.import_faults import Faults, Places
from indicators.store.import_staging import Staging
from indicators.store.manifest import Manifest

COLUMNS = ["figure_id", "ref_area"]


def told(root: Path, manifest: Manifest, staging: Staging, faults: Faults) -> None:
    """Tell the ids that stand for figures of other areas or indicators already.

    Those of the same area and indicator are looked at where it is known what is replaced.
    """
    parts = [_brought(staging.path(code), code) for code in staging.indicators]
    fresh = pd.concat([one for one in parts if len(one)] or parts[:1], ignore_index=True)
    if fresh.empty:
        return
    keys = ["figure_id", "indicator", "ref_area"]
    once = fresh.drop_duplicates(keys)
    old = _known(root, manifest, pa.array(once["figure_id"], pa.string()))
    whole = pd.concat([once[keys], old[keys]], ignore_index=True).drop_duplicates()
    several = whole.loc[whole["figure_id"].duplicated(), "figure_id"]
    wrong = fresh[fresh["figure_id"].isin(several)]
    places = Places("", 0, wrong["place"].tolist())
    every = pd.Series(data=True, index=range(len(wrong)), dtype=bool).to_numpy()
    faults.rows(every, places, "duplicate_id", "id", value=wrong["figure_id"].tolist())


def _brought(path: Path, indicator: str) -> pd.DataFrame:
    said = ("figure_id", "!=", "")
    table = pq.read_table(path, columns=[*COLUMNS, "place"], filters=[said])
    return _frame(table, indicator)


def _known(root: Path, manifest: Manifest, wanted: pa.Array) -> pd.DataFrame:
    parts: Iterable[pd.DataFrame] = [
        _frame(table.filter(pc.is_in(table["figure_id"], wanted)), piece.indicator)
        for piece in manifest.pieces
        for table in [figures.read_table(root, piece, COLUMNS)]
    ]
    return pd.concat([pd.DataFrame(columns=[*COLUMNS, "indicator"], dtype="str"), *parts])


def _frame(table: pa.Table, indicator: str) -> pd.DataFrame:
    return table.to_pandas().astype("str").assign(indicator=indicator)
