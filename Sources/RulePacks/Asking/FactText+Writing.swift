import Quantities

extension FactText {
    /// Writes a value in full for a screen: `480,000.00元`, `2025年3月10日`, `30%`, `是`.
    ///
    /// Unknown and not applicable values have their own words; a record lists its columns.
    public static func write(_ value: FactValue, as type: TermType? = nil) -> String {
        if case .money = type, case .number(let yuan) = value, let money = Money(yuan: yuan) {
            return money.formatted + Words.yuan
        }
        return brief(value, type)
    }

    /// Writes a value as briefly as it stays exact, for sentences: `48万元`, `499999.99元`.
    public static func brief(_ value: FactValue, _ type: TermType? = nil) -> String {
        switch value {
        case .unknown: return Messages.unknown
        case .notApplicable: return Messages.notApplicable
        case .bool(let truth): return truth ? Words.yes : Words.no
        case .text(let text): return text
        case .day(let day):
            return "\(day.year)\(Words.year)\(day.month)\(Words.month)\(day.day)\(Words.day)"
        case .period(let period): return "\(period.count)\(Words.periodUnit(period.unit))"
        case .number(let number): return self.number(number, type)
        case .list(let items):
            return items.map { brief($0, elementType(type)) }.joined(separator: Words.listJoint)
        case .record(let columns): return record(columns, type)
        }
    }

    private static func number(_ number: Decimal, _ type: TermType?) -> String {
        switch type {
        case .money: return money(number)
        case .ratio:
            guard let percent = number.multiplied(by: Decimal(100)) else { return "\(number)" }
            // A computed share may have endless digits; six places of a percent are shown.
            return "\(percent.rounded(toScale: 6, .halfUp) ?? percent)%"
        case .year: return "\(number)\(Words.year)"
        default: return "\(number)"
        }
    }

    /// 万元 when that is no longer and exact to two places, else 元.
    private static func money(_ yuan: Decimal) -> String {
        let tenThousand = Decimal(10_000)
        if !(yuan.magnitude < tenThousand), let inTens = yuan.divided(by: tenThousand),
            inTens.rounded(toScale: 2, .down) == inTens
        {
            return "\(inTens)\(Words.tenThousandYuan)"
        }
        return "\(yuan)\(Words.yuan)"
    }

    private static func elementType(_ type: TermType?) -> TermType? {
        if case .list(let element) = type { element } else { nil }
    }

    private static func record(_ columns: [String: FactValue], _ type: TermType?) -> String {
        guard case .record(let declared) = type else {
            return columns.sorted { $0.key < $1.key }
                .map { "\($0.key)\(Messages.colon)\(brief($0.value))" }
                .joined(separator: Messages.comma)
        }
        return declared.compactMap { column in
            columns[column.name].map { "\(column.name)\(Messages.colon)\(brief($0, column.type))" }
        }
        .joined(separator: Messages.comma)
    }
}
