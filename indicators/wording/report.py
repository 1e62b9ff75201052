"""Words of pictures, of folders of pictures and of pages to send, in Chinese and English."""

LANGUAGE = {"zh": "zh-CN", "en": "en"}
"""Language of a page."""

WORDS = {
    "zh": {
        "named": "{name}：{value}",
        "cutoff": "数据截止日期",
        "compiler": "制表单位",
        "day": "制表日期",
        "state": "状态",
        "final": "定稿",
        "draft": "初步",
        "internal": "内部资料",
        "public": "公开版，不含内部资料",
        "comma": "，",
        # A folder of pictures.
        "about": "00_说明",
        "in_it": "所含图片（{count}张）：",
        "not_in_it": "未收入的内容（{count}项）：",
        "numbered": "{number}　{title}",
        "left_out": "{title} —— {why}",
        "table": "此项为表格，没有图片；请用Excel、Word、PowerPoint或网页格式取得",
        "empty": "此项没有可画的内容：{why}",
        "too_tall": "内容太多，一张图片放不下；请减少城市或指标，或用Excel、PowerPoint取得",
        # What pictures need.
        "no_browser": (
            "服务器上没有找到Chromium、Chrome或Edge浏览器，不能生成图片。"
            "安装办法：Debian、Ubuntu运行 apt install chromium；Windows、macOS安装Chrome或Edge；"
            "装在别处的，用环境变量CHROMIUM写明其路径。{meanwhile}"
        ),
        "no_font": (
            "服务器上没有中文字体，图片里的汉字会变成方框，因此不生成图片。"
            "安装办法：Debian、Ubuntu运行 apt install fonts-noto-cjk；Windows、macOS自带中文字体。"
            "{meanwhile}"
        ),
        "failed": "浏览器（{browser}）未能画出图片，请稍后再试。{meanwhile}",
        "meanwhile": (
            "目前仍可导出PowerPoint、Word、Excel和网页，"
            "也可用图表右上角的按钮在自己的浏览器里保存图片。"
        ),
        # A page to send.
        "contents": "目录",
        "to_content": "跳到正文",
        "annex": "附件",
        "sources": "资料来源",
        "doubts": "冲突与存疑（{count}条）",
        "open": "打开网址",
        "save": "保存图片",
        "save_of": "保存图片：{title}",
        "table_of": "数据表：{title}",
        "chart_of": "图：{title}",
        "no_script": "此处为图，须允许运行脚本才能显示。文字说明：{alt}",
    },
    "en": {
        "named": "{name}: {value}",
        "cutoff": "Data as of",
        "compiler": "Compiled by",
        "day": "Compiled on",
        "state": "Status",
        "final": "final",
        "draft": "preliminary",
        "internal": "internal",
        "public": "public edition, without internal figures",
        "comma": ", ",
        "about": "00_About",
        "in_it": "Pictures ({count}):",
        "not_in_it": "Not in this folder ({count}):",
        "numbered": "{number}  {title}",
        "left_out": "{title} – {why}",
        "table": "a table, which has no picture; take it as Excel, Word, PowerPoint or web page",
        "empty": "nothing to draw: {why}",
        "too_tall": (
            "too much for one picture; choose fewer cities or indicators, "
            "or take it as Excel or PowerPoint"
        ),
        "no_browser": (
            "There is no Chromium, Chrome or Edge on the server, so no picture can be made. "
            "To install one: apt install chromium (Debian, Ubuntu); Chrome or Edge (Windows, "
            "macOS); for one in another place set the variable CHROMIUM to its path. {meanwhile}"
        ),
        "no_font": (
            "There is no Chinese font on the server: Chinese characters would be empty boxes, so "
            "no picture is made. To install one: apt install fonts-noto-cjk (Debian, Ubuntu); "
            "Windows and macOS have Chinese fonts. {meanwhile}"
        ),
        "failed": "The browser ({browser}) could not draw the picture; try again. {meanwhile}",
        "meanwhile": (
            "PowerPoint, Word, Excel and web page can be had meanwhile, and the button at the "
            "upper right of each chart saves a picture in your own browser."
        ),
        "contents": "Contents",
        "to_content": "Skip to the text",
        "annex": "Annex",
        "sources": "Sources",
        "doubts": "Conflicts and doubts ({count})",
        "open": "Open",
        "save": "Save picture",
        "save_of": "Save picture: {title}",
        "table_of": "Table: {title}",
        "chart_of": "Chart: {title}",
        "no_script": "This is a chart; it needs scripts to be shown. In words: {alt}",
    },
}


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "named", name="状态", value="初步")
    '状态：初步'
    """
    return WORDS[lang][key].format(**params)
