"""What is said of the store of figures, of imports, and of judging part by part."""

from indicators.wording.plural import counted

HELP = {
    "store": "数据仓：按指标分开的 Parquet 文件；写出、导入、核验",
    "write": "由数据文件夹写出数据仓",
    "import": "把 CSV 或 Parquet 的数据导入数据仓（按与 YAML 相同的规则检查）",
    "check": "核验数据仓：每个文件都在，内容与写出时相同",
    "assess": "按指标分块测算进度，可用多个进程或 Spark；中断后再次运行会接着做",
    "store_dir": "数据仓所在的文件夹",
    "data": "数据文件夹（默认为本项目的 data）",
    "files": "要导入的 CSV 或 Parquet 文件",
    "sources": "来源表（CSV 或 Parquet），每行一份文件；不给时只用数据仓中已有的来源",
    "areas": "地区表（CSV 或 Parquet），每行一个数据仓中还没有的地区",
    "replace": "同一数据已在仓中时，以导入的为准",
    "force": "替换已有的数据仓，即使其中有导入的数据",
    "output": "结果写到哪个文件夹",
    "as_of": "参照年",
    "on": "判断是否应已公布的日期，如 2026-03-01（默认今天）",
    "engine": "由谁来算：map 逐块、processes 多进程、spark",
    "workers": "进程数（默认为处理器数）",
    "master": "Spark 的地址，如 spark://host:7077（默认在本机运行）",
    "lang": "提示的语言：zh 或 en（默认 zh）",
}
WORDS = {
    "zh": {
        "no_store": "{path} 不是数据仓。请先运行 python -m indicators store write。",
        "manifest": "数据仓的清单 {path} 读不了。请重新写出数据仓。",
        "format": "数据仓 {path} 的格式是 {format}，由其他版本写出。请重新写出数据仓。",
        "locked": "另有程序正在写数据仓 {path}，未作改动。请稍后再试。",
        "unwritten": "未能写入 {path}，数据仓未动：{why}",
        "imported": "数据仓 {path} 中有导入的数据 {count} 条，重写会丢失，未作改动。可加 --force",
        "part_missing": "缺少文件 {path}。请重新写出数据仓，或从备份恢复该文件。",
        "part_damaged": "文件 {path} 已损坏：内容与写出时不同。请重新写出数据仓。",
        "part_unreadable": "文件 {path} 读不了（{why}）。",
        "part_failed": "{path} 未能测算：{why}",
        "part_unwritten": "未能写出 {path}，原有结果未动：{why}",
        "disk_full": "磁盘空间不足，未能写出 {path}，原有结果未动。请腾出空间后再次运行。",
        "memory": "内存不足，{path} 未能测算。请减少进程数（--workers）。",
        "killed": "指标 {indicator} 的进程一再被终止（多为内存不足）。请减少进程数（--workers）。",
        "lost": "指标 {indicator} 未完成：调度程序中断（{why}）。再次运行会接着做。",
        "not_judged": "{path} 中没有 {year} 年的测算结果。",
        "no_pyspark": "没有安装 pyspark。请运行 pip install 'plan-indicators[spark]'。",
        "no_java": "没有找到 Java。Spark 需要 Java 17 以上，请安装或设置 JAVA_HOME。",
        "no_spark": "连不上 Spark（{master}）：{why}",
        "no_folder": "没有文件夹 {path}",
        "no_file": "没有文件 {path}",
        "bad_date": "“{given}”不是日期，应如 2026-03-01",
        "kept_result": "原有结果未动；改好后再次运行，只做未完成的部分。",
        "interrupted": "已中断，没有留下不完整的文件；再次运行会接着做",
        "assessed": "测算 {rows} 行，共 {parts} 块，本次 {fresh} 块，写到 {path}",
        "failed": "{count} 块未能完成",
        "written": "已写出数据仓 {path}：{rows} 条数据，{parts} 个文件",
        "sound": "数据仓 {path} 完好：{rows} 条数据，{parts} 个文件",
        "inside": "结果不能写在数据文件夹里：{path}",
        "faults_first": "数据文件夹有 {count} 处问题，未测算，原有结果未动。请先改好。",
        "data_faults": "数据文件夹有 {count} 处问题，有问题的文件未写入数据仓",
        "took_in": "已导入 {rows} 条数据；数据仓现有 {total} 条",
        "refused": "共有 {count} 处问题，未导入，数据仓未动",
        "kind_count": "{count} 处：{kind}",
        "more": "只列出前 {count} 处",
        "at": "{path} 第 {row} 行：{why}",
        "table_unreadable": "文件 {path} 读不了：{why}",
        "table_kind": "文件 {path} 不是 .csv 或 .parquet",
        "table_empty": "文件 {path} 是空的：第一行须为各列的名称",
        "encoding": "文件 {path} 的编码不是 UTF-8 或 GBK。请在表格软件中另存为 UTF-8 的 CSV。",
        "quotes": "文件 {path} 有一个双引号没有配对，其后各行会被当作同一格。请补上或删去。",
        "column_twice": "{path} 有两列都叫“{field}”",
        "busy": "另有程序正在往 {path} 写测算结果，未作改动。请等它完成后再运行。",
        "result_damaged": "结果文件 {path} 已损坏。请再次运行 assess，会重做这一块。",
        "column_unknown": "{path} 中没有“{field}”这一列的用处；可用：{options}",
        "column_missing": "{path} 缺少“{field}”这一列",
        "duplicate": "同一数据已有一条：{value}",
        "doubt": "存疑的数（obs_status: U）须写 comment 说明",
    },
    "en": {
        "no_store": "{path} is no store. Run python -m indicators store write first.",
        "manifest": "The store's list {path} cannot be read. Write the store again.",
        "format": (
            "The store {path} has format {format}, of another version. Write the store again."
        ),
        "locked": "Another program is writing the store {path}; nothing was changed. Try later.",
        "unwritten": "{path} could not be written, the store is as it was: {why}",
        "imported": (
            "The store {path} holds {count:imported figure|imported figures} that would be lost; "
            "nothing was changed. Use --force to replace it"
        ),
        "part_missing": "The file {path} is missing. Write the store again, or restore the file.",
        "part_damaged": (
            "The file {path} is damaged: it is not what was written. Write the store again."
        ),
        "part_unreadable": "The file {path} cannot be read ({why}).",
        "part_failed": "{path} could not be judged: {why}",
        "part_unwritten": "{path} was not written, the earlier result is as it was: {why}",
        "disk_full": (
            "The disk is full: {path} was not written, the earlier result is as it was. "
            "Make room and run again."
        ),
        "memory": "Out of memory: {path} was not judged. Use fewer processes (--workers).",
        "killed": (
            "The process judging {indicator} was killed again and again (mostly for lack of "
            "memory). Use fewer processes (--workers)."
        ),
        "lost": "{indicator} is not done: the scheduler broke off ({why}). Run again to go on.",
        "not_judged": "{path} holds no judgement of {year}.",
        "no_pyspark": "pyspark is not installed. Run pip install 'plan-indicators[spark]'.",
        "no_java": "No Java was found. Spark needs Java 17 or later; install it or set JAVA_HOME.",
        "no_spark": "Spark cannot be reached ({master}): {why}",
        "no_folder": "There is no folder {path}",
        "no_file": "There is no file {path}",
        "bad_date": "“{given}” is no date; it should be like 2026-03-01",
        "kept_result": "The earlier result is as it was; the next run does only what is not done.",
        "interrupted": "Interrupted; no incomplete file was left, the next run goes on",
        "assessed": (
            "{rows:row|rows} judged in {parts:part|parts}, {fresh} of them now, written to {path}"
        ),
        "failed": "{count:part was|parts were} not done",
        "written": "Store written: {path}, {rows:figure|figures} in {parts:file|files}",
        "sound": "The store {path} is sound: {rows:figure|figures} in {parts:file|files}",
        "inside": "The result cannot be written into the data folder: {path}",
        "faults_first": (
            "The data folder has {count:fault|faults}; nothing was judged, the earlier result is "
            "as it was"
        ),
        "data_faults": (
            "The data folder has {count:fault|faults}; files with faults are not in the store"
        ),
        "took_in": "{rows:figure|figures} imported; the store holds {total} now",
        "refused": "{count:fault|faults}: nothing was imported, the store is as it was",
        "kind_count": "{count} ×: {kind}",
        "more": "only the first {count} are listed",
        "at": "{path} row {row}: {why}",
        "table_unreadable": "The file {path} cannot be read: {why}",
        "table_kind": "The file {path} is no .csv and no .parquet",
        "table_empty": "The file {path} is empty: the first row must name the columns",
        "encoding": "The file {path} is neither UTF-8 nor GBK. Save it as CSV in UTF-8.",
        "quotes": (
            "The file {path} has a quotation mark without its other: the rows after it would be "
            "taken for one cell. Add or remove it."
        ),
        "column_twice": "{path} has two columns named “{field}”",
        "busy": "Another program is judging into {path}; nothing was changed. Run again later.",
        "result_damaged": (
            "The result {path} is damaged. Run assess again; it makes this part anew."
        ),
        "column_unknown": "{path}: the column “{field}” is of no use; known: {options}",
        "column_missing": "{path} lacks the column “{field}”",
        "duplicate": "there is one of the same figure already: {value}",
        "doubt": "a doubtful figure (obs_status: U) needs a comment",
    },
}


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("en", "failed", count=1)
    '1 part was not done'
    """
    return WORDS[lang][key].format(**counted(params))
