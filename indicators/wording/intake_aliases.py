"""Words by which tables that people hand in are recognised: column names, roles, short names."""

# Column names, compared without blanks, brackets and case.
COLUMNS = {
    "area": ["地区", "城市", "市", "市州", "地市", "市别", "区域", "地区名称", "城市名称",
             "地区代码",
             "城市代码", "行政区划", "行政区划代码", "area", "city", "region", "ref_area",
             "areaname",
             "areacode", "区县", "县区", "地区(代码)", "所属城市", "所在城市"],
    "indicator": ["指标", "指标名称", "指标代码", "名称", "项目", "主要指标", "指标项", "统计指标",
                  "考核指标", "规划指标", "发展指标", "indicator", "indicatorcode", "indicatorname",
                  "具体指标", "指标编号", "指标编码", "indicators"],
    "time_period": ["年", "年份", "年度", "时期", "时间", "所属时期", "数据年份", "所属年份",
                    "期别",
                    "统计年度", "报告期", "year", "period", "time_period", "timeperiod",
                    "数据时间"],
    "value": ["数值", "值", "数据", "数", "数量", "填报值", "填报数", "本次填报", "指标值",
              "统计值",
              "value", "obs_value", "figure", "填报数值", "填写数值", "数据值", "本年值", "统计数"],
    "value_upper": ["数值上端", "上端", "区间上端", "value_upper", "uppervalue"],
    "unit": ["单位", "计量单位", "指标单位", "数据单位", "unit", "unitofmeasure", "unit_measure"],
    "role": ["类别", "数据类别", "数据性质", "性质", "类型", "数据类型", "role", "类别(角色)"],
    "plan": ["规划", "所属规划", "规划代码", "规划名称", "plan", "规划期", "计划"],
    "part": ["季度", "月份", "月", "所属季度", "所属月份", "quarter", "month"],
    "as_at": ["截至月份", "截至", "截至时间", "数据截至", "asat", "as_at"],
    "vintage": ["版次", "数据版次", "版本", "数据版本", "vintage", "数据口径版次"],
    "bound": ["限定词", "限定", "上下限", "bound"],
    "comparator": ["目标用语", "比较用语", "comparator"],
    "title": ["文件", "文件名称", "文件名", "来源", "数据来源", "资料来源", "来源文件", "依据",
              "依据文件", "数据依据", "title", "source", "document", "文件标题", "来源名称"],
    "publisher": ["发布单位", "发布机构", "发布部门", "发文机关", "发文单位", "印发单位",
                  "publisher",
                  "公布单位"],
    "document_number": ["文号", "发文字号", "文件号", "文件编号", "documentnumber",
                        "document_number", "documentno"],
    "published": ["发布日期", "发布时间", "公布日期", "公布时间", "印发日期", "发文日期", "日期",
                  "报送日期", "报送时间", "填报日期", "published", "date", "文件日期"],
    "url": ["网址", "链接", "网页", "来源网址", "原文链接", "url", "link", "address", "网络地址"],
    "grade": ["来源等级", "等级", "资料等级", "来源级别", "来源性质", "grade", "资料性质",
              "是否公开"],
    "reporter": ["报送单位", "填报单位", "提供单位", "数据提供单位", "报送部门", "填报部门",
                 "责任单位",
                 "责任部门", "reporter", "reportedby", "牵头单位"],
    "locator": ["出处", "位置", "页码", "章节", "所在位置", "出处位置", "locator", "place", "page",
                "所在页码"],
    "label": ["原文名称", "原文叫法", "原文指标名称", "文件中名称", "label"],
    "comment": ["备注", "说明", "注", "备注说明", "comment", "note", "notes", "remarks", "remark"],
    "figure_id": ["数据编号", "数编号", "figure_id", "figureid", "数据id"],
}  # fmt: skip
ROLES = {
    "actual": ["实绩", "实际", "完成", "现状", "实际完成", "实现", "实有", "actual", "实绩值"],
    "baseline": ["基期", "基准", "基数", "基年", "基线", "规划基期", "baseline", "base"],
    "milestone": ["里程碑", "阶段目标", "中期目标", "阶段性目标", "milestone"],
    "target": ["目标", "规划目标", "规划", "预期目标", "计划目标", "target", "规划期末目标"],
}
VINTAGES = {
    "flash": ["快报", "快报数", "flash"],
    "preliminary": ["初步", "初步核算", "初步数", "初步统计", "初步核算数", "preliminary"],
    "bulletin": ["公报", "公报数", "统计公报", "bulletin"],
    "yearbook": ["年鉴", "年鉴数", "统计年鉴", "yearbook"],
    "final": ["最终", "最终核实", "最终核实数", "最终数", "核实数", "年报", "年报数", "final"],
    "census_revised": ["普查", "普查修订", "普查修订数", "普查数", "censusrevised"],
}
GRADES = {
    "official": ["官方", "官方发布", "公开", "已公开", "公开发布", "正式发布", "official", "是"],
    "official_copy": ["官方文件的转载本", "转载本", "官方转载", "officialcopy"],
    "press": ["报刊", "报纸", "媒体", "新闻", "新闻报道", "press"],
    "repost": ["转载", "转述", "转载转述", "repost"],
    "panel": ["学术整理", "学术整理的年鉴数据", "面板数据", "panel"],
    "internal": ["内部", "内部资料", "内部数据", "未公开", "不公开", "internal", "否"],
}
BOUNDS = {
    "at_least": ["余", "多", "突破", "超过", "以上", "不少于", "下限", "atleast"],
    "at_most": ["近", "不足", "以下", "上限", "atmost"],
    "about": ["约", "左右", "大约", "about"],
}
COMPARATORS = {
    "at_least": ["以上", "达到", "不低于", "不少于", "atleast"],
    "above": ["超过", "突破", "above"],
    "at_most": ["以内", "不超过", "不高于", "atmost"],
    "below": ["低于", "below"],
    "about": ["左右", "约", "about"],
}
# Words in a column's name that say nothing of what the figure is.
FILLER = ["数值", "数据", "数量", "情况", "全年", "年度", "年末", "年底", "期末", "数", "值", "年",
          "末", "底", "(", ")", "—", "-", ":", "/", "value", "全市"]  # fmt: skip
