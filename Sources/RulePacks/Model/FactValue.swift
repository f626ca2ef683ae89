public import Quantities

/// A value of a fact as cases store it and packs read it.
///
/// Money is a number of 元; a ratio is a plain number (15 % is 0.15); a choice is its option's
/// text; a link to another case is a record with the linked case's visible facts.
public indirect enum FactValue: Sendable, Hashable {
    /// It applies and nobody has said it yet (PACKS §2.1).
    case unknown
    /// Its `when:` is false: reads false or empty, and makes comparisons false (PACKS §2.2).
    case notApplicable
    case bool(Bool)
    case number(Decimal)
    case text(String)
    case day(Day)
    case period(Period)
    case list([FactValue])
    case record([String: FactValue])
}

extension FactValue: Codable {
    private enum Key: String, CodingKey { case bool, number, text, day, period, list, record, none }

    /// Reads the form `encode(to:)` writes; an unknown tag reads as unknown.
    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: Key.self)
        if let value = try box.decodeIfPresent(Bool.self, forKey: .bool) {
            self = .bool(value)
        } else if let value = try box.decodeIfPresent(Decimal.self, forKey: .number) {
            self = .number(value)
        } else if let value = try box.decodeIfPresent(String.self, forKey: .text) {
            self = .text(value)
        } else if let value = try box.decodeIfPresent(Day.self, forKey: .day) {
            self = .day(value)
        } else if let value = try box.decodeIfPresent(Period.self, forKey: .period) {
            self = .period(value)
        } else if let value = try box.decodeIfPresent([FactValue].self, forKey: .list) {
            self = .list(value)
        } else if let value = try box.decodeIfPresent([String: FactValue].self, forKey: .record) {
            self = .record(value)
        } else {
            let word = try box.decodeIfPresent(String.self, forKey: .none)
            self = word == "notApplicable" ? .notApplicable : .unknown
        }
    }

    /// One key naming the case, so that a number is never taken for a text.
    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: Key.self)
        switch self {
        case .unknown: try box.encode("unknown", forKey: .none)
        case .notApplicable: try box.encode("notApplicable", forKey: .none)
        case .bool(let value): try box.encode(value, forKey: .bool)
        case .number(let value): try box.encode(value, forKey: .number)
        case .text(let value): try box.encode(value, forKey: .text)
        case .day(let value): try box.encode(value, forKey: .day)
        case .period(let value): try box.encode(value, forKey: .period)
        case .list(let value): try box.encode(value, forKey: .list)
        case .record(let value): try box.encode(value, forKey: .record)
        }
    }
}
