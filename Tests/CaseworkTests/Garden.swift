import Casework
import Foundation
import Quantities
import RulePacks
import TestKit

/// The fictitious regulation of `Fixtures/garden`: one kind of case for each family of meanings.
enum Garden {
    static let files: [PackFile] = load("Tests/CaseworkTests/Fixtures/garden")

    static let reading = Regulation.read(files)

    static func regulation() throws -> Regulation {
        guard let regulation = reading.regulation else {
            throw Unreadable(problems: reading.problems.map(\.description))
        }
        return regulation
    }

    /// 2025 and 2026 are published, 2027 is not.
    static func calendar() throws -> WorkCalendar {
        let all = try Checkout.calendar()
        return try WorkCalendar(notices: all.notices.filter { (2024...2026).contains($0.year) })
    }

    private static func load(_ folder: String) -> [PackFile] {
        (try? Checkout.files(in: folder)) ?? []
    }

    /// A fixture that does not read, with everything wrong with it.
    struct Unreadable: Error, CustomStringConvertible {
        let problems: [String]
        var description: String { problems.joined(separator: "\n") }
    }
}

extension Day {
    /// A day a test writes; a slip shows at once as the first day there is.
    init(_ text: String) { self = Day(iso: text) ?? Day(daysSinceEpoch: -700_000) }
}

extension FactValue {
    static func yuan(_ amount: Int) -> FactValue { .number(Decimal(amount)) }
    static func count(_ number: Int) -> FactValue { .number(Decimal(number)) }
    static func day(_ text: String) -> FactValue { .day(Day(text)) }

    /// A member of a record; unknown where there is none.
    subscript(member: String) -> FactValue {
        if case .record(let record) = self { record[member] ?? .unknown } else { .unknown }
    }
}
