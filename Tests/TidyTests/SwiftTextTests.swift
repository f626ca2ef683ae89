import Testing

/// The scanner behind the walls: a wall is only as good as what it sees.
struct SwiftTextTests {
    @Test func `a literal is told from code and comment`() {
        let text = SwiftText("let a = \"one\" // two\n/* three\nfour */ let b = 5")
        #expect(text.pieces(of: .literal).map(\.text) == ["one"])
        #expect(text.pieces(of: .comment).map(\.text) == ["// two", "/* three", "four */"])
        #expect(text.pieces(of: .comment).map(\.line) == [1, 2, 3])
    }

    @Test func `interpolated code inside a literal is code`() {
        let text = SwiftText(#"let a = "x\(name(of: "y"))z""#)
        #expect(text.pieces(of: .literal).map(\.text) == ["x", "y", "z"])
        #expect(text.pieces(of: .code).map(\.text) == ["let a = ", "name(of: ", ")"])
    }

    @Test func `raw and long literals end at their own mark`() {
        let raw = SwiftText("let a = #\"say \"yes\" \\n\"#; let b = 1")
        #expect(raw.pieces(of: .literal).map(\.text) == [#"say "yes" \n"#])
        let long = SwiftText("let a = \"\"\"\n  one \"two\"\n  three\n  \"\"\"\nlet b = \"four\"")
        #expect(long.pieces(of: .literal).map(\.line) == [2, 3, 4, 5])
    }

    @Test func `a quote in a regex or an escape opens no literal`() {
        #expect(SwiftText(#"let a = /say "x/; let b = 1"#).pieces(of: .literal).isEmpty)
        #expect(SwiftText(#"let a = "q\"q"; f()"#).pieces(of: .literal).map(\.text) == ["q\"q"])
        #expect(SwiftText("let a = b / c; let d = e / f").pieces(of: .code).count == 1)
    }

    @Test func `a comment mark inside a literal opens no comment`() {
        let text = SwiftText("let a = \"http://x\"\nlet b = 1")
        #expect(text.pieces(of: .comment).isEmpty)
    }

    @Test(arguments: [
        ("import Feel", "Feel"), ("public import struct Feel.Value", "Feel"),
        ("@testable import RulePacks", "RulePacks"), ("internal import Yams", "Yams"),
    ])
    func `an import names its module`(line: String, module: String) {
        #expect(Source.importedModule(line) == module)
    }

    @Test func `a Chinese character is two columns wide`() {
        #expect(Source.columns("ab") == 2)
        #expect(Source.columns("案卷a") == 5)
        #expect(Source.isChinese("第1条") && !Source.isChinese("x，y…"))
    }
}
