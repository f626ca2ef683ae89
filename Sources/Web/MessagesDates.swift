import Casework
import Quantities

/// Days and moments in words.
extension Messages {
    private static let weekdays = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
    private static let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    static func date(_ day: Day) -> String { "\(day.year)年\(day.month)月\(day.day)日" }
    static func shortDate(_ day: Day) -> String { "\(day.month)月\(day.day)日" }
    static func month(_ day: Day) -> String { "\(day.year)年\(day.month)月" }
    static func weekday(_ day: Day) -> String { weekdays[max(0, min(6, day.weekday - 1))] }
    static func dateWithWeekday(_ day: Day) -> String { date(day) + " " + weekday(day) }

    /// Month and day with weekday; the year too when it is another one.
    static func weekdayDate(_ day: Day, from today: Day) -> String {
        (day.year == today.year ? shortDate(day) : date(day)) + " " + weekday(day)
    }

    static func time(_ moment: Instant) -> String {
        let (hour, minute) = moment.clock
        return "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
    }
    static func dateAndTime(_ moment: Instant) -> String {
        dateWithWeekday(moment.day) + " " + time(moment)
    }
    static func saved(_ moment: Instant) -> String { "草稿 \(time(moment)) 已存" }
    static func changedOn(_ day: Day) -> String { "\(date(day))有变动" }

    static func dueBy(_ day: String) -> String { day + " 24:00 前" }
    static func wasDue(_ day: String) -> String { "应在" + day + " 前" }
    static let dueToday = "今天到期"
    static func leftWorking(_ days: Int) -> String { "还剩 \(days) 个工作日" }
    static func leftDays(_ days: Int) -> String { "还剩 \(days) 天" }
    static func lateWorking(_ days: Int) -> String { "已超过 \(days) 个工作日" }
    static func lateDays(_ days: Int) -> String { "已超过 \(days) 天" }

    static func countedBy(_ version: String, first: Day, last: Day) -> String {
        // The version lists every year's publication day; only the years counted over matter here.
        let years = version.split(separator: " ").filter { part in
            part.hasPrefix("\(first.year)") || part.hasPrefix("\(last.year)")
        }
        let notices = years.map { $0.replacing("@", with: "年安排，公布于 ") }
            .joined(separator: semicolon)
        return "从\(date(first))起算，当天不算，到\(date(last))为止。放假和调休按 \(notices)。"
    }
    static func ordinalDay(_ count: Int) -> String { "第\(count)日" }
    static let lastDay = "止"
    static func dayNote(_ note: CountedDay.Note) -> String {
        switch note {
        case .startNotCounted: "起"
        case .skippedWeekend: "休"
        case .skippedHoliday: "假"
        case .makeUpWorking: "班"
        case .suspended: "停"
        case .rolled: "顺延"
        default: ""
        }
    }

    /// 一 … 九百九十九; figures beyond.
    static func numeral(_ number: Int) -> String {
        guard (1...999).contains(number) else { return "\(number)" }
        let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10)
        var text = hundreds > 0 ? digits[hundreds] + "百" : ""
        if tens > 0 {
            text += (tens == 1 && hundreds == 0 ? "" : digits[tens]) + "十"
        } else if hundreds > 0, ones > 0 {
            text += digits[0]
        }
        return text + (ones > 0 ? digits[ones] : "")
    }
}
