/// What one character of a text must be.
indirect enum CharacterTest: Sendable {
    case scalar(Unicode.Scalar)
    case range(Unicode.Scalar, Unicode.Scalar)
    case anyOf([CharacterTest])
    case not(CharacterTest)
    case minus(CharacterTest, CharacterTest)
    case category(String)
    case anything
    case nameStart, namePart, space, digit, word

    func accepts(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
        guard ignoringCase else { return accepts(scalar) }
        switch self {
        case .not(let test): return !test.accepts(scalar, ignoringCase: true)
        case .minus(let test, let removed):
            return test.accepts(scalar, ignoringCase: true)
                && !removed.accepts(scalar, ignoringCase: true)
        case .anyOf(let tests):
            return tests.contains { $0.accepts(scalar, ignoringCase: true) }
        case .category:
            return accepts(scalar)
        default:
            return accepts(scalar) || CharacterTest.variants(of: scalar).contains { accepts($0) }
        }
    }

    /// The other cases of a character that are a single character, the Kelvin sign included.
    private static func variants(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        let lower = single(scalar.properties.lowercaseMapping) ?? scalar
        let upper = single(scalar.properties.uppercaseMapping) ?? scalar
        let again = single(lower.properties.uppercaseMapping) ?? lower
        return [lower, upper, again]
    }

    private static func single(_ text: String) -> Unicode.Scalar? {
        let scalars = text.unicodeScalars
        return scalars.count == 1 ? scalars.first : nil
    }

    private func accepts(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .scalar(let wanted): return scalar == wanted
        case .range(let first, let last): return first <= scalar && scalar <= last
        case .anyOf(let tests): return tests.contains { $0.accepts(scalar) }
        case .not(let test): return !test.accepts(scalar)
        case .minus(let test, let removed): return test.accepts(scalar) && !removed.accepts(scalar)
        case .category(let name): return CharacterTest.isIn(category: name, scalar)
        case .anything: return true
        case .nameStart: return scalar == "_" || scalar == ":" || NameCharacters.isStart(scalar)
        case .namePart:
            return scalar == "-" || scalar == "." || scalar == ":"
                || NameCharacters.isPart(scalar)
        case .space: return scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
        case .digit: return scalar.properties.generalCategory == .decimalNumber
        case .word:
            let code = CharacterTest.code(scalar)
            return !(code.hasPrefix("P") || code.hasPrefix("Z") || code.hasPrefix("C"))
        }
    }

    /// Whether a name is a general category or a known block.
    static func isKnown(category: String) -> Bool {
        blocks[category] != nil || codes.contains(category)
            || (category.count == 1 && codes.contains { $0.hasPrefix(category) })
    }

    private static func isIn(category: String, _ scalar: Unicode.Scalar) -> Bool {
        if let block = blocks[category] { return block.contains(scalar.value) }
        return code(scalar).hasPrefix(category)
    }

    private static let blocks: [String: ClosedRange<UInt32>] = [
        "IsBasicLatin": 0...0x7F, "IsLatin-1Supplement": 0x80...0xFF,
        "IsLatinExtended-A": 0x100...0x17F, "IsLatinExtended-B": 0x180...0x24F,
        "IsGreek": 0x370...0x3FF, "IsGreekandCoptic": 0x370...0x3FF, "IsCyrillic": 0x400...0x4FF,
        "IsHebrew": 0x590...0x5FF, "IsArabic": 0x600...0x6FF,
        "IsGeneralPunctuation": 0x2000...0x206F, "IsCurrencySymbols": 0x20A0...0x20CF,
        "IsCJKSymbolsandPunctuation": 0x3000...0x303F, "IsHiragana": 0x3040...0x309F,
        "IsKatakana": 0x30A0...0x30FF, "IsCJKUnifiedIdeographs": 0x4E00...0x9FFF,
        "IsHangulSyllables": 0xAC00...0xD7AF,
        "IsHalfwidthandFullwidthForms": 0xFF00...0xFFEF,
    ]

    private static let codes: Set<String> = [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe",
        "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Co", "Cn",
    ]

    private static func code(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .privateUse: "Co"
        default: "Cn"
        }
    }
}
