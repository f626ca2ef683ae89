import Testing

/// The glossary is the only bridge between the law's words and the code's (a wall).
struct GlossaryTests {
    struct Row: Equatable {
        let type: String
        let chinese: String
        let meaning: String
    }

    /// The vocabulary of the design, each as the law's word; every one needs a row.
    static let vocabulary = [
        "制度包", "条", "参数", "强度", "角色", "字段", "材料", "程序", "阶段", "环节", "关口",
        "时限", "判断", "案卷", "事件", "办理", "拒绝", "备案", "轮次", "专家组", "抽取", "批复",
        "变更", "验收", "评估", "登记库", "单位", "破例", "中止", "回执",
    ]

    static func rows() throws -> [Row] {
        let files = try Source.all(under: "docs", suffix: "glossary.md")
        return files.flatMap(\.lines).compactMap { line in
            let cells = line.text.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingSpaces() }
            guard cells.count >= 5, cells[1] != "类型名", !cells[1].hasPrefix("-") else {
                return nil
            }
            return Row(type: cells[1], chinese: cells[2], meaning: cells[3])
        }
    }

    /// Names of types and cases a line of code declares.
    static func declared(in code: String) -> [String] {
        let words = code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        return zip(words, words.dropFirst()).filter { kinds.contains(String($0.0)) }
            .map { String($0.1) }
    }

    private static let kinds: Set = [
        "struct", "enum", "class", "protocol", "actor", "typealias", "case",
    ]

    @Test(arguments: vocabulary)
    func `every word of the design has a row`(word: String) throws {
        #expect(try Self.rows().contains { $0.chinese == word })
    }

    @Test func `every row is whole and stands once`() throws {
        let rows = try Self.rows()
        for row in rows {
            #expect(!row.type.isEmpty && !row.chinese.isEmpty && !row.meaning.isEmpty, "\(row)")
        }
        let words = rows.map(\.chinese)
        let twice = Dictionary(grouping: words, by: \.self).filter { $1.count > 1 }.keys
        #expect(twice.isEmpty, "\(twice.sorted())")
    }

    @Test func `rows name types that exist`() throws {
        let code = try Source.rooms.get().flatMap { $0.swift.pieces(of: .code) }
        let declared = Set(code.flatMap { Self.declared(in: $0.text) })
        let absent = try Self.rows().filter { row in
            let names = row.type.matches(of: /`([A-Za-z.]+)`/).map { String($0.output.1) }
            return names.contains { name in
                !declared.contains(name.split(separator: ".").last.map(String.init) ?? name)
            }
        }
        #expect(absent.isEmpty, "\(absent.map(\.type))")
        #expect(declared.contains("Regulation"))
    }
}

extension Substring {
    func trimmingSpaces() -> String {
        var text = self
        while text.last == " " { text.removeLast() }
        return String(text.drop { $0 == " " })
    }
}
