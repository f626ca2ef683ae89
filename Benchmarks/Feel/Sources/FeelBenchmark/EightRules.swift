import Feel
import Quantities

/// The table every engine is measured on: eight rules, two inputs, three outputs.
enum EightRules {
    static let kinds = ["建设", "运维", "服务", "采购"]

    static let scope = Scope(
        types: ["投资总额": .number, "项目类别": .choice(kinds)],
        constants: Dictionary(kinds.map { ($0, Value.string($0)) }) { first, _ in first },
        semantics: .pack)

    static let source = TableSource(
        name: "程序",
        inputs: [.init("投资总额"), .init("项目类别")],
        outputs: [.init("程序"), .init("监理"), .init("第三方评估")],
        rules: [
            rule("< 500000", "建设", "小微", "否", "否"),
            rule("[500000..4000000)", "建设", "普通", "否", "否"),
            rule("[4000000..30000000)", "建设", "普通", "是", "否"),
            rule(">= 30000000", "建设", "重大", "是", "是"),
            rule("<= 2000000", "运维", "简易", "否", "否"),
            rule("> 2000000", "运维", "普通", "否", "是"),
            rule("< 10000000", "服务, 采购", "普通", "否", "否"),
            rule(">= 10000000", "服务, 采购", "普通", "是", "是"),
        ])

    private static func rule(
        _ amount: String, _ kind: String, _ path: String, _ supervision: String, _ review: String
    ) -> TableSource.Rule {
        .init(
            when: [amount, kind], then: [path, supervision, review].map { "\"\($0)\"" },
            annotations: ["15"])
    }

    /// Amounts in fen and kinds; one row in eleven is at or just beside a limit.
    static func rows(_ count: Int) -> (fen: [Int64], kinds: [UInt8]) {
        let limits: [Int64] = [50_000_000, 200_000_000, 400_000_000, 1_000_000_000, 3_000_000_000]
        var state: UInt64 = 20_241_101
        func next(_ bound: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % bound
        }
        var fen: [Int64] = []
        var kinds: [UInt8] = []
        for row in 0..<count {
            if row % 11 == 0 {
                let limit = limits[Int(next(UInt64(limits.count)))]
                fen.append(limit - Int64(next(2)))
            } else {
                fen.append(Int64(next(2_000_000_000)) * 3)
            }
            kinds.append(UInt8(next(4)))
        }
        return (fen, kinds)
    }
}
