import Feel
import Foundation
import Quantities
import RulePacks
import Testing

/// The tables of every pack, written as one DMN model and read back, decide the same.
struct InterchangeTests {
    private static let day = Day(iso: "2025-06-01")

    /// A pack's tables on a day, and what came back of them.
    private struct Exchanged {
        let tables: [DecisionTable]
        let read: ModelSource
        let model: Model
        let scope: Scope
        let xml: String

        init(_ pack: String) throws {
            let regulation = try PackFolder.regulation(pack)
            let day = try #require(InterchangeTests.day)
            tables = try regulation.decisions.map {
                try #require($0.table(in: regulation, on: day).value, "\($0.id)")
            }
            xml = DecisionTable.dmn(tables, name: pack, namespace: "urn:\(pack)")
            read = try #require(ModelSource.read(Array(xml.utf8)).value)
            model = try #require(Model.compile(read).value)
            scope = Scope(types: read.inputTypes, constants: read.constants, semantics: .pack)
        }
    }

    @Test(arguments: PackFolder.ids)
    func `tables written as DMN and read back decide the same on both sides of every limit`(
        _ pack: String
    ) throws {
        let exchanged = try Exchanged(pack)
        #expect(exchanged.read.tables.map(\.name) == exchanged.tables.map(\.source.name))
        var count = 0
        for (table, source) in zip(exchanged.tables, exchanged.read.tables) {
            let compiled = DecisionTable.compile(source, in: exchanged.scope)
            let back = try #require(compiled.value, "\(compiled.diagnostics)")
            #expect(back.source.rules.map(\.annotations) == table.source.rules.map(\.annotations))
            for facts in Grid(source, exchanged.read).facts {
                let first = table.evaluate(Facts(facts))
                let second = back.evaluate(Facts(facts))
                count += 1
                #expect(first.value == second.value, "\(source.name) \(facts)")
                #expect(first.isUndecided == second.isUndecided, "\(source.name) \(facts)")
                #expect(first.missing == second.missing, "\(source.name) \(facts)")
                #expect(first.matched == second.matched, "\(source.name) \(facts)")
                guard !first.isUndecided, !first.value.isNull else { continue }
                let standard = exchanged.model.evaluate(decision: source.name, facts)
                #expect(standard.value == first.value, "\(source.name) \(facts)")
            }
        }
        #expect(count >= exchanged.tables.count * 3)
    }

    @Test(arguments: PackFolder.ids)
    func `tables read back are written the same`(_ pack: String) throws {
        let exchanged = try Exchanged(pack)
        let back = try exchanged.read.tables.map {
            try #require(DecisionTable.compile($0, in: exchanged.scope).value)
        }
        #expect(DecisionTable.dmn(back, name: pack, namespace: "urn:\(pack)") == exchanged.xml)
    }
}

/// Facts for a table: every combination of values about its limits, its options and the unknown.
private struct Grid {
    private static let most = 20_000
    let facts: [[String: Value]]

    init(_ table: TableSource, _ model: ModelSource) {
        let cent = Decimal(coefficient: 1, exponent: -2) ?? .one
        let limits = model.constants.values.compactMap(\.asNumber)
        let numbers = Set(limits.flatMap { [$0.subtracting(cent), $0, $0.adding(cent)] })
            .compactMap { $0 }.sorted()
        // A record of the standard has every part, known or not.
        var blank: [String: Value] = [:]
        for (name, type) in model.inputTypes {
            guard case .context(let parts) = type else { continue }
            blank[name] = .context(Context(parts.keys.sorted().map { ($0, .null) }))
        }
        var rows = [blank]
        for input in table.inputs {
            let path = input.expression.split(separator: ".").map(String.init)
            let type = Self.type(path, model.inputTypes)
            let values: [Value]
            switch type {
            case .choice(let options): values = options.map { .string($0) } + [.null]
            case .boolean: values = [.boolean(true), .boolean(false), .null]
            case .number, .quantity: values = numbers.map { .number($0) } + [.null]
            default: values = [.null]
            }
            rows = rows.flatMap { row in values.map { Self.setting(row, path, $0) } }
            if rows.count > Self.most {
                // A stride that shares no factor with the columns keeps every value in play.
                let stride = rows.count / Self.most * 2 + 1
                rows = Swift.stride(from: 0, to: rows.count, by: stride).map { rows[$0] }
            }
        }
        facts = rows
    }

    private static func type(_ path: [String], _ types: [String: FeelType]) -> FeelType? {
        guard var type = types[path[0]] else { return nil }
        for member in path.dropFirst() {
            guard case .context(let parts) = type, let part = parts[member] else { return nil }
            type = part
        }
        return type
    }

    private static func setting(
        _ row: [String: Value], _ path: [String], _ value: Value
    ) -> [String: Value] {
        var row = row
        if path.count == 1 {
            row[path[0]] = value
        } else {
            var context = row[path[0]]?.asContext ?? Context()
            context[path[1]] = value
            row[path[0]] = .context(context)
        }
        return row
    }
}
