import Crypto

/// The official text of a regulation, taken apart by article.
///
/// An installation attaches it; it is never part of a pack.
public struct OfficialText: Sendable, Hashable {
    /// One article as it stands in the text.
    public struct Section: Sendable, Hashable {
        /// 1-based number after 第…条.
        public let number: Int
        /// Its sentences in order, the heading word left out.
        public let sentences: [String]
    }

    /// Lower-case hex SHA-256 of the text's UTF-8 bytes.
    public let hash: String
    /// Articles in the order of the text.
    public let sections: [Section]
    /// Numbers of the annexes whose own heading stands in the text.
    public let annexes: [Int]

    /// Takes a text apart; a heading is a line that begins with 第…条 (or 條).
    public init(_ text: String) {
        hash = SHA256.hash(data: Array(text.utf8)).map(Self.hex).joined()
        var sections: [Section] = []
        var annexes: [Int] = []
        var open: (number: Int, body: [String])?
        func close() {
            guard let (number, body) = open else { return }
            sections.append(Section(number: number, sentences: body.flatMap(Self.sentences)))
            open = nil
        }
        for line in text.split(whereSeparator: \.isNewline) {
            let trimmed = line.drop(while: \.isWhitespace)
            if let (number, rest) = Self.heading(trimmed, OfficialWord.article) {
                close()
                open = (number, [String(rest)])
            } else if Self.heading(trimmed, OfficialWord.chapter) != nil {
                close()
            } else if let number = Self.annex(trimmed) {
                close()
                annexes.append(number)
            } else {
                open?.body.append(String(trimmed))
            }
        }
        close()
        self.sections = sections
        self.annexes = annexes
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }

    /// The number of a heading and what follows it.
    private static func heading(
        _ line: Substring, _ words: Set<Character>
    ) -> (number: Int, rest: Substring)? {
        guard line.first == OfficialWord.ordinal else { return nil }
        let body = line.dropFirst()
        guard let end = body.prefix(12).firstIndex(where: words.contains),
            let number = ChineseNumeral.read(body[..<end])
        else { return nil }
        return (number, body[body.index(after: end)...].drop(while: \.isWhitespace))
    }

    private static func annex(_ line: Substring) -> Int? {
        guard line.hasPrefix(OfficialWord.annex) else { return nil }
        let rest = line.dropFirst(OfficialWord.annex.count).filter { !$0.isWhitespace }
        return ChineseNumeral.read(rest)
    }

    private static func sentences(_ line: String) -> [String] {
        var found: [String] = []
        var sentence = ""
        for character in line {
            sentence.append(character)
            if OfficialWord.stops.contains(character) {
                found.append(sentence)
                sentence = ""
            }
        }
        if sentence.contains(where: { !$0.isWhitespace }) { found.append(sentence) }
        return found
    }
}

/// Reads Chinese numerals below one thousand, and digits.
enum ChineseNumeral {
    /// `二十三` is 23; `nil` when the text is no number.
    static func read(_ text: some StringProtocol) -> Int? {
        if text.allSatisfy({ $0.isASCII && $0.isNumber }) {
            return text.count < 5 ? Int(text) : nil
        }
        var total = 0
        var digit: Int?
        for character in text {
            if let value = OfficialWord.digits[character] {
                digit = value
            } else if let weight = OfficialWord.weights[character] {
                total += (digit ?? 1) * weight
                digit = nil
            } else {
                return nil
            }
        }
        let number = total + (digit ?? 0)
        return number > 0 ? number : nil
    }
}

extension OfficialText {
    /// What comparing a text with a pack showed.
    public struct Check: Sendable, Hashable {
        /// The text that was compared, taken apart.
        public let text: OfficialText
        /// Whether the hash is the one the pack states; `nil` when the pack states none.
        public let hashMatches: Bool?
        /// Articles of the pack whose number the text lacks, inferred numbers left out.
        public let missing: [String]
        /// Article numbers of the text the pack lacks.
        public let extra: [Int]
        /// Numbers that stand twice or out of order in the text.
        public let disordered: [Int]
        /// Articles of the pack whose number was inferred and that the text indeed lacks.
        public let inferred: [String]

        /// Whether the text is the one the pack was written from.
        public var isAccepted: Bool {
            hashMatches != false && missing.isEmpty && extra.isEmpty && disordered.isEmpty
        }
    }

    /// Compares an official text with the pack that claims to carry it.
    public static func check(_ text: String, _ regulation: Regulation) -> Check {
        let official = OfficialText(text)
        let numbers = official.sections.map(\.number)
        let found = Set(numbers)
        let numbered = regulation.articles.compactMap { article in
            regulation.articleNumber(article.id).map { (article: article, number: $0) }
        }
        let absent = numbered.filter { !found.contains($0.number) }
        let steps = zip(numbers, numbers.dropFirst())
        return Check(
            text: official,
            hashMatches: regulation.identity.textHash.map { $0 == official.hash },
            missing: absent.filter { !$0.article.isNumberInferred }.map(\.article.id),
            extra: found.subtracting(numbered.map(\.number)).sorted(),
            disordered: steps.filter { $0 >= $1 }.map { $1 },
            inferred: absent.filter(\.article.isNumberInferred).map(\.article.id)
        )
    }
}
