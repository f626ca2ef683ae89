import Feel
import Testing

/// Reading models from hostile or broken XML: refused with the line, never expanded or followed.
struct XMLReadingTests {
    private func failure(_ text: String) -> Diagnostic? {
        ModelSource.read(Array(text.utf8)).diagnostics.first
    }

    private static let start =
        "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' name='m' namespace='n'>"

    @Test(arguments: [
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><definitions/>", "文档类型"),
        ("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><definitions/>", "文档类型"),
        ("\(start)&lol;</definitions>", "实体"), ("\(start)&#0;</definitions>", "实体"),
        ("\(start)&#xD800;</definitions>", "实体"), ("\(start)&amp</definitions>", "实体"),
        ("\(start)</decision>", "不成对"), ("\(start)", "没有写完"), ("\(start)<a", "没有写完"),
        ("\(start)<!-- ", "没有写完"), ("\(start)<![CDATA[ ", "没有写完"), ("a", "根元素之外"),
        ("\(start)</definitions><b/>", "第二个根"), ("\(start)<a b/></definitions>", "属性"),
        ("\(start)<a b='1' b='2'/></definitions>", "属性"),
        ("\(start)<a b='<'/></definitions>", "属性"),
        ("< a/>", "名称"), ("", "没有写完"),
    ])
    func `broken XML is refused`(_ text: String, _ says: String) {
        let found = failure(text)
        #expect(found?.code == "GJ-FEEL-070")
        #expect(found?.message.contains(says) == true, "\(found?.message ?? "")")
    }

    @Test func `the line of the mistake is told`() {
        #expect(
            failure("\(Self.start)\n\n<a>\n</b>\n</definitions>")?.message.contains("第 4 行") == true
        )
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        let bytes =
            Array("\(Self.start)<description>".utf8) + [0xFF, 0xFE]
            + Array("</description></definitions>".utf8)
        #expect(ModelSource.read(bytes).diagnostics.first?.message.contains("UTF-8") == true)
    }

    @Test func `sizes are bounded`() {
        let deep = String(repeating: "<a>", count: 200)
        #expect(failure(Self.start + deep)?.message.contains("嵌套太深") == true)
        let many = String(repeating: "<a/>", count: 600_000)
        #expect(failure(Self.start + many)?.message.contains("太大") == true)
        let large = [UInt8](repeating: 32, count: 17 << 20)
        #expect(ModelSource.read(large).diagnostics.first?.message.contains("太大") == true)
        let attributes = (0..<300).map { " a\($0)='1'" }.joined()
        #expect(
            failure("\(Self.start)<a\(attributes)/></definitions>")?.message.contains("属性") == true)
    }

    @Test(arguments: ["20180521", "20191111", "20211108", "20230324"])
    func `every edition of the standard is read, with or without a prefix`(_ edition: String) {
        for prefix in ["", "dmn:"] {
            let colon = prefix.isEmpty ? "" : ":dmn"
            let text = """
                <?xml version="1.0"?><\(prefix)definitions xmlns\(colon)="https://www.omg.org/spec/DMN/\(edition)/MODEL/" name="m" namespace="n">
                <\(prefix)decision id="a" name="a"><\(prefix)variable name="a"/>
                <\(prefix)literalExpression><\(prefix)text>1 + <![CDATA[2 * (3 < 4 or false]]> = null)</\(prefix)text></\(prefix)literalExpression>
                </\(prefix)decision></\(prefix)definitions>
                """
            let source = ModelSource.read(Array(text.utf8)).value
            let model = source.flatMap { Model.compile($0).value }
            #expect(model?.decisionNames == ["a"])
        }
    }

    @Test(arguments: ["<definitions/>", "<html xmlns='http://www.w3.org/1999/xhtml'/>", "<a/>"])
    func `what is no model is refused`(_ text: String) {
        #expect(failure(text)?.code == "GJ-FEEL-075")
    }

    @Test func `references may be written in any of the ways of XML`() {
        let text = """
            \(Self.start)<decision id="a" name="a"><variable name="a"/><literalExpression>
            <text>&quot;&lt;&#x7532;&#20057;&gt;&apos;&amp;&quot;</text></literalExpression></decision></definitions>
            """
        let model = ModelSource.read(Array(text.utf8)).value.flatMap { Model.compile($0).value }
        #expect(model?.evaluate(decision: "a", [:]).value == .string("<甲乙>'&"))
    }
}
