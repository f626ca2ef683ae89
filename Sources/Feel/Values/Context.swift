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
        entries.reserveCapacity(pairs.count)
        for (name, value) in pairs { self[name] = value }
    }

    /// Makes a context out of names the caller knows to be different.
    ///
    /// Where two are the same all the same, the first is found.
    public init(distinct pairs: [(String, Value)]) {
        entries = pairs.map { Entry(name: $0.0, value: $0.1) }
    }

    /// The value of a name; setting `nil` removes the entry.
    public subscript(name: String) -> Value? {
        get {
            for entry in entries where Names.same(entry.name, name) { return entry.value }
            return nil
        }
        set {
            if let index = entries.firstIndex(where: { Names.same($0.name, name) }) {
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

    /// Sets the value of the entry at a place; does nothing beyond the last one.
    public mutating func setValue(_ value: Value, at index: Int) {
        guard entries.indices.contains(index) else { return }
        entries[index].value = value
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

    /// Independent of the order of the entries, as equality is.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(Set(entries))
    }
}

/// Comparison of names by canonical equivalence, quick for Chinese ones.
enum Names {
    /// Whether two names are the same.
    ///
    /// Names with the same bytes are. Where two differ first, both with a letter of ASCII or an
    /// ideograph of U+4000 to U+9FFF, no rule of Unicode can make them the same: such characters
    /// have one spelling and begin a new one. Only other names need those rules.
    static func same(_ left: String, _ right: String) -> Bool {
        let answer =
            left.utf8.withContiguousStorageIfAvailable { first in
                right.utf8.withContiguousStorageIfAvailable { compare(first, $0) } ?? nil
            } ?? nil
        return answer ?? (left == right)
    }

    /// `nil` when the bytes do not tell.
    @inline(__always)
    private static func compare(
        _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
    ) -> Bool? {
        let shared = min(left.count, right.count)
        var place = 0
        while place < shared, left[place] == right[place] { place &+= 1 }
        if place == left.count, place == right.count { return true }
        return hasOneSpelling(left, place) && hasOneSpelling(right, place) ? false : nil
    }

    /// Whether the character that holds a byte has one spelling only; so has the end.
    @inline(__always)
    private static func hasOneSpelling(
        _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int
    ) -> Bool {
        var start = place
        while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start &-= 1 }
        guard start < bytes.count else { return true }
        return bytes[start] < 0x80 || (0xE4...0xE9).contains(bytes[start])
    }
}
