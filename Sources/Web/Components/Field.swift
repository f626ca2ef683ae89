import Casework
import RulePacks

/// A question of a form with its answer as typed.
enum Field {
    /// Name of the form field that holds a term.
    static func name(_ term: String) -> String { "f.\(term)" }

    /// An id usable in HTML and in links, stable for a name.
    static func id(_ name: String) -> String {
        "x"
            + name.utf8.reduce(UInt64(14_695_981_039_346_656_037)) { hash, byte in
                (hash ^ UInt64(byte)) &* 1_099_511_628_211
            }.description
    }

    /// Radio buttons over fixed choices (value, label).
    static func radios(
        _ name: String, _ ask: String, _ choices: [(String, String)], on: String,
        type: String = "radio", hint: String = "", error: String? = nil
    ) -> Model {
        let id = id(name)
        var model: Model = [
            "radios": true, "type": type, "name": name, "ask": ask, "id": id,
            "across": choices.allSatisfy { $0.1.count <= 12 },
            "options": choices.enumerated().map { index, choice -> Model in
                [
                    "value": choice.0, "label": choice.1, "on": choice.0 == on,
                    "id": index == 0 ? id : "\(id)-\(index)",
                ]
            },
        ]
        describe(&model, hint: hint, source: nil, error: error)
        return model
    }

    /// One line of text with a label of ours.
    static func line(
        _ name: String, _ ask: String, value: String, hint: String = "", style: String = "",
        limit: Int? = nil, isOptional: Bool = false, error: String? = nil
    ) -> Model {
        var model: Model = [
            "single": true, "line": true, "name": name, "ask": ask, "id": id(name),
            "value": value, "class": style, "optional": isOptional,
        ]
        model["limit"] = limit
        describe(&model, hint: hint, source: nil, error: error)
        return model
    }

    /// A password: never written back into the page.
    static func password(
        _ name: String, _ ask: String, use: String, hint: String = ""
    ) -> Model {
        var model = line(name, ask, value: "", hint: hint, style: "short")
        model["secret"] = use
        return model
    }

    /// One of many choices (value, label).
    static func select(
        _ name: String, _ ask: String, _ choices: [(String, String)], on: String
    ) -> Model {
        [
            "single": true, "select": true, "name": name, "ask": ask, "id": id(name),
            "options": choices.map { choice -> Model in
                ["value": choice.0, "label": choice.1, "on": choice.0 == on]
            },
        ]
    }

    static func long(
        _ name: String, _ ask: String, value: String, limit: Int, hint: String = "",
        error: String? = nil
    ) -> Model {
        var model: Model = [
            "single": true, "long": true, "name": name, "ask": ask, "id": id(name), "value": value,
            "limit": limit,
        ]
        describe(&model, hint: hint, source: nil, error: error)
        return model
    }

    static func describe(_ model: inout Model, hint: String, source: String?, error: String?) {
        model.set("hint", hint)
        model.set("source", source)
        model.set("error", error)
        if error != nil { model["invalid"] = true }
        if !hint.isEmpty || source != nil || error != nil { model["described"] = true }
    }
}

/// A question about a term, drawn by its type.
struct TermField {
    let term: Term
    /// Texts by field name: as typed, or as known.
    let typed: [String: String]
    var isOptional = false
    var source: String?
    var error: String?
    /// Cases that may be chosen for a term of type case: id and title.
    var cases: [(String, String)] = []
    /// Adds a way to say nothing, where nothing is forced.
    var offersUnknown = false

    private var name: String { Field.name(term.name) }
    private var value: String { typed[name] ?? "" }

    func model() -> Model {
        let ask = term.ask ?? term.name
        var model: Model = [
            "name": name, "id": Field.id(name), "ask": ask, "value": value, "optional": isOptional,
        ]
        var hint = term.hint ?? ""
        switch term.type {
        case .bool:
            return choose([Messages.yes, Messages.no], ask)
        case .choice(let options) where options.count <= 6:
            return choose(options, ask)
        case .choice(let options):
            model["single"] = true
            model["select"] = true
            model["options"] = options.map { option(($0, $0)) }
        case .case where !cases.isEmpty:
            model["single"] = true
            model["select"] = true
            model["options"] = cases.map(option)
        case .list(.choice(let options)):
            return many(options, ask)
        case .list(.record(let columns)):
            return table(columns, ask)
        case .list:
            model["single"] = true
            model["long"] = true
            model["limit"] = term.maxLength
            hint = hint.isEmpty ? Messages.onePerLine : hint
        case .text where term.maxLength > 200:
            model["single"] = true
            model["long"] = true
            model["limit"] = term.maxLength
        case .money:
            line(&model, style: "money", unit: Messages.yuan)
            hint = hint.isEmpty ? Messages.moneyHint : hint
        case .ratio:
            line(&model, style: "short", unit: nil)
            hint = hint.isEmpty ? Messages.ratioHint : hint
        case .number, .year:
            line(&model, style: "short", unit: term.unit)
        case .date:
            line(&model, style: "short", unit: nil)
            model["numeric"] = nil
            hint = hint.isEmpty ? Messages.dateHint : hint
        case .period:
            line(&model, style: "short", unit: nil)
            model["numeric"] = nil
            hint = hint.isEmpty ? Messages.periodHint : hint
        default:
            line(&model, style: "", unit: nil)
            model["numeric"] = nil
        }
        Field.describe(&model, hint: hint, source: source, error: error)
        return model
    }

