/// What hangs on one article, wherever in the pack it stands.
public struct Hanging: Sendable {
    /// The whole article, also when an item was asked for.
    public let article: Article
    /// Parts that cite the article or one of its items, in the order of kinds.
    public let hooks: [Hook]
    /// Worked cases that give the article as their reason.
    public let cases: [WorkedCase]

    /// The hooks of one kind, in the order of the text.
    public func hooks(_ kind: Hook.Kind) -> [Hook] { hooks.filter { $0.kind == kind } }
}

extension Regulation {
    /// Everything that hangs on an article: steps, rounds, limits, ends, gates, clocks, materials,
    /// decisions and cases; `nil` when the pack has no such article.
    ///
    /// - Parameters:
    ///   - id: an article's id, `BY-16`; a citation of an item (`BY-19(1)`) narrows to that item.
    ///   - cases: the pack's worked cases, empty when they are not wanted.
    public func hangsOn(_ id: String, cases: [WorkedCase] = []) -> Hanging? {
        let name = String(id.prefix { $0 != "(" })
        guard let article = article(name) else { return nil }
        let found = hooksInPackOrder.filter {
            $0.cites.article == name && (name == id || $0.cites.text == id)
        }
        return Hanging(
            article: article,
            hooks: Hook.Kind.allCases.flatMap { kind in found.filter { $0.kind == kind } },
            cases: cases.filter { $0.because.contains { $0.article == name } }
        )
    }
}
