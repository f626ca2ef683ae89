/// The articles and items of a pack, for resolving citations.
struct Citations: Sendable {
    private var articles: [String: (order: Int, items: [String])] = [:]

    /// Adds an article in the order of the text; false when it is there already.
    mutating func add(_ id: String, items: [String]) -> Bool {
        guard articles[id] == nil else { return false }
        articles[id] = (articles.count, items)
        return true
    }

    /// `BY-19(1)` as a citation; `nil` when the article does not exist, or lists its items and has
    /// no such one.
    func read(_ text: String) -> Citation? {
        var article = text[...]
        var item: String?
        if text.hasSuffix(")"), let open = text.firstIndex(of: "(") {
            article = text[..<open]
            item = String(text[text.index(after: open)...].dropLast())
        }
        guard let entry = articles[String(article)] else { return nil }
        var place = 0
        if let item {
            if let at = entry.items.firstIndex(of: item) {
                place = at + 1
            } else if entry.items.isEmpty, !item.isEmpty {
                place = Int(item) ?? 999
            } else {
                return nil
            }
        }
        return Citation(
            text: text, article: String(article), item: item,
            order: entry.order * 1_000 + min(max(place, 0), 999))
    }

    /// An article that certainly exists.
    func article(_ id: String) -> Citation {
        read(id) ?? Citation(text: id, article: id, item: nil, order: Int.max)
    }
}
