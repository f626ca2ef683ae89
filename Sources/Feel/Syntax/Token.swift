/// One piece of the text.
struct Token: Sendable {
    enum Kind: Sendable, Equatable {
        case name, number, string, symbol, end
    }

    let kind: Kind
    /// The name, the digits, the unescaped string or the symbol.
    let text: String
    let range: SourceRange

    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
    func isName(_ name: String) -> Bool { kind == .name && text == name }
}
