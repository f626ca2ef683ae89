import Quantities
import RulePacks

/// A demo file that cannot be used, or an act of it that did not succeed.
struct DemoError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// A value of a demo file with the way to it, so that a mistake can be named.
struct DemoNode {
    let value: WrittenFact
    let path: String

    /// Refuses keys nobody reads: a misspelt one would silently change the demo.
    func allow(_ keys: Set<String>) throws(DemoError) {
        guard case .parts(let parts) = value else { throw DemoError(DemoMessages.shape(path)) }
        for key in parts.keys.sorted() where !keys.contains(key) {
            throw DemoError(DemoMessages.unknownKey(path, key))
        }
    }

    subscript(_ key: String) -> DemoNode? {
        guard case .parts(let parts) = value, let found = parts[key] else { return nil }
        return DemoNode(value: found, path: "\(path).\(key)")
    }

    func child(_ key: String) throws(DemoError) -> DemoNode {
        guard let found = self[key] else { throw DemoError(DemoMessages.missing(path, key)) }
        return found
    }

    func asText() throws(DemoError) -> String {
        guard case .text(let text) = value else { throw DemoError(DemoMessages.shape(path)) }
        return text
    }

    func text(_ key: String) throws(DemoError) -> String { try child(key).asText() }

    func textIfAny(_ key: String) throws(DemoError) -> String? { try self[key]?.asText() }

    /// The items of a list; a missing key is an empty list.
    func list(_ key: String) throws(DemoError) -> [DemoNode] {
        guard let found = self[key] else { return [] }
        guard case .list(let items) = found.value else {
            throw DemoError(DemoMessages.shape(found.path))
        }
        return items.enumerated().map { DemoNode(value: $1, path: "\(found.path)[\($0 + 1)]") }
    }

    func texts(_ key: String) throws(DemoError) -> [String] {
        var texts: [String] = []
        for item in try list(key) { texts.append(try item.asText()) }
        return texts
    }

    /// Named values; a missing key is an empty map.
    func parts(_ key: String) throws(DemoError) -> [String: WrittenFact] {
        guard let found = self[key] else { return [:] }
        guard case .parts(let parts) = found.value else {
            throw DemoError(DemoMessages.shape(found.path))
        }
        return parts
    }

    func number(_ key: String, or standard: Int) throws(DemoError) -> Int {
        guard let found = self[key] else { return standard }
        let text = try found.asText()
        guard let number = Int(text), (0...100_000).contains(number) else {
            throw DemoError(DemoMessages.notANumber(found.path, text))
        }
        return number
    }

    func numbers(_ key: String) throws(DemoError) -> [String: Int] {
        var numbers: [String: Int] = [:]
        guard let found = self[key] else { return [:] }
        for name in try parts(key).keys { numbers[name] = try found.number(name, or: 0) }
        return numbers
    }

    /// `yes` in the file's language, or its absence.
    func flag(_ key: String) throws(DemoError) -> Bool {
        try textIfAny(key) == DemoMessages.yes
    }
}
