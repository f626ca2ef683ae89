import Casework

/// What the site says around the work itself: errors, sign-in, navigation.
///
/// No law here.
enum Messages {
    static let listJoint = "、"
    static let comma = "，"
    static let semicolon = "；"
    static let colon = "："
    static let dot = " · "
    static let arrow = "→ "
    static let yes = "是"
    static let no = "否"
    static let yuan = "元"

    // Navigation
    static let inbox = "待办"
    static let cases = "项目"
    static let clocks = "期限"
    static let overrides = "破例登记"
    static let law = "制度"
    static let navigation: [(path: String, label: String, operation: Operation)] = [
        ("/inbox", inbox, .readInbox), ("/cases", cases, .listCases),
        ("/new", "新建", .beginCase), ("/clocks", clocks, .readClocks),
        ("/filings", filings, .readClocks), ("/overrides", "破例", .readOverrides),
        ("/people", people, .readAccounts), ("/calendar", calendar, .manageCalendar),
        ("/audit", audit, .readAudit), ("/law", law, .readLaw), ("/help", "说明", .readHelp),
    ]
    static let flash = [
        "look": "显示设置已保存。", "draft": "草稿已保存，可以随时回来接着填。",
        "ruling": "口径已经记录，从现在起生效。",
        "moved": "案卷已经挪到现行的一版，从现在起按它办理。",
        "people": "账号已经保存，并记入审计。", "unit": "单位已经保存，并记入审计。",
        "calendar": "放假通知已经生效，相关期限已经重新计算。",
    ]

    /// A role's name; the three administrators have no name in any pack.
    static func role(_ name: String) -> String {
        switch name {
        case SystemRole.system: "系统管理员"
        case SystemRole.security: "安全管理员"
        case SystemRole.audit: "审计管理员"
        default: name
        }
    }

    // Sign-in
    static let signInTitle = "请先登录"
    static let signInFirst = "这个地址要登录后才能用。"
    static let signInNext = "先登录，再重新请求。"
    static let signInEmpty = "请把账号和密码都填上。"
    static let signInWrong = "账号或密码不对。连续输错会暂时锁定账号。"
    static func locked(minutes: Int) -> String {
        "连续输错次数太多，这个账号的口令暂停使用，请 \(minutes) 分钟后再试，或找系统管理员核实。"
    }
    static let timedOut = "登录已经超时。刚才填的文字还在这一页里，登录后接着提交就行；文件要重新选。"
    static let timedOutEmpty = "登录已经超时，刚才那张表没有提交，内容也没有留下；登录后请重新填。"
    static let heldTitle = "接着提交刚才的表"
    static let heldFiles = "刚才选的文件没有留下。接着提交只存成草稿，请到表里重新选好文件再办。"

    // Problems
    static let tooLargeTitle = "内容太大，没有收下"
    static func tooLarge(_ limit: String) -> String {
        "一次最多收 \(limit)，超过的部分没有读，什么都没有保存。"
    }
    static let tooLargeNext = "请压缩文件，或拆成几份再传。"
    static let unreadableTitle = "没有看懂提交的内容"
    static func noSuchDay(_ text: String) -> String { "“\(text.prefix(40))”不是一个日期。" }
    static let noSuchDayNext = "把地址里 on= 后面写成 2025-03-03 这样的日期；去掉它就是今天。"
    static let unreadable = "提交的内容不完整或格式不对，什么都没有保存。"
    static let reload = "请回到上一页，刷新后重新提交。"
    static let staleTitle = "这张表已经失效"
    static let stale = "表里的校验码和当前登录对不上，可能是在别处重新登录过。什么都没有保存。"
    static let staleNext = "请重新打开这张表；已经存过的草稿都在。"
    static let notFoundTitle = "找不到"
    static let noSuchPage = "没有这个页面，或者您无权查看。"
    static let noSuchFile = "没有这份文件，或者您无权查看。"
    static let notFoundNext = "请从待办或项目列表进入。"
    static let forbiddenTitle = "没有权限"
    static let forbidden = "您的身份不能办这件事。"
    static let forbiddenNext = "请由有权办理的人登录后办理；需要授权的，找安全管理员。"
    static let brokenTitle = "系统出错了"
    static let broken = "这一步没有办成，什么都没有保存。错误已经记下。"
    static let brokenNext = "请稍后重试；仍然不行的，把下面的编号告诉系统管理员。"
    static let refusedTitle = "没有办成"
    static let refusedNext = "改好后重新提交；填过的内容都在。"
    static let conflictTitle = "有人先办了一步"
    static let conflict = "您打开这张表以后，案卷又有了变动，所以这次没有记录。您填的内容已存为草稿。"
    static let conflictNext = "请到项目页看看有什么变化，再决定是否重新提交。"
    static let reusedTitle = "重复提交"
    static let reused = "同一张表已经用来提交过别的内容。"
    static let unavailableTitle = "暂时不能用"
    static let unavailable = "数据没有读写成功，什么都没有保存。"
    static let unavailableNext = "请稍后重试。"
    static let notMineTitle = "这一步现在不在您手里"
    static func notMine(_ step: String) -> String { "“\(step)”现在不由您办：也许已经办完、还没轮到，或该由别人办。" }
    static let notMineNext = "请到项目页看现在该谁办。"
    static func wrongKey(_ what: String) -> String { "这一项不对：\(what)" }
    static func notUploaded(_ material: String) -> String {
        "材料“\(material)”没有收：这个账号没有为它上传过这样摘要的文件。"
    }
    static let uploadFirst =
        "先用同一账号在这一步的填报页上传（字段 file.材料名，multipart/form-data），"
        + "再用该文件的 SM3 摘要引用它。"
    static let seeInterface = "请对照接口说明改正。"
    static let nothingToAnswer = "这里没有等您答复的会审，也许已经答复过。"

