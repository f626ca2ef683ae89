/// A Swift text taken apart into code, comments and string literals, with their lines.
///
/// Interpolated code inside a literal counts as code; regex literals count as code.
struct SwiftText {
    enum Kind { case code, comment, literal }

    /// A run of one kind that does not cross a line.
    struct Piece: Equatable {
        let kind: Kind
        let line: Int
        let text: String
    }

    private(set) var pieces: [Piece] = []
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var line = 1
    private var run = String.UnicodeScalarView()

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        readCode(untilClosingBracket: false)
        flush(.code)
    }

    /// Pieces of one kind, in order.
    func pieces(of kind: Kind) -> [Piece] { pieces.filter { $0.kind == kind } }

    private func character(_ offset: Int = 0) -> Unicode.Scalar? {
        let index = position + offset
        return index < scalars.count ? scalars[index] : nil
    }

    private mutating func flush(_ kind: Kind) {
        if !run.isEmpty { pieces.append(Piece(kind: kind, line: line, text: String(run))) }
        run.removeAll()
    }

    private mutating func take(_ kind: Kind) {
        guard let next = character() else { return }
        position += 1
        if next == "\n" {
            flush(kind)
            line += 1
        } else {
            run.append(next)
        }
    }

    private mutating func readCode(untilClosingBracket: Bool) {
        var depth = 0
        while let next = character() {
            if next == "/", character(1) == "/" || character(1) == "*" {
                flush(.code)
                readComment(isBlock: character(1) == "*")
            } else if let hashes = literalHashes() {
                flush(.code)
                readLiteral(hashes: hashes)
            } else if next == "/", let length = regexLength() {
                for _ in 0..<length { take(.code) }
            } else {
                if next == "(" { depth += 1 }
                if next == ")" {
                    if depth == 0, untilClosingBracket { return }
                    depth -= 1
                }
                take(.code)
            }
        }
    }

    private mutating func readComment(isBlock: Bool) {
        var depth = 0
        while let next = character() {
            if !isBlock, next == "\n" { break }
            if isBlock, next == "/", character(1) == "*" {
                depth += 1
                take(.comment)
            } else if isBlock, next == "*", character(1) == "/" {
                depth -= 1
                take(.comment)
                if depth == 0 {
                    take(.comment)
                    break
                }
            }
            take(.comment)
        }
        flush(.comment)
    }

    /// Number of `#` before a quote at this place, `nil` when no literal starts here.
    private func literalHashes() -> Int? {
        var count = 0
        while character(count) == "#" { count += 1 }
        return character(count) == "\"" ? count : nil
    }

    private mutating func readLiteral(hashes: Int) {
        position += hashes
        let isLong = character(1) == "\"" && character(2) == "\""
        let marks = Array(repeating: Unicode.Scalar("#"), count: hashes)
        let closing = Array(repeating: Unicode.Scalar("\""), count: isLong ? 3 : 1) + marks
        let escape = [Unicode.Scalar("\\")] + marks
        position += isLong ? 3 : 1
        while let next = character() {
            if starts(with: closing) {
                flush(.literal)
                position += closing.count
                return
            }
            if starts(with: escape) {
                position += escape.count
                if character() == "(" {
                    flush(.literal)
                    position += 1
                    readCode(untilClosingBracket: true)
                    flush(.code)
                    position += 1
                } else {
                    take(.literal)
                }
                continue
            }
            if next == "\n", !isLong { break }
            take(.literal)
        }
        flush(.literal)
    }

    private func starts(with wanted: [Unicode.Scalar]) -> Bool {
        guard scalars[position] == wanted[0] else { return false }
        return scalars[position...].starts(with: wanted)
    }

    /// Length of a regex literal at this place, `nil` when the slash divides.
    private func regexLength() -> Int? {
        let before = position > 0 ? scalars[position - 1] : " "
        guard " (,=:[!#\n".unicodeScalars.contains(before), let after = character(1),
            !" /*=".unicodeScalars.contains(after)
        else { return nil }
        var offset = 1
        while let next = character(offset), next != "\n" {
            if next == "\\" {
                offset += 1
            } else if next == "/" {
                return offset + 1
            }
            offset += 1
        }
        return nil
    }
}
