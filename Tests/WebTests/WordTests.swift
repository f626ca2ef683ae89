import Casework
import Quantities
import RulePacks
import TestKit
import Testing

@testable import Web

/// Days and numbers in words.
struct WordTests {
    static func left(_ due: String, on today: String, from start: String? = nil) throws -> Model {
        DaysLeft(calendar: try Checkout.calendar(), today: try day(today))
            .model(due: try day(due), from: try start.map(day))
    }

    @Test(arguments: [
        ("2025-03-10", "2025-03-10", "今天到期"), ("2025-03-10", "2025-03-07", "还剩 1 个工作日"),
        ("2025-03-10", "2025-03-03", "还剩 5 个工作日"), ("2025-03-09", "2025-03-08", "还剩 1 天"),
        ("2025-03-07", "2025-03-10", "已超过 1 个工作日"), ("2025-03-07", "2025-03-08", "已超过 1 天"),
        // Over the National Day holiday only working days count.
        ("2025-10-09", "2025-09-30", "还剩 1 个工作日"),
        ("2031-01-10", "2031-01-01", "还剩 9 天"),
    ])
    func `time left is said in working days where there are any`(
        due: String, today: String, words: String
    ) throws {
        #expect(try Self.left(due, on: today)["words"] as? String == words)
    }

    @Test func `one square for each working day, those gone filled`() throws {
        let model = try Self.left("2025-03-10", on: "2025-03-05", from: "2025-03-03")
        let squares = try #require(model["squares"] as? [Model])
        #expect(squares.compactMap { $0["gone"] as? Bool } == [true, true, false, false, false])
        #expect(try Self.left("2025-12-31", on: "2025-03-05", from: "2025-03-03")["squares"] == nil)
    }

    @Test func `a due date is drawn day by day`() throws {
        let calendar = try Checkout.calendar()
        let date = try dueDate(
            from: try day("2025-04-01"), Period(count: 5, unit: .workingDays), calendar: calendar,
            convention: Convention(rollsOverRestDays: false, yearReading: .correspondingDay),
            suspended: [])
        let months = try #require(DayGrid.model(date)["months"] as? [Model])
        let weeks = try #require(months.first?["weeks"] as? [Model])
        let days = weeks.flatMap { $0["days"] as? [Model] ?? [] }
        #expect(days.compactMap { $0["note"] as? String }.filter { $0 == "假" }.count == 3)
        #expect(days.last { $0["class"] as? String == "end" }?["count"] as? String == "第5日")
    }

    @Test(arguments: [
        (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (62, "六十二"), (105, "一百零五"),
        (110, "一百一十"), (0, "0"), (1_000, "1000"),
    ])
    func `numbers of articles are written as in the text`(number: Int, words: String) {
        #expect(Messages.numeral(number) == words)
    }

    @Test func `a citation finds its place by prefix, item and all`() throws {
        let library = Library(
            regulations: [try Checkout.regulation("baiyun-2024")],
            calendar: try Checkout.calendar(), rulings: [:])
        let prefix = library.regulations[0].identity.prefix
        let item = Place("\(prefix)-22(11)", in: library)
        #expect(item.title == "第二十二条第（十一）项")
        #expect(item.path == "/law/baiyun-2024/22#item-11")
        #expect(!item.gist.isEmpty)
        #expect(Place("\(prefix)-A1", in: library).title == "附件一")
        #expect(Place("XX-1", in: library).title == "XX-1", "an unknown one is shown as it is")
    }

    @Test func `an article's gist is told once in a margin`() throws {
        let library = Library(
            regulations: [try Checkout.regulation("baiyun-2024")],
            calendar: try Checkout.calendar(), rulings: [:])
        let cite = "\(library.regulations[0].identity.prefix)-16"
        var margin = LawMargin(library)
        let first = margin.notes([cite])?["notes"] as? [Model]
        let second = margin.notes([cite])?["notes"] as? [Model]
        #expect(first?.first?["gist"] != nil)
        #expect(second?.first?["gist"] == nil)
        #expect(second?.first?["more"] != nil)
        #expect(margin.notes([String]()) == nil)
    }
}
