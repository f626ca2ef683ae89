import Quantities

/// Reads days, years and periods as people write them; input is folded to half width.
enum DayText {
    static func day(_ text: String, shown: String) throws(FactTextError) -> Day {
        guard let parts = parts(of: text) else { throw FactTextError(.notADay(shown)) }
        guard let day = Day(year: parts.0, month: parts.1, day: parts.2) else {
            throw FactTextError(.noSuchDay(shown))
        }
        return day
    }

    /// Year, month and day of `2025-03-10`, `2025/3/10`, `2025.3.10` or the Chinese form;
    /// the year always has four digits.
    private static func parts(of text: String) -> (Int, Int, Int)? {
        var pieces: [Substring] = []
        if text.hasSuffix(Words.day), let yearEnd = text.firstIndex(of: Character(Words.year)),
            let monthEnd = text.firstIndex(of: Character(Words.month)), yearEnd < monthEnd
        {
            pieces = [
                text[..<yearEnd], text[text.index(after: yearEnd)..<monthEnd],
                text[text.index(after: monthEnd)...].dropLast(),
            ]
        } else {
            for separator in ["-", "/", "."] as [Character] where text.contains(separator) {
                pieces = text.split(separator: separator, omittingEmptySubsequences: false)
                break
            }
        }
        guard pieces.count == 3, pieces[0].count == 4, pieces[1].count <= 2, pieces[2].count <= 2,
            let year = digits(pieces[0]), let month = digits(pieces[1]), let day = digits(pieces[2])
        else { return nil }
        return (year, month, day)
    }

    static func year(_ text: String, shown: String) throws(FactTextError) -> Int {
        let bare = text.hasSuffix(Words.year) ? text.dropLast() : text[...]
        guard bare.count == 4, let year = digits(bare), year > 0 else {
            throw FactTextError(.notAYear(shown))
        }
        return year
    }

    static func period(_ text: String, shown: String) throws(FactTextError) -> Period {
        if text == Words.halfYear { return Period(count: 6, unit: .months) }
        guard let unit = Words.periodUnits.first(where: { text.hasSuffix($0.word) }),
            let count = digits(text.dropLast(unit.word.count)), count <= 10_000
        else { throw FactTextError(.notAPeriod(shown)) }
        return Period(count: count, unit: unit.unit)
    }

    /// A plain run of at most nine ASCII digits.
    private static func digits(_ text: some StringProtocol) -> Int? {
        let bytes = text.utf8
        guard !bytes.isEmpty, bytes.count <= 9,
            bytes.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Int(text)
    }
}
