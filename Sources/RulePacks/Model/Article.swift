/// One article with its gist in our own words and what hangs on it.
public struct Article: Sendable, Hashable {
    public let id: String
    public let isNumberInferred: Bool
    public let strength: Strength
    public let status: EncodingStatus
    public let gist: String
    /// Numbered items, in the order of the text.
    public let items: [Item]
    public let chapter: Chapter
    /// Another article that states the same duty.
    public let sameAs: String?
    /// How the wording differs from `sameAs`; needs a ruling.
    public let differs: String?
    public let notEncoded: [NotEncoded]
    public let unquantified: [Unquantified]
    public let place: Place

    /// One numbered item of an article.
    public struct Item: Sendable, Hashable {
        public let number: String
        public let gist: String
        public let status: EncodingStatus
        public let strength: Strength
        public let sameAs: String?
        public let differs: String?
        public let place: Place
    }

    /// Something the article says that no rule runs.
    public struct NotEncoded: Sendable, Hashable {
        public let what: String
        public let why: String
        public let needs: String
        public let shownAs: String
        public let place: Place
    }

    /// A quantity the text leaves open, and the ruling that fills it.
    public struct Unquantified: Sendable, Hashable {
        public let what: String
        public let ruling: String
        public let place: Place
    }
}

/// The chapter an article stands in.
public struct Chapter: Sendable, Hashable {
    public let number: String
    public let title: String
    /// One of the fixed stage words (`approval`, `acceptance`, …) that name chapter files.
    public let stage: String
    /// File the chapter was read from, relative to the pack.
    public let file: String
}
