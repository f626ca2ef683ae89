import Foundation
import Quantities
import Testing

/// The notices shipped in `Calendars/`, read line by line without a YAML parser.
///
/// Understands only the form those files have: `year:`, then per notice `- reference:`,
/// `published:`, and the bracketed lists `holidays:` and `workdays:`.
func publishedNotices() throws -> [CalendarNotice] {
    let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Calendars")
    return try (2018...2026).flatMap { year in
        let file = folder.appendingPathComponent("cn-\(year).yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains("\nyear: \(year)\n"))
        return try text.components(separatedBy: "  - reference: ").dropFirst().map { entry in
            let lines = entry.components(separatedBy: "\n")
            let published = lines[1].replacingOccurrences(of: "    published: ", with: "")
            return CalendarNotice(
                year: year, reference: lines[0], published: try day(published),
                holidays: try days(in: entry, list: "holidays"),
                workdays: try days(in: entry, list: "workdays"))
        }
    }
}

private func days(in entry: String, list: String) throws -> [Day] {
    let body = try #require(entry.components(separatedBy: "\(list): [").last)
    let inside = try #require(body.components(separatedBy: "]").first)
    return try inside.split { $0 == "," || $0.isWhitespace }.map { try day(String($0)) }
}

/// The calendar of all shipped notices.
func publishedCalendar() throws -> WorkCalendar {
    try WorkCalendar(notices: publishedNotices())
}
