/// Functions on ranges, after Allen's interval relations, and `range("[1..3]")`.
enum RangeFunctions {
    /// A side of a comparison: a range, or a point as the range of just that point.
    private struct Span {
        let start: Value
        let end: Value
        let startIncluded: Bool
        let endIncluded: Bool
    }

    /// The order of two ends; throws when they cannot be ordered.
    private struct Unordered: Error {}

    private static func order(_ left: Value, _ right: Value) throws -> Int {
        guard let order = Comparing.order(left, right) else { throw Unordered() }
        return order
    }

    private typealias Test = @Sendable (Span, Span) throws -> Bool

    static let all: [Builtin] = [
        relation("before", pointPoint, { try isBefore($0, $1) }),
        relation("after", pointPoint, { try isBefore($1, $0) }),
        relation("meets", rangesOnly, { try meets($0, $1) }),
        relation("met by", rangesOnly, { try meets($1, $0) }),
        relation("overlaps", rangesOnly, { try overlaps($0, $1) }),
        relation(
            "overlaps before", rangesOnly,
            { try overlapsBefore($0, $1) }),
        relation(
            "overlaps after", rangesOnly,
            { try overlapsBefore($1, $0) }),
        relation("finishes", pointInRange, { try finishes($0, $1) }),
        relation("finished by", rangeOfPoint, { try finishes($1, $0) }),
        relation("includes", rangeOfPoint, { try includes($0, $1) }),
        relation("during", pointInRange, { try includes($1, $0) }),
        relation("starts", pointInRange, { try starts($0, $1) }),
        relation("started by", rangeOfPoint, { try starts($1, $0) }),
        relation(
            "coincides",
            [
                Form(Parameter("range1", .range), Parameter("range2", .range)),
                Form(Parameter("point1", .value), Parameter("point2", .value)),
            ],
            { a, b in
                try order(a.start, b.start) == 0 && order(a.end, b.end) == 0
                    && a.startIncluded == b.startIncluded && a.endIncluded == b.endIncluded
            }),
        range,
    ]

    private static let rangesOnly = [Form(Parameter("range1", .range), Parameter("range2", .range))]
    private static let pointInRange =
        rangesOnly + [Form(Parameter("point", .value), Parameter("range", .range))]
    private static let rangeOfPoint =
        rangesOnly + [Form(Parameter("range", .range), Parameter("point", .value))]
    private static let pointPoint =
        rangesOnly + [
            Form(Parameter("point", .value), Parameter("range", .range)),
            Form(Parameter("range", .range), Parameter("point", .value)),
            Form(Parameter("point1", .value), Parameter("point2", .value)),
        ]

    private static func relation(_ name: String, _ forms: [Form], _ test: @escaping Test) -> Builtin
    {
        Builtin(name, forms, .boolean) { arguments in
            guard let left = span(arguments[0]), let right = span(arguments[1]),
                let answer = try? test(left, right)
            else { return nil }
            return .boolean(answer)
        }
    }

    private static func span(_ value: Value) -> Span? {
        switch value {
        case .range(let range):
            return Span(
                start: range.start, end: range.end, startIncluded: range.startIncluded,
                endIncluded: range.endIncluded)
        case .list(let items) where items.count == 1: return span(items[0])
        case .list, .context, .function, .boolean, .null, .notApplicable: return nil
        default: return Span(start: value, end: value, startIncluded: true, endIncluded: true)
        }
    }

    private static func isBefore(_ a: Span, _ b: Span) throws -> Bool {
        let order = try order(a.end, b.start)
        return order < 0 || (order == 0 && !(a.endIncluded && b.startIncluded))
    }

    private static func meets(_ a: Span, _ b: Span) throws -> Bool {
        try a.endIncluded && b.startIncluded && order(a.end, b.start) == 0
    }

    /// Whether the first range reaches to the beginning of the second.
    private static func reaches(_ a: Span, _ b: Span) throws -> Bool {
        let order = try order(a.end, b.start)
        return order > 0 || (order == 0 && a.endIncluded && b.startIncluded)
    }

    private static func overlaps(_ a: Span, _ b: Span) throws -> Bool {
        try reaches(a, b) && reaches(b, a)
    }

    private static func overlapsBefore(_ a: Span, _ b: Span) throws -> Bool {
        let start = try order(a.start, b.start)
        let end = try order(a.end, b.end)
        let beginsFirst = start < 0 || (start == 0 && a.startIncluded && !b.startIncluded)
        let endsFirst = end < 0 || (end == 0 && (!a.endIncluded || b.endIncluded))
        return try beginsFirst && endsFirst && reaches(a, b)
    }

    private static func finishes(_ a: Span, _ b: Span) throws -> Bool {
        let start = try order(a.start, b.start)
        return try a.endIncluded == b.endIncluded && order(a.end, b.end) == 0
            && (start > 0 || (start == 0 && (!a.startIncluded || b.startIncluded)))
    }

    private static func starts(_ a: Span, _ b: Span) throws -> Bool {
        let end = try order(a.end, b.end)
        return try a.startIncluded == b.startIncluded && order(a.start, b.start) == 0
            && (end < 0 || (end == 0 && (!a.endIncluded || b.endIncluded)))
    }

    private static func includes(_ a: Span, _ b: Span) throws -> Bool {
        let start = try order(a.start, b.start)
        let end = try order(a.end, b.end)
        return (start < 0 || (start == 0 && (a.startIncluded || !b.startIncluded)))
            && (end > 0 || (end == 0 && (a.endIncluded || !b.endIncluded)))
    }

    private static let range = Builtin("range", [Form(.string("from"))], .range(.any)) {
        arguments in
        RangeText.read(arguments.string(0)).map { .range($0) }
            ?? arguments.fail(.badTemporal(arguments.string(0), Messages.name(of: .range(.any))))
    }
}
