import Quantities

/// What the case engine says to people.
///
/// No law here: articles speak through packs.
enum Messages {
    static let listJoint = "、"
    static let unquantified = "法规未定量：条文没有写天数，本地口径也还没有定"
    static func unruled(_ names: [String]) -> String {
        "法规未定量：从哪天算、算不算由本地口径定，还没有定（\(names.joined(separator: listJoint))）"
    }
    static func factMissing(_ name: String) -> String { "还不知道「\(name)」，算不出日期" }
    static func exemptionUnknown(_ names: [String]) -> String {
        "有没有可以免除的情形还判断不了（缺少\(names.joined(separator: listJoint))），先按没有计算"
    }
    static func calendar(_ error: CalendarError) -> String { error.sentence }
    static func notBefore(_ day: Day, _ error: CalendarError) -> String {
        "\(error.sentence)；现在只知道不早于 \(day)，公布后重新计算"
    }

    static func lapsed(_ owes: String, _ what: String, _ due: Day) -> String {
        "\(owes)没有在 \(due) 以前完成：\(what)"
    }
    static func lapsedRemedy(gates: [String], opens: [String]) -> String {
        var parts = ["尽快补办，补办不取消这条记录"]
        if !gates.isEmpty { parts.append("因此挡住：\(gates.joined(separator: listJoint))") }
        if !opens.isEmpty { parts.append("因此可以办：\(opens.joined(separator: listJoint))") }
        return parts.joined(separator: "；")
    }

    // Acts
    static func noSuchStep(_ step: String) -> String { "本类案卷没有「\(step)」这个环节" }
    static func beginsOtherwise(_ kind: String, _ steps: [String]) -> String {
        steps.isEmpty
            ? "「\(kind)」到日子由系统自动立卷，不用手工开始"
            : "「\(kind)」要从「\(steps.joined(separator: "」或「"))」开始"
    }
    static func nameless(_ step: String) -> String { "「\(step)」可以办多次，这一次还没有名字" }
    static let namelessRemedy = "给这一次起个名字，如“第一次”，以后靠它区分"
    static let noSuchStepRemedy = "从项目页上的待办进入，不要手工改网址"
    static func noSuchOutcome(_ outcome: String, _ step: String) -> String {
        "「\(step)」没有「\(outcome)」这种结论"
    }
    static func outcomeNeeded(_ step: String) -> String { "还没有选「\(step)」的结论" }
    static let outcomeNeededRemedy = "先选结论，再提交"
    static func ended(_ ending: String) -> String { "案卷已经\(ending)，不能再办" }
    static let endedRemedy = "确需继续的，另行申报"
    static func waiting(_ step: String, _ names: [String]) -> String {
        "「\(step)」还不能办：先要办完\(names.map { "「\($0)」" }.joined(separator: listJoint))"
    }
    static func waitingUndecided(_ step: String, _ names: [String]) -> String {
        "「\(step)」能不能办还判断不了，缺少：\(names.joined(separator: listJoint))"
    }
    static func notApplicable(_ step: String) -> String { "按本项目的情况不需要办「\(step)」" }
    static func closed(_ step: String) -> String { "「\(step)」的办理时机已经过去" }
    static func alreadyDone(_ step: String) -> String { "「\(step)」已经办完，不能重复办理" }
    static let seeProject = "到项目页看现在该办什么"
    static let fillMissing = "先补齐缺少的事实"
    static func wrongRole(_ step: String, _ roles: [String]) -> String {
        "「\(step)」应由\(roles.joined(separator: "或"))办理"
    }
    static let wrongRoleRemedy = "请有权办理的人登录后办理"
    static func outsideWindow(_ step: String) -> String { "现在不在「\(step)」的统一办理期内" }
    static func outsideWindowRemedy(_ step: String?) -> String {
        step.map { "等下一次统一办理，或先办「\($0)」" } ?? "等下一次统一办理"
    }
    static func windowEndUnknown(_ step: String) -> String {
        "「\(step)」的办理期最后一天遇不遇休息日还不知道：那一年的放假通知还没有公布"
    }
    static func windowUnknown(_ step: String) -> String { "「\(step)」的办理期还没有发布" }

