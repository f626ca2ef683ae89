/// Cuts a text into tokens; never fails, reports what it cannot read.
struct Lexer {
    /// The longest text that is read, in scalars.
    static let limit = 200_000

    private let scalars: [Unicode.Scalar]
    private let refusesFullWidth: Bool
    private var position = 0
    private(set) var tokens: [Token] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(_ text: String, refusesFullWidth: Bool) {
        scalars = Array(text.unicodeScalars.prefix(Lexer.limit + 1))
        self.refusesFullWidth = refusesFullWidth
    }

    /// The tokens of a text, the last of which is the end.
    mutating func run() -> [Token] {
        if scalars.count > Lexer.limit {
            report(.tooLong, 0, 0)
            position = scalars.count
        }
        while position < scalars.count { readNext() }
        add(.end, "", scalars.count)
        return tokens
    }

    /// The token texts of a name as it is declared, such as `date and time`.
    static func words(of name: String) -> [String] {
        var lexer = Lexer(name, refusesFullWidth: false)
        return lexer.run().filter { $0.kind != .end }.map(\.text)
    }

    private mutating func readNext() {
        let scalar = scalars[position]
        let start = position
        if refusesFullWidth, let instead = NameCharacters.meant(by: scalar) {
            position += 1
            report(.fullWidth(String(Character(scalar)), instead: instead), start, position)
            return
        }
        if NameCharacters.isSpace(scalar) {
            position += 1
        } else if NameCharacters.isStart(scalar) {
            readName()
        } else if isDigit(scalar) || (scalar == "." && isDigit(peek(1)) && !endsOperand) {
            readNumber()
        } else if scalar == "\"" {
            readString()
        } else if scalar == "/", peek(1) == "/" {
            while position < scalars.count, scalars[position] != "\n" { position += 1 }
        } else if scalar == "/", peek(1) == "*" {
            readBlockComment()
        } else {
            readSymbol()
        }
    }

    /// Whether the last token could end an operand, so that a point after it is a path.
    private var endsOperand: Bool {
        guard let last = tokens.last, last.range.end == position else { return false }
        return last.kind == .name || last.isSymbol(")") || last.isSymbol("]")
            || last.isSymbol("}") || last.isSymbol(".")
    }

    private func peek(_ offset: Int) -> Unicode.Scalar? {
        position + offset < scalars.count ? scalars[position + offset] : nil
    }

    private func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { ("0"..."9").contains($0) } ?? false
    }

    private mutating func readName() {
        let start = position
        while position < scalars.count, NameCharacters.isPart(scalars[position]) {
            if refusesFullWidth, NameCharacters.meant(by: scalars[position]) != nil { break }
            position += 1
        }
        add(.name, text(start, position), start)
    }

    private mutating func readNumber() {
        let start = position
        while isDigit(peek(0)) { position += 1 }
        if peek(0) == ".", isDigit(peek(1)) {
            position += 1
            while isDigit(peek(0)) { position += 1 }
        }
        if peek(0) == "e" || peek(0) == "E" {
            let sign = peek(1) == "+" || peek(1) == "-" ? 1 : 0
            if isDigit(peek(1 + sign)) {
                position += 1 + sign
                while isDigit(peek(0)) { position += 1 }
            }
        }
        add(.number, text(start, position), start)
    }

    private mutating func readString() {
        let start = position
        position += 1
        var content = String.UnicodeScalarView()
        while let scalar = peek(0) {
            position += 1
            if scalar == "\"" {
                add(.string, String(content), start)
                return
            }
            if scalar == "\\" { readEscape(into: &content) } else { content.append(scalar) }
        }
        report(.unterminatedString, start, position)
        add(.string, String(content), start)
    }

    private mutating func readEscape(into content: inout String.UnicodeScalarView) {
        guard let kind = peek(0) else { return content.append("\\") }
        switch kind {
        case "n": content.append("\n")
        case "r": content.append("\r")
        case "t": content.append("\t")
        case "\"", "\\", "'": content.append(kind)
        case "u" where hexadecimal(4, at: 1) != nil: return readUnicode(digits: 4, into: &content)
        case "U" where hexadecimal(6, at: 1) != nil: return readUnicode(digits: 6, into: &content)
        default:
            // Not an escape of the language: both characters stand, as in a pattern "\s".
            content.append("\\")
            content.append(kind)
        }
        position += 1
    }

    private mutating func readUnicode(
        digits: Int, into content: inout String.UnicodeScalarView
    ) {
        let start = position - 1
        guard let first = hexadecimal(digits, at: 1) else { return }
        position += 1 + digits
        if let scalar = Unicode.Scalar(first) { return content.append(scalar) }
        if (0xD800...0xDBFF).contains(first), peek(0) == "\\", peek(1) == "u",
            let second = hexadecimal(4, at: 2), (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        {
            position += 6
            return content.append(scalar)
        }
        report(.unexpectedCharacter(text(start, position)), start, position)
    }

    private func hexadecimal(_ count: Int, at offset: Int) -> UInt32? {
        guard position + offset + count <= scalars.count else { return nil }
        var value: UInt32 = 0
        for index in (position + offset)..<(position + offset + count) {
            guard let digit = Character(scalars[index]).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    private mutating func readBlockComment() {
        let start = position
        position += 2
        while position < scalars.count {
            if scalars[position] == "*", peek(1) == "/" {
                position += 2
                return
            }
            position += 1
        }
        report(.unterminatedComment, start, position)
    }

    private mutating func readSymbol() {
        let start = position
        let scalar = scalars[position]
        let pair = peek(1).map { String(Character(scalar)) + String(Character($0)) } ?? ""
        if ["..", "!=", "<=", ">=", "**", "->"].contains(pair) {
            position += 2
            add(.symbol, pair, start)
            return
        }
        position += 1
        let single = String(Character(scalar))
        if scalar == "?" {
            add(.name, single, start)
        } else if "()[]{},:.=<>+-*/@'".unicodeScalars.contains(scalar) {
            add(.symbol, single, start)
        } else if let instead = NameCharacters.meant(by: scalar) {
            report(.fullWidth(single, instead: instead), start, position)
        } else {
            report(.unexpectedCharacter(single), start, position)
        }
    }

    private func text(_ start: Int, _ end: Int) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<end])
        return String(view)
    }

    private mutating func add(_ kind: Token.Kind, _ text: String, _ start: Int) {
        let range = SourceRange(start: start, end: position)
        tokens.append(Token(kind: kind, text: text, range: range))
    }

    private mutating func report(_ problem: Problem, _ start: Int, _ end: Int) {
        guard diagnostics.count < 20 else { return }
        diagnostics.append(Diagnostic(problem, at: SourceRange(start: start, end: end)))
    }
}
