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
