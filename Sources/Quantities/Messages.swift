/// The sentences of this room, in the language of its readers.
enum Messages {
    /// What is wrong, and what to do next.
    static func sentence(for error: CalendarError) -> String {
        switch error {
        case .yearNotPublished(let year):
            "\(year)年的节假日安排尚无公布的通知，不能推算工作日；通知公布、由系统管理员填入以后才能算"
        case .invalidNotice(let year, let fault):
            "\(year)年的节假日安排有误：\(sentence(for: fault))；请对照通知原文改正"
        case .outOfRange:
            "计算的日期超出范围（公元1年至9999年，期间不超过40000个单位）；请检查起算日和期间"
        }
    }

    private static func sentence(for fault: CalendarError.Fault) -> String {
        switch fault {
        case .yearOutOfRange: "年份须在2至9999之间"
        case .dayOutsideYear(let day): "\(day)不在该年，也不在上一年12月"
        case .dayOutOfOrder(let day): "\(day)重复或没有按先后排列"
        case .workdayOnWeekday(let day): "\(day)是周一至周五，不能列为调休上班日"
        case .holidayAndWorkday(let day): "\(day)既列为放假又列为上班"
        case .publishedTwice(let day): "\(day)公布了两份内容不同的安排"
        }
    }

    /// The line that explains one step of a count.
    static func line(for step: CountedDay) -> String {
        let weekdays = ["一", "二", "三", "四", "五", "六", "日"]
        let weekday = "周" + weekdays[step.day.weekday - 1]
        let ordinal = step.counted.map { "，计第\($0)日" } ?? ""
        return "\(step.day) \(weekday) \(reason(step.note))\(ordinal)"
    }

    private static func reason(_ note: CountedDay.Note) -> String {
        switch note {
        case .startNotCounted: "起算当日不计入"
        case .counted: "计入"
        case .makeUpWorking: "调休上班，计入"
        case .skippedWeekend: "周末，不计入"
        case .skippedHoliday: "放假，不计入"
        case .suspended: "中止期间，不计入"
        case .correspondingDay: "到期月的对应日"
        case .monthEnd: "到期月没有对应日，以月末日为准"
        case .dayBefore: "对应日的前一日（口径）"
        case .yearEnd: "自然年年末（口径）"
        case .rolled: "期末遇休息日，移至此工作日"
        }
    }
}