NOTHING = ["", "—", "——", "-", "--", "---", "–", "/", "\\", "无", "暂无", "没有", "空", "缺",
           "缺失",
           "未公布", "未发布", "待发布", "待公布", "待定", "未统计", "未填报", "未取得", "无数据",
           "暂无数据", "不详", "不适用", "na", "n/a", "n.a.", "nan", "null", "none", "nil", "tbd",
           "...", "......", "…", "……", "..", "*", "×", "x", "?", "暂缺", "尚未公布", "暂未公布",
           "not published", "not available", "pending", "未提供"]  # fmt: skip
# Heads of columns that are worked out from others or are no figures, and are not read.
DERIVED = ["增速", "增长", "增幅", "增减", "增量", "同比", "环比", "比上年", "较上年", "变化",
           "完成率", "完成比例", "进度", "位次", "排名", "排序", "名次", "占比", "比重", "growth",
           "change", "rank", "yoy", "序号", "编号", "号", "代码", "电话", "手机", "邮编", "权重",
           "得分", "分值", "no.", "code", "phone", "weight", "score", "口径", "definition",
           "最近已知情况", "lastknown"]  # fmt: skip
# Heads of columns that only the tables of goals in plans have.
GOALS = ["属性", "指标属性", "目标属性", "指标性质"]
TOTALS = ["合计", "总计", "小计", "平均", "均值", "总和", "average", "total", "sum"]
NOTES = ["注", "备注", "说明", "数据来源", "资料来源", "来源", "填表人", "填报人", "审核人", "制表",
         "填报单位", "联系人", "联系电话", "审核", "负责人", "note", "source", "填表说明",
         "填报说明",
         "填报日期", "单位负责人", "单位"]  # fmt: skip
