"""What is said of the snapshot: the command and the lines of the log."""

from typing import Any

NAME = "snapshot"
HELP = {
    "snapshot": "把校验过的数据编成快照（Arrow 文件），启动时只读改动过的文件",
    "data": "数据文件夹",
    "hash": "比较文件内容，而不是修改时间和大小",
    "check": "只核对快照是否完好、是否与数据一致，不写文件",
    "lang": "提示的语言：zh 或 en（默认 zh）",
}
WORDS = {
    "zh": {
        "no_folder": "没有数据文件夹 {path}。",
        "reading": "读取文件",
        "written": "快照已写入 {path}：{files} 个文件、{figures} 条数据，"
        "本次读取 {parsed} 个文件。",
        "stands": "快照完好，与数据一致：{files} 个文件、{figures} 条数据。",
        "behind": "快照缺失、损坏或已过时：有 {parsed} 个文件需要重新读取。请运行 "
        "python -m indicators snapshot。",
        "unwritten": "快照未能写入（见上）。数据不受影响，启动时会逐个读取文件。",
        "faults": "{count} 处错误；有错误的文件未计入数据。",
        "no_place": "快照不能放在 {path}：{why}",
        "not_written": "快照未能写入 {path}：{why}",
        "damaged": "快照已损坏或不能读取，将重新生成（{path}：{why}）",
        "other_program": "快照由另一版本的程序写成，将重新生成（{path}）",
    },
    "en": {
        "no_folder": "There is no data folder {path}.",
        "reading": "Reading files",
        "written": "Snapshot written to {path}: {files} files, {figures} figures, "
        "{parsed} files read this time.",
        "stands": "The snapshot is sound and tells what the data say: {files} files, "
        "{figures} figures.",
        "behind": "The snapshot is missing, damaged or behind: {parsed} files are to be read "
        "again. Run python -m indicators snapshot.",
        "unwritten": "The snapshot could not be written (see above). The data are not affected; "
        "a start will read the files one by one.",
        "faults": "{count} faults; files with faults are left out of the data.",
    },
}


def say(key: str, lang: str = "zh", **values: Any) -> str:
    """Return a sentence; the log speaks Chinese."""
    return WORDS[lang][key].format(**values)
