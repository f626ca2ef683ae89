public import Quantities

/// When a step may be done.
public struct Window: Sendable {
    /// From when to when.
    public enum Span: Sendable {
        case yearly(fromMonth: Int, fromDay: Int, toMonth: Int, toDay: Int)
        case yearlyUntil(month: Int, day: Int)
        /// From a day (formula), for a period (value or ruling name), unless `end` gives the end.
        case from(Formula, length: String, end: Formula?)
    }
    /// From when to when.
    public let span: Span
    /// Step that opens the way outside the window.
    public let outsideStep: String?
    /// Roles whose consent lets it happen outside the window.
    public let consent: [String]
    /// The force with which it binds.
    public let strength: Strength
    /// Articles it rests on.
    public let cites: [Citation]
}

/// Who sits on a panel and how they are chosen.
public struct PanelRule: Sendable {
    /// How many sit on it.
    public enum Size: Sendable {
        case exactly(Int)
        /// A ruling, value or decision by name.
        case named(String)
        case between(atLeast: Int, atMost: Int, odd: Bool)
    }
    /// Who fills some of its places, and how.
    public struct Seat: Sendable {
        /// Drawn by lot or appointed.
        public enum Filling: String, Sendable, Hashable { case drawn, appointed }
        /// Pools or roles the seat is filled from.
        public let pools: [String]
        /// How many; `nil` when `atLeast`, `share` or `moreThan` says it, or all that remain.
        public let count: Int?
        /// At least so many.
        public let atLeast: Int?
        /// At least this part of the panel, 0...1.
        public let share: Decimal?
        /// More than this part of the panel, 0...1.
        public let moreThan: Decimal?
        /// How it is filled.
        public let filling: Filling
        /// 评审 列席 主持, as written.
        public let role: String
        /// Whether there is such a seat; `nil` means always.
        public let when: Condition?
    }
    /// Who must stay away.
    public struct Avoidance: Sendable {
        /// True of an expert who must stay away; reads `专家.…` and the case.
        public let when: Condition
        /// What is said to who must stay away.
        public let says: String
        /// Articles it rests on.
        public let cites: [Citation]
    }
    /// How many sit on it.
    public let size: Size
    /// Who they are; may be empty.
    public let seats: [Seat]
    /// Who must stay away.
    public let avoid: [Avoidance]
    /// Whose opinions are kept, as written (各自: each expert's own).
    public let opinions: String?
    /// How an expert who drops out is replaced, as written (顺延).
    public let replaces: String?
    /// Articles it rests on.
    public let cites: [Citation]
}
