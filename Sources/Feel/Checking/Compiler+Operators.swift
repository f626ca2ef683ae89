import Quantities

extension Compiler {
    func compileOperator(_ tree: Syntax) -> Typed {
        let range = tree.range
        switch tree.kind {
        case .negate(let operand):
            if case .literal(.number(let number)) = operand.kind {
                return Typed(node: Constant(.number(number.negated), range), type: .number)
            }
            let part = compile(operand)
            TypeRules.checkNegation(part.type, self, range)
            return Typed(node: Negation(part.node, range), type: part.type)
        case .arithmetic(let operation, let left, let right):
            return arithmetic(operation, left, right, range)
        case .comparison(let operation, let left, let right):
            return comparison(operation, left, right, range)
        case .conjunction(let parts): return junction(parts, settling: false, range)
        case .disjunction(let parts): return junction(parts, settling: true, range)
        case .between(let value, let low, let high):
            let parts = [value, low, high].map { compile($0) }
            TypeRules.checkOrder(parts[0].type, parts[1].type, self, range)
            TypeRules.checkOrder(parts[0].type, parts[2].type, self, range)
            return Typed(
                node: BetweenTest(parts[0].node, parts[1].node, parts[2].node, range),
                type: .boolean)
        case .membership(let value, let tests):
            let subject = compile(value)
            let parts = tests.map { compile($0) }
            for (test, part) in zip(tests, parts) {
                TypeRules.checkTest(subject.type, part.type, constant(of: part), self, test.range)
            }
            return Typed(
                node: Membership(subject.node, parts.map(\.node), range), type: .boolean)
        case .interval(let start, let startIncluded, let end, let endIncluded):
            let low = compile(start)
            let high = compile(end)
            TypeRules.checkOrder(low.type, high.type, self, range)
            return Typed(
                node: Interval(
                    low.node, startIncluded: startIncluded, high.node, endIncluded: endIncluded,
                    range), type: .range(low.type == .null ? high.type : low.type))
        case .oneSided(let form, let point):
            let part = compile(point)
            return Typed(node: OneSided(form, part.node, range), type: .range(part.type))
        default:
            return mistake(.unsupported(""), range)
        }
    }

    func constant(of part: Typed) -> Value? { (part.node as? Constant)?.value }

    private func arithmetic(
        _ operation: Syntax.Arithmetic, _ left: Syntax, _ right: Syntax, _ range: SourceRange
    ) -> Typed {
        let first = compile(left)
        let second = compile(right)
        let type = TypeRules.arithmetic(operation, first.type, second.type, self, range)
        return Typed(
            node: ArithmeticOperation(operation, first.node, second.node, range), type: type)
    }

    private func comparison(
        _ operation: Syntax.Comparison, _ left: Syntax, _ right: Syntax, _ range: SourceRange
    ) -> Typed {
        let first = compile(left)
        let second = compile(right)
        switch operation {
        case .equal, .notEqual:
            TypeRules.checkEquality(
                first.type, second.type, constant(of: first), constant(of: second), self, range)
            return Typed(
                node: EqualityTest(
                    first.node, second.node, isNegated: operation == .notEqual, range),
                type: .boolean)
        default:
            TypeRules.checkOrder(first.type, second.type, self, range)
            return Typed(
                node: OrderTest(operation, first.node, second.node, range), type: .boolean)
        }
    }

    private func junction(_ trees: [Syntax], settling: Bool, _ range: SourceRange) -> Typed {
        let parts = trees.map { tree in
            let part = compile(tree)
            TypeRules.checkCondition(part.type, self, tree.range)
            return part
        }
        return Typed(
            node: Junction(parts.map(\.node), settling: settling, range), type: .boolean)
    }

    func conditional(
        _ condition: Syntax, _ yes: Syntax, _ no: Syntax, _ range: SourceRange
    ) -> Typed {
        let test = compile(condition)
        TypeRules.checkCondition(test.type, self, condition.range)
        let first = compile(yes)
        let second = compile(no)
        TypeRules.checkUnits([first.type, second.type], self, range)
        return Typed(
            node: Conditional(test.node, first.node, second.node, range),
            type: first.type.joined(with: second.type))
    }

    func instance(_ operand: Syntax, _ type: TypeSyntax, _ range: SourceRange) -> Typed {
        let part = compile(operand)
        guard let wanted = resolve(type) else {
            return Typed(node: Mistake(.unknownType(describe(type)), range), type: .boolean)
        }
        return Typed(node: InstanceTest(part.node, wanted, range), type: .boolean)
    }

    private func describe(_ type: TypeSyntax) -> String {
        if case .named(let name, _) = type { return name }
        return ""
    }

    /// The type a text names; `nil` with a report when there is none of that name.
    func resolve(_ type: TypeSyntax) -> FeelType? {
        switch type {
        case .named(let name, let range):
            if let known = scope.namedTypes[name] ?? FeelType.simpleNames[name] { return known }
            report(.unknownType(name), range)
            return nil
        case .list(let inner): return resolve(inner).map { .list($0) }
        case .range(let inner): return resolve(inner).map { .range($0) }
        case .context(let entries):
            var result: [String: FeelType] = [:]
            for (name, inner) in entries {
                guard let type = resolve(inner) else { return nil }
                result[name] = type
            }
            return .context(result)
        case .function(let parameters, let result):
            let types = parameters.compactMap { resolve($0) }
            guard types.count == parameters.count, let result = resolve(result) else { return nil }
            return .function(types, result)
        }
    }
}
