/// Words of worked cases.
enum CaseWord {
    /// The kind of case meant where none is stated.
    static let project = "项目"
    static let undecided = "无法判断"
    static let notApplicable = "不适用"
    static let passing: [String: WorkedCase.Passing] = [
        "通过": .passes, "不通过": .fails, undecided: .undecided, notApplicable: .notApplicable,
    ]
    static let need: [String: WorkedCase.Need] = [
        "需要": .needed, "不需要": .notNeeded, undecided: .undecided,
        notApplicable: .notNeeded,
    ]

    static func word(_ passing: WorkedCase.Passing) -> String {
        switch passing {
        case .passes: "通过"
        case .fails: "不通过"
        case .undecided: undecided
        case .notApplicable: notApplicable
        }
    }

    static func word(_ need: WorkedCase.Need) -> String {
        switch need {
        case .needed: "需要"
        case .notNeeded: "不需要"
        case .undecided: undecided
        }
    }

    static func missing(_ names: [String]) -> String {
        names.isEmpty ? "不缺事实" : "缺 " + names.joined(separator: "、")
    }

    static func undecided(missing names: [String]) -> String {
        names.isEmpty ? undecided : "\(undecided)（\(missing(names))）"
    }

    static func citations(_ cites: [Citation]) -> String {
        cites.isEmpty ? "没有条文" : cites.map(\.text).joined(separator: "、")
    }
}

/// What can be wrong with a file of worked cases, or with what came out of one.
enum CaseFault {
    case notAList, noDay
    case expectsNothing(String)
    case unknownFact(String), unknownRuling(String), unknownStep(String), unknownRoot(String)
    case unknownOutcome(String, String), unknownCitation(String), unknownGate(String)
    case unknownMaterial(String), unknownOutcomeName(String)
    case notOneOf(String, [String])
    case unreadable(String)
    case failed(case: String, what: String, expected: String, found: String)
    case otherArticle(case: String, because: String, found: String)

    func problem(at place: Place, article: String?) -> Problem {
        let entry = entry
        let digits = String(entry.number)
        return Problem(
            code: "GJ-CASE-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits,
            severity: .error, place: place, article: article, message: entry.says,
            remedy: entry.remedy)
    }

    private var entry: (number: Int, says: String, remedy: String) {
        switch self {
        case .notAList: (1, "算例文件不是一个列表。", "每个算例以“- case:”开头。")
        case .noDay: (2, "算例没有写日期，或不是日历上的一天。", "写“\"on\": 2025-03-03”。")
        case .expectsNothing(let title):
            (3, "算例“\(title)”没有期望任何结果。", "在 expect 里写判定、关口或材料。")
        case .unknownFact(let name):
            (4, "没有叫“\(name)”的字段，也没有这个可重复的阶段。", "核对 terms.yaml 里的名字。")
        case .unknownRuling(let name):
            (5, "没有叫“\(name)”的口径。", "核对 regulation.yaml 里的 rulings。")
        case .unknownStep(let name):
            (6, "没有叫“\(name)”的环节或时限。", "核对 lifecycle 里的名字。")
        case .unknownRoot(let name):
            (
                7, "world 里不能写“\(name)”。",
                "这里只写单位、辖区、本案、结局、专家和可重复的阶段。"
            )
        case .unknownOutcome(let step, let name):
            (8, "环节 \(step) 没有结果“\(name)”。", "核对结果名。")
        case .unknownCitation(let text): (9, "没有条文 \(text)。", "核对条号和项号。")
        case .unknownGate(let id): (10, "没有叫“\(id)”的关口。", "核对关口的 id。")
        case .unknownMaterial(let id): (11, "没有叫“\(id)”的材料。", "核对材料的 id。")
        case .unknownOutcomeName(let name):
            (
                12, "没有叫“\(name)”的判定或算得出的字段。",
                "核对名字；关口写在 gates 下，材料写在 materials 下。"
            )
        case .notOneOf(let word, let words):
            (13, "“\(word)”不在可用的说法里。", "可用：\(words.joined(separator: "、"))。")
        case .unreadable(let message): (14, message, "改成读得懂的写法。")
        case .failed(let title, let what, let expected, let found):
            (
                20, "算例“\(title)”：\(what) 应为 \(expected)，得到 \(found)。",
                "核对规则，或核对算例的事实。"
            )
        case .otherArticle(let title, let because, let found):
            (
                21, "算例“\(title)”：说出自 \(because)，判断出自 \(found)。",
                "核对 because 或规则的 cites。"
            )
        }
    }
}
