/// An element of an XML document.
final class XMLElement: Sendable {
    /// The name without its prefix.
    let name: String
    /// The namespace the element is in; empty when in none.
    let namespace: String
    /// The attributes by name, with the prefix as written.
    let attributes: [String: String]
    let children: [XMLElement]
    /// The text directly inside, all pieces joined.
    let text: String
    /// Where the element begins, from 1.
    let line: Int

    init(
        name: String, namespace: String, attributes: [String: String], children: [XMLElement],
        text: String, line: Int
    ) {
        self.name = name
        self.namespace = namespace
        self.attributes = attributes
        self.children = children
        self.text = text
        self.line = line
    }

    /// An attribute by its name without prefix; one without prefix wins.
    subscript(attribute: String) -> String? {
        if let value = attributes[attribute] { return value }
        return attributes.first {
            $0.key.hasSuffix(":" + attribute) && !$0.key.hasPrefix("xmlns:")
        }?.value
    }

    func first(_ name: String) -> XMLElement? { children.first { $0.name == name } }
    func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

    /// The text without white space around it.
    var trimmedText: String { String(text.trimmed) }
}

extension StringProtocol {
    /// The text without white space around it.
    var trimmed: SubSequence {
        var result = self[...]
        while let first = result.unicodeScalars.first, NameCharacters.isSpace(first) {
            result = result.dropFirst()
        }
        while let last = result.unicodeScalars.last, NameCharacters.isSpace(last) {
            result = result.dropLast()
        }
        return result
    }
}
