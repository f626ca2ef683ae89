/// A type of a model: a type of the language with the values it allows.
final class ItemType: Sendable {
    let feel: FeelType
    private let allowed: Cell?
    private let whole: Cell?
    private let localCount: Int
    private let components: [(name: String, type: ItemType)]
    private let base: ItemType?
    private let isCollection: Bool
    /// The allowed values as written.
    let allowedText: String?

    init(
        feel: FeelType, allowed: Cell? = nil, whole: Cell? = nil, localCount: Int = 0,
        components: [(name: String, type: ItemType)] = [], base: ItemType? = nil,
        isCollection: Bool = false, allowedText: String? = nil
    ) {
        self.feel = feel
        self.allowed = allowed
        self.whole = whole
        self.localCount = localCount
        self.components = components
        self.base = base
        self.isCollection = isCollection
        self.allowedText = allowedText ?? base?.allowedText
    }

    static let any = ItemType(feel: .any)

    /// The value as one of this type; `nil` when it is none or not allowed.
    func coerce(_ value: Value, _ machine: Machine) -> Value? {
        guard let fitting = machine.coerce(value, to: feel, at: .nowhere) else {
            return nil
        }
        return admits(fitting, machine) ? fitting : nil
    }

    /// Whether every part of a value is among the allowed ones.
    func admits(_ value: Value, _ machine: Machine) -> Bool {
        if value.isNull { return true }
        if isCollection, case .list(let items) = value {
            if let whole, !passes(whole, value, machine) { return false }
            return items.allSatisfy { admitsItem($0, machine) }
        }
        if let whole, !passes(whole, value, machine) { return false }
        return admitsItem(value, machine)
    }

    private func admitsItem(_ value: Value, _ machine: Machine) -> Bool {
        if let allowed, !value.isNull, !passes(allowed, value, machine) { return false }
        if let base, !base.admits(value, machine) { return false }
        guard case .context(let context) = value else { return true }
        return components.allSatisfy { component in
            context[component.name].map { component.type.admits($0, machine) } ?? true
        }
    }

    private func passes(_ cell: Cell, _ value: Value, _ machine: Machine) -> Bool {
        let child = machine.child(roots: [], localCount: localCount)
        return cell.test(value, child) == .boolean(true)
    }
}

/// The types of one model by name, with those of the models it imports.
final class TypeLibrary {
    private let definitions: [String: ModelSource.ItemDefinition]
    private let imported: [String: TypeLibrary]
    private var resolved: [String: ItemType] = [:]
    private var depth = 0

    init(_ source: ModelSource, imported: [String: TypeLibrary]) {
        definitions = Dictionary(
            source.types.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.imported = imported
    }

    /// The types `instance of` may name.
    var named: [String: FeelType] {
        var result: [String: FeelType] = [:]
        for name in definitions.keys { result[name] = type(named: name)?.feel ?? .any }
        for (prefix, library) in imported {
            for name in library.definitions.keys {
                let qualified = prefix.isEmpty ? name : prefix + "." + name
                result[qualified] = library.type(named: name)?.feel ?? .any
            }
        }
        return result
    }

    /// The type of a reference; `nil` when there is none of that name.
    func type(named reference: String) -> ItemType? {
        let name = String(reference.trimmed)
        if let known = resolved[name] { return known }
        if let definition = definitions[name] {
            guard depth < 24 else { return nil }
            depth += 1
            let type = build(definition)
            depth -= 1
            resolved[name] = type
            return type
        }
        if let simple = FeelType.simpleNames[name] { return ItemType(feel: simple) }
        for (prefix, library) in imported {
            if prefix.isEmpty, let type = library.type(named: name) { return type }
            if name.hasPrefix(prefix + "."),
                let type = library.type(named: String(name.dropFirst(prefix.count + 1)))
            {
                return type
            }
        }
        guard let colon = name.firstIndex(of: ":") else { return nil }
        return type(named: String(name[name.index(after: colon)...]))
    }

    private func build(_ definition: ModelSource.ItemDefinition) -> ItemType {
        var components: [(name: String, type: ItemType)] = []
        var base: ItemType?
        var feel: FeelType
        switch definition.shape {
        case .reference(let name):
            base = type(named: name)
            feel = base?.feel ?? .any
        case .components(let parts):
            depth += 1
            components = depth < 24 ? parts.map { ($0.name, build($0)) } : []
            depth -= 1
            feel = .context(
                Dictionary(
                    components.map { ($0.name, $0.type.feel) },
                    uniquingKeysWith: { first, _ in first }))
        case .function(let parameters, let result):
            feel = .function(
                parameters.map { $0.type.flatMap { type(named: $0)?.feel } ?? .any },
                result.flatMap { type(named: $0)?.feel } ?? .any)
        }
        let itemType = feel
        if definition.isCollection { feel = .list(feel) }
        let compiler = Compiler(scope: Scope(semantics: .standard))
        let allowed = definition.allowed.flatMap {
            Cell.compile($0, input: itemType, compiler)
        }
        let whole = definition.typeConstraint.flatMap {
            Cell.compile($0, input: feel, compiler)
        }
        return ItemType(
            feel: feel, allowed: allowed, whole: whole, localCount: compiler.localCount,
            components: components, base: base, isCollection: definition.isCollection,
            allowedText: definition.allowed)
    }
}
