/// Every sentence this room says, with its code.
enum Messages {
    static let diskFull = "GJ-STORE-001 磁盘已满,本次没有写入任何内容。请清理磁盘后重试。"
    static let readOnly = "GJ-STORE-002 数据库或其所在目录不可写。请检查目录权限和挂载方式。"
    static let busy = "GJ-STORE-003 数据库被另一程序占用。请确认没有第二个程序在写同一数据库。"
    static let cannotOpen = "GJ-STORE-004 打不开数据库。请检查路径和权限。"
    static let input = "GJ-STORE-005 磁盘读写出错,本次没有写入任何内容。请检查磁盘。"
    static let notSafe = "GJ-STORE-006 数据库没有处于断电不丢的设置,拒绝服务。请联系维护人员。"
    static let newer = "GJ-STORE-007 数据库由更新版本的程序建立。请使用新版本打开。"
    static let foreign = "GJ-STORE-008 该文件是别的程序的数据库,拒绝写入。请换一个路径。"
    static let damagedDatabase = "GJ-STORE-009 数据库文件已损坏。请停止使用,从备份恢复。"
    static let failed = "GJ-STORE-010 数据库没有完成这次操作,未写入任何内容。请稍后重试。"
    static let appendOnly = "GJ-STORE-011 记录只能追加,不能修改或删除。"
    static let absent = "GJ-STORE-013 没有这个数据库文件,什么也没有建。请检查路径。"
    static let older = "GJ-STORE-014 不是建好的库,或是旧版程序的库。请先用本版程序启动一次服务。"

    static func failed(_ words: String) -> String { "\(failed)(\(words))" }

    /// What a caller handed in that cannot be stored.
    static func unusable(_ what: String) -> String {
        "GJ-STORE-012 “\(what)”不能入库:为空、过长或与其余内容不一致。请更正后重试。"
    }

    // Findings of a verification.
    static func gap(_ position: Int64, _ found: Int64) -> String {
        "GJ-STORE-020 总序号 \(position) 处断开,下一条是 \(found)。"
    }
    static func brokenLink(_ caseID: String, _ version: Int) -> String {
        "GJ-STORE-021 案卷 \(caseID) 第 \(version) 条与哈希链不符。"
    }
    static func unreadable(_ caseID: String, _ version: Int) -> String {
        "GJ-STORE-022 案卷 \(caseID) 第 \(version) 条的内容读不出或与其列不符。"
    }
    static func staleView(_ caseID: String, _ view: Int, _ log: Int) -> String {
        "GJ-STORE-023 案卷 \(caseID) 的视图停在第 \(view) 版,日志已到第 \(log) 版。"
    }
    static func missingView(_ caseID: String) -> String {
        "GJ-STORE-024 案卷 \(caseID) 没有视图。"
    }
    static func orphanView(_ caseID: String) -> String {
        "GJ-STORE-025 案卷 \(caseID) 有视图,但日志里没有它。"
    }
    static func wrongRows(_ caseID: String) -> String {
        "GJ-STORE-026 案卷 \(caseID) 的列表行与其视图不符,请重建视图。"
    }
    static func missingFile(_ digest: String) -> String {
        "GJ-STORE-027 文件 \(digest) 不在库中。"
    }
    static func damagedFile(_ digest: String) -> String {
        "GJ-STORE-028 文件 \(digest) 的内容与其摘要不符。"
    }
    static func brokenAudit(_ line: Int64) -> String {
        "GJ-STORE-029 审计日志第 \(line) 行与哈希链不符。"
    }
    static func danglingKey(_ key: String) -> String {
        "GJ-STORE-030 防重键 \(key) 指向不存在的记录。"
    }
    static func noGuard(_ name: String) -> String {
        "GJ-STORE-031 数据库的只追加保护 \(name) 缺失或与程序的不同。"
    }
    static func pages(_ words: String) -> String { "GJ-STORE-032 数据库页检查:\(words)" }
    static func brokenCheckpoint(_ position: Int64) -> String {
        "GJ-STORE-033 第 \(position) 条处的检查点与日志不符。"
    }
}
