import Feel
import Quantities

/// A small generator with a seed, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
}

/// Makes hostile inputs by chance, and runs them; the same seed makes the same inputs.
struct FuzzInputs {
    /// What is attacked.
    enum Target: CaseIterable {
        case characters, tokens, expression, cells, table, xml, model, pattern, temporal
    }

    private var random: SeededGenerator
    private let standard: Scope
    private let pack: Scope
    private let facts: Facts
    private let budget = Budget(steps: 20_000, depth: 400, listSize: 5_000)

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        let types: [String: FeelType] = [
            "甲": .number, "乙": .list(.number), "丙": .string,
            "丁": .context(["戊": .date, "己": .any]),
            "Profit and loss": .any, "x": .any,
        ]
        let constants: [String: Value] = ["选": .string("选"), "限": .integer(50)]
        standard = Scope(types: types, constants: constants, semantics: .standard)
        pack = Scope(types: types, constants: constants, semantics: .pack)
        facts = [
            "甲": .integer(7), "乙": .list([.integer(1), .null, .integer(3)]), "丙": .string("文𠮷"),
            "丁": .context(Context([("戊", .null), ("己", .notApplicable)])), "x": .boolean(true),
        ]
    }

    /// Makes one input for a target and runs it; returns the text that was run.
    mutating func run(_ target: Target) -> String {
        switch target {
        case .characters: return evaluate(characters())
        case .tokens: return evaluate(tokens())
        case .expression: return evaluate(expression(depth: 5))
        case .cells: return cells()
        case .table: return table()
        case .xml: return xml()
        case .model: return model()
        case .pattern: return pattern()
        case .temporal: return evaluate("string(\(temporal())) + string(\(temporal()))")
        }
    }

    private mutating func evaluate(_ text: String) -> String {
        for scope in [standard, pack] {
            let expression = Expression.compile(text, in: scope).value
            _ = expression?.evaluate(facts, budget: budget, trace: chance(4))
            _ = expression?.estimatedSteps(listSize: 1_000)
        }
        return text
    }

    private mutating func chance(_ one: Int) -> Bool {
        Int.random(in: 0..<one, using: &random) == 0
    }

    private mutating func pick<Item>(_ items: [Item]) -> Item {
        items[Int.random(in: 0..<items.count, using: &random)]
    }

    // MARK: texts

    private mutating func characters() -> String {
        var view = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0..<60, using: &random) {
            let limit: UInt32 = chance(3) ? 0x10FFFF : (chance(2) ? 0xFFFF : 0x7F)
            let code = UInt32.random(in: 0...limit, using: &random)
            if let scalar = Unicode.Scalar(code) { view.append(scalar) }
        }
        return String(view)
    }

    private static let words = [
        "甲", "乙", "丙", "丁.戊", "丁", "x", "选", "1", "0", "-1", "1e400", "0.1", "999999999999999999",
        "\"a\"",
        "\"", "null", "true", "if", "then", "else", "for", "in", "return", "some", "every",
        "satisfies", "function", "instance", "of", "between", "and", "or", "not", "(", ")", "[",
        "]",
        "{", "}", ",", ":", ".", "..", "=", "!=", "<", ">=", "+", "-", "*", "/", "**", "@", "?",
        "item",
        "partial", "sum", "sort", "date", "list", "<", ">", "->", "Profit and loss", "/*", "*/",
        "//",
        "\\u0041", "＞", "　", "@\"P1Y\"", "@\"2024-02-29\"", "string join", "external",
    ]

    private mutating func tokens() -> String {
        let count = Int.random(in: 1..<25, using: &random)
        return (0..<count).map { _ in pick(FuzzInputs.words) }.joined(
            separator: chance(2) ? " " : "")
    }

    private static let functions = [
        "sum", "count", "min", "max", "mean", "median", "stddev", "mode", "product", "all", "any",
        "flatten", "distinct values", "reverse", "union", "concatenate", "append", "sublist",
        "index of", "insert before", "remove", "list replace", "sort", "string", "number",
        "substring", "split", "replace", "matches", "upper case", "contains", "string length",
        "date", "time", "date and time", "duration", "years and months duration", "day of week",
        "week of year", "abs", "sqrt", "exp", "log", "modulo", "decimal", "floor", "round up",
        "odd",
        "before", "overlaps", "includes", "coincides", "range", "get value", "get entries",
        "context",
        "context put", "context merge", "is", "string join", "not", "list contains",
    ]

    mutating func expression(depth: Int) -> String {
        if depth == 0 || chance(6) { return leaf() }
        func sub(_ copy: inout FuzzInputs) -> String { copy.expression(depth: depth - 1) }
        switch Int.random(in: 0..<16, using: &random) {
        case 0: return "(\(sub(&self)))"
        case 1: return "\(sub(&self)) \(pick(["+", "-", "*", "/", "**"])) \(sub(&self))"
        case 2: return "\(sub(&self)) \(pick(["=", "!=", "<", "<=", ">", ">="])) \(sub(&self))"
        case 3: return "\(sub(&self)) \(pick(["and", "or"])) \(sub(&self))"
        case 4: return "if \(sub(&self)) then \(sub(&self)) else \(sub(&self))"
        case 5: return "for i in \(sub(&self)) return \(sub(&self))"
        case 6: return "for i in \(sub(&self))..\(sub(&self)) return [i, partial]"
        case 7: return "\(pick(["some", "every"])) i in \(sub(&self)) satisfies \(sub(&self))"
        case 8: return "[\(sub(&self)), \(sub(&self))]"
        case 9:
            return
                "{a: \(sub(&self)), b: a, \"c d\": \(sub(&self))}.\(pick(["a", "b", "c d", "e"]))"
        case 10: return "\(sub(&self))[\(sub(&self))]"
        case 11:
            return "\(pick(["[", "(", "]"]))\(sub(&self))..\(sub(&self))\(pick(["]", ")", "["]))"
        case 12:
            return "\(sub(&self)) in (\(pick(["", "<", ">=", "!="])) \(sub(&self)), \(sub(&self)))"
        case 13: return "(function(a, b) \(sub(&self)))(\(sub(&self)), \(sub(&self)))"
        case 14:
            return
                "\(sub(&self)) instance of \(pick(["number", "list<Any>", "context<a: number>", "function<Any>->Any"]))"
        default:
            let count = Int.random(in: 0..<4, using: &random)
            let arguments = (0..<count).map { _ in sub(&self) }.joined(separator: ", ")
            return "\(pick(FuzzInputs.functions))(\(arguments))"
        }
    }

    private mutating func leaf() -> String {
        pick([
            "甲", "乙", "丙", "丁.戊", "丁.己", "x", "i", "a", "b", "item", "null", "true", "false", "0",
            "1", "-3",
            "2.5", "1e30", "1e-30", "\"\"", "\"文\"", "\"a+\"", "[]", "{}", "[1,2,3]", temporal(),
            temporal(),
            "function(q, r) q < r", "(< 5)", "选", "限", "sum", "100000", "-0.000000001",
        ])
    }

    private mutating func temporal() -> String {
        let year = pick(["2024", "-0001", "0000", "9999", "999999999", "-999999999", "1900"])
        let date = "\(year)-\(pick(["01", "02", "12", "13"]))-\(pick(["01", "29", "31", "00"]))"
        let zone = pick(["", "Z", "+08:00", "-18:00", "@Asia/Shanghai", "@Europe/Paris", "@x/y"])
        let time =
            "\(pick(["00", "23", "24"])):\(pick(["00", "59", "60"])):\(pick(["00", "59.999999999"]))\(zone)"
        let sign = chance(2) ? "-" : ""
        let span = pick([
            "P1Y", "P99999999999Y", "P1M", "P999999999999999999M", "P1D", "P999999999999D", "PT1S",
            "PT0.000000001S", "P1DT25H", "PT",
        ])
        return "@\"\(pick([date, time, date + "T" + time, sign + span, sign + span]))\""
    }

    // MARK: cells and tables

    private mutating func cell() -> String {
        let limit = pick(["5", "限", "甲", "-1.5", "\"a\"", "选", "@\"2024-01-01\"", "null", "sum(乙)"])
        switch Int.random(in: 0..<9, using: &random) {
        case 0: return "-"
        case 1: return "\(pick(["<", "<=", ">", ">=", "=", "!="])) \(limit)"
        case 2: return "[\(limit)..\(pick(["10", "限", "\"z\""]))\(pick(["]", ")"]))"
        case 3: return "not(\(limit), \(pick(["1", "\"b\""])))"
        case 4: return "? \(pick([">", "=", "!="])) \(limit)"
        case 5: return "\(limit), \(pick(["7", "> 100", "\"q\""]))"
        case 6: return expression(depth: 2)
        case 7: return tokens()
        default: return limit
        }
    }

    private mutating func cells() -> String {
        let text = cell()
        for scope in [standard, pack] {
            let tests = Expression.compileUnaryTests(
                text, input: pick([.any, .number, .string]), in: scope
            ).value
            for input in [
                Value.null, .notApplicable, .integer(5), .string("a"), .list([.integer(5)]),
            ] {
                let slots = tests?.names.map { facts.value(of: $0) } ?? []
                _ = tests?.evaluate(input, slots, budget: budget)
            }
        }
        return text
    }

    private mutating func table() -> String {
        let source = TableSource(
            name: "t", inputs: [.init("甲"), .init(pick(["丙", "x", "丁.戊", "甲 + 1"]))],
            outputs: [
                .init("", allowed: chance(3) ? "1, 2" : nil, otherwise: chance(2) ? "3" : nil)
            ],
            rules: (0..<Int.random(in: 0..<6, using: &random)).map { _ in
                .init(when: [cell(), cell()], then: [pick(["1", "2", "甲", "\"a\"", "1/0"])])
            }, hitPolicy: pick(HitPolicy.allCases))
        for scope in [standard, pack] {
            guard let table = DecisionTable.compile(source, in: scope).value else { continue }
            for amount in [Value.null, .notApplicable, .integer(5), .string("a")] {
                let slots = table.names.map { $0 == "甲" ? amount : facts.value(of: $0) }
                let decision = table.evaluate(slots, budget: budget, trace: true)
                _ = decision.explanation
                _ = decision.cells
            }
            _ = table.analyze(limit: 2_000)
            _ = ModelSource.read(Array(table.dmn(namespace: "urn:t").utf8)).value?.tables
        }
        return "\(source)"
    }

    // MARK: models

    private static let document = """
        <?xml version="1.0"?><d:definitions xmlns:d="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">
        <d:itemDefinition name="T" isCollection="true"><d:typeRef>T</d:typeRef></d:itemDefinition>
        <d:inputData id="i" name="i"><d:variable name="i" typeRef="number"/></d:inputData>
        <d:decision id="a" name="a"><d:variable name="a" typeRef="T"/><d:informationRequirement><d:requiredDecision href="#b"/></d:informationRequirement>
        <d:literalExpression><d:text>b + 1 &lt; &#x4E2D;</d:text></d:literalExpression></d:decision>
        <d:decision id="b" name="b"><d:informationRequirement><d:requiredInput href="#i"/></d:informationRequirement>
        <d:decisionTable hitPolicy="FIRST"><d:input><d:inputExpression><d:text>i</d:text></d:inputExpression></d:input><d:output/>
        <d:rule><d:inputEntry><d:text><![CDATA[< 5]]></d:text></d:inputEntry><d:outputEntry><d:text>1</d:text></d:outputEntry></d:rule>
        </d:decisionTable></d:decision><!-- c --><?p q?></d:definitions>
        """

    private mutating func xml() -> String {
        var bytes = Array(FuzzInputs.document.utf8)
        for _ in 0..<Int.random(in: 1..<8, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(pick(Array("<>&;\"'/!-[]".utf8)), at: place)
            default:
                let end = min(bytes.count, place + Int.random(in: 0..<80, using: &random))
                bytes.insert(
                    contentsOf: bytes[place..<end],
                    at: Int.random(in: 0..<bytes.count, using: &random))
            }
            if bytes.isEmpty { bytes = [60] }
        }
        runModel(bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func runModel(_ bytes: [UInt8]) {
        guard let source = ModelSource.read(bytes).value else { return }
        let model = Model.compile(source, importing: [source]).value
        for name in model?.decisionNames.prefix(4) ?? [] {
            _ = model?.evaluate(decision: name, ["i": .integer(3)], budget: budget)
        }
        _ = source.tables
    }

    private mutating func model() -> String {
        let names = ["a", "b", "c"]
        func escape(_ text: String) -> String {
            text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        }
        var body = ""
        for name in names {
            let needed = pick(names)
            let text = escape("\(needed) \(pick(["+", "=", "and"])) \(expression(depth: 2))")
            let logic =
                "<literalExpression typeRef='\(pick(["number", "T", "Any", "list"]))'><text>\(text)</text></literalExpression>"
            let boxed = pick([
                logic, "<list>\(logic)\(logic)</list>",
                "<context><contextEntry><variable name='k'/>\(logic)</contextEntry><contextEntry>\(logic)</contextEntry></context>",
                "<for iteratorVariable='v'><in>\(logic)</in><return>\(logic)</return></for>",
                "<filter><in>\(logic)</in><match>\(logic)</match></filter>",
                "<conditional><if>\(logic)</if><then>\(logic)</then></conditional>",
                "<invocation>\(logic)<binding><parameter name='p'/>\(logic)</binding></invocation>",
            ])
            body +=
                "<decision id='\(name)' name='\(name)'><variable name='\(name)'/><informationRequirement><requiredDecision href='#\(needed)'/></informationRequirement>\(boxed)</decision>"
        }
        let text =
            "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' namespace='n'><itemDefinition name='T'><typeRef>\(pick(["T", "number", "string"]))</typeRef></itemDefinition>\(body)</definitions>"
        runModel(Array(text.utf8))
        return text
    }

    private mutating func pattern() -> String {
        let pieces = [
            "a", "b", ".", "(", ")", "(?:", "[a-z]", "[^a]", "[a-z-[b]]", "*", "+", "?", "{2}",
            "{0,3}", "*?", "|", "^", "$", "\\1", "\\p{L}", "\\d", "[", "]", "\\", "{99999}", "中",
        ]
        let pattern = (0..<Int.random(in: 1..<12, using: &random)).map { _ in pick(pieces) }
            .joined()
        let quoted = pattern.replacing("\\", with: "\\\\")
        let text = pick(["aaaaaaaaaaaaaaaaaaaaaaaa", "abab中", ""])
        return evaluate(
            "\(pick(["matches", "split"]))(\"\(text)\", \"\(quoted)\") = replace(\"\(text)\", \"\(quoted)\", \"$1x\", \"\(pick(["", "i", "smx", "q"]))\")"
        )
    }
}
