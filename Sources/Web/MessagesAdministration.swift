import Casework

/// What the pages of the three administrators say.
extension Messages {
    static let people = "账号"
    static let calendar = "工作日历"
    static let audit = "审计"

    // People
    static let loginAsk = "登录名"
    static let loginHint = "2 到 32 个小写字母、数字或连字符，定了不能改"
    static let nameAsk = "姓名"
    static let unitAsk = "单位"
    static let unitIDAsk = "单位代号"
    static let unitNameAsk = "单位名称"
    static let unitProjectsAsk = "自己有没有信息化项目"
    static let unitProjectsHint = "有的，每年自动开始它的目录、安全、考核等案卷"
    static let unitProjectsMissing = "请说明这个单位自己有没有信息化项目"
    static let rolesAsk = "任什么角色"
    static let rolesHint = "三种管理员只能单选一种，不能兼办业务；不选就是没有任何权限"
    static let enabled = "可登录"
    static let disabled = "已停用"
    static let noRoles = "还没有角色"
    static let disable = "停用这个账号"
    static let enable = "恢复这个账号"
    static let opened = "账号已开立"
    static let passwordMade = "口令已重设"

    // Passwords
    static let oldPassword = "现在的口令"
    static let newPassword = "新口令"
    static let newAgain = "再输一遍新口令"
    static let passwordHint = "至少 10 个字符，不能含登录名"
    static let oldWrong = "现在的口令不对，请重新输入"
    static let passwordWeak = "新口令至少 10 个字符，不能含登录名，也不能和原来一样"
    static let passwordsDiffer = "两遍新口令不一样，请重新输入"
    static let noPassword = "口令没有存成，请稍后再试"

    // Calendar
    static let yearAsk = "哪一年"
    static let referenceAsk = "通知名称和文号"
    static let publishedAsk = "公布日期"
    static let holidaysAsk = "放假的日子"
    static let workdaysAsk = "调休上班的周末"
    static let daysHint = "写全年；日子之间用顿号、逗号、空格或换行隔开，连着的写“2027-10-01至2027-10-07”"
    static let referenceMissing = "请写明通知名称和文号"
    static let yearWrong = "年份要写四位数字"
    static func notDays(_ text: String) -> String { "看不懂“\(text)”，日子写成 2027-10-01 或 2027年10月1日" }
    static let spanTooLong = "一段连着的日子不会超过 31 天，请检查起止"
    static let daySeparators = "、，,；; \t\r\n"
    static let daySpan = "至"
    static func calendarYear(_ year: Int) -> String { "\(year) 年" }
    static func published(_ day: String) -> String { "\(day) 公布" }
    static func daysOff(_ off: Int, worked: Int) -> String { "放假 \(off) 天，调休上班 \(worked) 天" }
    static let noticeInForce = "采用"
    static let noticeReplaced = "已被后来的通知取代"

    // Audit
    static let noAudit = "还没有记录"
    static let noAuditNext = "登录、被拒绝的请求和管理操作都会记在这里，只增不改。"
    static func auditWord(_ word: String) -> String { auditWords[word] ?? word }
    private static let auditWords = [
        "account-opened": "开立账号", "account-enabled": "恢复账号", "account-disabled": "停用账号",
        "account-password": "改口令", "account-roles": "授予角色", "account-unit": "保存单位",
        Operation.signIn.rawValue: "登录", "allowed": "成功", "refused": "被拒绝", "locked": "已锁定",
    ]
}