    // Facts
    static func factNeeded(_ ask: String) -> String { "还没有填：\(ask)" }
    static let factNeededRemedy = "填好后再提交"
    static func factUndecided(_ term: String, _ names: [String]) -> String {
        "要不要填「\(term)」取决于：\(names.joined(separator: listJoint))"
    }
    static func factNotAsked(_ term: String, _ step: String) -> String {
        "「\(step)」不收「\(term)」这一项"
    }
    static func factType(_ term: String) -> String { "「\(term)」的内容和要求的类型不符" }
    static func factTooLong(_ term: String, _ limit: Int) -> String {
        "「\(term)」太长，最多 \(limit) 个字"
    }
    static func factRange(_ term: String) -> String { "「\(term)」超出允许的范围" }
    static func factCents(_ term: String) -> String { "「\(term)」精确到分，最多两位小数" }
    static func factOption(_ term: String, _ options: [String]) -> String {
        "「\(term)」只能是：\(options.joined(separator: listJoint))"
    }
    static let factRemedy = "改正后再提交"

    // Materials
    static func materialNeeded(_ name: String) -> String { "缺少材料：\(name)" }
    static func materialRemedy(_ seal: String?) -> String {
        seal.map { "上传加盖\($0)的文件" } ?? "上传文件"
    }
    static func materialUndecided(_ name: String) -> String { "是否需要「\(name)」还判断不了" }
    static func materialNotAsked(_ name: String, _ step: String) -> String {
        "「\(step)」不收「\(name)」这份材料"
    }

    // Returns and reasons
    static func reasonNeeded(_ outcome: String) -> String { "「\(outcome)」要写明理由" }
    static func documentNeeded(_ name: String) -> String { "「\(name)」要写明依据的文件或会议" }
    static let reasonRemedy = "在理由栏写清楚为什么"
    static func pointingNeeded(_ outcome: String) -> String {
        "「\(outcome)」要至少指出一处需要改的材料、事项或审核要点"
    }
    static let pointingRemedy = "在需要改的那一项上标出，并写明怎么改"
    static func happenedLater(_ day: String) -> String { "发生日 \(day) 晚于今天" }
    static func happensNow(_ step: String) -> String { "「\(step)」在办理当天发生，不能填更早的日期" }
    static let happenedRemedy = "填写事情实际发生的日期"
    static let overrideLapsed = "放行的有效期已经过了"
    static let overrideNeeded = "原则上不能这样办；确需办理的，写明理由、批准人和有效期"
    static func gateUndecided(_ names: [String]) -> String {
        "尚不能判断，缺少：\(names.joined(separator: listJoint))"
    }
    static func scope(_ route: String) -> String { "本项目不归这部办法管：\(route)" }
    static let scopeRemedy = "按应当适用的规定办理"

    // Panels
    static let panelNeeded = "专家组还没有抽取"
    static let panelNeededRemedy = "先完成专家抽取"
    static func opinionsNeeded(_ names: [String]) -> String {
        "还没有出具意见的专家：\(names.joined(separator: listJoint))"
    }
    static let opinionsRemedy = "等每位专家交齐各自意见，再形成组意见"
    static func sizeUnknown(_ step: String) -> String { "法规没有规定「\(step)」的专家人数，本地口径也没有定" }
    static let sizeRemedy = "由管理员在「口径」中登记人数和依据后再抽取"
    static func tooFew(_ have: Int, _ need: Int) -> String {
        "可抽取的专家只有 \(have) 名，需要 \(need) 名"
    }
    static let tooFewRemedy = "补充专家库，或调整范围"
    static let panelFrozenAlready = "候选名单已经封存，不能再次封存"
    static let panelNotFrozen = "候选名单还没有封存"
    static let noKey = "本机没有这个专家组的密钥：密钥文件丢失或被换过，请找系统管理员恢复"
    static let panelDrawnAlready = "专家已经抽出，不能重抽；缺席的请办理替补"
    static let panelNotDrawn = "专家还没有抽出"
    static func wordsNeeded(_ roles: [String]) -> String {
        "还差\(roles.joined(separator: listJoint))的见证词，凑齐之前不能抽取"
    }
    static let wordsRemedy = "请见证方各自登录，写一句话"
    static let wordsGiven = "见证词只能交一次"
    static let hasSpoken = "这位专家已经出具意见，意见在案，不能再换人"
    static let hasSpokenRemedy = "意见有疑问的，由组织评审的部门在结论里写明"
    static let notMember = "不在本次专家组名单里"
    static let listExhausted = "抽取顺序里已经没有可替补的专家"
    static let opinionGivenAlready = "已经交过意见"
    static let poolMember = "专家被停用"
    static func bodyUnknown(_ body: String) -> String { "「\(body)」不是本次会审的单位" }
    static func bodiesWaiting(_ names: [String]) -> String {
        "会审还没有答复的单位：\(names.joined(separator: listJoint))"
    }
    static func bodiesObject(_ names: [String]) -> String {
        "会审中不同意的单位：\(names.joined(separator: listJoint))，一家不同意即不能通过"
    }
    static let bodiesObjectRemedy = "改作不通过的结论，或者由不同意的单位重新答复"
    static func bodiesUndecided(_ step: String) -> String { "「\(step)」由哪些单位参加还判断不了" }
    static func conclusionUnknown(_ step: String) -> String {
        "「\(step)」怎样形成结论，条文没有写，本地口径也还没有定"
    }
    static let bodiesRemedy = "等各单位答复，或由牵头单位催办"

