/// Why a cryptographic operation gave no answer; nothing was changed when it throws.
public enum GuomiError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The library refused, with its own words.
    case library(String)
    /// No key of this id is in the ring.
    case unknownKey(String)
    /// The bytes do not prove themselves: another key, another context, or changed since.
    case damaged
    /// The text is not of the form it should have.
    case malformed(String)
    /// A length or parameter outside what is accepted, by name.
    case outOfRange(String)

    /// Stable code, `GJ-GUOMI-nnn`.
    public var code: String {
        switch self {
        case .library: "GJ-GUOMI-001"
        case .unknownKey: "GJ-GUOMI-002"
        case .damaged: "GJ-GUOMI-003"
        case .malformed: "GJ-GUOMI-004"
        case .outOfRange: "GJ-GUOMI-005"
        }
    }

    /// Code, what is wrong and what to do next, in Chinese.
    public var description: String { "\(code) \(Messages.text(self))" }
}
