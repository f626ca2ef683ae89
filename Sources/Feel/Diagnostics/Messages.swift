/// The sentences of this room; nothing else here may hold Chinese text.
enum Messages {
    static let yuan = "元"
    static let endOfText = "文字结束"
    static let anExpression = "一个表达式"
    static let aName = "一个名称"
    static let aType = "一个类型"
    static let aString = "带引号的文字"
    static let temporal = "日期、时间或期间"
    static let duration = "期间"
    static let notApplicable = "不适用"

    /// How many arguments: `1 个`, `2 或 3 个`, `1 个以上`.
    static func counts(_ exact: [Int], orMoreThan least: Int? = nil) -> String {
        let few = exact.isEmpty ? nil : exact.map { String($0) }.joined(separator: " 或 ") + " 个"
        return [few, least.map { "\($0) 个以上" }].compactMap { $0 }.joined(separator: "或")
    }

    /// A type in words.
    static func name(of type: FeelType) -> String {
        switch type {
        case .any: "任意值"
        case .null: "空值"
        case .boolean: "真假"
        case .number: "数"
        case .quantity(let unit): "以\(unit)计的数"
        case .string: "文字"
        case .choice(let options): "选项（\(options.prefix(6).joined(separator: "、"))）"
        case .date: "日期"
        case .time: "时间"
        case .dateTime: "日期时间"
        case .dayTimeDuration: "天数期间"
        case .monthDuration: "年月期间"
        case .list(.any): "列表"
        case .list(let inner): "\(name(of: inner))的列表"
        case .context: "记录"
        case .range: "区间"
        case .function: "函数"
        }
    }
}

extension Problem {
    /// The stable code.
    var code: String { "GJ-FEEL-" + number }

    private var number: String {
        switch self {
        case .unexpectedCharacter: "001"
        case .fullWidth: "002"
        case .unterminatedString: "003"
        case .unterminatedComment: "004"
        case .unexpected: "005"
        case .tooDeep: "006"
        case .tooLong: "007"
        case .badNumber: "008"
        case .unknownName: "010"
        case .ambiguousName: "011"
        case .unknownType: "012"
        case .operands, .notNegatable: "013"
        case .notComparable: "014"
        case .unitsDiffer: "015"
        case .unknownOption: "016"
        case .conditionNotBoolean: "017"
        case .noSuchMember: "018"
        case .duplicateKey: "019"
        case .unknownFunction: "020"
        case .notAFunction: "021"
        case .argumentCount: "022"
        case .unknownParameter: "023"
        case .argumentType: "024"
        case .argumentValue: "025"
        case .coercion: "026"
        case .divisionByZero: "030"
        case .outOfRange: "031"
        case .badTemporal: "032"
        case .badPattern: "033"
        case .badRangeEnds: "034"
        case .emptyList: "035"
        case .indexOutOfRange: "036"
        case .notIterable: "037"
        case .hostFailure: "038"
        case .stepsExhausted: "040"
        case .depthExhausted: "041"
        case .listTooLong: "042"
        case .noRuleMatched: "050"
        case .severalRulesMatched: "051"
        case .rulesDisagree: "052"
        case .inputNotAllowed: "053"
        case .cellCount: "055"
        case .rowOfDashes: "056"
        case .emptyTable: "057"
        case .gap: "060"
        case .overlap: "061"
        case .neverFires: "062"
        case .unusedOutput: "063"
        case .costly: "064"
        case .analysisTooLarge: "065"
        case .xml: "070"
        case .missingReference: "071"
        case .cyclicRequirement: "072"
        case .missingImport: "073"
        case .unsupported: "074"
        case .notAModel: "075"
        case .missingInput: "076"
        }
    }

    /// The sentence and the advice.
    var words: (message: String, hint: String?) {
        textWords ?? nameWords ?? valueWords ?? tableWords ?? modelWords
    }

    private var textWords: (message: String, hint: String?)? {
        switch self {
        case .unexpectedCharacter(let text):
            ("这里不能出现“\(text)”。", nil)
        case .fullWidth(let text, let instead):
            (
                "全角字符“\(text)”会被当成名称的一部分，不是运算符。",
                instead == " " ? "请改成半角空格。" : "请改成半角的“\(instead)”。"
            )
        case .unterminatedString: ("文字少了结尾的引号。", "在文字末尾补上半角双引号。")
        case .unterminatedComment: ("注释没有结束。", "在注释末尾补上“*/”。")
        case .unexpected(Messages.endOfText, let expected):
            ("写到这里就完了，还缺\(quoted(expected))。", nil)
        case .unexpected(let found, let expected):
            ("这里读到“\(found)”，应当是\(quoted(expected))。", nil)
        case .tooDeep: ("表达式嵌套太深，无法阅读。", "把它拆成几个有名称的部分。")
        case .tooLong: ("表达式太长，无法阅读。", "把它拆成几个有名称的部分。")
        case .badNumber(let text): ("“\(text)”不是可用的数。", "有效数字最多 34 位。")
        default: nil
        }
    }

