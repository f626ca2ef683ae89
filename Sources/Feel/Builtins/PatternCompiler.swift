/// Turns the text of a pattern into instructions; refuses what XPath does not allow.
struct PatternCompiler {
    private struct Invalid: Error {}

    private let scalars: [Unicode.Scalar]
    private let dotMatchesAll: Bool
    private let isLiteral: Bool
    private var position = 0
    private var nesting = 0

    private var closedGroups: Set<Int> = []
    private(set) var groupCount = 0
    private(set) var loopCount = 0

    init(_ text: String, dotMatchesAll: Bool, skipsSpace: Bool, isLiteral: Bool) {
        let all = Array(text.unicodeScalars.prefix(4_000))
        scalars = skipsSpace && !isLiteral ? PatternCompiler.withoutSpace(all) : all
        self.dotMatchesAll = dotMatchesAll
        self.isLiteral = isLiteral
    }

    /// White space outside character classes means nothing under the flag x.
    private static func withoutSpace(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var depth = 0
        var isEscaped = false
        return scalars.filter { scalar in
            defer { isEscaped = scalar == "\\" && !isEscaped }
            if depth == 0, [" ", "\t", "\n", "\r"].contains(scalar) { return false }
            if scalar == "[", !isEscaped { depth += 1 }
            if scalar == "]", !isEscaped, depth > 0 { depth -= 1 }
            return true
        }
    }

    /// The instructions, or `nil` when the pattern is not valid.
    mutating func compile() -> [Pattern.Instruction]? {
        if isLiteral { return scalars.map { .one(.scalar($0)) } + [.accept] }
        do {
            let tree = try alternation()
            guard position == scalars.count else { return nil }
            var output: [Pattern.Instruction] = []
            try emit(tree, into: &output)
            output.append(.accept)
            return output
        } catch {
            return nil
        }
    }

    // MARK: parsing

    private indirect enum Tree {
        case empty
        case one(CharacterTest)
        case sequence([Tree])
        case choice([Tree])
        case group(Tree, Int?)
        case loop(Tree, least: Int, most: Int?, isLazy: Bool)
        case backReference(Int)
        case lineStart, lineEnd
    }