    // Refusals as a whole
    static func refused(_ step: String, _ count: Int) -> String { "「\(step)」没有办成，有 \(count) 处要处理" }
    static let forbidden = "您没有办理这件事的权限"
    static func noSuchCase(_ id: String) -> String {
        "找不到案卷 \(id)；核对案卷号，本单位以外的案卷只有经办的人看得到"
    }
    static func noSuchKind(_ kind: String, _ regulation: String) -> String {
        "制度包 \(regulation) 里没有“\(kind)”这种案卷；从“新建”里选一种"
    }
    static func moveCurrent(_ id: String) -> String {
        "案卷 \(id) 已经是现行的一版，不用挪；核对案卷号"
    }
    static let moveReason = "挪到现行的一版要写明依据的文件或理由"
    static func moveUnknownKind(_ kind: String) -> String {
        "现行的一版里没有“\(kind)”这种案卷，不能挪；仍按原来的一版办"
    }
    static func packMissing(_ id: String, _ pin: Case.Pin) -> String {
        "案卷 \(id) 按制度包 \(pin.regulation) 的 \(pin.version) 版（指纹 "
            + "\(pin.hash.prefix(12))…）办理，本系统里没有这一版；"
            + "请管理员把这一版的包存进数据库（guiju regulation keep），再打开"
    }
    static func corrupt(_ record: String) -> String { "存着的“\(record)”对不上它的校验值，请告诉系统管理员。" }
    static func upkeepLeft(_ names: [String]) -> String {
        "有 \(names.count) 件没有记下，其余的都记下了；排除原因以后下一次会补记：\(names.joined(separator: "；"))"
    }
    static func noSuchTerm(_ term: String) -> String { "没有「\(term)」这个事实" }
    static func wrongCorrector(_ term: String, _ roles: [String]) -> String {
        "「\(term)」应由\(roles.joined(separator: "或"))更正"
    }
    static let wrongCorrectorRemedy = "请填报的一方登录后更正；还没有审定的，也可以退回修改并指出哪里不对"
    static let correctionSame = "更正前后一样，没有要改的"

    // Journeys
    static let journeyOpen = "能办"
    static func inForce(_ from: Day, _ day: Day) -> String {
        "\(day) 在施行期内（自 \(from) 起）"
    }
    static let calendarActor = "日历"
    static func limit(_ period: String, _ owes: String) -> String { "\(owes)：\(period)" }

    // People
    static let badIdentifier = "登录名和单位代号用 2 到 32 个小写字母、数字或连字符"
    static let badName = "名称要填，不超过 60 个字"
    static let noSuchUnit = "没有这个单位，请先添加单位"
    static func loginTaken(_ login: String) -> String { "登录名「\(login)」已经有人用了，请换一个" }
    static func noSuchAccount(_ id: String) -> String { "没有「\(id)」这个账号" }
    static let noSuchRole = "有一个角色不在现行制度包里，请重新选择"
    static let rolesApart = "三员分立：管理员只能任系统、安全、审计三职中的一职，也不能兼办业务；请只选一项"
    static let ownRoles = "不能改自己的角色，请另一位安全管理员办理"
    static let accountChanged = "这个账号刚刚被别人改过，这次没有改动；请刷新看看现在的样子再办"
    static let lastAdministrator = "这是该管理职的最后一人，不能停用或卸任；请先另外指定一人"
}
