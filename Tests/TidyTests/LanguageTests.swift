import Testing

/// The law is data (walls): no Chinese words and nothing of one jurisdiction in Swift.
struct LanguageTests {
    /// Names of places whose regulations are packs, in characters and in pinyin.
    static let places = [
        "白云", "郁南", "聊城", "江西", "淅川", "廣州", "广州", "云浮", "南阳",
        "baiyun", "yunan", "liaocheng", "jiangxi", "xichuan", "guangzhou",
    ]
    /// Thresholds of the five texts in 元 and 分; in code they would be a rule that escaped.
    ///
    /// Powers of ten are left out: arithmetic needs them.
    static let amounts: Set<String> = [
        "500000", "2000000", "3000000", "5000000", "30000000",
        "50000000", "200000000", "300000000", "500000000", "3000000000",
    ]
    static var articles: Regex<Substring> { /\b(?:BY|YN|LC|JX|XC)-[0-9A]/ }

    static func isCatalogue(_ name: String) -> Bool {
        name == "Words.swift" || name.hasPrefix("Messages")
    }

    static func chinese(in text: SwiftText) -> [SwiftText.Piece] {
        text.pieces(of: .literal).filter { Source.isChinese($0.text) }
    }

    static func jurisdictional(in text: SwiftText) -> [SwiftText.Piece] {
        text.pieces.filter { piece in
            let lower = piece.text.lowercased()
            if places.contains(where: lower.contains) { return true }
            switch piece.kind {
            case .comment: return false
            case .literal: return piece.text.contains("-") && piece.text.contains(articles)
            case .code:
                let words = piece.text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
                return words.contains { amounts.contains($0.filter { $0 != "_" }) }
            }
        }
    }

    @Test(arguments: try Source.rooms.get().filter { !isCatalogue($0.name) })
    func `no Chinese in a string literal outside the catalogues`(file: Source) {
        for piece in Self.chinese(in: file.swift) {
            Issue.record("\(file.path):\(piece.line): \(piece.text)")
        }
    }

    @Test(arguments: try Source.rooms.get())
    func `nothing of one jurisdiction in Swift`(file: Source) {
        for piece in Self.jurisdictional(in: file.swift) {
            Issue.record("\(file.path):\(piece.line): \(piece.text)")
        }
    }

    @Test func `one catalogue file name stands in one place of a room`() throws {
        let catalogues = try Source.rooms.get().filter { Self.isCatalogue($0.name) }
        let names = catalogues.map { "\($0.target)/\($0.name)" }
        #expect(Set(names).count == names.count, "\(names.sorted())")
    }

    @Test func `the walls see what they guard against`() {
        #expect(Self.chinese(in: SwiftText("let a = \"立项\"")).count == 1)
        #expect(Self.chinese(in: SwiftText("// 立项\nlet a = \"plan\"")).isEmpty)
        for bad in ["let x = 500_000", "// as in Baiyun", "let a = \"BY-16\"", "f(30000000)"] {
            #expect(Self.jurisdictional(in: SwiftText(bad)).count == 1, "\(bad)")
        }
        for good in ["let x = 5_000", "/// - Source: BY-16", "let id = \"BYTE-1\"", "a500000b()"] {
            #expect(Self.jurisdictional(in: SwiftText(good)).isEmpty, "\(good)")
        }
    }
}
