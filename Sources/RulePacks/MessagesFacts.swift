/// Everything that can be wrong with what a person typed for a fact.
enum FactFault {
    case empty
    case tooLong(limit: Int)
    case notYesOrNo(String)
    case notAnOption(String, [String])
    case notANumber(String)
    case oddGroups(String)
    case severalPoints(String)
    case halfANumber(String)
    case tooManyDigits(String)
    case notMoney(String)
    case twoUnits(String)
    case finerThanFen(String)
    case moneyTooLarge(String)
    case notARatio(String)
    case ratioWithoutPercent(String)
    case notADay(String)
    case noSuchDay(String)
    case notAYear(String)
    case notAPeriod(String)
    case rowExpected(String)
    case tooManyItems(Int)
    case wrongShape
    case unknownColumn(String, [String])
    case inColumn(String, String)
    case tooSmall(String, String)
    case tooLarge(String, String)

    var entry: (number: Int, says: String) {
        amountEntry ?? otherEntry ?? (100, "")
    }

    private var amountEntry: (number: Int, says: String)? {
        switch self {
        case .notANumber(let text): (110, "“\(text)”不是数字，请写成 12 或 1,200.5 的样子。")
        case .oddGroups(let text):
            (111, "“\(text)”里的逗号位置不对，看不出是多少；三位一组，或不写逗号。")
        case .severalPoints(let text): (112, "“\(text)”有几个小数点，看不出是多少。")
        case .halfANumber(let text): (113, "“\(text)”少了一半，小数点前后都要有数字。")
        case .tooManyDigits(let text): (114, "“\(text)”的位数太多。")
        case .notMoney(let text): (115, "“\(text)”不是金额，请写成 48万元 或 480,000.00元 的样子。")
        case .twoUnits(let text):
            (116, "“\(text)”里有两个单位，请只用一个，写成 3.5万元 或 35000元。")
        case .finerThanFen(let text): (117, "“\(text)”比 1 分还细，金额最多到分。")
        case .moneyTooLarge(let text): (118, "“\(text)”太大，超出能记的金额。")
        case .notARatio(let text): (119, "“\(text)”不是比例，请写成 30% 或 0.3 的样子。")
        case .ratioWithoutPercent(let text):
            (120, "“\(text)”看不出是百分之几还是几倍，请写成 \(text)% 的样子。")
        case .tooSmall(let value, let least): (121, "\(value) 太小，不能小于 \(least)。")
        case .tooLarge(let value, let most): (122, "\(value) 太大，不能大于 \(most)。")
        default: nil
        }
    }

    private var otherEntry: (number: Int, says: String)? {
        switch self {
        case .empty: (101, "没有填。")
        case .tooLong(let limit): (102, "太长，最多 \(limit) 个字。")
        case .notYesOrNo(let text): (103, "“\(text)”看不出是还是否，请写 是 或 否。")
        case .notAnOption(let text, let options):
            (104, "“\(text)”不在选项里，可以选：\(Messages.list(options))。")
        case .notADay(let text): (105, "“\(text)”不是日期，请写成 2025-03-10 或 2025年3月10日。")
        case .noSuchDay(let text): (106, "“\(text)”这一天不存在。")
        case .notAYear(let text): (107, "“\(text)”不是年份，请写成 2025。")
        case .notAPeriod(let text):
            (108, "“\(text)”不是期间，请写成 5个工作日、30日、3个月 或 1年。")
        case .rowExpected(let text): (109, "“\(text)”应分栏填写。")
        case .tooManyItems(let most): (123, "太多项，最多 \(most) 项。")
        case .wrongShape: (124, "这里的填法不对：该一项的填了几项，或者该分栏的没有分栏。")
        case .unknownColumn(let name, let known):
            (125, "没有“\(name)”这一栏，可以填：\(Messages.list(known))。")
        case .inColumn(let name, let message): (126, "“\(name)”一栏：\(message)")
        default: nil
        }
    }
}
