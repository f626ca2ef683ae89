/// What a lint has to say about one place: what is wrong, and what to do next.
struct LintComplaint: Sendable, Hashable {
    let says: String
    let remedy: String

    init(_ says: String, _ remedy: String) {
        self.says = says
        self.remedy = remedy
    }
}

/// Words the lints look for in packs.
enum LintWord {
    static let allArticles = "全部"
    static let amountUnits = ["元", "万", "亿", "%"]
    static let digestLabel = "内容"

    /// The digest an entry of the change log states; `nil` when it states none.
    static func digest(in entry: String) -> String? {
        for line in entry.split(separator: "\n") where line.contains(digestLabel) {
            let words = line.split { !$0.isHexDigit }
            if let word = words.last, word.count == ChangesAreRecorded.digits {
                return String(word)
            }
        }
        return nil
    }
}

extension LintComplaint {
    static func articleTwice(_ id: String) -> Self {
        Self(
            "\(id) 在制度包里写了两次。",
            "一条只写一处，把两处合起来。")
    }

    static func articleForeign(_ id: String, _ prefix: String) -> Self {
        Self(
            "条号 \(id) 不是“\(prefix)-数字”。",
            "按办法的条号写；附件写成 A 加数字。")
    }

    static func articleLate(_ id: String) -> Self {
        Self(
            "\(id) 排在后面的条之后。",
            "按原文次序排。")
    }

    static func articleMissing(_ id: String) -> Self {
        Self(
            "缺 \(id)。",
            "补上这一条；原文没有的内容状态写 missing-in-source。")
    }

    static func articleBeyond(_ id: String, _ total: Int) -> Self {
        Self(
            "办法共 \(total) 条，\(id) 多出来了。",
            "核对条号或 articles_total。")
    }

    static func gistEmpty(_ id: String) -> Self {
        Self(
            "\(id) 有一处要旨是空的。",
            "用自己的话写一句。")
    }

    static func gistLong(_ id: String, _ count: Int) -> Self {
        Self(
            "\(id) 有一处要旨长 \(count) 字，超过 \(ArticlesAreWhole.longest) 字。",
            "要旨只留一句话，细节写进规则。")
    }

    static func gistCopied(_ id: String) -> Self {
        Self(
            "\(id) 有一处要旨照抄了原文。",
            "换成自己的话，原文由安装单位另行挂接。")
    }

    static func itemsDisordered(_ id: String) -> Self {
        Self(
            "\(id) 的项没有按序号排，或有重复。",
            "按原文的（一）（二）（三）排。")
    }

    static func articleHomeless(_ id: String) -> Self {
        Self(
            "\(id) 没有着落：没有规则引它，也没有写明原因。",
            "把它编成规则，或在 not_encoded、unquantified 里说明，或改状态。")
    }

    static func notEncodedSilent(_ id: String, _ key: String) -> Self {
        Self(
            "\(id) 的 not_encoded 里 \(key) 没有说出什么。",
            "写明说了什么、为什么没编、要编还缺什么、界面怎样提示。")
    }

    static func dutyLoose(_ id: String) -> Self {
        Self(
            "\(id) 是须执行的义务，却没有时限、窗口、关口或材料管着它。",
            "补上管它的规则；原文没给时间就写 unquantified。")
    }

    static var textHashMissing: Self {
        Self(
            "没有写官方文本的哈希 text_sha256。",
            "对官方文本算 SHA-256 填上，安装时据此核对。")
    }

    static func textHashOdd(_ hash: String) -> Self {
        Self(
            "text_sha256 “\(hash)”不是 64 位小写十六进制。",
            "重新计算后填写。")
    }

    static func textHashDiffers(_ stated: String, _ found: String) -> Self {
        Self(
            "挂接文本的哈希是 \(found)，制度包写的是 \(stated)。",
            "确认挂接的是不是同一份文本；文本有变就逐条复核后改哈希和版本。")
    }

    static var changesMissing: Self {
        Self(
            "没有 CHANGES.md。",
            "写上版本、生效日、涉及条文和改了什么。")
    }

    static func changesWithout(_ version: String) -> Self {
        Self(
            "CHANGES.md 没有版本 \(version) 的一节。",
            "补上这一版改了什么。")
    }

    static func changesWithoutDay(_ version: String) -> Self {
        Self(
            "版本 \(version) 的一节没有写从哪一天起。",
            "写到日，例如 自2025-01-01起。")
    }

    static func changesWithoutArticles(_ version: String) -> Self {
        Self(
            "版本 \(version) 的一节没有写涉及哪些条。",
            "列出条号，或写“全部”。")
    }

    static func contentChanged(_ version: String, _ digest: String) -> Self {
        Self(
            "内容与版本 \(version) 的记载不符，现在的内容码是 \(digest)。",
            "提升版本号并记一节，写上“内容：\(digest)”。")
    }

