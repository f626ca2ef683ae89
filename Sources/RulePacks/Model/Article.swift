/// One article with its gist in our own words and what hangs on it.
public struct Article: Sendable, Hashable {
    /// `BY-19`; an annex is `BY-A1`.
    public let id: String
    /// The number was inferred from the order, the source being damaged.
    public let isNumberInferred: Bool
    /// The force of the article as a whole; rules inside may differ.
    public let strength: Strength
    /// How far it has become executable.
    public let status: EncodingStatus
    /// One sentence in our own words, never the text itself.
    public let gist: String
    /// Numbered items, in the order of the text.
    public let items: [Item]
    /// The chapter it stands in.
    public let chapter: Chapter
    /// Another article that states the same duty.
    public let sameAs: String?
    /// How the wording differs from `sameAs`; needs a ruling.
    public let differs: String?
    /// What it says that no rule runs.
    public let notEncoded: [NotEncoded]
    /// What it leaves open, with the rulings that fill it.
    public let unquantified: [Unquantified]
    /// Where it begins.
    public let place: Place

    /// One numbered item of an article.
    public struct Item: Sendable, Hashable {
        /// As written between the brackets of a citation: `1`.
        public let number: String
        /// One sentence in our own words.
        public let gist: String
        /// Its own status, else that of the article.
        public let status: EncodingStatus
        /// Its own force, else that of the article.
        public let strength: Strength
        /// Another article or item that states the same duty.
        public let sameAs: String?
        /// How the wording differs from `sameAs`; needs a ruling.
        public let differs: String?
        /// Where its number stands.
        public let place: Place
    }

    /// Something the article says that no rule runs.
    public struct NotEncoded: Sendable, Hashable {
        /// What is not run.
        public let what: String
        /// Why not.
        public let why: String
        /// What it would take.
        public let needs: String
        /// How people see it all the same.
        public let shownAs: String
        /// Where it is said.
        public let place: Place
    }

    /// A quantity the text leaves open, and the ruling that fills it.
    public struct Unquantified: Sendable, Hashable {
        /// What is open.
        public let what: String
        /// Name of the ruling.
        public let ruling: String
        /// Where it is said.
        public let place: Place
    }
}

/// The chapter an article stands in.
public struct Chapter: Sendable, Hashable {
    /// As the text numbers it.
    public let number: String
    /// The chapter's heading.
    public let title: String
    /// One of the fixed stage words (`approval`, `acceptance`, …) that name chapter files.
    public let stage: String
    /// File the chapter was read from, relative to the pack.
    public let file: String
}
