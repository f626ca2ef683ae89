import Foundation
import Quantities
import Testing

@Suite struct CodingTests {
    private func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    @Test func `decimals are written as strings and read only from strings`() throws {
        let value = try number("-12.50")
        #expect(try text([value]) == #"["-12.5"]"#)
        #expect(try read([Quantities.Decimal].self, #"["-12.50"]"#) == [value])
        #expect(throws: DecodingError.self) { try read([Quantities.Decimal].self, "[12.5]") }
        #expect(throws: DecodingError.self) { try read([Quantities.Decimal].self, #"["12,5"]"#) }
    }

    @Test func `money is written as fen`() throws {
        #expect(try text([Money(fen: 48_000_000)]) == "[48000000]")
        #expect(try read([Money].self, "[48000000]") == [Money(fen: 48_000_000)])
        #expect(throws: DecodingError.self) { try read([Money].self, "[0.5]") }
    }

    @Test func `days are written as ISO dates`() throws {
        let value = try day("2025-03-03")
        #expect(try text([value]) == #"["2025-03-03"]"#)
        #expect(try read([Day].self, #"["2025-03-03"]"#) == [value])
        #expect(throws: DecodingError.self) { try read([Day].self, #"["2025-02-29"]"#) }
        #expect(throws: DecodingError.self) { try read([Day].self, "[20150]") }
    }

    @Test func `ranges that end before they begin are refused`() throws {
        let range = try #require(DayRange(from: day("2025-03-03"), through: day("2025-03-04")))
        let written = #"{"from":"2025-03-03","through":"2025-03-04"}"#
        #expect(try text(range) == written)
        #expect(try read(DayRange.self, written) == range)
        #expect(range.count == 2)
        #expect(DayRange(from: range.through, through: range.from) == nil)
        #expect(throws: DecodingError.self) {
            try read(DayRange.self, #"{"from":"2025-03-05","through":"2025-03-04"}"#)
        }
    }

    @Test func `periods, windows and due dates survive a round trip`() throws {
        let period = Period(count: -30, unit: .workingDays)
        #expect(try text(period) == #"{"count":-30,"unit":"workingDays"}"#)
        #expect(try read(Period.self, text(period)) == period)
        let window = YearlyWindow(
            from: try #require(MonthDay("09-01")), through: try #require(MonthDay("09-30")))
        #expect(try text(window) == #"{"from":"09-01","through":"09-30"}"#)
        #expect(try read(YearlyWindow.self, text(window)) == window)
        let due = try dueDate(
            from: day("2025-03-03"), period, calendar: publishedCalendar(), convention: .civilCode)
        #expect(try read(DueDate.self, text(due)) == due)
    }
}
