import Quantities

/// Why a person's input could not be read as a fact.
public struct FactTextError: Error, Sendable, Hashable {
    /// Stable code: `GJ-PACK-103`.
    public let code: String
    /// One Chinese sentence: what was read and what is expected.
    public let message: String

    init(_ fault: FactFault) {
        code = "GJ-PACK-\(fault.entry.number)"
        message = fault.entry.says
    }
}

/// Reads what people write for a fact.
///
/// Full-width digits, signs and blanks are taken for the half-width ones; anything that could be
/// meant in two ways is refused with a sentence that says so.
public enum FactText {
    /// Longest input for anything but text, in characters.
    static let lengthLimit = 200
    /// Longest list.
    static let itemLimit = 1_000

    /// Reads an input for a term, within the term's bounds.
    ///
    /// - Throws: `FactTextError` when the input cannot be read or lies outside the bounds.
    public static func read(
        _ text: String, for term: Term
    ) throws(FactTextError) -> FactValue {
        let value = try read(text, as: term.type, unit: term.unit, maxLength: term.maxLength)
        try check(value, term)
        return value
    }

    /// Reads an input of one type.
    ///
    /// - Parameters:
    ///   - text: as typed; blanks around it do not count.
    ///   - type: what is expected.
    ///   - unit: a counter a number may carry, such as 个.
    ///   - maxLength: longest text, in characters.
    /// - Throws: `FactTextError` when the input cannot be read in exactly one way.
    public static func read(
        _ text: String, as type: TermType, unit: String? = nil, maxLength: Int = 2_000
    ) throws(FactTextError) -> FactValue {
        let limit =
            switch type {
            case .text, .party, .case, .list: max(maxLength, lengthLimit)
            default: lengthLimit
            }
        guard text.utf8.count <= limit * 4, text.count <= limit else {
            throw FactTextError(.tooLong(limit: limit))
        }
        let trimmed = text.trimmed
        guard !trimmed.isEmpty else { throw FactTextError(.empty) }
        let folded = trimmed.foldedToHalfWidth
        switch type {
        case .bool: return try bool(folded)
        case .text, .party, .case: return .text(trimmed)
        case .number: return .number(try NumberText.number(folded, unit: unit, shown: trimmed))
        case .money: return .number(try NumberText.money(folded, shown: trimmed))
        case .ratio: return .number(try NumberText.ratio(folded, shown: trimmed))
        case .date: return .day(try DayText.day(folded, shown: trimmed))
        case .year: return .number(Decimal(try DayText.year(folded, shown: trimmed)))
        case .period: return .period(try DayText.period(folded, shown: trimmed))
        case .choice(let options): return .text(try choice(folded, trimmed, options))
        case .list(let element): return .list(try list(trimmed, of: element, unit: unit))
        case .record: throw FactTextError(.rowExpected(trimmed))
        }
    }

    private static func bool(_ text: String) throws(FactTextError) -> FactValue {
        guard let truth = Words.truths[text] else { throw FactTextError(.notYesOrNo(text)) }
        return .bool(truth)
    }

    private static func choice(
        _ folded: String, _ shown: String, _ options: [String]
    ) throws(FactTextError) -> String {
        for option in options where option == shown || option.foldedToHalfWidth == folded {
            return option
        }
        throw FactTextError(.notAnOption(shown, options))
    }

    private static func list(
        _ text: String, of element: TermType, unit: String?
    ) throws(FactTextError) -> [FactValue] {
        var isCommaList = false
        if case .choice = element { isCommaList = true }
        let parts = text.split { character in
            Words.listSeparators.contains(character)
                || isCommaList && (character == "," || character == "\u{FF0C}")
        }
        guard parts.count <= itemLimit else { throw FactTextError(.tooManyItems(itemLimit)) }
        var values: [FactValue] = []
        for part in parts {
            values.append(try read(String(part), as: element, unit: unit))
        }
        return values
    }

    /// Refuses a value outside the term's bounds.
    static func check(_ value: FactValue, _ term: Term) throws(FactTextError) {
        switch value {
        case .number(let number):
            if let least = term.atLeast, number < least {
                throw FactTextError(.tooSmall(shown(number, term), shown(least, term)))
            }
            if let most = term.atMost, number > most {
                throw FactTextError(.tooLarge(shown(number, term), shown(most, term)))
            }
        case .text(let text) where text.count > term.maxLength:
            throw FactTextError(.tooLong(limit: term.maxLength))
        default: break
        }
    }

    private static func shown(_ number: Decimal, _ term: Term) -> String {
        brief(.number(number), term.type)
    }
}

extension String {
    /// Without blanks (also U+3000) at both ends.
    var trimmed: String {
        var view = self[...]
        while let first = view.first, first.isWhitespace { view.removeFirst() }
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view)
    }

    /// Full-width ASCII (U+FF01...FF5E) and the ideographic space as their half-width twins.
    var foldedToHalfWidth: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E:
                result.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x3000: result.append(" ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
