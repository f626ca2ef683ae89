/// Everything that can be wrong with a pack file; the reader knows the place.
enum Fault {
    // Files and YAML.
    case tooManyFiles(Int, limit: Int)
    case fileTooLarge(bytes: Int, limit: Int)
    case emptyFile
    case malformed(explained: String, raw: String)
    case duplicateKeys([String])
    case tooDeep(limit: Int)
    case anchor
    case tag(String)
    case keyNotText
    case keyReadsAsOtherType(String)
    case missingFile(String)
    // Shape.
    case notAMap(String)
    case notAList(String)
    case notAText
    case emptyText
    case conditionInBrackets
    case unknownKey(String, accepted: [String], isFlow: Bool)
    case missingKey(String)
    case notOneOf(String, [String])
    case notAWholeNumber(String)
    case notADay(String)
    case notAMonthDay(String)
    case notAShare(String)
    case notABound(String)
    case unreadableValue(String)
    case termNotOneKey
    // Names.
    case twice(String)
    case oddName(String, character: String)
    case optionIsName(String)
    case saidTwice(String, first: Place)
    case valueChangesType(String)
    case choiceWithoutOptions
    case unknownOptions(String, known: [String])
    // References.
    case unknownCitation(String)
    case unknownStep(String, similar: String?)
    case unknownOutcome(String, step: String, known: [String])
    case unknownTerm(String, similar: String?)
    case unknownValue(String, similar: String?)
    case unknownDecision(String, similar: String?)
    case unknownResult(String, decision: String)
    case unknownRole(String, similar: String?)
    case unknownRuling(String, String?)
    case unknownKind(String, known: [String])
    case unknownGate(String, similar: String?)
    case unknownEnding(String, known: [String])
    case unknownPayment(String, known: [String])
    case unknownShown(String)
    case unknownClock(String, similar: String?)
    case notADateTerm(String)
    case notAnEvent(String)
    // Meaning.
    case notACondition(String)
    case computedAndGiven(String)
    case requiresNotGiven(String)
    case givenInTwoStages(String)
    case otherKind(String, [String], here: String)
    case insideRepeatedStage(String, stage: String)
    case mixedHomes(String, [String])
    case cycle([String])
    case endsNoOccurrence
    case windowNeedsTwoDays
    case windowWithoutSpan
    case badPanelSize(Int, Int)
    case gateNeedsOneTest([String])
    case clockNeedsOneLength([String])
    case betweenNeedsTwo
    case materialWithoutStep
    case wrongCellCount(Int, expected: Int)
    case wrongResultCount(Int, expected: Int)
    case readingsNeedRuling(String)
    case wrongComputedType(String, expected: String)
    // Files beside the packs.
    case unknownRegulation(String, known: [String])
    case expectsNothing
}

extension Fault {
    /// Number of its code, what is wrong, and what to do.
    var entry: (number: Int, says: String, remedy: String) {
        fileEntry ?? shapeEntry ?? nameEntry ?? referenceEntry ?? meaningEntry
            ?? (0, "", "")
    }

    private var fileEntry: (number: Int, says: String, remedy: String)? {
        switch self {
        case .tooManyFiles(let count, let limit):
            (1, "文件太多：\(count) 个，最多 \(limit) 个。", "检查文件夹里是不是混进了别的东西。")
        case .fileTooLarge(let bytes, let limit):
            (2, "文件太大：\(bytes) 字节，最多 \(limit) 字节。", "拆成几个章节文件。")
        case .emptyFile: (3, "文件是空的。", "写入内容，或删去这个文件。")
        case .malformed(let explained, let raw):
            (
                4, "YAML 写法有误：\(explained.isEmpty ? raw : explained)",
                "看这一行和上一行的缩进、引号、括号和冒号。"
            )
        case .duplicateKeys(let keys):
            (5, "同一层里键写了两次：\(Messages.list(keys))。", "只留一个。")
        case .tooDeep(let limit): (6, "嵌套太深，最多 \(limit) 层。", "把内容摊平。")
        case .anchor:
            (7, "不接受 YAML 的锚点和别名（& 和 *）。", "把内容照写一遍；乘号两边留空格。")
        case .tag(let tag):
            (8, "不接受 YAML 标签“\(tag)”。", "以 ! 开头的内容要用引号括起来。")
        case .keyNotText: (9, "键必须是一个词。", "把键写成文字。")
        case .keyReadsAsOtherType(let key):
            (
                10, "键“\(key)”在 YAML 里不是文字（on、yes、no 和数字都不行）。",
                "换一个词，或加上引号。"
            )
        case .missingFile(let path): (11, "缺少 \(path)。", "补上这个文件。")
        default: nil
        }
    }

