/// How much of a regulation the pack carries, article by article and item by item.
///
/// - Note: The keys are those of `guiju regulation coverage --json`.
public struct Coverage: Sendable, Hashable, Codable {
    /// Articles or items counted by how far they became executable.
    public struct Count: Sendable, Hashable, Codable {
        /// All of them, whatever their status.
        public let total: Int
        /// Those of status `executable`.
        public let executable: Int
        /// Those of status `recorded`.
        public let recordOnly: Int
        /// Those of status `declaratory`.
        public let declaratory: Int
        /// Those of status `unquantified`.
        public let unquantified: Int
        /// Those of status `missingInSource`.
        public let missingInSource: Int
        /// Those of status `pending`.
        public let pending: Int

        private enum CodingKeys: String, CodingKey {
            case total, executable, declaratory, unquantified, pending
            case recordOnly = "record_only"
            case missingInSource = "missing_in_source"
        }
    }

    /// Id of the regulation.
    public let regulation: String
    /// Articles the text has, annexes left out.
    public let articlesTotal: Int
    /// Articles of the text that stand in the pack, each counted once.
    public let present: Int
    /// Articles of status `executable`, annexes left out, as in the counts that follow.
    public let executable: Int
    /// Articles of status `recorded`.
    public let recordOnly: Int
    /// Articles of status `declaratory`.
    public let declaratory: Int
    /// Articles of status `unquantified`.
    public let unquantified: Int
    /// Articles of status `missingInSource`.
    public let missingInSource: Int
    /// Articles of status `pending`.
    public let pending: Int
    /// Annexes that stand in the pack, beside the articles.
    public let annexes: Int
    /// Ids of articles neither a rule nor a reason accounts for, in the order of the text.
    public let homeless: [String]
    /// Sentences no rule runs, each with its reason in the pack.
    public let notEncoded: Int
    /// Numbered items, counted like articles.
    public let items: Count
    /// Steps the text presupposes and no article orders.
    public let presumed: [String]

    private enum CodingKeys: String, CodingKey {
        case regulation, present, executable, declaratory, unquantified, pending, annexes
        case homeless, items, presumed
        case articlesTotal = "articles_total"
        case recordOnly = "record_only"
        case missingInSource = "missing_in_source"
        case notEncoded = "not_encoded"
    }

    /// Counts what a pack carries.
    public static func of(_ regulation: Regulation) -> Coverage {
        let numbered = regulation.articles.filter { !regulation.isAnnex($0.id) }
        let articles = Count(numbered.map(\.status))
        let items = regulation.articles.flatMap(\.items)
        let hooked = Set(regulation.hooks.map(\.cites.article))
        let steps = regulation.kinds.flatMap(\.steps)
        return Coverage(
            regulation: regulation.identity.id,
            articlesTotal: regulation.identity.articlesTotal,
            present: Set(numbered.map(\.id)).count,
            executable: articles.executable, recordOnly: articles.recordOnly,
            declaratory: articles.declaratory, unquantified: articles.unquantified,
            missingInSource: articles.missingInSource, pending: articles.pending,
            annexes: regulation.articles.count - numbered.count,
            homeless: regulation.articles.filter { !$0.hasHome(hooked) }.map(\.id),
            notEncoded: regulation.articles.reduce(0) { $0 + $1.notEncoded.count },
            items: Count(items.map(\.status)),
            presumed: steps.filter { $0.cites.isEmpty }.map(\.id)
        )
    }
}

extension Coverage.Count {
    init(_ all: [EncodingStatus]) {
        func count(_ status: EncodingStatus) -> Int { all.count { $0 == status } }
        total = all.count
        executable = count(.executable)
        recordOnly = count(.recorded)
        declaratory = count(.declaratory)
        unquantified = count(.unquantified)
        missingInSource = count(.missingInSource)
        pending = count(.pending)
    }
}

extension Article {
    /// Whether a rule or a stated reason accounts for the article.
    ///
    /// `hooked` holds the articles some part of the pack cites.
    func hasHome(_ hooked: Set<String>) -> Bool {
        switch status {
        case .declaratory, .missingInSource: true
        case .pending: false
        case .unquantified: !unquantified.isEmpty || !notEncoded.isEmpty
        case .executable, .recorded:
            hooked.contains(id) || sameAs != nil || !notEncoded.isEmpty || !unquantified.isEmpty
                || (status == .recorded && strength.isPowerOrDeclaration)
        }
    }
}

extension Strength {
    /// Whether there is nothing to run by nature.
    fileprivate var isPowerOrDeclaration: Bool { self == .power || self == .declaration }
}

extension Regulation {
    /// Number of an article in its text (`BY-16` is 16); `nil` for annexes and foreign ids.
    public func articleNumber(_ id: String) -> Int? {
        guard id.hasPrefix(identity.prefix + "-") else { return nil }
        return Int(id.dropFirst(identity.prefix.count + 1))
    }

    /// Whether an id names an annex (`BY-A1`).
    public func isAnnex(_ id: String) -> Bool {
        id.hasPrefix(identity.prefix + "-A")
    }
}