    private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard current == scalar else { return false }
        position += 1
        return true
    }

    private mutating func alternation() throws(Invalid) -> Tree {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting < 50 else { throw Invalid() }
        var choices = [try sequence()]
        while take("|") { choices.append(try sequence()) }
        return choices.count == 1 ? choices[0] : .choice(choices)
    }

    private mutating func sequence() throws(Invalid) -> Tree {
        var parts: [Tree] = []
        while let scalar = current, scalar != "|", scalar != ")" {
            parts.append(try quantified())
        }
        return parts.isEmpty ? .empty : .sequence(parts)
    }

    private mutating func quantified() throws(Invalid) -> Tree {
        let atom = try atom()
        let least: Int
        let most: Int?
        switch current {
        case "*": (least, most) = (0, nil)
        case "+": (least, most) = (1, nil)
        case "?": (least, most) = (0, 1)
        case "{":
            position += 1
            (least, most) = try bounds()
            return .loop(atom, least: least, most: most, isLazy: take("?"))
        default: return atom
        }
        position += 1
        return .loop(atom, least: least, most: most, isLazy: take("?"))
    }

    private mutating func bounds() throws(Invalid) -> (Int, Int?) {
        guard let least = number() else { throw Invalid() }
        if take("}") { return (least, least) }
        guard take(",") else { throw Invalid() }
        if take("}") { return (least, nil) }
        guard let most = number(), take("}"), most >= least else { throw Invalid() }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let digit = current.flatMap({ Character($0).wholeNumberValue }) {
            value = min((value ?? 0) * 10 + digit, 100_000)
            position += 1
        }
        return value
    }

    private mutating func atom() throws(Invalid) -> Tree {
        guard let scalar = current else { throw Invalid() }
        position += 1
        switch scalar {
        case "(": return try group()
        case "[": return .one(try characterClass())
        case ".":
            return .one(
                dotMatchesAll ? .anything : .not(.anyOf([.scalar("\n"), .scalar("\r")])))
        case "^": return .lineStart
        case "$": return .lineEnd
        case "\\": return try escape()
        case "*", "+", "?", "{", "}", "]": throw Invalid()
        default: return .one(.scalar(scalar))
        }
    }

    private mutating func group() throws(Invalid) -> Tree {
        if take("?") {
            guard take(":") else { throw Invalid() }
            let inner = try alternation()
            guard take(")") else { throw Invalid() }
            return .group(inner, nil)
        }
        groupCount += 1
        let number = groupCount
        let inner = try alternation()
        guard take(")") else { throw Invalid() }
        closedGroups.insert(number)
        return .group(inner, number)
    }

    private mutating func escape() throws(Invalid) -> Tree {
        if let digit = current.flatMap({ Character($0).wholeNumberValue }) {
            position += 1
            var reference = digit
            while let next = current.flatMap({ Character($0).wholeNumberValue }),
                closedGroups.contains(reference * 10 + next)
            {
                reference = reference * 10 + next
                position += 1
            }
            guard closedGroups.contains(reference) else { throw Invalid() }
            return .backReference(reference)
        }
        return .one(try escapedClass())
    }

    private mutating func escapedClass() throws(Invalid) -> CharacterTest {
        guard let scalar = current else { throw Invalid() }
        position += 1
        switch scalar {
        case "n": return .scalar("\n")
        case "r": return .scalar("\r")
        case "t": return .scalar("\t")
        case "s": return .space
        case "S": return .not(.space)
        case "d": return .digit
        case "D": return .not(.digit)
        case "w": return .word
        case "W": return .not(.word)
        case "i": return .nameStart
        case "I": return .not(.nameStart)
        case "c": return .namePart
        case "C": return .not(.namePart)
        case "p", "P":
            guard take("{") else { throw Invalid() }
            var name = ""
            while let next = current, next != "}" {
                name.unicodeScalars.append(next)
                position += 1
            }
            guard take("}"), CharacterTest.isKnown(category: name) else { throw Invalid() }
            return scalar == "p" ? .category(name) : .not(.category(name))
        case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "-", "[", "]", "^", "$":
            return .scalar(scalar)
        default: throw Invalid()
        }
    }

    private mutating func characterClass() throws(Invalid) -> CharacterTest {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting < 50 else { throw Invalid() }
        let isNegated = take("^")
        var tests: [CharacterTest] = []
        while true {
            guard let scalar = current else { throw Invalid() }
            if scalar == "]" {
                guard !tests.isEmpty else { throw Invalid() }
                position += 1
                return wrap(tests, isNegated)
            }
            if scalar == "-", !tests.isEmpty, position + 1 < scalars.count,
                scalars[position + 1] == "["
            {
                position += 2
                let removed = try characterClass()
                guard take("]") else { throw Invalid() }
                return .minus(wrap(tests, isNegated), removed)
            }
            tests.append(try classPart(isFirst: tests.isEmpty))
        }
    }

    private func wrap(_ tests: [CharacterTest], _ isNegated: Bool) -> CharacterTest {
        isNegated ? .not(.anyOf(tests)) : .anyOf(tests)
    }

    private mutating func classPart(isFirst: Bool) throws(Invalid) -> CharacterTest {
        guard let scalar = current else { throw Invalid() }
        position += 1
        var first = scalar
        if scalar == "\\" {
            let test = try escapedClass()
            guard case .scalar(let plain) = test else { return test }
            first = plain
        } else if scalar == "[" {
            throw Invalid()
        } else if scalar == "-", !isFirst, current != "]" {
            throw Invalid()
        }
        guard current == "-", position + 1 < scalars.count, scalars[position + 1] != "]",
            scalars[position + 1] != "["
        else { return .scalar(first) }
        position += 1
        guard var last = current else { throw Invalid() }
        position += 1
        if last == "\\" {
            guard case .scalar(let plain) = try escapedClass() else { throw Invalid() }
            last = plain
        }
        guard first <= last else { throw Invalid() }
        return .range(first, last)
    }

    // MARK: code

    private mutating func emit(
        _ tree: Tree, into output: inout [Pattern.Instruction]
    ) throws(Invalid) {
        guard output.count < Pattern.mostInstructions else { throw Invalid() }
        switch tree {
        case .empty: break
        case .one(let test): output.append(.one(test))
        case .lineStart: output.append(.lineStart)
        case .lineEnd: output.append(.lineEnd)
        case .backReference(let group): output.append(.backReference(group))
        case .sequence(let parts): for part in parts { try emit(part, into: &output) }
        case .choice(let choices): try emitChoice(choices, into: &output)
        case .group(let inner, let number):
            if let number { output.append(.save(2 * number)) }
            try emit(inner, into: &output)
            if let number { output.append(.save(2 * number + 1)) }
        case .loop(let inner, let least, let most, let isLazy):
            try emitLoop(inner, least, most, isLazy, into: &output)
        }
    }

    private mutating func emitChoice(
        _ choices: [Tree], into output: inout [Pattern.Instruction]
    ) throws(Invalid) {
        var exits: [Int] = []
        for (index, choice) in choices.enumerated() {
            guard index + 1 < choices.count else {
                try emit(choice, into: &output)
                break
            }
            let split = output.count
            output.append(.accept)
            try emit(choice, into: &output)
            exits.append(output.count)
            output.append(.accept)
            output[split] = .split(first: split + 1, second: output.count)
        }
        for exit in exits { output[exit] = .jump(output.count) }
    }

    private mutating func emitLoop(
        _ inner: Tree, _ least: Int, _ most: Int?, _ isLazy: Bool,
        into output: inout [Pattern.Instruction]
    ) throws(Invalid) {
        for _ in 0..<least {
            let before = output.count
            try emit(inner, into: &output)
            if output.count == before { break }
        }
        if let most {
            var splits: [Int] = []
            for _ in 0..<(most - least) {
                splits.append(output.count)
                output.append(.accept)
                try emit(inner, into: &output)
                guard output.count < Pattern.mostInstructions else { throw Invalid() }
            }
            for split in splits { output[split] = branch(split + 1, output.count, isLazy) }
            return
        }
        let register = 2 * (groupCount + 1) + loopCount
        loopCount += 1
        let split = output.count
        output.append(.accept)
        output.append(.remember(register))
        try emit(inner, into: &output)
        output.append(.progressed(register))
        output.append(.jump(split))
        output[split] = branch(split + 1, output.count, isLazy)
    }

    private func branch(_ body: Int, _ exit: Int, _ isLazy: Bool) -> Pattern.Instruction {
        isLazy ? .split(first: exit, second: body) : .split(first: body, second: exit)
    }
}
