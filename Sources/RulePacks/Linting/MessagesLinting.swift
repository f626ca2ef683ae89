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
