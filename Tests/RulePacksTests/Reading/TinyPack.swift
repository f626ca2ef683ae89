import Quantities
import RulePacks
import Testing

/// A pack small enough to see whole; a test adds only what it is about.
struct TinyPack {
    /// Entries of terms.yaml.
    var terms = ""
    /// Attributes of article T-2, each a block beginning in column 1.
    var article = ""
    /// Entries of `rulings:`.
    var rulings = ""
    /// Further stages of the project.
    var stages = ""
    /// Further steps of the project's first stage.
    var steps = ""
    /// Entries of the project's `portfolio:`.
    var portfolio = ""
    /// Further files.
    var files: [PackFile] = []

    var packFiles: [PackFile] {
        [
            PackFile(path: "regulation.yaml", text: regulation),
            PackFile(path: "terms.yaml", text: Self.terms + terms),
            PackFile(path: "lifecycle/project.yaml", text: project),
            PackFile(path: "ch01-general.yaml", text: chapter),
        ] + files
    }

    func read() -> Reading { Regulation.read(packFiles) }

    func regulation(_ place: SourceLocation = #_sourceLocation) throws -> Regulation {
        let reading = read()
        let wrong = reading.problems.map(\.description).joined(separator: "\n")
        return try #require(reading.regulation, "\(wrong)", sourceLocation: place)
    }

    /// Codes of all problems, in order.
    var codes: [String] { read().problems.map(\.code) }

    /// An inquiry over facts given as people write them.
    func ask(
        _ facts: [String: String] = [:], records: [String: FactValue] = [:],
        rulings: [String: FactValue] = [:], fixed: [String: FactValue] = [:],
        on today: String = "2025-03-03", _ place: SourceLocation = #_sourceLocation
    ) throws -> Inquiry {
        let regulation = try regulation(place)
        var values = records
        for (name, text) in facts {
            let term = try #require(regulation.term(name), sourceLocation: place)
            values[name] = try FactText.read(text, for: term)
        }
        return Inquiry(
            regulation: regulation, kind: regulation.kind("项目"),
            today: try #require(Day(iso: today)), calendar: nil, source: TinyFacts(values: values),
            rulings: rulings, fixed: fixed)
    }

    // MARK: Files

    private var regulation: String {
        """
        id: tiny-2025
        prefix: T
        title: 小办法
        number: 小府〔2025〕1号
        issuer: 小府办
        interpreter: 小局
        level: 区县
        jurisdiction: "440111"
        in_force: {from: 2025-01-01}
        articles_total: 2
        roles:
          单位方: {is: 本案单位, cites: T-1}
          主管: {is: 主管局, cites: T-1}
        rulings:
          期限: {type: period, cites: T-1, asks: 多久}

        """ + rulings
    }

    private static let terms = """
        - 名称: {type: text, ask: 叫什么}
        - 金额: {type: money, ask: 多少钱}
        - 类型: {type: choice, of: [建设, 运维], ask: 哪一类}
        - 一致: {type: bool, when: 类型 = 运维, ask: 和往期一致吗}
        - 日子: {type: date, ask: 哪一天}
        - 同意额: {type: money, ask: 同意多少}

        """

    private var project: String {
        """
        kind: 项目
        of: unit
        title: 名称
        begins: 申报
        endings: [正常办结, 终止]
        portfolio:
          名称: 名称
          已审: 审核.办结

        """ + portfolio + """
            stages:
              - stage: 立项
                steps:
                  - id: 申报
                    kind: 提交
                    by: 单位方
                    gives: [名称, 金额, 类型, 一致, 日子]
                    cites: T-1
                  - id: 审核
                    kind: 审核
                    by: 主管
                    after: [申报]
                    outcomes:
                      通过: {gives: [同意额]}
                      退回: {back_to: 申报}
                    cites: T-1

            """ + steps + stages
    }

    private var chapter: String {
        """
        chapter: {number: 第一章, title: 总则, stage: general}
        articles:
        - {id: T-1, strength: 宣示, status: declaratory, gist: 说明}
        - id: T-2
          strength: 须
          status: executable
          gist: 规定

        """
            + article.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
    }
}

/// Facts in a dictionary.
struct TinyFacts: FactSource {
    var values: [String: FactValue]
    func fact(_ name: String) -> FactValue? { values[name] }
}

extension TinyPack {
    /// A pack with one gate whose condition a test is about.
    static func testing(
        _ condition: String, terms: String = "", rulings: String = "", stages: String = "",
        portfolio: String = "", article: String = ""
    ) -> TinyPack {
        TinyPack(
            terms: terms,
            article: """
                gates:
                  - id: 关口
                    guards: 审核.通过
                    passes_when: >-
                      \(condition)
                    says: 不行
                    lists: p

                """ + article,
            rulings: rulings, stages: stages, portfolio: portfolio)
    }
}

extension Inquiry {
    /// What the condition of the pack's first gate comes to.
    func gate() throws -> Answer {
        let gate = try #require(regulation.gates.first)
        guard case .passesWhen(let condition) = gate.test else {
            throw ExpectationMissed()
        }
        return answer(condition)
    }

    /// What a decision comes to.
    func decision(_ id: String) throws -> Ruled {
        decide(try #require(regulation.decision(id)))
    }
}

struct ExpectationMissed: Error {}
