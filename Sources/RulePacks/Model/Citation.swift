/// A place in a regulation, written `BY-19(1)`: prefix, article, item.
public struct Citation: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    /// As written in the pack.
    public let text: String
    /// The article alone: `BY-19`.
    public let article: String
    /// The item inside the article, as written between the brackets; `nil` for the whole article.
    public let item: String?
    /// Place of the article and item in the order of the text; 0-based; unknown articles sort last.
    public let order: Int

    /// Makes a citation; use `Regulation.citation(_:)` to resolve one.
    public init(text: String, article: String, item: String?, order: Int) {
        self.text = text
        self.article = article
        self.item = item
        self.order = order
    }

    /// As written.
    public var description: String { text }

    /// By the order of the text.
    public static func < (one: Citation, other: Citation) -> Bool {
        (one.order, one.text) < (other.order, other.text)
    }
}
