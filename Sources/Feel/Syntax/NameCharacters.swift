/// Which characters may stand in a name, and which only look as if they belonged there.
enum NameCharacters {
    /// FEEL's name start characters, without `?`, which is a token of its own.
    static func isStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0x5F, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF,
            0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF,
            0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFEFE, 0xFF00...0xFFFD,
            0x10000...0xEFFFF:
            !isSpace(scalar)
        default:
            false
        }
    }

    /// FEEL's name part characters, without the operators it also allows.
    static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: isStart(scalar)
        }
    }

    /// FEEL's white space.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200B, 0x2028, 0x2029,
            0x202F, 0x205F, 0x3000, 0xFEFF:
            true
        default:
            false
        }
    }

    /// The half-width text for a character that an input method puts in its place.
    ///
    /// Such a character is legal inside a FEEL name, so a comparison typed with it would become
    /// one long unknown name; packs refuse it.
    static func meant(by scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0xFF01...0xFF5E:
            Unicode.Scalar(scalar.value - 0xFEE0).map { String(Character($0)) }
        case 0x3000: " "
        case 0x201C, 0x201D, 0x300C...0x300F: "\""
        case 0x2018, 0x2019: "'"
        case 0x3001: ","
        case 0x3002: "."
        case 0x3008: "<"
        case 0x3009: ">"
        case 0x3010, 0x3014: "["
        case 0x3011, 0x3015: "]"
        case 0x2264, 0x2266: "<="
        case 0x2265, 0x2267: ">="
        case 0x2260: "!="
        case 0x00D7: "*"
        case 0x00F7: "/"
        case 0x2212, 0x2013, 0x2014: "-"
        case 0x2026: ".."
        default: nil
        }
    }
}