    private func quoted(_ expected: String) -> String {
        let words = [
            Messages.endOfText, Messages.anExpression, Messages.aName, Messages.aType,
            Messages.aString,
        ]
        return words.contains(expected) ? expected : "“\(expected)”"
    }

    private var nameWords: (message: String, hint: String?)? {
        switch self {
        case .unknownName(let name, let similar):
            ("没有叫“\(name)”的名称。", similar.map { "是不是“\($0)”？" } ?? hintForName(name))
        case .ambiguousName(let name):
            ("“\(name)”既是列表里的字段，也是外面的名称。", "写成“item.\(name)”指列表里的那一个。")
        case .unknownType(let name): ("没有叫“\(name)”的类型。", nil)
        case .operands(let sign, let left, let right):
            ("\(left)与\(right)之间不能用“\(sign)”。", nil)
        case .notNegatable(let given): ("\(given)前面不能用“-”。", nil)
        case .notComparable(let left, let right): ("\(left)与\(right)不能相比。", nil)
        case .unitsDiffer(let left, let right):
            ("单位不同：一边是\(left)，一边是\(right)。", "先换算成同一个单位。")
        case .unknownOption(let option, let options):
            ("“\(option)”不在选项里。", "选项是：\(options.joined(separator: "、"))。")
        case .conditionNotBoolean(let given): ("这里要一个真假条件，得到的是\(given)。", nil)
        case .noSuchMember(let name, let kind): ("\(kind)里没有“\(name)”。", nil)
        case .duplicateKey(let name): ("“\(name)”写了两次。", nil)
        case .unknownFunction(let name): ("没有叫“\(name)”的函数。", nil)
        case .notAFunction(let name): ("“\(name)”不是函数，不能这样调用。", nil)
        case .argumentCount(let name, let expected, let given):
            ("\(called(name))要 \(expected)参数，给了 \(given) 个。", nil)
        case .unknownParameter(let name, let parameter):
            ("\(called(name))没有叫“\(parameter)”的参数。", nil)
        case .argumentType(let name, let parameter, let expected, let given):
            ("\(called(name))的参数“\(parameter)”要\(expected)，给的是\(given)。", nil)
        case .argumentValue(let name, let shown): ("“\(name)”不能接受这样的参数：\(shown)。", nil)
        case .coercion(let expected, let given):
            ("声明的是\(expected)，算出来的是\(given)。", nil)
        default: nil
        }
    }

    /// A function by its name; one written in place has none.
    private func called(_ name: String) -> String { name.isEmpty ? "这个函数" : "“\(name)”" }

    private func hintForName(_ name: String) -> String? {
        name.unicodeScalars.contains { NameCharacters.meant(by: $0) != nil }
            ? "名称里有全角符号，请检查运算符是不是半角。" : nil
    }

    private var valueWords: (message: String, hint: String?)? {
        switch self {
        case .divisionByZero: ("除数是零。", nil)
        case .outOfRange: ("结果超出可以表示的范围。", nil)
        case .badTemporal(let text, let kind):
            (
                "“\(text)”不是\(kind)。",
                "日期写成 2024-10-25 的样子。"
            )
        case .badPattern(let text): ("“\(text)”不是可用的匹配式，或者太费时间。", nil)
        case .badRangeEnds: ("区间两端不是同一种值。", nil)
        case .emptyList(let name): ("“\(name)”不能用于空列表。", nil)
        case .indexOutOfRange(let index, let count):
            ("要第 \(index) 项，列表只有 \(count) 项。", nil)
        case .notIterable(let kind): ("\(kind)不能逐项列举。", nil)
        case .hostFailure(let name, let reason): ("“\(name)”没有结果：\(reason)", nil)
        case .stepsExhausted(let limit):
            (
                "计算超过 \(limit) 步，已停止。",
                "减少循环的层数或列表的长度。"
            )
        case .depthExhausted(let limit):
            (
                "调用超过 \(limit) 层，已停止。",
                "检查函数是否无止境地调用自己。"
            )
        case .listTooLong(let limit): ("列表或文字超过 \(limit) 项，已停止。", "缩小范围。")
        default: nil
        }
    }

