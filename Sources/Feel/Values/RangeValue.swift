/// A range as a value: an interval, or everything on one side of a point.
///
/// A class, so that `Value` stays small.
public final class RangeValue: Sendable, Hashable {
    /// How the range was written; two ranges are equal only when written the same way.
    public enum Form: Sendable, Hashable {
        /// `[a..b]` and its open variants.
        case interval
        /// `(< x)`, `(<= x)`, `(> x)`, `(>= x)`, `(= x)`, `(!= x)`.
        case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
    }

    /// How the range was written.
    public let form: Form
    /// The lower end; `null` when there is none.
    public let start: Value
    /// The upper end; `null` when there is none.
    public let end: Value
    /// Whether the lower end belongs to the range.
    public let startIncluded: Bool
    /// Whether the upper end belongs to the range.
    public let endIncluded: Bool

    /// Makes an interval.
    public init(start: Value, startIncluded: Bool, end: Value, endIncluded: Bool) {
        form = .interval
        self.start = start
        self.end = end
        self.startIncluded = startIncluded
        self.endIncluded = endIncluded
    }

    /// Makes a one-sided range from a comparison with a point.
    public init(_ form: Form, _ point: Value) {
        self.form = form
        let below = form == .less || form == .lessOrEqual
        let above = form == .greater || form == .greaterOrEqual
        start = below ? .null : point
        end = above ? .null : point
        startIncluded = form == .greaterOrEqual || form == .equal
        endIncluded = form == .lessOrEqual || form == .equal
    }

    /// Equal when written the same way with equal ends; `[1..2]` is not `[1..2)`.
    public static func == (left: RangeValue, right: RangeValue) -> Bool {
        left.form == right.form && left.start == right.start && left.end == right.end
            && left.startIncluded == right.startIncluded
            && left.endIncluded == right.endIncluded
    }

    /// By form and ends; whether the ends belong to it is left to equality.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(form)
        hasher.combine(start)
        hasher.combine(end)
    }
}
