"""What the command line says."""

ABOUT = "规划指标进展：检查数据、测算进度"
CHECK = "检查数据文件夹；有问题时逐条列出并以 1 退出"
SCHEMA = "由数据模型重新生成编辑器用的 JSON Schema"
INTERRUPTED = "已中断"
DATA = "数据文件夹（默认为本项目的 data）"
DOCUMENTS = "原始文件所在的文件夹：逐条核对名称与原文数是否在文件之中"


def read(figures: int, areas: int) -> str:
    """Say how much was read."""
    return f"读入 {figures} 条数据，涉及 {areas} 个地区"


def verified(figures: int, documents: int) -> str:
    """Say how many figures stand in their documents."""
    return f"已在 {documents} 份原始文件中核对到 {figures} 条数据"


def faults(count: int) -> str:
    """Say how many faults there are."""
    return f"共有 {count} 处问题" if count else "没有发现问题"


def no_folder(path: str) -> str:
    """Say that a folder is missing."""
    return f"没有文件夹 {path}"
