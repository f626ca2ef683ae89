/// An ordered set of named values: FEEL's context.
///
/// - Invariant: no two entries have the same name.
public struct Context: Sendable, Hashable {
    /// The entries in the order they were given.
    public private(set) var entries: [Entry]

    /// One named value.
    public struct Entry: Sendable, Hashable {
        /// The name, compared by canonical equivalence.
        public let name: String
        /// The value.
        public var value: Value
    }

    /// Makes a context without entries.
    public init() { entries = [] }

    /// Makes a context; a later value for the same name replaces the earlier one.
    public init(_ pairs: [(String, Value)]) {
        self.init()
        for (name, value) in pairs { self[name] = value }
    }

    /// The value of a name; setting `nil` removes the entry.
    public subscript(name: String) -> Value? {
        get {
            for entry in entries where entry.name == name { return entry.value }
            return nil
        }
        set {
            if let index = entries.firstIndex(where: { $0.name == name }) {
                if let newValue {
                    entries[index].value = newValue
                } else {
                    entries.remove(at: index)
                }
            } else if let newValue {
                entries.append(Entry(name: name, value: newValue))
            }
        }
    }

    /// The names in order.
    public var names: [String] { entries.map(\.name) }
    /// The number of entries.
    public var count: Int { entries.count }

    /// Contexts are equal when they hold equal values under the same names, in any order.
    public static func == (left: Context, right: Context) -> Bool {
        left.count == right.count
            && left.entries.allSatisfy { right[$0.name] == $0.value }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(Set(entries))
    }
}
