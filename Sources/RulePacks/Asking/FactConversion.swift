import Feel
import Quantities

extension FactValue {
    var asText: String? { if case .text(let text) = self { text } else { nil } }
    var asList: [FactValue]? { if case .list(let items) = self { items } else { nil } }
    var asRecord: [String: FactValue]? {
        if case .record(let record) = self { record } else { nil }
    }
}

extension Value {
    /// A fact as the rule language reads it.
    ///
    /// Months and years become a years-and-months duration, calendar days a days duration; working
    /// days are a plain number, because only a calendar can add them to a day.
    init(_ fact: FactValue) {
        switch fact {
        case .unknown: self = .null
        case .notApplicable: self = .notApplicable
        case .bool(let truth): self = .boolean(truth)
        case .number(let number): self = .number(number)
        case .text(let text): self = .string(text)
        case .day(let day): self = .day(day)
        case .period(let period): self = Value(period)
        case .list(let items): self = .list(items.map(Value.init))
        case .record(let record):
            self = .context(
                Context(record.sorted { $0.key < $1.key }.map { ($0.key, Value($0.value)) })
            )
        }
    }

    private init(_ period: Period) {
        switch period.unit {
        case .workingDays: self = .integer(period.count)
        case .days: self = DayTimeDuration(days: period.count).map(Value.dayTimeDuration) ?? .null
        case .months: self = .monthDuration(MonthDuration(months: period.count))
        case .years:
            let (months, overflow) = period.count.multipliedReportingOverflow(by: 12)
            self = overflow ? .null : .monthDuration(MonthDuration(months: months))
        }
    }
}

extension FactValue {
    /// A value of the rule language as a fact; what facts cannot hold is unknown.
    init(_ value: Value) {
        switch value {
        case .null: self = .unknown
        case .notApplicable: self = .notApplicable
        case .boolean(let truth): self = .bool(truth)
        case .number(let number): self = .number(number)
        case .string(let text): self = .text(text)
        case .date: self = value.asDay.map(FactValue.day) ?? .unknown
        case .dayTimeDuration(let duration):
            self = duration.wholeDays.map { .period(Period(count: $0, unit: .days)) } ?? .unknown
        case .monthDuration(let duration):
            self = .period(Period(count: duration.months, unit: .months))
        case .list(let items): self = .list(items.map(FactValue.init))
        case .context(let context):
            self = .record(
                Dictionary(
                    context.entries.map { ($0.name, FactValue($0.value)) },
                    uniquingKeysWith: { first, _ in first }))
        case .time, .dateTime, .range, .function: self = .unknown
        }
    }
}
