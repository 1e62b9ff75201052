"""Words of the published site and of the command that writes it."""

from indicators.wording.plural import counted

NAME = "publish"
HELP = {
    "publish": "把可公开的内容写成静态网站，任何网页服务器都能提供",
    "output": "网站写到哪个文件夹",
    "data": "数据文件夹（默认为本项目的 data）",
    "plan": "规划（默认为最近的一个）",
    "as_of": "参照年（默认为规划期内最近已过的一年）",
    "on": "判断是否应已公布的日期，如 2026-03-01（默认今天）",
    "engine": "由谁来写：processes 多进程（默认）、map 逐块、spark",
    "workers": "进程数（默认为处理器数）",
    "master": "Spark 的地址，如 spark://host:7077（默认在本机运行）",
    "lang": "提示的语言：zh 或 en（默认 zh）；网站总是两种语言",
}
WORDS = {
    "zh": {
        # What a run says.
        "no_folder": "没有文件夹 {path}",
        "no_areas": "数据文件夹 {path} 中没有任何城市，没有可发布的内容。",
        "data_faults": "数据有 {count} 处问题，未发布；网站仍是原来的。",
        "bad_date": "“{given}”不是日期，应如 2026-03-01",
        "no_plan": "没有规划“{given}”；可用：{options}",
        "bad_year": "没有参照年“{given}”；可用：{options}",
        "locked": "另有程序正在写网站 {path}，未作改动。请稍后再试。",
        "taken": "{path} 已有别的内容，不是本程序写的网站，未作改动。请换一个文件夹。",
        "mount": "{path} 是另一块磁盘的挂载点，不能整体换上新网站。请改为其中的一个文件夹。",
        "foreign": "网站 {path} 中有不是本程序写的文件，换上新网站会删去它们，未发布：{names}",
        "inside": "网站不能写在数据文件夹里：{path}",
        "disk_full": "磁盘空间不足，未能写出 {path}；网站仍是原来的。请腾出空间后再次运行。",
        "unwritten": "未能写出 {path}（{why}）；网站仍是原来的。",
        "changed": "读取时数据又有改动，未发布；网站仍是原来的。请再次运行。",
        "gone": "发布途中文件 {path} 不见了，未发布；网站仍是原来的。请查明后再次运行。",
        "later": "发布途中数据有改动，网站是改动前的；请再次运行。",
        "failed": "{name} 未能写出：{why}",
        "killed": "写“{name}”的进程一再被终止（多为内存不足）；请减少进程数（--workers）。",
        "lost": "{name} 未完成：调度程序中断（{why}）。",
        "unseen": "{name} 写好了却不在这里；各台机器须以同一路径看到网站所在的文件夹。",
        "around": "数据文件夹在网站的文件夹里，换上新网站时会被删去：{path}",
        "not_done": "{count} 部分未能完成；网站仍是原来的，再次运行会接着做。",
        "interrupted": "已中断；网站仍是原来的，再次运行会接着做。",
        "published": ("网站已写到 {path}：{areas} 个地区，{pages} 个文件，本次新写 {fresh} 个。"),
        # What stands on every page.
        "site": "科技指标进展",
        "home": "首页",
        "method_page": "指标与方法",
        "search": "查找地区或指标",
        "found": "找到{count}项",
        "found_none": "没有找到",
        "other_lang": "English",
        "other_lang_of": "English：{title}",
        "crumbs": "所在位置",
        "to_content": "跳到正文",
        "about": "只含可公开的数据；截至{as_of}年。空格和“—”表示没有查到公布的数，不按零计。",
        "cutoff": "数据截止日期：{day}",
        "pages": "分页",
        "page_of": "第{number}页",
        "next": "下一页",
        "before": "上一页",
        # Pages.
        "front": "{plan}科技指标进展",
        "front_about": "{areas:,}个地区，{indicators}项指标，截至{as_of}年。",
        "directory": "按地区查看",
        "by_indicator": "按指标查看",
        "areas_in": "{count}个地区",
        "as_table": "看数据表",
        "references": "参照地区",
        "sourced": "每个数字的文件和位置，见各地区的页面。",
        "area_title": "{area}：{plan}科技指标",
        "panels": "主要指标：基期以来各年与目标",
        "every": "全部指标",
        "parts": "所属地区",
        "texts": "定性目标",
        "doubts": "冲突与存疑",
        "figures": "每个数字的出处（{count}个数）",
        "documents": "资料来源",
        "downloads": "下载",
        "csv_area": "{area}的全部数据（CSV）",
        "csv_indicator": "“{indicator}”的全部数据（CSV）",
        "region_title": "{region}：各地区对比",
        "region_about": (
            "{areas}个地区的{indicators}项主要指标：判断与最新值。点地区名看每个数字的出处。"
        ),
        "indicator_title": "{indicator}：各地区对比",
        "indicator_about": (
            "{count:,}个地区有数，单位：{unit}。同级地区按最新值排位；不可比的不排。"
        ),
        "level_title": "{level}（{count:,}个）",
        "compare": "各地区对比",
        "none": "未归入省份",
        "not_found": "没有这一页",
        "not_found_about": "地址有误，或者这一页已经移走。请从首页查找。",
        # Heads of tables.
        "area": "地区",
        "indicator": "指标",
        "place": "位次",
        "province": "省份",
        "latest": "最新值",
        "target": "目标",
        "verdict": "判断",
        "role": "类别",
        "period": "时间",
        "value": "数值",
        "printed": "原文",
        "document": "来源",
        "locator": "位置",
        "derived": "由其他数计算",
        # Pictures.
        "panel_alt": "{name}（{unit}）：{values}；{target}。{word}",
        "panel_target": "{year}年目标{value}",
        "panel_value": "{year}年{value}",
        "targeted": "{year}年目标 {value}",
    },
    "en": {
        "no_folder": "There is no folder {path}",
        "no_areas": "There is no city in the data folder {path}: nothing to publish.",
        "data_faults": (
            "The data has {count:fault|faults}: nothing was published, the site is as it was."
        ),
        "bad_date": "“{given}” is no date; it should be like 2026-03-01",
        "no_plan": "There is no plan “{given}”; there are: {options}",
        "bad_year": "There is no reference year “{given}”; there are: {options}",
        "locked": "Another program is writing the site {path}; nothing was changed. Try later.",
        "taken": (
            "{path} holds something else, no site of this program; nothing was changed. "
            "Choose another folder."
        ),
        "mount": (
            "{path} is a disk of its own and cannot be replaced as a whole. Name a folder in it."
        ),
        "foreign": (
            "The site {path} holds files that this program did not write and that a new site would "
            "remove; nothing was published: {names}"
        ),
        "inside": "The site cannot be written into the data folder: {path}",
        "disk_full": (
            "The disk is full: {path} was not written, the site is as it was. "
            "Make room and run again."
        ),
        "unwritten": "{path} was not written ({why}); the site is as it was.",
        "changed": (
            "The data changed while it was read: nothing was published, the site is as it was. "
            "Run again."
        ),
        "gone": (
            "The file {path} went missing on the way: nothing was published, the site is as it "
            "was. Find out why, then run again."
        ),
        "later": "The data changed on the way: the site is of before the change. Run again.",
        "failed": "{name} was not written: {why}",
        "killed": (
            "The process writing “{name}” was killed again and again (mostly for lack of memory); "
            "use fewer processes (--workers)."
        ),
        "lost": "{name} is not done: the scheduler broke off ({why}).",
        "unseen": (
            "{name} was written but is not here: all machines must see the site's folder "
            "under the same path."
        ),
        "around": "The data folder lies in the site's folder and would go with it: {path}",
        "not_done": (
            "{count:part was|parts were} not done; the site is as it was, the next run goes on."
        ),
        "interrupted": "Interrupted; the site is as it was, the next run goes on.",
        "published": (
            "Site written to {path}: {areas:area|areas}, {pages:file|files}, {fresh} of them new."
        ),
        "site": "Progress of science and technology",
        "home": "Home",
        "method_page": "Indicators and method",
        "search": "Find an area or indicator",
        "found": "{count} found",
        "found_none": "Nothing found",
        "other_lang": "中文",
        "other_lang_of": "中文：{title}",
        "crumbs": "Where you are",
        "to_content": "To the content",
        "about": (
            "Only what may be published; as of {as_of}. "
            "A blank and “—” stand for what was not found published; they never count as zero."
        ),
        "cutoff": "Data as of {day}",
        "pages": "Pages",
        "page_of": "Page {number}",
        "next": "Next",
        "before": "Previous",
        "front": "{plan}: progress of science and technology",
        "front_about": "{areas:area|areas}, {indicators:indicator|indicators}, as of {as_of}.",
        "directory": "By area",
        "by_indicator": "By indicator",
        "areas_in": "{count:area|areas}",
        "as_table": "As a table",
        "references": "Areas for reference",
        "sourced": "Document and place of each figure stand on the page of its area.",
        "area_title": "{area}: science and technology, {plan}",
        "panels": "Headline indicators: the years since the baseline, and the target",
        "every": "All indicators",
        "parts": "Areas inside it",
        "texts": "Goals without a number",
        "doubts": "Conflicts and doubts",
        "figures": "Where each figure stands ({count:figure|figures})",
        "documents": "Sources",
        "downloads": "Downloads",
        "csv_area": "All figures of {area} (CSV)",
        "csv_indicator": "All figures of “{indicator}” (CSV)",
        "region_title": "{region}: areas side by side",
        "region_about": (
            "{areas:area|areas}, {indicators:headline indicator|headline indicators}: verdict and "
            "latest value. Each area's page names the source of every figure."
        ),
        "indicator_title": "{indicator}: areas side by side",
        "indicator_about": (
            "{count:area has|areas have} figures; unit: {unit}. Areas of one level are ranked by "
            "their latest value; what does not compare has no place."
        ),
        "level_title": "{level} ({count})",
        "compare": "Areas side by side",
        "none": "In no province",
        "not_found": "There is no such page",
        "not_found_about": "The address is wrong, or the page has moved. Start from the home page.",
        "area": "Area",
        "indicator": "Indicator",
        "place": "Place",
        "province": "Province",
        "latest": "Latest value",
        "target": "Target",
        "verdict": "Verdict",
        "role": "Kind",
        "period": "Period",
        "value": "Value",
        "printed": "As printed",
        "document": "Source",
        "locator": "Place in it",
        "derived": "Computed from other figures",
        "panel_alt": "{name} ({unit}): {values}; {target}. {word}",
        "panel_target": "target of {year}: {value}",
        "panel_value": "{year}: {value}",
        "targeted": "{year} target {value}",
    },
}


def say(lang: str, key: str, **values: object) -> str:
    """Return a saying in a language."""
    return WORDS[lang][key].format(**counted(values))
