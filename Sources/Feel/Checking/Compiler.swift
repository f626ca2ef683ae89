/// Turns syntax into nodes: binds names to slots, arranges arguments, checks types.
///
/// In standard semantics a mistake becomes a node that yields null with a diagnostic, as DMN
/// wants; in packs it is an error that makes the text unusable.
final class Compiler {
    /// A node with the type it is known to have.
    struct Typed {
        let node: any Node
        let type: FeelType
    }

    /// A name that the text brings into scope.
    struct Local {
        let name: String
        let slot: Int
        let type: FeelType
        /// The path of the list an iteration walks through.
        let list: String?
    }

    /// A filter whose item's entries may be named bare.
    struct FilterFrame {
        let slot: Int
        let itemType: FeelType
    }

    /// Locals and filters, innermost last.
    enum Frame {
        case local(Local)
        case filter(FilterFrame)
    }

    let scope: Scope
    var frames: [Frame] = []
    private(set) var rootNames: [String] = []
    private var rootSlots: [String: Int] = [:]
    private(set) var localCount = 0
    /// The constants of the scope that the text names.
    private(set) var constantNames: Set<String> = []
    var diagnostics: [Diagnostic] = []
    /// The type of `?`; `nil` outside cells.
    var inputType: FeelType?
    /// Set when a cell names `?`.
    var usesInput = false
    /// Set when a loop names `partial`.
    var usesPartial = false

    init(scope: Scope) { self.scope = scope }

    var isPack: Bool { scope.semantics == .pack }

    func newSlots(_ count: Int = 1) -> Int {
        defer { localCount += count }
        return localCount
    }

    func rootSlot(_ name: String) -> Int {
        if let slot = rootSlots[name] { return slot }
        let slot = rootNames.count
        rootNames.append(name)
        rootSlots[name] = slot
        return slot
    }

    /// Records a mistake that the types already show.
    func report(_ problem: Problem, _ range: SourceRange, severity: Diagnostic.Severity? = nil) {
        guard diagnostics.count < 50 else { return }
        let level = severity ?? (isPack ? .error : .warning)
        diagnostics.append(Diagnostic(problem, at: range, severity: level))
    }

    func mistake(_ problem: Problem, _ range: SourceRange) -> Typed {
        report(problem, range)
        return Typed(node: Mistake(problem, range), type: .any)
    }

    // MARK: entry points

    func compile(_ tree: Syntax) -> Typed {
        switch tree.kind {
        case .literal(let value):
            return Typed(node: Constant(value, tree.range), type: value.kind)
        case .name(let name):
            return resolve(name, tree.range)
        case .input:
            guard let inputType else {
                return mistake(.unknownName("?", similar: nil), tree.range)
            }
            usesInput = true
            return Typed(node: InputValue(tree.range), type: inputType)
        case .path: return path(tree)
        case .filter(let base, let condition): return filter(base, condition, tree.range)
        case .call(let callee, let arguments): return call(callee, arguments, tree.range)
        case .conditional(let condition, let yes, let no):
            return conditional(condition, yes, no, tree.range)
        case .iteration(let bindings, let body): return iteration(bindings, body, tree.range)
        case .quantified(let isEvery, let bindings, let body):
            return quantified(isEvery, bindings, body, tree.range)
        case .function(let parameters, let body):
            return function(parameters, body, tree.range)
        case .instance(let operand, let type):
            return instance(operand, type, tree.range)
        case .list(let items):
            let parts = items.map { compile($0) }
            let types = parts.map(\.type)
            TypeRules.checkUnits(types, self, tree.range)
            return Typed(
                node: ListLiteral(parts.map(\.node), tree.range),
                type: .list(Set(types).count == 1 ? types.first ?? .any : .any))
        case .context(let entries): return context(entries, tree.range)
        default: return compileOperator(tree)
        }
    }

    // MARK: names

    private func resolve(_ name: String, _ range: SourceRange) -> Typed {
        if let found = resolveVariable(name, range) { return found }
        if let builtin = Builtins.all[name] {
            let form = builtin.forms[0]
            let function = FunctionValue(
                parameters: form.parameters.map(\.name), types: form.parameters.map(\.type),
                result: builtin.result, code: .builtin(builtin))
            return Typed(node: Constant(.function(function), range), type: .function)
        }
        return mistake(.unknownName(name, similar: similar(to: name)), range)
    }

    /// A local, a filter entry, a root name or a constant; `nil` when there is none.
    func resolveVariable(_ name: String, _ range: SourceRange) -> Typed? {
        for frame in frames.indices.reversed() {
            switch frames[frame] {
            case .local(let local) where local.name == name:
                if name == "partial" { usesPartial = true }
                let origin = local.list.map { (list: $0, indexSlot: local.slot + 1) }
                return Typed(
                    node: LocalName(name, local.slot, origin: origin, range), type: local.type)
            case .filter(let filter):
                if let found = filterEntry(name, filter, below: frame, range) { return found }
            case .local: break
            }
        }
        return root(name, range)
    }

    private func root(_ name: String, _ range: SourceRange) -> Typed? {
        if let type = scope.types[name] {
            return Typed(node: RootName(name, rootSlot(name), range), type: type)
        }
        if let value = scope.constants[name] {
            constantNames.insert(name)
            return Typed(node: Constant(value, range), type: value.kind)
        }
        return nil
    }

    private func filterEntry(
        _ name: String, _ filter: FilterFrame, below frame: Int, _ range: SourceRange
    ) -> Typed? {
        switch filter.itemType {
        case .context(let entries) where !entries.isEmpty:
            guard let type = entries[name] else { return nil }
            if isPack, scope.types[name] != nil {
                return mistake(.ambiguousName(name), range)
            }
            let node = FilterName(name, slot: filter.slot, outside: nil, range)
            return Typed(node: node, type: type)
        case .any, .context:
            if isPack { return nil }
            let inner = frames
            frames = Array(frames[..<frame])
            let outside = resolveVariable(name, range)
            frames = inner
            let node = FilterName(name, slot: filter.slot, outside: outside?.node, range)
            return Typed(node: node, type: .any)
        default:
            return nil
        }
    }

    /// A declared name within two edits, to offer instead of an unknown one.
    private func similar(to name: String) -> String? {
        let candidates = Array(scope.types.keys) + scope.constants.keys + scope.functions.keys
        guard candidates.count < 5_000, name.count < 60 else { return nil }
        let best = candidates.map { ($0, EditDistance.between($0, name)) }
            .min { ($0.1, $0.0) < ($1.1, $1.0) }
        guard let best, best.1 <= max(1, min(2, name.count / 3)) else { return nil }
        return best.0
    }
}

/// How many characters differ between two names.
enum EditDistance {
    static func between(_ left: String, _ right: String) -> Int {
        let a = Array(left.unicodeScalars)
        let b = Array(right.unicodeScalars)
        guard abs(a.count - b.count) <= 2 else { return 3 }
        var row = Array(0...b.count)
        for i in 0..<a.count {
            var diagonal = row[0]
            row[0] = i + 1
            for j in 0..<b.count {
                let cost = a[i] == b[j] ? diagonal : min(diagonal, row[j], row[j + 1]) + 1
                diagonal = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[b.count]
    }
}