    private var tableWords: (message: String, hint: String?)? {
        switch self {
        case .noRuleMatched:
            (
                "没有一行符合，也没有写默认结果。",
                "补上缺的行，或写明其余情形的结果。"
            )
        case .severalRulesMatched(let rules):
            ("第 \(list(rules)) 行同时符合，而本表只许一行。", "把条件写成互不重叠。")
        case .rulesDisagree(let rules): ("第 \(list(rules)) 行同时符合，结果却不同。", nil)
        case .inputNotAllowed(let name, let value): ("“\(name)”的值\(value)不在允许的范围里。", nil)
        case .cellCount(let rule, let expected, let given):
            ("第 \(rule) 行应有 \(expected) 格，写了 \(given) 格。", nil)
        case .rowOfDashes(let rule):
            ("第 \(rule) 行全是“-”，任何情形都符合。", "改写成“其余”的默认结果。")
        case .emptyTable: ("表里没有输出。", nil)
        case .gap(let witness):
            (
                "有空当：\(witness) 时没有一行符合。",
                "补一行，或写明其余情形的结果。"
            )
        case .overlap(let rules, let witness):
            (
                "第 \(list(rules)) 行重叠：\(witness) 时同时符合。",
                nil
            )
        case .neverFires(let rule, let others):
            (
                others.isEmpty
                    ? "第 \(rule) 行永远不会符合。"
                    : "第 \(rule) 行永远轮不到，被第 \(list(others)) 行盖住。",
                nil
            )
        case .unusedOutput(let value): ("允许的结果\(value)没有一行用到。", nil)
        case .costly(let steps): ("这个表达式可能要算 \(steps) 步以上。", nil)
        case .analysisTooLarge: ("表太大，空当和重叠没有查完。", nil)
        default: nil
        }
    }

    private func list(_ rules: [Int]) -> String {
        rules.map { String($0) }.joined(separator: "、")
    }

    private var modelWords: (message: String, hint: String?) {
        switch self {
        case .xml(let reason, let line): ("XML 第 \(line) 行有错：\(reason)。", nil)
        case .missingReference(let name): ("引用的“\(name)”不在模型里。", nil)
        case .cyclicRequirement(let name): ("“\(name)”绕了一圈又要用到自己。", nil)
        case .missingImport(let name): ("要导入的模型“\(name)”没有给出。", nil)
        case .unsupported(let what): ("不支持“\(what)”。", nil)
        case .notAModel: ("这不是 DMN 1.3 至 1.5 的模型。", nil)
        case .missingInput(let name): ("没有给出“\(name)”。", nil)
        default: ("", nil)
        }
    }
}

extension Messages {
    /// What is wrong with an XML document.
    static func reason(_ fault: XMLFault) -> String {
        switch fault {
        case .tooLarge: "文件太大或嵌套太深"
        case .unfinished: "文件没有写完"
        case .textOutside: "根元素之外有文字"
        case .documentType: "不接受文档类型声明"
        case .entity: "不接受这个实体"
        case .badName: "元素名称有误"
        case .badAttribute: "属性有误"
        case .secondRoot: "有第二个根元素"
        case .mismatch: "开始与结束的元素不成对"
        case .encoding: "不是 UTF-8 文字"
        }
    }
}

extension Messages {
    static let anythingElse = "其他"
    static let listSeparator = "，"
    static let noAnswer = "没有结果。"

    /// A name with its value.
    static func assignment(_ name: String, _ value: String) -> String { "\(name) = \(value)" }

    /// What a cell asked and what the value was.
    static func condition(_ condition: Explanation.Condition) -> String {
        "\(condition.name) \(condition.value)，符合“\(condition.cell)”"
    }

    /// A rule by its number and what it rests on.
    static func rule(_ number: Int, _ annotations: [String]) -> String {
        "第 \(number) 行" + cited(annotations)
    }

    /// The line of the result.
    static func result(_ value: String) -> String { "结果：\(value)" }

    /// The sentence of a decided table.
    static func decided(
        _ reasons: [String], rules: [Int], result: String, _ annotations: [String]
    ) -> String {
        let numbers = rules.map { String($0) }.joined(separator: "、")
        let why = reasons.isEmpty ? "" : reasons.joined(separator: "；") + "；"
        return "\(why)按第 \(numbers) 行\(cited(annotations))，结果是\(result)。"
    }

    /// The sentence of an expression that has a value.
    static func found(_ facts: [String], _ result: String) -> String {
        (facts.isEmpty ? "" : facts.joined(separator: "，") + "；") + "结果是 \(result)。"
    }

    /// The sentence of an expression that a mistake left without a value.
    static func failed(_ reason: String) -> String { "没有结果：\(reason)" }

    /// The sentence of the default.
    static func byDefault(_ value: String, _ annotations: [String]) -> String {
        "没有一行符合，按其余情形\(cited(annotations))，结果是\(value)。"
    }

    /// The sentence of an undecided table.
    static func undecided(_ missing: [String]) -> String {
        missing.isEmpty ? "还不能判断。" : "还不能判断，缺少：\(missing.joined(separator: "、"))。"
    }

    private static func cited(_ annotations: [String]) -> String {
        annotations.isEmpty ? "" : "（\(annotations.joined(separator: "、"))）"
    }
}
