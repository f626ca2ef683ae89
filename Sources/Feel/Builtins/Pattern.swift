/// A compiled regular expression in the dialect of XPath, matched within a step budget.
///
/// Matching keeps its own stack, so no text can exhaust the machine's.
struct Pattern: Sendable {
    struct Match: Sendable {
        let range: Range<Int>
        /// The groups, `nil` where a group took no part; group 0 is the whole match.
        let groups: [Range<Int>?]
    }

    /// The match took too many steps.
    struct TooCostly: Error {}

    static let mostSteps = 400_000
    static let mostInstructions = 20_000

    enum Instruction: Sendable {
        case one(CharacterTest)
        case split(first: Int, second: Int)
        case jump(Int)
        case save(Int)
        case remember(Int)
        /// Goes on only if the position moved since `remember`.
        case progressed(Int)
        case backReference(Int)
        case lineStart, lineEnd
        case accept
    }

    let program: [Instruction]
    let groupCount: Int
    let registerCount: Int
    let ignoresCase: Bool
    let isMultiline: Bool

    /// Compiles a pattern; `nil` when it or a flag is not valid.
    init?(_ text: String, flags: String) {
        var options = Set<Character>()
        for flag in flags {
            guard "smixq".contains(flag) else { return nil }
            options.insert(flag)
        }
        ignoresCase = options.contains("i")
        isMultiline = options.contains("m")
        var compiler = PatternCompiler(
            text, dotMatchesAll: options.contains("s"), skipsSpace: options.contains("x"),
            isLiteral: options.contains("q"))
        guard let program = compiler.compile() else { return nil }
        self.program = program
        groupCount = compiler.groupCount
        registerCount = 2 * (compiler.groupCount + 1) + compiler.loopCount
    }

    /// Every match from left to right, without overlap.
    func allMatches(in text: [Unicode.Scalar], steps: inout Int) -> Result<[Match], TooCostly> {
        var result: [Match] = []
        var position = 0
        while position <= text.count {
            switch firstMatch(in: text, from: position, steps: &steps) {
            case .failure(let error): return .failure(error)
            case .success(nil): return .success(result)
            case .success(let match?):
                result.append(match)
                position =
                    match.range.isEmpty ? match.range.upperBound + 1 : match.range.upperBound
            }
        }
        return .success(result)
    }

    func firstMatch(
        in text: [Unicode.Scalar], from start: Int, steps: inout Int
    ) -> Result<Match?, TooCostly> {
        var position = start
        while position <= text.count {
            var thread = PatternThread(self, text, position)
            switch thread.run(&steps) {
            case nil: return .failure(TooCostly())
            case true?:
                return .success(thread.match)
            case false?: position += 1
            }
        }
        return .success(nil)
    }

    /// Writes a replacement with `$1` and `\$`; false when it is malformed.
    func expand(
        _ template: [Unicode.Scalar], _ match: Match, _ text: [Unicode.Scalar],
        into result: inout String.UnicodeScalarView
    ) -> Bool {
        var index = 0
        while index < template.count {
            let scalar = template[index]
            index += 1
            if scalar == "\\" {
                guard index < template.count, template[index] == "\\" || template[index] == "$"
                else { return false }
                result.append(template[index])
                index += 1
            } else if scalar == "$" {
                guard index < template.count,
                    let first = Character(template[index]).wholeNumberValue
                else { return false }
                index += 1
                var group = first
                while index < template.count,
                    let digit = Character(template[index]).wholeNumberValue,
                    group * 10 + digit <= groupCount
                {
                    group = group * 10 + digit
                    index += 1
                }
                if group < match.groups.count, let range = match.groups[group] {
                    result.append(contentsOf: text[range])
                }
            } else {
                result.append(scalar)
            }
        }
        return true
    }
}

/// One attempt to match at one position.
private struct PatternThread {
    private enum Undo {
        case branch(counter: Int, position: Int)
        case register(Int, Int)
    }

    private let pattern: Pattern
    private let text: [Unicode.Scalar]
    private let start: Int
    private var registers: [Int]
    private var stack: [Undo] = []
    private var position: Int

    init(_ pattern: Pattern, _ text: [Unicode.Scalar], _ start: Int) {
        self.pattern = pattern
        self.text = text
        self.start = start
        position = start
        registers = Array(repeating: -1, count: pattern.registerCount)
    }

    var match: Pattern.Match {
        var groups: [Range<Int>?] = [start..<position]
        for group in 1..<(pattern.groupCount + 1) {
            let from = registers[2 * group]
            let to = registers[2 * group + 1]
            groups.append(from >= 0 && to >= from ? from..<to : nil)
        }
        return Pattern.Match(range: start..<position, groups: groups)
    }

    /// True or false for a match; `nil` when the step budget ran out.
    mutating func run(_ steps: inout Int) -> Bool? {
        var counter = 0
        while true {
            steps += 1
            if steps > Pattern.mostSteps { return nil }
            var fails = false
            switch pattern.program[counter] {
            case .accept:
                return true
            case .one(let test):
                if position < text.count,
                    test.accepts(text[position], ignoringCase: pattern.ignoresCase)
                {
                    position += 1
                    counter += 1
                } else {
                    fails = true
                }
            case .split(let first, let second):
                stack.append(.branch(counter: second, position: position))
                counter = first
            case .jump(let target):
                counter = target
            case .save(let register), .remember(let register):
                stack.append(.register(register, registers[register]))
                registers[register] = position
                counter += 1
            case .progressed(let register):
                if registers[register] == position { fails = true } else { counter += 1 }
            case .backReference(let group):
                if matchesGroup(group) { counter += 1 } else { fails = true }
            case .lineStart:
                let isStart =
                    position == 0
                    || (pattern.isMultiline && text[position - 1] == "\n" && position < text.count)
                if isStart { counter += 1 } else { fails = true }
            case .lineEnd:
                let isEnd =
                    position == text.count || (pattern.isMultiline && text[position] == "\n")
                if isEnd { counter += 1 } else { fails = true }
            }
            if fails {
                guard let next = backtrack() else { return false }
                counter = next
            }
        }
    }

    private mutating func backtrack() -> Int? {
        while let undo = stack.popLast() {
            switch undo {
            case .register(let register, let value): registers[register] = value
            case .branch(let counter, let position):
                self.position = position
                return counter
            }
        }
        return nil
    }

    private mutating func matchesGroup(_ group: Int) -> Bool {
        let from = registers[2 * group]
        let to = registers[2 * group + 1]
        guard from >= 0, to >= from else { return true }
        guard position + to - from <= text.count else { return false }
        for offset in 0..<(to - from) {
            let test = CharacterTest.scalar(text[from + offset])
            guard test.accepts(text[position + offset], ignoringCase: pattern.ignoresCase)
            else { return false }
        }
        position += to - from
        return true
    }
}
