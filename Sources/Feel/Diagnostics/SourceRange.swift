/// A stretch of source text, counted in Unicode scalars from its beginning.
///
/// Scalars, not characters or bytes, so that a position means the same in every editor that
/// counts code points and never falls inside a scalar.
public struct SourceRange: Sendable, Hashable {
    /// The first scalar, 0-based.
    public let start: Int
    /// One past the last scalar; equal to `start` for a position between two scalars.
    public let end: Int

    /// Makes a range; an `end` before `start` is taken as `start`.
    public init(start: Int, end: Int) {
        self.start = max(0, start)
        self.end = max(self.start, end)
    }

    /// For what stands in no text: a table or an element of a model as a whole.
    static let nowhere = SourceRange(start: 0, end: 0)

    /// The smallest range that holds both.
    func union(_ other: SourceRange) -> SourceRange {
        SourceRange(start: min(start, other.start), end: max(end, other.end))
    }
}