    static func fileLong(_ file: String, _ lines: Int, _ limit: Int) -> Self {
        Self(
            "\(file) 有 \(lines) 行，超过 \(limit) 行。",
            "看看能不能分开或写短。")
    }

    static func linesWide(_ file: String, _ count: Int, _ limit: Int) -> Self {
        Self(
            "\(file) 有 \(count) 行宽过 \(limit) 列。",
            "折行，汉字算两列。")
    }
}

// Values, terms, gates, clocks and tables.
extension LintComplaint {
    static func valueWithoutUnit(_ name: String) -> Self {
        Self(
            "参数 \(name) 没有单位。",
            "照原文写上元、%、次、个工作日等。")
    }

    static func valueWithoutBase(_ name: String) -> Self {
        Self(
            "参数 \(name) 没有写基数。",
            "写明是哪一笔金额、谁占谁（base）。")
    }

    static func valueWithoutBound(_ name: String) -> Self {
        Self(
            "参数 \(name) 没有写含不含本数。",
            "写 bound：含、不含、未明或两属。")
    }

    static func stepWithoutArticle(_ id: String) -> Self {
        Self(
            "环节 \(id) 没有引条文，也没有说明为什么要有它。",
            "写 cites；原文没写而又少不了的写 cites: 推定 和 reason。")
    }

    static func ruleWithoutArticle(_ id: String) -> Self {
        Self(
            "\(id) 没有引条文。",
            "写上出自哪一条。")
    }

    static func termNeverGiven(_ name: String) -> Self {
        Self(
            "字段 \(name) 没有哪个环节会填，也不由别的事实算出。",
            "写进某个环节的 gives，或写 computed，或删掉。")
    }

    static func termNeverRead(_ name: String) -> Self {
        Self(
            "算出来的字段 \(name) 没有规则读它。",
            "删掉，或写明哪条规则要用它。")
    }

    static func mayBlocks(_ id: String) -> Self {
        Self(
            "关口 \(id) 强度是“可”，却会拦人。",
            "“可”只提示：改用 shows_when，或核对强度。")
    }

    static func mustOnlyShows(_ id: String) -> Self {
        Self(
            "关口 \(id) 强度会拦人，却只写了提示。",
            "改用 passes_when 或 fails_when，或核对强度。")
    }

    static func nothingToRun(_ id: String) -> Self {
        Self(
            "关口 \(id) 的强度是职权或宣示，没有可执行的东西。",
            "核对强度，或删掉关口。")
    }

    static func gateHardened(_ id: String, _ cites: String) -> Self {
        Self(
            "关口 \(id) 比 \(cites) 写得硬。",
            "强度照原文：原则上不能写成须，可不能拦人。")
    }

    static func clockWithoutConsequence(_ id: String) -> Self {
        Self(
            "时限 \(id) 没有写逾期怎样。",
            "写 late；原文没写就写“法规未写”。")
    }

    static func clockWithoutUnit(_ id: String, _ length: String) -> Self {
        Self(
            "时限 \(id) 的长度“\(length)”不是带单位的期间。",
            "指向一个期间参数或期间口径。")
    }

    static func clocksAlike(_ one: String, _ other: String) -> Self {
        Self(
            "时限 \(one) 和 \(other) 起点终点都一样。",
            "两条说的是同一件事就并成一个时限，引两条。")
    }

    static func gateIgnoresClock(_ gate: String, _ clock: String) -> Self {
        Self(
            "时限 \(clock) 逾期后果写的是关口 \(gate)，关口却没有读这个时限。",
            "在关口的条件里读 \(clock).逾期，或改后果。")
    }

    static func everyUncounted(_ owner: String) -> Self {
        Self(
            "\(owner) 用 every 给好处，却没有问有没有：一个都没有时也算全都是。",
            "加上 count(…) > 0 and。")
    }

    static func rulingIdle(_ name: String) -> Self {
        Self(
            "口径 \(name) 没有规则读它，也没有未定量的地方用它。",
            "删掉，或写明用在哪里。")
    }

    static func tableOverlaps(_ id: String, _ rows: String, _ witness: String) -> Self {
        Self(
            "判定表 \(id) 的\(rows)同时成立：\(witness)。",
            "改边界或加条件，让每种情形只落一行。")
    }

    static func tableRowIdle(_ id: String, _ row: Int) -> Self {
        Self(
            "判定表 \(id) 的第 \(row) 行永远轮不到。",
            "核对边界和前面的行，用不着就删掉。")
    }

    static func tableNotJudged(_ id: String) -> Self {
        Self(
            "判定表 \(id) 的格子里有算式，没有核对漏和重。",
            "把算式改成参数或先算成字段，格子里只写门槛、区间和名字。")
    }

    static func tableHasGap(_ id: String, _ witness: String) -> Self {
        Self(
            "判定表 \(id) 漏了一种情形：\(witness)。",
            "补一行，或写 otherwise。")
    }
}
