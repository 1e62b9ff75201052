"""Words of the charts' tool bar, which Plotly has in English only."""

LOCALE = {"zh": "zh-CN", "en": "en"}

DICTIONARY: dict[str, dict[str, str]] = {
    "zh": {
        "Download plot as a PNG": "下载图片（PNG）",
        "Download plot": "下载图片（SVG）",
        "Preparing image - this may take a few seconds": "正在生成图片，请稍候",
        "Image download succeeded": "图片已下载",
        "Sorry, there was a problem downloading your image!": "图片下载失败，请重试",
        "Edit in Chart Studio": "编辑",
        "Zoom": "缩放",
        "Pan": "平移",
        "Zoom in": "放大",
        "Zoom out": "缩小",
        "Autoscale": "自动缩放",
        "Reset axes": "恢复原图",
    },
    "en": {},
}