    private func option(_ choice: (String, String)) -> Model {
        ["value": choice.0, "label": choice.1, "on": choice.0 == value]
    }

    private func line(_ model: inout Model, style: String, unit: String?) {
        model["single"] = true
        model["line"] = true
        model["class"] = style
        model["numeric"] = true
        if let unit {
            model["hasUnit"] = true
            model["unit"] = unit
        }
    }

    private func choose(_ options: [String], _ ask: String) -> Model {
        var choices = options.map { ($0, $0) }
        if offersUnknown { choices.append(("", Messages.notKnownYet)) }
        var model = Field.radios(name, ask, choices, on: value, hint: term.hint ?? "")
        model["optional"] = isOptional
        Field.describe(&model, hint: term.hint ?? "", source: source, error: error)
        return model
    }

    private func many(_ options: [String], _ ask: String) -> Model {
        let chosen = Set(value.split(separator: "\n").map(String.init))
        var model = Field.radios(name, ask, options.map { ($0, $0) }, on: "", type: "checkbox")
        model["options"] = options.enumerated().map { index, option -> Model in
            [
                "value": option, "label": option, "on": chosen.contains(option),
                "id": index == 0 ? Field.id(name) : "\(Field.id(name))-\(index)",
            ]
        }
        model["optional"] = isOptional
        Field.describe(&model, hint: term.hint ?? "", source: source, error: error)
        return model
    }

    private func table(_ columns: [TermType.Column], _ ask: String) -> Model {
        // Too many columns to stand side by side: each row is a block of its own, cell by cell.
        let isBroad = columns.count > 8
        let rows = min(max(RowNames.count(name, typed) + 1, isBroad ? 1 : 3), RowNames.limit)
        let lines = (0..<rows).map { row -> Model in
            ["cells": columns.enumerated().map { cell($1, row, isFirst: row == 0 && $0 == 0) }]
        }
        var model: Model = [
            "table": true, "name": name, "id": Field.id(name), "ask": ask, "optional": isOptional,
            "columns": columns.map { column in
                if case .money = column.type { Messages.inYuan(column.name) } else { column.name }
            },
            "lines": lines, "broad": isBroad,
        ]
        Field.describe(&model, hint: term.hint ?? "", source: source, error: error)
        return model
    }

    private func cell(_ column: TermType.Column, _ row: Int, isFirst: Bool) -> Model {
        let field = RowNames.name(name, row, column.name)
        let value = typed[field] ?? ""
        var model: Model = [
            "name": field, "id": Field.id(isFirst ? name : field),
            "label": Messages.cell(column.name, row: row + 1), "value": value,
            "column": column.name,
        ]
        let options: [String]
        switch column.type {
        case .choice(let choices): options = choices
        case .bool: options = [Messages.yes, Messages.no]
        default: return model
        }
        model["isChoice"] = true
        model["options"] = options.map { option -> Model in
            ["value": option, "label": option, "on": option == value]
        }
        return model
    }
}

/// Names of the cells of a table: term, row from 0, column.
enum RowNames {
    static func name(_ field: String, _ row: Int, _ column: String) -> String {
        "\(field).\(row).\(column)"
    }

    /// Most rows a table takes in.
    static let limit = 200

    /// Rows that hold anything: one more than the last of them.
    static func count(_ field: String, _ typed: [String: String]) -> Int {
        let last = typed.compactMap { name, value -> Int? in
            guard !value.isEmpty, name.hasPrefix(field + ".") else { return nil }
            return Int(name.dropFirst(field.count + 1).prefix { $0 != "." })
        }.filter((0..<limit).contains).max()
        return last.map { $0 + 1 } ?? 0
    }
}
