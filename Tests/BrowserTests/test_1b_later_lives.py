"""The later chapters, each by separate people in a real browser: change, acceptance, evaluation."""

from people import ADDRESS, begin, step
from playwright.sync_api import expect


def shows(person, *texts):
    for text in texts:
        expect(person.page.locator("main")).to_contain_text(text)


def foreseen(person, *texts):
    """What the check page says will follow, before anything is sent."""
    for text in texts:
        expect(person.page.locator("#foresight")).to_contain_text(text)


def refused(person, *texts):
    """The page came back with everything that stands against the act."""
    for text in texts:
        expect(person.page.locator(".summary")).to_contain_text(text)
    person.look()


def conclude(person, path, outcome, reason, facts=None):
    """Tries a decision that is not expected to succeed."""
    page = person.go(path).page
    page.locator(f"input[name=outcome][value='{outcome}']").check()
    person.answer(facts or {}).hand_in().acknowledge()
    page.fill("#reason", reason)
    page.click("button[value=submit]")


def change(cancelled, added, total):
    """Answers of a change that takes one thing out and puts another in."""
    return {
        "变更后金额": total,
        "目标主体不变": "是",
        "新需求属范畴": "是",
        "变更项.0.动作": "取消",
        "变更项.0.内容": "自建采集平台",
        "变更项.0.金额": cancelled,
        "变更项.1.动作": "新增",
        "变更项.1.内容": "对接区物联网平台",
        "变更项.1.金额": added,
    }


def is_shut(person, case, name):
    """Whether a step cannot be done by this person now."""
    return person.page.request.get(ADDRESS + step(case, name)).status == 409


def test_a_change_below_the_line_is_agreed_to_and_filed(sign_in):
    clerk, reviewer = sign_in("nongye"), sign_in("shenhe1")
    case = clerk.find("农田灌溉用水计量系统")

    # the arithmetic is on the page before anything is sent: 28 of 200
    clerk.fill(step(case, "采购变更申请"), change("16万元", "12万元", "196万元"))
    foreseen(clerk, "第三十三条", "变更幅度", "280,000.00", "14%", "同意后调整")
    clerk.submit("第一次")
    clerk.receipt()

    # back to the scheme is not for a change this small, and what was typed stays
    which = step(case, "采购变更审核", "第一次")
    reviewer.go(which).look()
    conclude(reviewer, which, "转方案重报", "金额变动较大，拟退回重编方案")
    refused(reviewer, "第三十三条", "不需要从立项方案重报")
    assert reviewer.page.input_value("#reason") == "金额变动较大，拟退回重编方案"
    reviewer.decide(which, "同意变更", reason="目标和主体内容不变，总额不超原批复")

    # nothing is bought before the change is filed
    clerk.fill(step(case, "采购启动"), {}).submit()
    refused(clerk, "第三十二条", "还有采购变更没有办完")
    clerk.file(step(case, "变更造价", "第一次"), {})
    clerk.file(step(case, "采购变更备案", "第一次"), {})
    clerk.file(step(case, "采购启动"), {})

    clerk.go(f"/cases/{case}").look()
    shows(clerk, "采购变更审核", "同意变更", "目标和主体内容不变，总额不超原批复", "合同签订")


def test_a_change_above_the_line_goes_the_whole_way_of_approval_again(sign_in):
    clerk, reviewer = sign_in("chengguan"), sign_in("shenhe2")
    case = clerk.find("垃圾分类智能督导系统")

    # 51 of 300
    clerk.fill(step(case, "采购变更申请"), change("30万元", "21万元", "291万元"))
    foreseen(clerk, "变更幅度", "510,000.00", "17%", "重新立项")
    foreseen(clerk, "转方案重报", "要重办：方案编制、材料初审、专家评审、造价评审、批复")
    clerk.submit("第一次")
    clerk.receipt()

    which = step(case, "采购变更审核", "第一次")
    conclude(reviewer, which, "同意变更", "变更理由充分")
    refused(reviewer, "第三十三条", "百分之十五")
    assert reviewer.page.input_value("#reason") == "变更理由充分"
    reviewer.decide(
        which, "转方案重报", reason="超过批复金额的百分之十五", pointed={"变更项": "按变更内容重编方案"}
    )

    # the approval given before no longer carries a purchase
    clerk.go(f"/cases/{case}").look()
    shows(clerk, "转方案重报", "去办“方案编制”", "按变更内容重编方案")
    assert is_shut(clerk, case, "采购启动")
    assert is_shut(sign_in("zhengfu"), case, "批复")

    scheme = {"投资概算": "291万元", "工程建设主体金额": "260万元", "须用商用密码": "是"}
    clerk.file(step(case, "方案编制"), scheme)
    reviewer.decide(step(case, "材料初审"), "通过", reason="已按变更内容重编")
    clerk.go(f"/cases/{case}")
    shows(clerk, "专家评审")
    assert is_shut(clerk, case, "采购启动")


