import Feel

/// What a root name of a condition stands for; numbers are positions in the regulation's lists.
enum Definition: Sendable {
    case term(Int)
    /// One value, or the dated versions of it.
    case value([Int])
    case decision(Int)
    /// One of several outputs of a decision.
    case output(decision: Int, name: String)
    case step(StepShape)
    case clock(ClockShape)
    /// A repeated stage seen from outside: its occurrences.
    case stage(StageShape)
    /// 口径
    case rulings
    /// 今天
    case today
    /// Roots only the fact source knows: 单位 辖区 本案 本次 结局 专家.
    case given
}

/// All root names of a pack with small numbers for fast lookup.
struct NameIndex: Sendable {
    private var numbers: [String: Int] = [:]
    private(set) var names: [String] = []
    private(set) var definitions: [Definition] = []

    var count: Int { names.count }

    func number(_ name: String) -> Int? { numbers[name] }

    subscript(_ name: String) -> Definition? { numbers[name].map { definitions[$0] } }

    /// Adds a name; false when it is taken.
    mutating func add(_ name: String, _ definition: Definition) -> Bool {
        guard numbers[name] == nil else { return false }
        numbers[name] = names.count
        names.append(name)
        definitions.append(definition)
        return true
    }

    /// Replaces what a name stands for.
    mutating func set(_ name: String, _ definition: Definition) {
        if let number = numbers[name] { definitions[number] = definition }
    }
}