UNIT_WORDS = ["计量单位", "单位", "unit"]
NATION = ["全国", "中国", "国家", "china"]
AREA_ENDINGS = ["省", "市", "地区"]
PLAN_ENDINGS = ["规划", "时期", "期间", "计划", "规划纲要"]
# One word for what is written in several ways; longest first where one holds another.
SAME = [
    ("研究与试验发展", "rd"), ("研究与实验发展", "rd"), ("research and development", "rd"),
    ("r&d", "rd"), ("r＆d", "rd"), ("研发", "rd"), ("rd(研发)", "rd"), ("全社会", ""),
    ("规模以上", "规上"), ("占地区生产总值比重", "占gdp比重"), ("占地区生产总值的比重",
    "占gdp比重"),
    ("占gdp的比重", "占gdp比重"), ("占gdp比例", "占gdp比重"), ("占生产总值比重", "占gdp比重"),
    ("每万人口", "每万人"), ("万人口", "万人"),
]  # fmt: skip
# What may be dropped from the end of a name before it is compared a second time.
COUNTING = ["总数量", "总数", "数量", "个数", "家数", "总量", "数"]
INDICATORS = {
    "rd_intensity": ["研发投入强度", "研发强度", "研发经费强度", "R&D强度", "R&D投入强度",
                     "研发经费投入强度", "R&D经费占GDP比重", "R&D经费支出占GDP比重",
                     "R&D经费投入占GDP比重", "R&D投入占GDP比重", "R&D占GDP比重",
                     "R&D内部经费支出占GDP比重", "R&D经费内部支出占GDP比重"],
    "rd_expenditure": ["研发经费", "R&D经费", "研发投入", "R&D经费投入", "R&D经费支出", "研发支出",
                       "R&D内部经费支出", "研发经费投入", "R&D支出"],
    "rd_fte": ["R&D人员折合全时当量", "R&D人员全时当量", "研发人员全时当量"],
    "rd_fte_per_10k": ["每万人R&D人员数", "每万人研发人员", "每万人R&D人员", "万人研发人员数",
                       "每万人R&D人员全时当量"],
    "hnte": ["高新技术企业", "高企", "国家高新技术企业", "有效期内高新技术企业",
             "国家级高新技术企业",
             "高新技术企业拥有量", "高新企业"],
    "hnte_new": ["新认定高企", "当年认定高新技术企业", "新增认定高新技术企业"],
    "tech_sme": ["科技型中小企业", "科技型中小企业入库", "入库科技型中小企业", "科小",
                 "科技型中小企业评价入库"],
    "tech_contracts": ["技术合同成交额", "技术合同成交总额", "技术合同额", "技术合同成交金额",
                       "技术市场合同成交额", "技术交易额", "全市技术合同成交额", "技术合同交易额"],
    "tech_contracts_output": ["输出技术合同成交额", "技术输出合同成交额", "输出技术成交额"],
    "tech_contracts_absorbed": ["吸纳技术合同成交额", "吸纳技术成交额"],
    "patents_per_10k": ["万人发明专利拥有量", "每万人发明专利拥有量", "万人有效发明专利拥有量",
                        "每万人口有效发明专利拥有量", "万人发明专利"],
    "hv_patents_per_10k": ["万人高价值发明专利拥有量", "每万人高价值发明专利拥有量",
                           "万人高价值专利", "每万人口高价值专利拥有量"],
    "fiscal_st": ["财政科技支出", "财政科技投入", "地方财政科技支出", "科学技术支出"],
    "sti_rank": ["综合科技创新水平全省位次", "综合科技进步水平位次", "综合科技创新水平位次",
                 "综合科技进步水平全省排名", "综合科技创新水平全省排名"],
    "sti_index": ["综合科技创新水平指数", "综合科技进步指数"],
    "gdp": ["GDP", "生产总值", "地区生产总值", "全市生产总值", "国内生产总值"],
    "population": ["常住人口", "年末常住人口", "人口", "全市常住人口", "年末人口"],
}  # fmt: skip
# How part of a year is written so that it is read again: a state, and (True) a sum so far.
PART_YEAR = {False: "{year}年{month}月末", True: "{year}年1-{month}月"}
