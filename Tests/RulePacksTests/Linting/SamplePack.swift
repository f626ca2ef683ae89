import RulePacks
import Testing

/// A small made-up regulation that passes every lint; a bad example is one edit away from it.
///
/// 示例办法 has six articles: roles, filing, review in rounds with a clock, two routes by amount, a
/// reply with a filing clock, and an interpretation clause.
struct SamplePack {
    private(set) var files: [String: String]

    init() {
        files = [
            "regulation.yaml": Self.regulation, "terms.yaml": Self.terms,
            "lifecycle/project.yaml": Self.lifecycle, "ch01-general.yaml": Self.general,
            "ch02-approval.yaml": Self.approval, "cases/ch02-approval.yaml": Self.cases,
            "CHANGES.md": Self.changes,
        ]
    }

    /// The same pack with one passage replaced; fails the test when the passage is not there.
    func replacing(_ old: String, with new: String, in file: String) throws -> SamplePack {
        let text = try #require(files[file])
        try #require(text.contains(old), "\(file) has no passage \(old)")
        var pack = self
        pack.files[file] = text.replacing(old, with: new)
        return pack
    }

    func adding(_ text: String, to file: String) -> SamplePack {
        var pack = self
        pack.files[file, default: ""] += text
        return pack
    }

    func removing(_ file: String) -> SamplePack {
        var pack = self
        pack.files[file] = nil
        return pack
    }

    var packFiles: [PackFile] {
        files.sorted { $0.key < $1.key }.map { PackFile(path: $0.key, text: $0.value) }
    }

    /// The pack as read; the reader's problems when it refuses it.
    func regulation() throws -> Regulation {
        let reading = Regulation.read(packFiles)
        return try #require(reading.regulation, "\(reading.problems.map(\.description))")
    }

    /// Everything the lints find, the content digest left out: every edit changes that.
    func problems(officialText: String? = nil) throws -> [Problem] {
        let regulation = try regulation()
        let cases = CaseFile.read(packFiles, for: regulation)
        #expect(cases.problems.isEmpty, "\(cases.problems.map(\.description))")
        let pack = LintedPack(
            regulation: regulation, files: packFiles, cases: cases.cases,
            officialText: officialText.map { OfficialText($0) })
        return Linter.check(pack).filter { !($0.code == "L13" && $0.severity == .warning) }
    }
}

extension SamplePack {
    static let regulation = """
        id: sample-2025
        prefix: SL
        title: 示例办法
        number: 示〔2025〕1号
        issuer: 示例机关
        interpreter: 示例局
        level: 市
        jurisdiction: "000000"
        in_force: {from: 2025-01-01}
        text_sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
        encoder: 甲
        reviewer: 乙
        verified_on: 2025-01-02
        version: "1.0.0"
        articles_total: 6
        roles:
          主管部门: {is: 示例局, cites: SL-1(1)}
          项目单位: {is: 本案单位, cites: SL-1(2)}
        rulings:
          复核期限: {type: period, cites: SL-5, asks: 备案以后多久复核}
        """

    static let terms = """
        - 项目名称: {type: text, ask: 项目叫什么名字, defined_by: SL-2}
        - 项目类型: {type: choice, of: [建设类, 运维类], ask: 属于哪一类, defined_by: SL-2}
        - 照旧续办: {type: bool, when: 项目类型 = 运维类, ask: 是否照旧续办, defined_by: SL-4(2)}
        - 投资概算: {type: money, base: 方案, ask: 概算多少, at_least: 0, defined_by: SL-2}
        - 运营金额: {type: money, base: 方案, ask: 运营多少, at_least: 0, defined_by: SL-2}
        - 运营占比: {type: ratio, base: 概算, computed: 运营金额 / 投资概算, defined_by: SL-2}
        - 批复金额: {type: money, base: 批复, ask: 批复多少, at_least: 0, defined_by: SL-5}
        """

    static let lifecycle = """
        kind: 项目
        of: unit
        title: 项目名称
        begins: 申报
        endings: [正常办结, 不予立项]
        portfolio:
          项目类型: 项目类型
          已批复: 批复.同意
        stages:
          - stage: 立项
            steps:
              - id: 申报
                kind: 提交
                by: 项目单位
                gives: [项目名称, 项目类型, 照旧续办, 投资概算, 运营金额]
                cites: SL-2
              - id: 审核
                kind: 审核
                by: 主管部门
                after: [申报]
                outcomes:
                  通过: {}
                  不通过: {back_to: 申报}
                rounds: {of: [不通过], at_most: 审核次数, then: 不予立项}
                cites: SL-3
              - id: 补正
                kind: 提交
                by: 项目单位
                opens: 仅退回
                cites: SL-4
              - id: 专家评审
                kind: 记录
                by: 主管部门
                after: [审核]
                when: 路径 = 普通
                outcomes:
                  赞成: {}
                  要改: {back_to: 补正}
                cites: SL-4
              - id: 批复
                kind: 审定
                by: 主管部门
                after: [审核, 专家评审]
                outcomes:
                  同意: {gives: [批复金额]}
                  不同意: {ends: 不予立项}
                cites: SL-5
              - id: 方案备案
                kind: 备案
                by: 项目单位
                after: [批复]
                cites: SL-5
        """

