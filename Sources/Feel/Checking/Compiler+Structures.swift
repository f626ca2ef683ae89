extension Compiler {
    // MARK: paths and filters

    /// Collapses a chain `a.b.c` into one node over its base.
    func path(_ tree: Syntax) -> Typed {
        var names: [(String, SourceRange)] = []
        var base = tree
        while case .path(let inner, let name, let range) = base.kind {
            names.append((name, range))
            base = inner
        }
        names.reverse()
        // A declared name may itself hold points.
        if case .name(let root) = base.kind, resolveVariable(root, base.range) == nil {
            for count in stride(from: names.count, to: 0, by: -1) {
                let name = ([root] + names.prefix(count).map(\.0)).joined(separator: ".")
                guard let found = resolveVariable(name, tree.range) else { continue }
                return members(of: found, names.dropFirst(count), tree.range)
            }
        }
        return members(of: compile(base), names[...], tree.range)
    }

    private func members(
        of base: Typed, _ names: ArraySlice<(String, SourceRange)>, _ range: SourceRange
    ) -> Typed {
        if names.isEmpty { return base }
        var type = base.type
        for (name, nameRange) in names {
            if let next = type.member(name) {
                type = next
            } else {
                report(.noSuchMember(name, in: Messages.name(of: type)), nameRange)
                type = .any
            }
        }
        return Typed(node: Path(base.node, names.map(\.0), range), type: type)
    }

    func filter(_ base: Syntax, _ condition: Syntax, _ range: SourceRange) -> Typed {
        let isFixed = !mentionsItem(condition)
        return filter(compile(base), range, isFixed: isFixed) { self.compile(condition) }
    }

    /// A filter whose condition is compiled with the item in scope.
    ///
    /// With `isFixed` the condition is a literal, and so the same for every item.
    func filter(
        _ subject: Typed, _ range: SourceRange, isFixed: Bool, condition: () -> Typed
    ) -> Typed {
        var itemType: FeelType = .any
        if case .list(let inner) = subject.type {
            itemType = inner
        } else {
            itemType = subject.type
        }
        let slot = newSlots(2)
        let item = Local(
            name: "item", slot: slot, type: itemType, list: label(of: subject.node))
        // An entry called item hides the item itself, as the standard has it.
        if case .context(let entries) = itemType, entries["item"] != nil {
            frames.append(.local(item))
            frames.append(.filter(FilterFrame(slot: slot, itemType: itemType)))
        } else if !isPack, itemType == .any {
            frames.append(.local(item))
            frames.append(.filter(FilterFrame(slot: slot, itemType: itemType)))
        } else {
            frames.append(.filter(FilterFrame(slot: slot, itemType: itemType)))
            frames.append(.local(item))
        }
        let test = condition()
        frames.removeLast(2)
        let isPosition = test.type.isNumeric
        switch test.type {
        case .any, .boolean, .null: break
        default:
            if !isPosition {
                report(.conditionNotBoolean(Messages.name(of: test.type)), test.node.range)
            }
        }
        return Typed(
            node: Filter(
                subject.node, test.node, slot: slot,
                isPosition: isPosition && isFixed, range),
            type: isPosition ? itemType : .list(itemType))
    }

    private func mentionsItem(_ tree: Syntax) -> Bool {
        if case .literal = tree.kind { return false }
        if case .negate(let inner) = tree.kind { return mentionsItem(inner) }
        return true
    }

    /// The path a reader would use for a node, for naming what is missing inside a list.
    func label(of node: any Node) -> String? {
        let machine = Machine(
            roots: [], localCount: 0, semantics: scope.semantics, budget: .standard)
        return node.label(machine)
    }

    // MARK: iteration

    /// The names that locals have, for the parser of a text that stands among them.
    var localNames: [String] {
        frames.compactMap { if case .local(let local) = $0 { local.name } else { nil } }
    }

    private func bind(_ bindings: [Syntax.Binding]) -> [IterationBinding] {
        bindings.map { binding in
            let domain = compile(binding.domain)
            let upTo = binding.upTo.map { compile($0) }
            let slot = newSlots(2)
            var itemType: FeelType = .any
            switch domain.type {
            case .list(let inner), .range(let inner): itemType = inner
            case .number where upTo != nil: itemType = .number
            case .any: break
            default: itemType = domain.type
            }
            frames.append(
                .local(
                    Local(
                        name: binding.name, slot: slot, type: itemType,
                        list: label(of: domain.node))))
            return IterationBinding(slot: slot, domain: domain.node, upTo: upTo?.node)
        }
    }

    func iteration(
        _ bindings: [Syntax.Binding], _ body: Syntax, _ range: SourceRange
    ) -> Typed {
        let depth = frames.count
        let bound = bind(bindings)
        let partial = newSlots()
        frames.append(
            .local(Local(name: "partial", slot: partial, type: .list(.any), list: nil)))
        let outer = usesPartial
        usesPartial = false
        let result = compile(body)
        let uses = usesPartial
        usesPartial = outer
        frames.removeLast(frames.count - depth)
        return Typed(
            node: ForLoop(bound, result.node, partialSlot: partial, usesPartial: uses, range),
            type: .list(result.type))
    }

    func quantified(
        _ isEvery: Bool, _ bindings: [Syntax.Binding], _ body: Syntax, _ range: SourceRange
    ) -> Typed {
        let depth = frames.count
        let bound = bind(bindings)
        let test = compile(body)
        TypeRules.checkCondition(test.type, self, body.range)
        frames.removeLast(frames.count - depth)
        return Typed(
            node: Quantified(isEvery: isEvery, bound, test.node, range), type: .boolean)
    }

    // MARK: contexts and functions

    func context(_ entries: [Syntax.Entry], _ range: SourceRange) -> Typed {
        let depth = frames.count
        defer { frames.removeLast(frames.count - depth) }
        var types: [String: FeelType] = [:]
        var compiled: [(name: String, slot: Int, value: any Node)] = []
        for entry in entries {
            guard types[entry.name] == nil else {
                return mistake(.duplicateKey(entry.name), entry.nameRange)
            }
            let value = compile(entry.value)
            let slot = newSlots()
            types[entry.name] = value.type
            compiled.append((entry.name, slot, value.node))
            frames.append(
                .local(Local(name: entry.name, slot: slot, type: value.type, list: nil)))
        }
        return Typed(node: ContextLiteral(compiled, range), type: .context(types))
    }

    func function(
        _ parameters: [Syntax.Parameter], _ body: Syntax, _ range: SourceRange
    ) -> Typed {
        let types = parameters.map { parameter in
            parameter.type.map { resolve($0) ?? .any } ?? .any
        }
        let names = parameters.map(\.name)
        return function(names: names, types: types, result: .any, range, depth: body.depth) {
            self.compile(body)
        }
    }

    /// A function whose body is compiled with the parameters in scope.
    func function(
        names: [String], types: [FeelType], result: FeelType, _ range: SourceRange, depth: Int,
        body: () -> Typed
    ) -> Typed {
        let firstSlot = newSlots(names.count)
        for (offset, name) in names.enumerated() {
            frames.append(
                .local(
                    Local(name: name, slot: firstSlot + offset, type: types[offset], list: nil)))
        }
        let compiled = body()
        frames.removeLast(names.count)
        return Typed(
            node: FunctionLiteral(
                parameters: names, types: types, result: result, inferred: compiled.type,
                body: compiled.node,
                firstSlot: firstSlot, depth: depth + 2, range),
            type: .function(types, result == .any ? compiled.type : result))
    }

    // MARK: calls

    func call(_ callee: Syntax, _ arguments: [Syntax.Argument], _ range: SourceRange) -> Typed {
        if case .name(let name) = callee.kind {
            if resolveVariable(name, callee.range) == nil {
                if let host = scope.functions[name] { return hostCall(host, arguments, range) }
                if let builtin = Builtins.all[name] {
                    return builtinCall(builtin, arguments, range)
                }
                for argument in arguments { _ = compile(argument.value) }
                return mistake(.unknownFunction(name), callee.range)
            }
        }
        let target = compile(callee)
        var result: FeelType = .any
        if case .function(_, let type) = target.type { result = type }
        let compiled = arguments.map {
            CallArgument(name: $0.name, value: compile($0.value).node)
        }
        var shown = ""
        if case .name(let name) = callee.kind { shown = name }
        if case .path(_, let name, _) = callee.kind { shown = name }
        if case .literal(let value) = callee.kind { shown = ValueText.literal(value) }
        return Typed(node: DynamicCall(target.node, compiled, name: shown, range), type: result)
    }

    private func hostCall(
        _ host: HostFunction, _ arguments: [Syntax.Argument], _ range: SourceRange
    ) -> Typed {
        guard arguments.count == host.parameters.count else {
            return mistake(
                .argumentCount(
                    host.name, expected: Messages.counts([host.parameters.count]),
                    given: arguments.count),
                range)
        }
        let parts = arguments.map { compile($0.value) }
        for (index, part) in parts.enumerated() where !part.type.mayFit(host.parameters[index]) {
            report(
                .argumentType(
                    host.name, parameter: String(index + 1),
                    expected: Messages.name(of: host.parameters[index]),
                    given: Messages.name(of: part.type)), arguments[index].range)
        }
        return Typed(node: HostCall(host, parts.map(\.node), range), type: host.result)
    }

    private func builtinCall(
        _ builtin: Builtin, _ arguments: [Syntax.Argument], _ range: SourceRange
    ) -> Typed {
        let parts = arguments.map { compile($0.value) }
        switch builtin.arrange(arguments.map(\.name)) {
        case .failure(let problem):
            return mistake(problem, range)
        case .success(let plan):
            TypeRules.checkArguments(builtin, plan, parts, arguments.map(\.range), self)
            let type = TypeRules.result(of: builtin, parts.map(\.type))
            return Typed(
                node: BuiltinCall(builtin, plan, parts.map(\.node), range), type: type)
        }
    }
}
