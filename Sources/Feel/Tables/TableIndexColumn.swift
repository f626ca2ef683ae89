import Quantities

extension TableIndex {
    /// One input of a table: which rules accept which value.
    enum Column: Sendable {
        /// Numbers: the limits in order and the rules for each point and each gap between them.
        case numbers(limits: [Decimal], rules: [UInt64])
        /// Dates, as days since 1970.
        case dates(limits: [Int], rules: [UInt64])
        /// Texts that are named, and all others.
        case texts(TextIndex, rules: [UInt64], others: UInt64)
        case booleans(yes: UInt64, no: UInt64)
        /// Every value passes every rule.
        case anything(UInt64)

        init?(_ table: DecisionTable, _ input: Int) {
            var cells = table.rules.map { $0.cells[input] }
            if let allowed = table.inputs[input].allowed { cells.append(allowed) }
            var tests: [[ConstantTest]] = []
            for cell in cells {
                guard let constants = cell.constantTests else { return nil }
                tests.append(constants)
            }
            let hasAllowed = table.inputs[input].allowed != nil
            let ruleCount = table.rules.count
            func mask(_ value: Value) -> UInt64 {
                var result: UInt64 = hasAllowed ? 0 : TableIndex.allowedBit
                for (index, cell) in cells.enumerated() where cell.accepts(value, tests[index]) {
                    result |= index == ruleCount ? TableIndex.allowedBit : 1 << UInt64(index)
                }
                return result
            }
            let points = tests.flatMap { $0.flatMap(\.points) }
            guard let first = points.first else {
                self = .anything(mask(.null))
                return
            }
            switch first {
            case .number:
                guard let column = Column.numbers(points, mask) else { return nil }
                self = column
            case .date:
                guard let column = Column.dates(points, mask) else { return nil }
                self = column
            case .string:
                guard let column = Column.texts(points, tests, mask) else { return nil }
                self = column
            case .boolean where points.allSatisfy({ $0.kind == .boolean }):
                self = .booleans(yes: mask(.boolean(true)), no: mask(.boolean(false)))
            default:
                return nil
            }
        }

        private static func numbers(_ points: [Value], _ mask: (Value) -> UInt64) -> Column? {
            let limits = Set(points.compactMap(\.asNumber)).sorted()
            guard points.allSatisfy({ $0.asNumber != nil }), let least = limits.first,
                let greatest = limits.last, let below = least.subtracting(.one),
                let above = greatest.adding(.one), below < least, above > greatest
            else { return nil }
            var rules = [mask(.number(below))]
            for (index, limit) in limits.enumerated() {
                rules.append(mask(.number(limit)))
                if index + 1 < limits.count {
                    guard
                        let middle = limit.adding(limits[index + 1])?.divided(by: Decimal(2)),
                        middle > limit, middle < limits[index + 1]
                    else { return nil }
                    rules.append(mask(.number(middle)))
                } else {
                    rules.append(mask(.number(above)))
                }
            }
            return .numbers(limits: limits, rules: rules)
        }

        private static func dates(_ points: [Value], _ mask: (Value) -> UInt64) -> Column? {
            let days = points.compactMap { point -> Int? in
                if case .date(let date) = point { date.daysSinceEpoch } else { nil }
            }
            guard days.count == points.count else { return nil }
            let limits = Set(days).sorted()
            var rules: [UInt64] = []
            func add(_ day: Int) -> Bool {
                guard let date = CalendarDate(daysSinceEpoch: day) else { return false }
                rules.append(mask(.date(date)))
                return true
            }
            guard let first = limits.first, add(first - 1) else { return nil }
            for limit in limits {
                // Where two limits are neighbours no day lies between them, and none is asked.
                guard add(limit), add(limit + 1) else { return nil }
            }
            return .dates(limits: limits, rules: rules)
        }

        private static func texts(
            _ points: [Value], _ tests: [[ConstantTest]], _ mask: (Value) -> UInt64
        ) -> Column? {
            let isNamed = tests.allSatisfy { cell in
                cell.allSatisfy { if case .interval = $0 { false } else { true } }
            }
            guard isNamed, points.allSatisfy({ $0.asString != nil }) else { return nil }
            let names = points.compactMap(\.asString)
            // A text that no cell names: longer than all of them.
            let stranger = names.joined() + "?"
            return .texts(
                TextIndex(names), rules: points.map(mask), others: mask(.string(stranger)))
        }

        /// The rules that accept a value; `nil` when it is of another kind.
        @inline(__always)
        func rules(for value: Value) -> UInt64? {
            switch (self, value) {
            case (.numbers(let limits, let rules), .number(let number)):
                return rules[Column.place(of: number, in: limits)]
            case (.texts(let index, let rules, let others), .string(let text)):
                let place = index.place(of: text)
                return place < 0 ? others : rules[place]
            case (.booleans(let yes, let no), .boolean(let truth)):
                return truth ? yes : no
            case (.dates(let limits, let rules), .date(let date)):
                return rules[Column.place(of: date.daysSinceEpoch, in: limits)]
            case (.anything(let rules), .number), (.anything(let rules), .string),
                (.anything(let rules), .boolean), (.anything(let rules), .date):
                return rules
            default:
                return nil
            }
        }

        /// 2·i + 1 at limit i, 2·i in the gap before it.
        @inline(__always)
        static func place<Number: Comparable>(of number: Number, in limits: [Number]) -> Int {
            var place = 0
            for limit in limits {
                if number < limit { return place }
                if number == limit { return place + 1 }
                place += 2
            }
            return place
        }
    }
}
