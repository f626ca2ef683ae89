/// One YAML value as it stands in a file, with its place: what the reader works on.
struct Written: Sendable {
    /// A key of a map and what stands behind it.
    struct Entry: Sendable {
        let key: String
        let place: Place
        var value: Written
    }
    enum Body: Sendable {
        /// A scalar; `style` tells where its first character stands.
        case text(String, Style)
        case list([Written])
        case map([Entry])
    }
    enum Style: Sendable { case plain, quoted, block }

    let place: Place
    /// A map written in brackets.
    let isFlow: Bool
    var body: Body

    /// The scalar's text; `nil` for collections.
    var text: String? {
        if case .text(let text, _) = body { text } else { nil }
    }

    var entries: [Entry]? {
        if case .map(let entries) = body { entries } else { nil }
    }

    var items: [Written]? {
        if case .list(let items) = body { items } else { nil }
    }

    /// The items of a list, or the value itself as the only one; empty for an empty scalar.
    var oneOrMore: [Written] {
        if let items { return items }
        return text == "" ? [] : [self]
    }

    subscript(_ key: String) -> Written? {
        entries?.first { $0.key == key }?.value
    }

    /// The place of the character `offset` Unicode scalars into the text.
    ///
    /// Exact for texts on one line; inside a block or folded text the column is that of the line.
    func place(at offset: Int) -> Place {
        guard case .text(let text, let style) = body else { return place }
        var line = place.line + (style == .block ? 1 : 0)
        var column = style == .block ? 1 : place.column + (style == .quoted ? 1 : 0)
        for scalar in text.unicodeScalars.prefix(offset) {
            if scalar == "\n" {
                line += 1
                column = 1
            } else {
                column += 1
            }
        }
        return Place(file: place.file, line: line, column: column)
    }
}