def test_acceptance_is_refused_too_early_and_with_papers_missing_and_passes_then(sign_in):
    reviewer = sign_in("shenhe1")

    # 初步验收 by the unit itself, and its filing
    first = sign_in("yunxi")
    case = first.find("街道便民服务自助终端")
    first.decide(step(case, "初步验收"), "通过", reason="合同内容已建成，测试通过")
    first.file(step(case, "初验备案"), {})
    shows(first, "初验备案")

    # 试运行 is not over after two months
    early = sign_in("shuiwu")
    case = early.find("泵站水位雨量遥测补点")
    early.fill(step(case, "试运行结束"), {}).submit()
    refused(early, "第四十一条", "三个自然月", "第四十二条")

    # 试运行 over; 符合性审核 sends back once
    clerk = sign_in("songfeng")
    case = clerk.find("镇级档案查询系统")
    clerk.file(step(case, "试运行结束"), {})
    clerk.file(step(case, "终验征求意见"), {"自愿终验专家": "否"})
    reviewer.decide(
        step(case, "符合性审核"),
        "暂不同意",
        reason="日志只交了一个月",
        pointed={"系统登录日志": "请补齐试运行期间的日志"},
    )
    assert is_shut(clerk, case, "终验审核")
    clerk.go(step(case, "终验征求意见")).look()
    shows(clerk, "请补齐试运行期间的日志")
    clerk.file(step(case, "终验征求意见"), {"自愿终验专家": "否"})
    reviewer.decide(step(case, "符合性审核"), "同意组织终验", reason="日志已补齐，数据已汇聚")

    # 终验, 验收备案: papers missing cannot be passed, and the reason comes back
    clerk.decide(step(case, "终验审核"), "通过", reason="对照合同逐项核对，全部建成")
    clerk.file(step(case, "验收备案申请"), {})
    record = step(case, "备案审核")
    papers = {"材料完整": "否", "材料规范": "是", "材料一致": "是"}
    conclude(reviewer, record, "通过", "缺试运行报告，先备案后补", papers)
    refused(reviewer, "第四十八条", "验收材料不齐")
    assert reviewer.page.input_value("#reason") == "缺试运行报告，先备案后补"
    assert reviewer.page.locator("input[name='f.材料完整'][value='否']").is_checked()
    reviewer.decide(
        record, "需整改", papers, "缺试运行报告", pointed={"验收备案材料": "请补试运行报告"}
    )

    clerk.go(step(case, "验收备案申请")).look()
    shows(clerk, "请补试运行报告", "整改情况说明")
    clerk.file(step(case, "验收备案申请"), {})
    reviewer.decide(record, "通过", dict.fromkeys(papers, "是"), "材料已补齐")

    clerk.go(f"/cases/{case}").look()
    shows(clerk, "效能自评估", "材料已补齐")


def test_an_evaluation_is_published_and_the_case_is_closed(sign_in):
    clerk, reviewer = sign_in("jiaoyu"), sign_in("shenhe1")
    case = clerk.find("区属学校录播教室接入")

    clerk.file(step(case, "效能自评估"), {})
    reviewer.file(step(case, "评估公布"), {"评估结果": "优秀", "评估须整改": "否"})

    clerk.go(f"/cases/{case}").look()
    shows(clerk, "正常办结", "优秀")


def test_a_failed_evaluation_needs_a_third_party_first_and_holds_the_next_application(sign_in):
    clerk, reviewer = sign_in("chengguan"), sign_in("shenhe1")
    case = clerk.find("市容巡查视频智能识别平台")
    failed = {"评估结果": "不合格", "评估须整改": "是"}

    # above 三百万元 no result without a third party, and what was typed is still there
    reviewer.fill(step(case, "评估公布"), failed).submit()
    refused(reviewer, "第五十二条", "第三方")
    shows(reviewer, "不合格")
    reviewer.file(step(case, "第三方评估"), {})
    reviewer.file(step(case, "评估公布"), failed)

    clerk.go(f"/cases/{case}").look()
    shows(clerk, "去办“评估整改”", "第五十三条")

    # the next application of the same kind stands against the failed one
    clerk.fill(begin("项目"), {"项目名称": "市容巡查二期", "申报金额": "260万元"}).submit()
    refused(clerk, "第五十三条", "评估不合格")
    shows(clerk, "市容巡查视频智能识别平台", "市容巡查二期")

    clerk.file(step(case, "评估整改"), {})
    clerk.go(f"/cases/{case}")
    shows(clerk, "正常办结")
