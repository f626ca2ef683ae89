import Feel

/// Measures how a record finds an entry by its Chinese name: by bytes, as it does, and by
/// canonical equivalence alone, as Swift compares texts.
func measureNames(rounds: Int) {
    let names = [
        "申报金额", "投资概算", "项目类型", "与往期完全一致", "概算基数", "合同总额", "计划确定金额", "工程建设主体金额",
        "是配套服务", "变更幅度", "仅取消", "列入重点或迟滞",
    ]
    let context = Context(distinct: names.enumerated().map { ($1, Value.integer($0)) })
    // Names made at run time, so that no two share their bytes.
    let wanted = names.map { String(decoding: Array($0.utf8), as: UTF8.self) }
    let count = rounds * 10_000 * wanted.count
    var checksum = 0
    let byBytes = rate(of: count) {
        for _ in 0..<(rounds * 10_000) {
            for name in wanted { checksum &+= context[name] == nil ? 1 : 0 }
        }
    }
    let byEquivalence = rate(of: count) {
        for _ in 0..<(rounds * 10_000) {
            for name in wanted {
                checksum &+= context.entries.contains { $0.name == name } ? 0 : 1
            }
        }
    }
    print("names by bytes\t\(byBytes) look-ups/s")
    print("names by equivalence\t\(byEquivalence) look-ups/s")
    if checksum != 0 { print("a name was not found") }
}