    private var shapeEntry: (number: Int, says: String, remedy: String)? {
        switch self {
        case .notAMap(let name): (20, "\(name) 应是若干“键: 值”。", "改成键值的写法。")
        case .notAList(let name): (21, "\(name) 应是一个列表。", "每一项以 - 开头，或写在 [ ] 里。")
        case .notAText:
            (22, "这里应是一个词或一句话。", "去掉括号和缩进的内容；含逗号、括号的写在引号里。")
        case .emptyText: (23, "这里没有写内容。", "填上内容，或删去这个键。")
        case .conditionInBrackets:
            (
                24, "条件被 YAML 当成了列表或键值。",
                "含 [ ]、{ }、逗号或冒号的条件用引号括起来，或用 >- 另起一行写。"
            )
        case .unknownKey(let key, let accepted, let isFlow):
            (
                25, "不认识的键“\(key)”。",
                (isFlow ? Messages.commaHint : "")
                    + "这里可以写：\(Messages.list(accepted, most: 40))。"
            )
        case .missingKey(let key): (26, "缺少“\(key)”。", "补上。")
        case .notOneOf(let word, let words):
            (27, "“\(word)”不在可用的词里。", "可以写：\(Messages.list(words))。")
        case .notAWholeNumber(let text): (28, "“\(text)”不是整数。", "写成阿拉伯数字。")
        case .notADay(let text): (29, "“\(text)”不是日期。", "写成 2025-03-10 的样子。")
        case .notAMonthDay(let text):
            (30, "“\(text)”不是月日。", "写成 09-30 的样子，或写一个这样的值的名字。")
        case .notAShare(let text): (31, "“\(text)”不是比例。", "写成 30%、1/2 或 0.5。")
        case .notABound(let text): (32, "“\(text)”不能作上下限。", "写成数字或金额。")
        case .unreadableValue(let text):
            (33, "读不懂的值“\(text)”。", "可以写：50万元、5个工作日、3个自然月、3次、30%、12-31。")
        case .termNotOneKey:
            (34, "一个名词一项：名字后面跟着它的说明。", "写成“- 名字: {type: …, ask: …}”。")
        default: nil
        }
    }

    private var nameEntry: (number: Int, says: String, remedy: String)? {
        switch self {
        case .twice(let name):
            (
                40, "“\(name)”用了两次。",
                "名词、值、环节、判断、期限、重复阶段共用一套名字，改掉一个。"
            )
        case .oddName(let name, let character):
            (41, "名字“\(name)”里有“\(character)”。", "名字只用汉字、字母、数字和下划线。")
        case .optionIsName(let word):
            (
                42, "“\(word)”既是选项或结果，又是名词、值、环节、判断或期限的名字。",
                "条件里会读错，改掉一个。"
            )
        case .saidTwice(let key, let first):
            (43, "环节的“\(key)”说了两次，另一处在 \(first)。", "只在一处写。")
        case .valueChangesType(let name):
            (44, "值“\(name)”的各个版本种类不同。", "金额、期间、比例不能换着写，另起一个名字。")
        case .choiceWithoutOptions: (45, "选择题没有选项。", "用 of: 列出选项。")
        case .unknownOptions(let name, let known):
            (
                46, "没有叫“\(name)”的选项表。",
                "regulation.yaml 的 options 里有：\(Messages.list(known))。"
            )
        default: nil
        }
    }

    private var referenceEntry: (number: Int, says: String, remedy: String)? {
        switch self {
        case .unknownCitation(let text):
            (
                50, "没有“\(text)”这一条或这一项。",
                "写成“前缀-条号”或“前缀-条号(项)”，条和项都要在本包里。"
            )
        case .unknownStep(let name, let similar):
            (51, "没有叫“\(name)”的环节。", Messages.perhaps(similar))
        case .unknownOutcome(let name, let step, let known):
            (
                52, "环节“\(step)”没有“\(name)”这个结果。",
                known.isEmpty ? "它没有分结果，写 办结。" : "它的结果有：\(Messages.list(known))。"
            )
        case .unknownTerm(let name, let similar):
            (53, "没有叫“\(name)”的名词。", Messages.perhaps(similar))
        case .unknownValue(let name, let similar):
            (54, "没有叫“\(name)”的值。", Messages.perhaps(similar))
        case .unknownDecision(let name, let similar):
            (55, "没有叫“\(name)”的判断。", Messages.perhaps(similar))
        case .unknownResult(let name, let decision):
            (56, "判断“\(decision)”不会得出“\(name)”。", "写成它的某一行的结果。")
        case .unknownRole(let name, let similar):
            (57, "没有叫“\(name)”的角色。", Messages.perhaps(similar))
        case .unknownRuling(let name, let similar):
            (58, "没有叫“\(name)”的口径。", Messages.perhaps(similar))
        case .unknownKind(let name, let known):
            (59, "没有叫“\(name)”的案卷。", "案卷有：\(Messages.list(known))。")
        case .unknownGate(let name, let similar):
            (60, "没有叫“\(name)”的关口。", Messages.perhaps(similar))
        case .unknownEnding(let name, let known):
            (61, "这种案卷没有“\(name)”这个结局。", "结局有：\(Messages.list(known))。")
        case .unknownPayment(let name, let known):
            (62, "没有环节付“\(name)”。", "款项有：\(Messages.list(known))。")
        case .unknownShown(let name):
            (63, "没有叫“\(name)”的材料或环节。", "先声明它，或改成已有的名字。")
        case .notADateTerm(let name): (64, "“\(name)”不是日期。", "这里要一个日期型的名词。")
        case .unknownClock(let name, let similar):
            (66, "没有叫“\(name)”的时限。", Messages.perhaps(similar))
        case .notAnEvent(let text):
            (65, "“\(text)”不是一件事。", "写成 环节.办结、环节.结果，或一个是否型的名词。")
        default: nil
        }
    }

