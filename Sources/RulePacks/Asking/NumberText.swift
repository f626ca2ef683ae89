import Quantities

/// Reads amounts as people write them; input is folded to half width.
enum NumberText {
    static func number(
        _ text: String, unit: String?, shown: String
    ) throws(FactTextError) -> Decimal {
        var digits = text[...]
        if let unit, digits.hasSuffix(unit) { digits.removeLast(unit.count) }
        guard let number = try plain(digits, shown: shown) else {
            throw FactTextError(.notANumber(shown))
        }
        return number
    }

    /// An amount of money in 元; without a unit 元 is meant.
    static func money(_ text: String, shown: String) throws(FactTextError) -> Decimal {
        var digits = text[...]
        if let first = digits.first, Words.currencySigns.contains(first) { digits.removeFirst() }
        var worth = 1
        if let unit = Words.moneyUnits.first(where: { digits.hasSuffix($0.word) }) {
            digits.removeLast(unit.word.count)
            worth = unit.yuan
        }
        if let last = digits.last, Words.moneyUnits.contains(where: { $0.word.contains(last) }) {
            throw FactTextError(.twoUnits(shown))
        }
        guard let number = try plain(digits, shown: shown) else {
            let hasUnitInside = digits.contains { character in
                Words.moneyUnits.contains { $0.word.contains(character) }
            }
            throw FactTextError(hasUnitInside ? .twoUnits(shown) : .notMoney(shown))
        }
        guard let yuan = number.multiplied(by: Decimal(worth)) else {
            throw FactTextError(.notMoney(shown))
        }
        guard Money(yuan: yuan) != nil else {
            let isFine = yuan.rounded(toScale: 2, .down) == yuan
            throw FactTextError(isFine ? .moneyTooLarge(shown) : .finerThanFen(shown))
        }
        return yuan
    }

    /// A share: `30%`, or a fraction below 1 such as `0.3`.
    static func ratio(_ text: String, shown: String) throws(FactTextError) -> Decimal {
        if text.hasSuffix("%") {
            guard let number = try plain(text.dropLast(), shown: shown),
                let share = number.divided(by: Decimal(100))
            else { throw FactTextError(.notARatio(shown)) }
            return share
        }
        guard let number = try plain(text[...], shown: shown) else {
            throw FactTextError(.notARatio(shown))
        }
        guard number < .one, Decimal(-1) < number else {
            throw FactTextError(.ratioWithoutPercent(shown))
        }
        return number
    }

    /// Digits with an optional sign, correct groups of three and one point; `nil` when other
    /// characters occur.
    ///
    /// - Throws: when the digits could be meant in two ways (`1,00`, `4.8.0`).
    private static func plain(
        _ text: Substring, shown: String
    ) throws(FactTextError) -> Decimal? {
        var body = text
        while body.first == " " { body.removeFirst() }
        while body.last == " " { body.removeLast() }
        var sign = ""
        if let first = body.first, first == "-" || first == "+" || first == "\u{2212}" {
            sign = first == "+" ? "" : "-"
            body.removeFirst()
        }
        guard !body.isEmpty else { return nil }
        guard body.utf8.allSatisfy({ isDigit($0) || $0 == comma || $0 == point }) else {
            return nil
        }
        let halves = body.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count <= 2, let whole = halves.first else {
            throw FactTextError(.severalPoints(shown))
        }
        let fraction = halves.count == 2 ? halves[1] : ""
        guard !whole.isEmpty, halves.count == 1 || !fraction.isEmpty else {
            throw FactTextError(.halfANumber(shown))
        }
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        let isGrouped = groups.count > 1
        guard !fraction.contains(",") else { throw FactTextError(.oddGroups(shown)) }
        if isGrouped {
            let head = groups[0].utf8.count
            guard (1...3).contains(head), groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
            else { throw FactTextError(.oddGroups(shown)) }
        }
        let digits = groups.joined() + (fraction.isEmpty ? "" : "." + fraction)
        // More digits than a number keeps would be rounded without a word.
        let significant = digits.utf8.drop { $0 == zero || $0 == point }
        guard significant.count <= 34, let number = Decimal(sign + digits) else {
            throw FactTextError(.tooManyDigits(shown))
        }
        return number
    }

    private static let zero = UInt8(ascii: "0")
    private static let comma = UInt8(ascii: ",")
    private static let point = UInt8(ascii: ".")

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
