"""What is said where a file cannot be written, in Chinese and English."""

WORDS = {
    "zh": {
        "full": "磁盘空间不足，未能写出 {path}，原有文件未动。请腾出空间后重试。",
        "large": "文件超过系统允许的大小，未能写出 {path}，原有文件未动。",
        "forbidden": "没有写入权限，未能写出 {path}。请换一个文件夹，或请管理员开通权限。",
        "missing": "没有文件夹 {folder}，未能写出 {path}。请先建立该文件夹。",
        "folder": "{path} 是文件夹，不是文件。请写明文件名。",
        "long": "文件名过长，未能写出 {path}。请缩短文件名。",
        "open": "{path} 正被其他程序打开，未能写入。请在 WPS 或 Office 中关闭后重试。",
        "other": "未能写出 {path}，原有文件未动（{why}）。",
    },
    "en": {
        "full": "The disk is full: {path} was not written and an existing file was left as it was.",
        "large": (
            "The file is larger than the system allows: {path} was not written and an existing "
            "file was left as it was."
        ),
        "forbidden": "No permission to write {path}. Choose another folder.",
        "missing": "There is no folder {folder}: {path} was not written. Make the folder first.",
        "folder": "{path} is a folder. Give the name of a file.",
        "long": "The file name is too long: {path} was not written.",
        "open": "{path} is open in another program and was not written. Close it and try again.",
        "other": "{path} was not written and an existing file was left as it was ({why}).",
    },
}


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "folder", path="out")
    'out 是文件夹，不是文件。请写明文件名。'
    """
    return WORDS[lang][key].format(**params)