    private var meaningEntry: (number: Int, says: String, remedy: String)? {
        switch self {
        case .notACondition(let text): (70, "“\(text)”得不出是或否。", "条件要能判断真假。")
        case .computedAndGiven(let name):
            (71, "“\(name)”既由别的事实算出，又在环节里填。", "二者留一。")
        case .requiresNotGiven(let name): (72, "“\(name)”必填，却不在 gives 里。", "加进 gives。")
        case .givenInTwoStages(let name):
            (73, "“\(name)”在两个重复阶段里都填，分不清是谁的。", "各用各的名字。")
        case .otherKind(let name, let owners, let here):
            (
                74, "“\(name)”是\(Messages.list(owners))案卷的，\(here)案卷里读不到。",
                "经 单位.…、辖区.… 或案卷型的名词去读。"
            )
        case .insideRepeatedStage(let name, let stage):
            (
                75, "“\(name)”属于可以多次的“\(stage)”，在外面不知道说的是哪一次。",
                "写成对“\(stage)”的每一次的判断，例如 some x in \(stage) satisfies x.\(name) = …。"
            )
        case .mixedHomes(let name, let reads):
            (
                76, "“\(name)”同时读了不在一处的事实：\(Messages.list(reads))。",
                "分成几个，各在自己的案卷或阶段里。"
            )
        case .cycle(let names):
            (77, "互相推算，没有尽头：\(names.joined(separator: " → "))。", "去掉其中一环。")
        case .endsNoOccurrence: (78, "“本次”只能在可以多次的阶段里用。", "写一个案卷的结局。")
        case .windowNeedsTwoDays: (79, "每年的窗口要写起止两个月日。", "写成 [09-01, 09-30]。")
        case .windowWithoutSpan:
            (80, "窗口没有写清起止。", "写 yearly、yearly_until，或者 from 加 for。")
        case .badPanelSize(let least, let most):
            (81, "专家组人数 \(least) 到 \(most) 不成立。", "至少 1 人，上限不小于下限。")
        case .gateNeedsOneTest(let found):
            (
                82, found.isEmpty ? "关口没有条件。" : "关口有几种条件：\(Messages.list(found))。",
                "passes_when、fails_when、shows_when、shows 四选一。"
            )
        case .clockNeedsOneLength(let found):
            (
                83, found.isEmpty ? "期限没有长度。" : "期限有几种长度：\(Messages.list(found))。",
                "within、between、every、lasts、due、ahead 六选一。"
            )
        case .betweenNeedsTwo: (84, "between 要写两头。", "写成 [下限的值, 上限的值]。")
        case .materialWithoutStep:
            (85, "材料没有归属。", "写 for（交在哪一步）或 from（由哪一步出）。")
        case .wrongCellCount(let count, let expected):
            (86, "这一行有 \(count) 格，应有 \(expected) 格。", "每个输入一格，不看的写 \"-\"。")
        case .wrongResultCount(let count, let expected):
            (87, "这一行有 \(count) 个结果，应有 \(expected) 个。", "每个输出一个结果。")
        case .readingsNeedRuling(let name):
            (
                89, "“\(name)”的读法要有两种以上，各是一条口径的选项。",
                "写 ruling，读法的名字用它的选项。"
            )
        case .wrongComputedType(let name, let expected):
            (90, "“\(name)”的算法得不出\(expected)。", "改算法，或改它的类型。")
        case .unknownRegulation(let id, let known):
            (91, "没有叫“\(id)”的制度包。", "有这些：\(Messages.list(known))。")
        case .expectsNothing:
            (
                92, "这里什么也没有期望。",
                "写 clock、decision、open、not_open、ending、fact 或 gate。"
            )
        default: nil
        }
    }
}