    static let general = """
        chapter: {number: 第一章, title: 总则, stage: general}
        articles:
        - id: SL-1
          strength: 职权
          status: recorded
          gist: 主管部门管审核，项目单位管申报
          items:
            "1": {gist: 主管部门管审核和批复}
            "2": {gist: 项目单位管申报和备案}
        - id: SL-2
          strength: 须
          status: executable
          gist: 申报要交申报书，运营部分有上限
          values:
            运营上限: {value: 30%, base: 投资概算, bound: 含}
          materials:
            - {id: 申报书, for: 申报, seal: 公章}
          gates:
            - id: 运营占比封顶
              guards: 审核.通过
              passes_when: 运营占比 <= 运营上限
              says: 运营部分太多
              remedy: 压减运营部分
        """

    static let approval = """
        chapter: {number: 第二章, title: 立项, stage: approval}
        articles:
        - id: SL-3
          strength: 须
          status: executable
          gist: 每轮审核五个工作日，最多三轮
          values:
            审核期限: {value: 5个工作日, bound: 含}
            审核次数: {value: 3次, bound: 含}
          clocks:
            - id: 审核时限
              owes: 主管部门
              to: 项目单位
              what: 审核意见
              from: 申报.办结
              within: 审核期限
              met_by: 审核.办结
              late: 法规未写
        - id: SL-4
          strength: 须
          status: executable
          gist: 小项目和照旧续办的运维走简易，其余走普通
          items:
            "1": {gist: 小额的走简易}
            "2": {gist: 照旧续办的走简易}
          values:
            小额上限: {value: 50万元, base: 投资概算, bound: 不含}
          decisions:
            - id: 路径
              question: 走哪一种流程？
              hit: UNIQUE
              inputs: [投资概算, 照旧续办]
              rows:
                - {when: ["< 小额上限", "-"], then: 简易, cites: SL-4(1)}
                - {when: [">= 小额上限", "true"], then: 简易, cites: SL-4(2)}
              otherwise: {then: 普通, cites: SL-4}
              fixed_by: 审核
        - id: SL-5
          strength: 须
          status: executable
          gist: 批复以后三个工作日内备案
          values:
            备案期限: {value: 3个工作日, bound: 含}
          clocks:
            - id: 备案时限
              owes: 项目单位
              to: 主管部门
              what: 盖章方案
              from: 批复.同意
              within: 备案期限
              met_by: 方案备案.办结
              late: {gates: [按时备案]}
          gates:
            - id: 按时备案
              guards: 方案备案
              strength: 原则上
              passes_when: not(备案时限.逾期)
              says: 备案晚了
              remedy: 写明理由
          unquantified:
            - {what: 备案以后多久复核, ruling: 复核期限}
        - id: SL-6
          strength: 宣示
          status: declaratory
          gist: 由示例局解释
        """

    static let cases = """
        - case: 占比正好三成
          "on": 2025-03-03
          given: {投资概算: 100万元, 运营金额: 30万元}
          expect: {运营占比: 30%, gates: {运营占比封顶: 通过}}
          because: SL-2
        - case: 占比差一点到三成
          "on": 2025-03-03
          given: {投资概算: 100万元, 运营金额: 299900元}
          expect: {gates: {运营占比封顶: 通过}}
          because: SL-2
        - case: 占比过一点三成
          "on": 2025-03-03
          given: {投资概算: 100万元, 运营金额: 300100元}
          expect: {gates: {运营占比封顶: 不通过}}
          because: SL-2
        - case: 差一分到五十万
          "on": 2025-03-03
          given: {投资概算: 499999.99元, 项目类型: 建设类}
          expect: {路径: 简易, materials: {申报书: 需要}}
          because: SL-4(1)
        - case: 正好五十万，不含
          "on": 2025-03-03
          given: {投资概算: 50万元, 项目类型: 建设类}
          expect: {路径: 普通}
          because: SL-4
        - case: 五十万零一分，照旧续办
          "on": 2025-03-03
          given: {投资概算: 500000.01元, 项目类型: 运维类, 照旧续办: 是}
          expect: {路径: 简易}
          because: SL-4(2)
        - case: 没有概算
          "on": 2025-03-03
          given: {项目类型: 建设类}
          expect: {路径: 无法判断, missing: [投资概算]}
          because: SL-4
        - case: 没说是不是照旧续办
          "on": 2025-03-03
          given: {投资概算: 60万元, 项目类型: 运维类}
          expect: {路径: 无法判断, missing: [照旧续办]}
          because: SL-4
        """

    static let changes = """
        # 示例办法
        ## 1.0.0 · 自2025-01-01起
        - 条文：全部
        - 内容：初版
        """
}
