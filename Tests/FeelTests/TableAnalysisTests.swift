import Feel
import Testing

/// Gaps and overlaps with an example value, rules that never fire, results never given.
struct TableAnalysisTests {
    private let kinds = ["建设", "运维", "服务"]

    private func analyze(
        _ rules: [([String], String)], _ policy: HitPolicy = .unique, otherwise: String? = nil,
        output: FeelType = .any, allowed: String? = nil
    ) -> TableAnalysis? {
        let scope = Scope(
            types: ["金额": .money, "类型": .choice(kinds), "加急": .boolean],
            constants: Dictionary(kinds.map { ($0, Value.string($0)) }) { first, _ in first },
            semantics: .pack)
        let source = TableSource(
            name: "t", inputs: [.init("金额"), .init("类型")],
            outputs: [.init("", type: output, allowed: allowed, otherwise: otherwise)],
            rules: rules.map { .init(when: $0.0, then: [$0.1]) }, hitPolicy: policy)
        let compiled = DecisionTable.compile(source, in: scope)
        #expect(compiled.diagnostics == [])
        return compiled.value?.analyze()
    }

    @Test func `a point left out between two rules is found with its value`() {
        let analysis = analyze([(["< 500000", "-"], "1"), (["> 500000", "-"], "2")])
        #expect(analysis?.gaps.map(\.witness) == [[.integer(500_000), .string("建设")]])
        #expect(analysis?.findings.first?.code == "GJ-FEEL-060")
        #expect(analysis?.findings.first?.message.contains("金额 = 500000") == true)
        #expect(analyze([(["< 500000", "-"], "1"), ([">= 500000", "-"], "2")])?.findings == [])
    }

    @Test func `an option left out is found, and a default closes every gap`() {
        let rules = [(["-", "建设"], "1"), (["-", "运维"], "2")]
        #expect(analyze(rules)?.gaps.map { $0.witness.last } == [.string("服务")])
        #expect(analyze(rules, otherwise: "0")?.gaps == [])
    }

    @Test func `a point claimed twice is found with its value`() {
        let analysis = analyze([(["<= 500000", "-"], "1"), ([">= 500000", "-"], "2")])
        #expect(analysis?.overlaps.map(\.rules) == [[0, 1]])
        #expect(analysis?.overlaps.first?.witness.first == .integer(500_000))
        #expect(analysis?.findings.map(\.code) == ["GJ-FEEL-061"])
    }

    @Test func `any allows overlaps that agree and no others`() {
        let agree = [(["<= 5", "-"], "1"), ([">= 5", "-"], "1")]
        let differ = [(["<= 5", "-"], "1"), ([">= 5", "-"], "2")]
        #expect(analyze(agree, .any)?.overlaps == [])
        #expect(analyze(differ, .any)?.overlaps.count == 1)
    }

    @Test func `a rule behind another, or with an empty interval, never fires`() {
        let hidden = analyze(
            [(["< 100", "-"], "1"), (["< 50", "建设"], "2"), ([">= 100", "-"], "3")], .first)
        #expect(hidden?.silentRules == [1: [0]])
        #expect(hidden?.findings.map(\.code) == ["GJ-FEEL-062"])
        let empty = analyze(
            [(["< 100", "-"], "1"), (["[9..3]", "建设"], "2"), ([">= 100", "-"], "3")])
        #expect(empty?.silentRules == [1: []])
    }

    @Test func `an allowed result that no rule gives is named`() {
        let analysis = analyze(
            [(["< 5", "-"], "\"甲\""), ([">= 5", "-"], "\"乙\"")], allowed: "\"甲\", \"乙\", \"丙\"")
        #expect(analysis?.unusedOutputs == [.string("丙")])
        #expect(analysis?.findings.map(\.code) == ["GJ-FEEL-063"])
    }

    @Test func `every gap and overlap is real when the table is asked`() throws {
        let scope = Scope(types: ["a": .number, "b": .number], semantics: .standard)
        var random = SeededGenerator(seed: 7)
        for _ in 0..<200 {
            let rules = (0..<4).map { _ in
                TableSource.Rule(
                    when: (0..<2).map { _ in Self.randomCell(&random) }, then: ["1"])
            }
            let source = TableSource(
                name: "t", inputs: [.init("a"), .init("b")], outputs: [.init("")], rules: rules)
            let table = try #require(DecisionTable.compile(source, in: scope).value)
            let analysis = table.analyze()
            for gap in analysis.gaps {
                let facts: Facts = ["a": gap.witness[0], "b": gap.witness[1]]
                #expect(table.evaluate(facts).diagnostics.first?.code == "GJ-FEEL-050")
            }
            for overlap in analysis.overlaps {
                let facts: Facts = ["a": overlap.witness[0], "b": overlap.witness[1]]
                #expect(table.evaluate(facts).diagnostics.first?.code == "GJ-FEEL-051")
            }
            guard analysis.gaps.isEmpty, analysis.overlaps.isEmpty else { continue }
            for a in 0...12 {
                for b in 0...12 {
                    let facts: Facts = ["a": .integer(a), "b": .integer(b)]
                    #expect(table.evaluate(facts).diagnostics == [])
                }
            }
        }
    }

    private static func randomCell(_ random: inout SeededGenerator) -> String {
        let low = Int.random(in: 0...10, using: &random)
        let high = Int.random(in: 0...10, using: &random)
        return [
            "-", "< \(low)", ">= \(low)", "[\(min(low, high))..\(max(low, high)))", "not(\(low))",
        ]
        .randomElement(using: &random) ?? "-"
    }
}
