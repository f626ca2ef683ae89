public import Quantities

/// Reads calendar files (`Calendars/cn-2025.yaml`): a year and its notices, a revision as one more.
public enum CalendarFile {
    /// - Throws: `ReadingError` with every place that is wrong.
    public static func read(
        _ text: String, file: String = ""
    ) throws(ReadingError) -> [CalendarNotice] {
        let small = SmallFile(file: file)
        return try small.read(text) { root in
            guard let fields = Fields(root, .calendar, small.findings),
                let year = fields.integer("year")
            else { return nil }
            return fields.maps("notices", .notice).compactMap { notice in
                guard let published = small.day(notice, "published") else { return nil }
                return CalendarNotice(
                    year: year, reference: notice.need("reference"), published: published,
                    holidays: small.days(notice, "holidays"),
                    workdays: small.days(notice, "workdays"))
            }
        }
    }

    /// A notice as a file that reads back as the same notice.
    public static func write(_ notice: CalendarNotice) -> String {
        func list(_ days: [Day]) -> String {
            days.map(\.description).joined(separator: ", ")
        }
        return """
            year: \(notice.year)
            notices:
              - reference: '\(notice.reference.replacing("'", with: "''"))'
                published: \(notice.published)
                holidays: [\(list(notice.holidays))]
                workdays: [\(list(notice.workdays))]

            """
    }
}
