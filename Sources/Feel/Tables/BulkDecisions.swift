public import Quantities

/// Many values of one input, one per row.
public enum ValueColumn: Sendable {
    /// Exact numbers.
    case numbers([Decimal])
    /// Whole counts of a small unit: `scale` 2 means hundredths, as fen are of yuan.
    case scaled([Int64], scale: Int)
    /// Texts.
    case texts([String])
    /// Texts as places in a short list.
    case codes([UInt8], of: [String])
    /// Truth values.
    case booleans([Bool])
    /// Days.
    case days([Day])

    /// The number of rows.
    public var count: Int {
        switch self {
        case .numbers(let values): values.count
        case .scaled(let values, _): values.count
        case .texts(let values): values.count
        case .codes(let values, _): values.count
        case .booleans(let values): values.count
        case .days(let values): values.count
        }
    }

    /// The value of one row; null beyond the column or its list.
    func value(at row: Int) -> Value {
        guard row < count else { return .null }
        switch self {
        case .numbers(let values): return .number(values[row])
        case .scaled(let values, let scale):
            return Decimal(coefficient: Int128(values[row]), exponent: -scale)
                .map { .number($0) } ?? .null
        case .texts(let values): return .string(values[row])
        case .codes(let values, let options):
            let code = Int(values[row])
            return code < options.count ? .string(options[code]) : .null
        case .booleans(let values): return .boolean(values[row])
        case .days(let values): return .day(values[row])
        }
    }
}

/// What a table answered for many rows.
public struct BulkDecisions: Sendable {
    /// The rule that decided each row, 0-based; -1 the default; -2 a row of `exceptions`.
    public let rules: [Int16]
    /// Rows that conflicting rules or values of another kind sent the general way.
    public let exceptions: [Int: Decision]
    private let results: [Value]
    private let otherwise: Value

    init(_ rules: [Int16], _ exceptions: [Int: Decision], _ results: [Value], _ otherwise: Value) {
        self.rules = rules
        self.exceptions = exceptions
        self.results = results
        self.otherwise = otherwise
    }

    /// The result of a row.
    public func value(at row: Int) -> Value {
        guard row < rules.count else { return .null }
        let rule = Int(rules[row])
        if rule >= 0 { return results[rule] }
        return rule == -1 ? otherwise : exceptions[row]?.value ?? .null
    }
}

extension DecisionTable {
    /// Evaluates every row of some columns at once.
    ///
    /// - Parameter columns: one per input column of the table, all of the same length.
    /// - Returns: the answers, the same as one evaluation per row would give; `nil` when the
    ///   table has cells, inputs or results that are not constants, or the columns do not fit.
    public func evaluate(columns: [ValueColumn]) -> BulkDecisions? {
        guard let index, columns.count == inputs.count, let count = columns.first?.count,
            columns.allSatisfy({ $0.count == count })
        else { return nil }
        var masks = [UInt64](repeating: .max, count: count)
        for (column, values) in zip(index.columns, columns) { column.apply(values, to: &masks) }
        let winners = index.winners(masks)
        var rules = winners.rules
        var exceptions: [Int: Decision] = [:]
        for row in winners.open {
            rules[row] = -2
            exceptions[row] = decide(inputs: columns.map { $0.value(at: row) })
        }
        return BulkDecisions(rules, exceptions, index.results, index.otherwise)
    }
}

extension TableIndex {
    /// The deciding rule of each row, and the rows that need the general way.
    func winners(_ masks: [UInt64]) -> (rules: [Int16], open: [Int]) {
        var open: [Int] = []
        let rules = [Int16](unsafeUninitializedCapacity: masks.count) { buffer, initialized in
            for row in masks.indices {
                let mask = masks[row]
                var rule = -2
                if mask & TableIndex.allowedBit != 0 {
                    let matching = mask & ~TableIndex.allowedBit
                    rule = winner(matching) ?? -2
                    if rule == -1, !hasDefault { rule = -2 }
                }
                if rule == -2 { open.append(row) }
                buffer[row] = Int16(truncatingIfNeeded: rule)
            }
            initialized = masks.count
        }
        return (rules, open)
    }
}

extension TableIndex.Column {
    /// Narrows the rules of each row by the values of a column; 0 sends a row the general way.
    func apply(_ values: ValueColumn, to masks: inout [UInt64]) {
        switch (self, values) {
        case (.numbers(let limits, let rules), .scaled(let units, let scale)):
            guard let steps = TableIndex.Column.steps(limits, scale: scale) else { break }
            for row in units.indices {
                let unit = units[row]
                var place = 0
                for step in steps { place &+= unit > step ? 1 : 0 }
                masks[row] &= rules[place]
            }
            return
        case (.texts(let index, let rules, let others), .codes(let codes, let options)):
            var byCode = [UInt64](repeating: 0, count: 256)
            for (code, option) in options.prefix(256).enumerated() {
                let place = index.place(of: option)
                byCode[code] = place < 0 ? others : rules[place]
            }
            for row in codes.indices { masks[row] &= byCode[Int(codes[row])] }
            return
        case (.numbers, .numbers(let numbers)):
            for row in numbers.indices {
                masks[row] &= self.rules(for: .number(numbers[row])) ?? 0
            }
            return
        default: break
        }
        for row in masks.indices { masks[row] &= self.rules(for: values.value(at: row)) ?? 0 }
    }

    /// Limits as steps in whole units: a value is past a limit's point when it is above the
    /// second of the limit's two steps, at it when above the first only.
    private static func steps(_ limits: [Decimal], scale: Int) -> [Int64]? {
        guard (0...18).contains(scale), let unit = Decimal(coefficient: 1, exponent: scale)
        else { return nil }
        var result: [Int64] = []
        for limit in limits {
            guard let scaled = limit.multiplied(by: unit),
                let floor = scaled.rounded(toScale: 0, .floor), let whole = floor.asInt,
                whole > Int(Int64.min)
            else { return nil }
            result.append(scaled == floor ? Int64(whole) - 1 : Int64(whole))
            result.append(Int64(whole))
        }
        return result
    }
}
