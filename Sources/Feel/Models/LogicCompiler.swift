/// Compiles the boxed expressions of one element with one compiler.
struct LogicCompiler {
    let compiler: Compiler
    let types: TypeLibrary

    func compile(_ logic: ModelSource.Logic) -> Compiler.Typed {
        let plain = compilePlain(logic)
        guard let reference = logic.type, let type = types.type(named: reference),
            type.feel != .any
        else { return plain }
        return Compiler.Typed(node: Coerced(plain.node, type), type: type.feel)
    }

    private func compilePlain(_ logic: ModelSource.Logic) -> Compiler.Typed {
        switch logic.kind {
        case .literal(let text): return literal(text)
        case .table(let table): return self.table(table)
        case .context(let entries): return context(entries)
        case .invocation(let callee, let bindings): return invocation(callee, bindings)
        case .relation(let columns, let rows): return relation(columns, rows)
        case .list(let items):
            let parts = items.map { compile($0) }
            return Compiler.Typed(
                node: ListLiteral(parts.map(\.node), .nowhere), type: .list(.any))
        case .function(let function): return self.function(function)
        case .conditional(let condition, let yes, let no):
            return Compiler.Typed(
                node: BoxedConditional(
                    compile(condition).node, compile(yes).node, compile(no).node), type: .any)
        case .iteration(let variable, let domain, let body):
            return iteration(variable, domain, body)
        case .filter(let base, let match):
            return compiler.filter(compile(base), .nowhere, isFixed: false) {
                compile(match)
            }
        case .quantified(let isEvery, let variable, let domain, let body):
            let binding = bind(variable, compile(domain))
            let test = compile(body)
            compiler.frames.removeLast()
            return Compiler.Typed(
                node: Quantified(
                    isEvery: isEvery, [binding], test.node, .nowhere),
                type: .boolean)
        case .unsupported(let what):
            return compiler.mistake(.unsupported(what), .nowhere)
        }
    }

    private func literal(_ text: String) -> Compiler.Typed {
        var parser = Parser(text, in: compiler.scope, locals: compiler.localNames)
        let tree = parser.parseWhole()
        compiler.diagnostics += parser.diagnostics
        guard let tree else {
            let length = text.unicodeScalars.count
            return Compiler.Typed(
                node: Unreadable(parser.diagnostics, length: length), type: .any)
        }
        return compiler.compile(tree)
    }

    private func table(_ logic: ModelSource.TableLogic) -> Compiler.Typed {
        var source = logic.source
        for (index, reference) in logic.inputTypes.enumerated() {
            guard let reference, let type = types.type(named: reference) else { continue }
            source.inputs[index].type = type.feel
            source.inputs[index].allowed = source.inputs[index].allowed ?? nil
        }
        for (index, reference) in logic.outputTypes.enumerated() {
            guard let reference, let type = types.type(named: reference) else { continue }
            source.outputs[index].type = type.feel
            source.outputs[index].allowed = source.outputs[index].allowed ?? type.allowedText
        }
        guard let table = TableCompiler(source, compiler).compile() else {
            return compiler.mistake(.emptyTable, .nowhere)
        }
        return Compiler.Typed(node: TableNode(table), type: .any)
    }

    private func context(
        _ entries: [(name: String?, type: String?, value: ModelSource.Logic)]
    ) -> Compiler.Typed {
        let depth = compiler.frames.count
        defer { compiler.frames.removeLast(compiler.frames.count - depth) }
        var compiled: [(name: String, slot: Int, value: any Node)] = []
        var fields: [String: FeelType] = [:]
        for entry in entries {
            var value = compile(entry.value)
            if let reference = entry.type, let type = types.type(named: reference),
                type.feel != .any
            {
                value = Compiler.Typed(node: Coerced(value.node, type), type: type.feel)
            }
            guard let name = entry.name else {
                return Compiler.Typed(
                    node: BoxedContext(compiled, result: value.node), type: value.type)
            }
            let slot = compiler.newSlots()
            compiled.append((name, slot, value.node))
            fields[name] = value.type
            compiler.frames.append(
                .local(
                    Compiler.Local(name: name, slot: slot, type: value.type, list: nil)))
        }
        return Compiler.Typed(
            node: BoxedContext(compiled, result: nil), type: .context(fields))
    }

    private func invocation(
        _ callee: ModelSource.Logic, _ bindings: [(name: String, value: ModelSource.Logic?)]
    ) -> Compiler.Typed {
        let target = compile(callee)
        let arguments = bindings.map { binding in
            let value: any Node =
                binding.value.map { compile($0).node } ?? Constant(.null, .nowhere)
            return (name: binding.name, value: value)
        }
        var name = ""
        if case .literal(let text) = callee.kind { name = String(text.trimmed) }
        return Compiler.Typed(
            node: BoxedInvocation(target.node, arguments, name: name), type: .any)
    }

    private func relation(_ columns: [String], _ rows: [[ModelSource.Logic]]) -> Compiler.Typed {
        let contexts: [any Node] = rows.map { row in
            let entries = zip(columns, row).map { column, cell in
                (name: column, slot: compiler.newSlots(), value: compile(cell).node)
            }
            return BoxedContext(entries, result: nil)
        }
        return Compiler.Typed(
            node: ListLiteral(contexts, .nowhere),
            type: .list(
                .context(
                    Dictionary(columns.map { ($0, .any) }, uniquingKeysWith: { first, _ in first }))
            ))
    }

    func function(_ function: ModelSource.FunctionLogic) -> Compiler.Typed {
        guard function.isFeel else {
            return compiler.mistake(.unsupported("function"), .nowhere)
        }
        let parameterTypes = function.parameters.map { parameter in
            parameter.type.flatMap { types.type(named: $0)?.feel } ?? .any
        }
        return compiler.function(
            names: function.parameters.map(\.name), types: parameterTypes, result: .any,
            .nowhere, depth: 20
        ) {
            function.body.map { compile($0) }
                ?? Compiler.Typed(node: Constant(.null, .nowhere), type: .null)
        }
    }

    private func bind(_ variable: String, _ domain: Compiler.Typed) -> IterationBinding {
        let slot = compiler.newSlots(2)
        var itemType: FeelType = .any
        if case .list(let inner) = domain.type { itemType = inner }
        compiler.frames.append(
            .local(
                Compiler.Local(
                    name: variable, slot: slot, type: itemType,
                    list: compiler.label(of: domain.node))))
        return IterationBinding(slot: slot, domain: domain.node, upTo: nil)
    }

    private func iteration(
        _ variable: String, _ domain: ModelSource.Logic, _ body: ModelSource.Logic
    ) -> Compiler.Typed {
        let binding = bind(variable, compile(domain))
        let partial = compiler.newSlots()
        compiler.frames.append(
            .local(
                Compiler.Local(name: "partial", slot: partial, type: .list(.any), list: nil)))
        let result = compile(body)
        compiler.frames.removeLast(2)
        return Compiler.Typed(
            node: ForLoop(
                [binding], result.node, partialSlot: partial, usesPartial: true,
                .nowhere), type: .list(result.type))
    }
}
