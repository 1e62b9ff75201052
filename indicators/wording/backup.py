"""What is said while data are archived and restored."""

from collections.abc import Iterable

HELP = {
    "backup": "备份：把数据和变更记录写成一个可核验的文件，或核验一个备份",
    "restore": "恢复：由备份恢复数据文件夹；备份有任何损坏即拒绝，原有数据不动",
    "output": "写到哪里（以 .zip 结尾）",
    "verify": "只核验这个备份，不写出任何文件",
    "file": "由 backup 写出的备份文件",
    "force_backup": "已有同名文件时替换",
    "force_restore": "替换已有的数据文件夹；原文件夹改名保留在旁边",
    "lang": "提示的语言：zh 或 en（默认 zh）",
}
WORDS = {
    "zh": {
        "exists": "已有 {path}，未改动。加 --force 替换",
        "folder": "{path} 是文件夹。请写明备份的文件名。",
        "inside": "备份不能放在数据文件夹之内：{path}。请另选位置。",
        "no_data": "没有数据文件夹 {path}",
        "linked": "{name} 是指向别处的文件夹，不能备份。请把它换成真正的文件夹。",
        "unnamed": "文件名 {name} 在其他系统上不能用，不能备份。请改名或移走。",
        "log": "变更记录与数据不符：{why}",
        "no_log": "没有变更记录",
        "lists": "代码表有问题，数据读不了：{why}",
        "left_out": "有问题、暂停使用的数据（照原样备份）：{why}",
        "no_file": "没有文件 {path}",
        "foreign": "{path} 不是由本工具写出的备份，或不完整（末尾被截去或添加）。",
        "changed": "{path} 已损坏：内容与写出时不同。请换一份备份。",
        "unreadable": "{path} 已损坏，无法读取（{why}）。请换一份备份。",
        "part": "备份中有不应有的内容，拒绝使用：{name}",
        "twice": "备份中有重名的文件，拒绝使用：{name}",
        "many": "备份中有 {count} 个文件，超过上限 {most}，拒绝使用。",
        "large": "备份展开后有 {size} MB，超过上限，拒绝使用。",
        "manifest": "备份的清单缺失或已损坏。",
        "format": "备份的格式是 {format}，由更新的版本写出。请先更新本工具。",
        "missing": "备份中缺少清单所列的文件：{name}",
        "extra": "备份中有清单未列的文件：{name}",
        "differs": "文件与清单不符：{name}",
        "head": "变更记录的最后一条与清单不符。",
        "taken": "{path} 不是空文件夹，未改动。加 --force 替换（原文件夹改名保留）。",
        "no_folder": "{path} 不是文件夹，未改动。",
        "nothing": "请写明备份写到哪里（-o 文件），或核验哪个备份（--verify 文件）。",
        "written": "已备份到 {path}（{files} 个文件，{size} KB）",
        "sum": "变更记录至第 {number} 条，文件的 SHA-256 {sum}",
        "sound": "{path} 完好：{files} 个文件，{when} 写出",
        "restored": "已恢复到 {path}：{files} 个文件，{when} 的备份",
        "kept": "原文件夹保留在 {path}",
        "interrupted": "已中断，没有留下不完整的文件",
    },
    "en": {
        "exists": "{path} exists and was left as it was. Use --force to replace it",
        "folder": "{path} is a folder. Give the name of a file.",
        "inside": "A backup cannot lie in the data folder: {path}. Choose another place.",
        "no_data": "There is no data folder {path}",
        "linked": "{name} is a link to a folder and cannot be archived. Put a real folder there.",
        "unnamed": "The name {name} is none on other systems. Rename the file or move it away.",
        "log": "The log does not agree with the data: {why}",
        "no_log": "There is no log",
        "lists": "The code lists have faults, the data cannot be read: {why}",
        "left_out": "Data with faults, not in use (archived as they are): {why}",
        "no_file": "There is no file {path}",
        "foreign": "{path} is no backup made by this tool, or not whole (cut off or added to).",
        "changed": "{path} is damaged: it is not what was written. Take another backup.",
        "unreadable": "{path} is damaged and cannot be read ({why}). Take another backup.",
        "part": "Refused, the backup holds what it must not: {name}",
        "twice": "Refused, the backup holds two files of one name: {name}",
        "many": "Refused, the backup holds {count} files, more than {most}.",
        "large": "Refused, the backup unpacks to {size} MB, more than is allowed.",
        "manifest": "The list of files of the backup is missing or damaged.",
        "format": "The backup has format {format}, of a later version. Update this tool first.",
        "missing": "The backup lacks a file of its list: {name}",
        "extra": "The backup holds a file that is not on its list: {name}",
        "differs": "A file is not what the list says: {name}",
        "head": "The last entry of the log is not what the list says.",
        "taken": "{path} is not empty and was left as it was. Use --force to replace it "
        "(the old folder is kept under another name).",
        "no_folder": "{path} is no folder and was left as it was.",
        "nothing": "Say where the backup goes (-o FILE) or which one to check (--verify FILE).",
        "written": "Backup written: {path} ({files} files, {size} KB)",
        "sum": "The log up to entry {number}, SHA-256 of the file {sum}",
        "sound": "{path} is sound: {files} files, written {when}",
        "restored": "Restored to {path}: {files} files, backup of {when}",
        "kept": "The old folder is kept as {path}",
        "interrupted": "Interrupted; no incomplete file was left",
    },
}


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "exists", path="a.zip")
    '已有 a.zip，未改动。加 --force 替换'
    """
    return WORDS[lang][key].format(**params)


def lines(lang: str, key: str, whys: Iterable[object]) -> list[str]:
    """Return the words for a key, once for each reason.

    >>> lines("en", "no_log", []), lines("en", "log", ["x"])
    ([], ['The log does not agree with the data: x'])
    """
    return [say(lang, key, why=why) for why in whys]
