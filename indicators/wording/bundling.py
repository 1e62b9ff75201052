"""What is said about the bundle for machines without internet, while made and while installed."""

from collections.abc import Iterable, Sequence

HELP = {
    "bundle": "制作离线安装包：在没有互联网的电脑上安装、运行所需的全部文件",
    "output": "写到哪里：文件夹，或以 .zip 结尾的压缩包",
    "platform": "系统，以逗号分隔：linux-x86_64、linux-arm64、windows（默认全部）",
    "python": "Python 版本，以逗号分隔，如 3.12,3.13（默认本机版本和 3.12）",
    "lang": "安装包中说明和提示的语言：zh 或 en（默认 zh）",
    "force": "已有安装包时替换",
}
WORDS = {
    "zh": {
        "platform": "没有系统“{given}”，可用的有：{allowed}",
        "python": "Python 版本“{given}”不可用：应如 3.12，本项目要求 {supported}",
        "no_project": "{path} 不是项目文件夹（没有 pyproject.toml）。请在项目文件夹中运行。",
        "no_pip": "{python} 没有 pip，无法下载软件包。请换用带 pip 的 Python。",
        "fetching": "正在下载软件包：{targets}",
        "fetched": "[{place}/{count}] {target}：{packages} 个软件包，依赖齐全",
        "not_had": "{target}：{why}",
        "no_wheel": "没有可用的安装文件（wheel）：{names}（软件源中没有，或只有源代码）",
        "lacking": "依赖不齐：{names}",
        "nothing": "未写出安装包。可用 --platform、--python 少选几种。",
        "exists": "已有 {path}，未改动。加 --force 替换",
        "foreign": "{path} 不是未经改动的安装包，未改动。请另选位置，或自行移走。",
        "written": "已写出 {path}（{size} MB）",
        "interrupted": "已中断，没有留下不完整的文件",
        "guide_name": "安装说明.txt",
        "no_python": "没有找到 64 位的 Python {versions}，请先安装，见“安装说明.txt”。",
        "first": "尚未安装，请先运行 sh install.sh",
        "unfit": "本机是 {this}，安装包只适用于：{there}。请换用其中的 Python 版本，或另做安装包。",
        "checking": "正在核对文件……",
        "no_sums": "无法核对文件（{why}），请重新拷贝整个安装包。",
        "edited": "以下文件与打包时不同，按现有内容使用：{names}",
        "damaged": "以下文件缺失或与打包时不同，请重新拷贝整个安装包：{names}",
        "installing": "正在安装，约需几分钟……",
        "no_venv": "未能建立 .venv（Debian、Ubuntu 须先装 python3-venv；磁盘须有 1 GB 空间）。",
        "not_installed": "安装未完成，原因见上；已清除装了一半的 .venv，可重新运行。",
        "installed": "安装完成。启动：{starter}",
    },
    "en": {
        "platform": "There is no platform “{given}”; there are: {allowed}",
        "python": "Python “{given}” will not do: write 3.12, and the project asks for {supported}",
        "no_project": "{path} is not the project (no pyproject.toml). Run it in the project.",
        "no_pip": "{python} has no pip to download with. Use a Python that has it.",
        "fetching": "Downloading packages: {targets}",
        "fetched": "[{place}/{count}] {target}: {packages} packages, complete",
        "not_had": "{target}: {why}",
        "no_wheel": "no wheel for {names} (not in the index, or as source only)",
        "lacking": "not complete: {names}",
        "nothing": "No bundle was written. Choose fewer with --platform and --python.",
        "exists": "{path} exists and was left as it was. Use --force to replace it",
        "foreign": "{path} is no unchanged bundle and was left as it was. Choose another place.",
        "written": "Written: {path} ({size} MB)",
        "interrupted": "Interrupted; no incomplete file was left",
        "guide_name": "INSTALL.txt",
        "no_python": "64-bit Python {versions} was not found. Install it first, see INSTALL.txt.",
        "first": "Not installed yet: run sh install.sh first",
        "unfit": "This machine is {this}; the bundle is for {there}. Use one of these versions.",
        "checking": "Checking the files ...",
        "no_sums": "The files cannot be checked ({why}). Copy the whole bundle again.",
        "edited": "Changed since they were packed, and used as they are: {names}",
        "damaged": "Missing or changed, copy the whole bundle again: {names}",
        "installing": "Installing, some minutes ...",
        "no_venv": "No .venv could be made (Debian, Ubuntu: install python3-venv; 1 GB of disk).",
        "not_installed": "Not installed, see above; the incomplete .venv was removed. Try again.",
        "installed": "Installed. Start with: {starter}",
    },
}
GUIDE = {
    "zh": """\
规划指标进展：离线安装说明

本安装包适用于：{targets}
（linux-x86_64、linux-arm64 要求 glibc 2.28 以上，如银河麒麟 V10、统信 UOS 20、openEuler 20.03；
windows 指 64 位 Windows 10 以上）

安装（只做一次，不需要互联网）
1. 安装 64 位的 Python，版本为 {versions}。本包不含 Python。
   Windows 安装时勾选“Add python.exe to PATH”；安装程序须事先从 python.org 下载带来。
   Debian、Ubuntu 系的 Linux 还须有 python3-venv。
2. 把整个文件夹放到路径较短的位置，如 D:\\plan-indicators。装好后不要移动；移动了须重新安装。
3. Windows 双击 install.bat；Linux 在本文件夹打开终端，运行 sh install.sh。
   安装程序先核对文件（SHA256SUMS），再装到本文件夹的 .venv 中，不影响其他程序。

使用
Windows 双击 start.bat；Linux 运行 sh start.sh。
浏览器没有自动打开的，在地址栏输入 http://127.0.0.1:8501。停止按 Ctrl+C 或关闭窗口。
命令行：Windows 用 .venv\\Scripts\\python -m indicators，Linux 用 .venv/bin/python -m indicators。

不在本包之中的
- Python；
- PNG、SVG、PDF 图片所需的 Chromium、Chrome 或 Edge（Word、PowerPoint、Excel、HTML 不需要）；
- 中文字体（Windows 自带；Linux 没有的，装 fonts-noto-cjk 或系统自带的中文字体包）。

注意
本包含有 data 文件夹的全部数据；其中如有内部资料，请按规定传递。
数据更正后重新运行安装程序，改过的数据文件保留不动。更多说明见 README.zh-CN.md。
""",
    "en": """\
Plan indicators: installing without internet

This bundle is for: {targets}
(linux-x86_64 and linux-arm64: glibc 2.28 or later; windows: 64-bit Windows 10 or later)

Install (once, no internet needed)
1. Install 64-bit Python, version {versions}. The bundle has no Python.
   On Windows tick "Add python.exe to PATH"; bring the installer from python.org with you.
   Debian and Ubuntu also need python3-venv.
2. Put the whole folder where its path is short, such as D:\\plan-indicators.
   Do not move it afterwards; if you do, install again.
3. Windows: double-click install.bat. Linux: open a terminal in the folder and run sh install.sh.
   The files are checked (SHA256SUMS) and installed into .venv here; other programs are untouched.

Use
Windows: double-click start.bat. Linux: sh start.sh.
The address is http://127.0.0.1:8501. Ctrl+C stops it.
Commands: .venv\\Scripts\\python -m indicators (Windows), .venv/bin/python -m indicators (Linux).

Not in the bundle
- Python;
- Chromium, Chrome or Edge for PNG, SVG and PDF (Word, PowerPoint, Excel and HTML need none);
- Chinese fonts (Windows has them; on Linux for example fonts-noto-cjk).

Note
The bundle holds all of the folder data; where that has internal figures, carry it accordingly.
Running the installer again keeps data files that you have changed. More in README.md.
""",
}


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "exists", path="a.zip")
    '已有 a.zip，未改动。加 --force 替换'
    """
    return WORDS[lang][key].format(**params)


def listed(lang: str, some: Iterable[object]) -> str:
    """Join names.

    >>> listed("zh", ["3.11", "3.12"])
    '3.11、3.12'
    """
    return ("、" if lang == "zh" else ", ").join(map(str, some))


def guide(lang: str, targets: Sequence[str], versions: Sequence[str]) -> str:
    """Return the guide that lies in the bundle."""
    return GUIDE[lang].format(targets=listed(lang, targets), versions=listed(lang, versions))