    /// Bytes in the unit people use.
    static func size(_ bytes: Int) -> String {
        if bytes >= 1 << 30 { return tenths(bytes, 1 << 30) + " GB" }
        if bytes >= 1 << 20 { return tenths(bytes, 1 << 20) + " MB" }
        return bytes >= 1 << 10 ? "\(bytes >> 10) KB" : "\(bytes) B"
    }

    private static func tenths(_ bytes: Int, _ unit: Int) -> String {
        let tenth = bytes / (unit / 10)
        return tenth % 10 == 0 ? "\(tenth / 10)" : "\(tenth / 10).\(tenth % 10)"
    }

    // Look
    static let accountTitle = "显示设置"
    static let helpTitle = "按键与说明"
    static let theme = "明暗"
    static let bySystem = "跟随系统"
    static let themes = [("light", "纸色"), ("dark", "墨色")]
    static let textSize = "字号"
    static let normalSize = "标准"
    static let sizes = [("small", "小"), ("large", "大")]
    static let density = "表格行距"
    static let roomy = "宽松"
    static let densities = [("compact", "紧凑")]
    static let keys = "单键快捷键"
    static let keyChoices = [("", "打开"), ("keysoff", "关闭")]

    // Inbox and lists
    static let inboxTabs = [
        (key: "mine", label: "待办"), (key: "optional", label: "可办"), (key: "done", label: "已办"),
        (key: "all", label: "全部"),
    ]
    static func tally(late: Int, today: Int) -> String {
        let parts = [late > 0 ? "\(late) 件已超期" : "", today > 0 ? "\(today) 件今天到期" : ""]
        return parts.filter { !$0.isEmpty }.joined(separator: comma)
    }
    static let inboxEmpty = "现在没有等您办的事"
    static let nothingOptional = "现在没有可办可不办的事"
    static let inboxEmptyNext = "别人办完上一步，事情就会出现在这里。"
    static let allCases = "看全部项目"
    static let nothingDone = "还没有办过的事"
    static let nothingDoneNext = "您办过的项目会列在这里。"
    static let noLimit = "没有规定期限"
    static func found(_ count: Int, _ asked: String) -> String {
        asked.isEmpty ? "共 \(count) 个" : "和“\(asked)”有关的 \(count) 个"
    }
    static let allKinds = "全部案卷"
    static let aliveChoices = [("", "全部"), ("yes", "在办"), ("no", "已结束")]
    static let amountHead = "金额（元）"
    static let nothingFound = "没有符合条件的项目"
    static let nothingFoundNext = "换个词、少选几个条件再试；两个字的词也能搜。"
    static func clockSummary(_ count: Int, late: Int, days: Int) -> String {
        "\(days) 天内到期和已超期的共 \(count) 件" + (late > 0 ? "，本页 \(late) 件已超期" : "")
    }
    static let ownDuties = "我要办的"
    static let allDuties = "我能看的全部"
    static func withinDays(_ days: Int) -> String { "\(days) 天内" }
    static let noDues = "没有快到期的事"
    static let noDuesNext = "有期限的事一开始走，就会列在这里。"
    static let noOverrides = "还没有破例"
    static let noOverridesNext = "“原则上”的规定每放行一次，这里就多一条。"
    static func recordedBy(_ name: String) -> String { "\(name) 登记" }
    static func overrideStep(_ step: String, gate: String) -> String { "\(step)：\(gate)" }
    static let letPass = "放行"
}
