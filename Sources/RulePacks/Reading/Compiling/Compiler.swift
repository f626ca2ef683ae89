import Feel

/// A condition or formula ready to run: the expression and where its names are found.
struct CompiledExpression: Sendable {
    let expression: Expression
    /// Number of each root name in the regulation's index, in slot order.
    let slots: [Int]
    /// Slots holding values whose bound the text leaves open.
    let openSlots: [Int]
    let needsCalendar: Bool
    /// The list an `every` or `some` runs over, for naming the offending items.
    let listed: ListedItems?
}

/// Compiles the conditions of a pack and reports what is wrong at the place in the file.
final class Compiler {
    /// Every text compiled, for finding out what is read of a repeated stage from outside.
    private(set) var texts: [String] = []
    let scope: Scope
    private let names: NameIndex
    let findings: Findings
    /// Names of values whose bound is 未明 or 两属.
    private let openValues: Set<String>

    init(scope: Scope, names: NameIndex, findings: Findings, openValues: Set<String>) {
        self.scope = scope
        self.names = names
        self.findings = findings
        self.openValues = openValues
    }

    func condition(_ written: Written, listing variable: String? = nil) -> Condition? {
        guard let text = text(written), let expression = compile(text, written, listing: variable)
        else { return nil }
        switch expression.expression.type {
        case .boolean, .any, .null: break
        default:
            findings.report(.notACondition(text), at: written.place)
            return nil
        }
        return Condition(
            text: text, names: expression.expression.names, place: written.place(at: 0),
            expression: expression)
    }

    func formula(_ written: Written) -> Formula? {
        guard let text = text(written), let expression = compile(text, written) else { return nil }
        return Formula(
            text: text, names: expression.expression.names, place: written.place(at: 0),
            expression: expression)
    }

    private func text(_ written: Written) -> String? {
        guard let text = written.text else {
            findings.report(.conditionInBrackets, at: written.place)
            return nil
        }
        guard !text.isEmpty else {
            findings.report(.emptyText, at: written.place)
            return nil
        }
        return text
    }

    private func compile(
        _ text: String, _ written: Written, listing variable: String? = nil
    ) -> CompiledExpression? {
        texts.append(text)
        let compilation = Expression.compile(text, in: scope)
        report(compilation.diagnostics, in: written)
        guard let expression = compilation.value,
            !compilation.diagnostics.contains(where: { $0.severity == .error })
        else { return nil }
        return CompiledExpression(
            expression: expression,
            slots: slots(expression.names), openSlots: openSlots(expression.names),
            needsCalendar: HostFunctions.needsCalendar(text),
            listed: variable.flatMap { listed(text, $0) })
    }

    /// Numbers of root names in the index.
    func slots(_ roots: [String]) -> [Int] { roots.map { names.number($0) ?? 0 } }

    /// Positions of the values whose bound is open.
    func openSlots(_ roots: [String]) -> [Int] {
        roots.indices.filter { openValues.contains(roots[$0]) }
    }

    func note(_ texts: [String]) { self.texts += texts }

    /// Passes on what the language found, at its place in the file.
    func report(_ diagnostics: [Diagnostic], in written: Written) {
        for diagnostic in diagnostics {
            findings.report(diagnostic, at: written.place(at: diagnostic.range.start))
        }
    }

    // MARK: Lists of offending items

    private func listed(_ text: String, _ variable: String) -> ListedItems? {
        guard let parts = QuantifiedText(text, variable: variable) else { return nil }
        let items = Expression.compile(parts.list, in: scope)
        let tests = Expression.compile(
            "for \(variable) in \(parts.list) return \(parts.test)", in: scope)
        guard let items = items.value, let tests = tests.value else { return nil }
        return ListedItems(
            items: items, itemSlots: slots(items.names),
            tests: tests, testSlots: slots(tests.names),
            offendsWhenTrue: parts.isSome)
    }
}

/// The list of an `every x in … satisfies …` and its test, item by item.
struct ListedItems: Sendable {
    let items: Expression
    let itemSlots: [Int]
    let tests: Expression
    let testSlots: [Int]
    /// For `some`: the items that satisfy the test are the offending ones.
    let offendsWhenTrue: Bool
}

/// The parts of a quantified condition over one variable, found in its text.
struct QuantifiedText {
    let list: String
    let test: String
    let isSome: Bool

    /// `nil` when the text has no `every` or `some` over the variable alone.
    init?(_ written: String, variable: String) {
        let text = String(written.map { $0.isNewline ? " " : $0 })
        for (word, isSome) in [("every", false), ("some", true)] {
            let head = "\(word) \(variable) in "
            guard let start = Self.range(of: head, in: text[...]),
                let middle = Self.range(of: " satisfies", in: text[start.upperBound...])
            else { continue }
            list = String(text[start.upperBound..<middle.lowerBound])
            test = Self.untilClosed(text[middle.upperBound...])
            self.isSome = isSome
            return
        }
        return nil
    }

    private static func range(
        of word: String, in text: Substring
    ) -> Range<String.Index>? {
        var start = text.startIndex
        while start < text.endIndex {
            if text[start...].hasPrefix(word) {
                return start..<text.index(start, offsetBy: word.count)
            }
            start = text.index(after: start)
        }
        return nil
    }

    /// Up to the bracket that closes what was opened before the text, strings left alone.
    private static func untilClosed(_ text: Substring) -> String {
        var depth = 0
        var isInString = false
        for index in text.indices {
            switch text[index] {
            case "\"": isInString.toggle()
            case "(", "[", "{": if !isInString { depth += 1 }
            case ")", "]", "}":
                if isInString { continue }
                depth -= 1
                if depth < 0 { return String(text[..<index]) }
            default: break
            }
        }
        return String(text)
    }
}
