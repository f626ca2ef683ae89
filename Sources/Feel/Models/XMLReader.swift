/// Reads XML into a tree, within bounds and without ever fetching or expanding anything.
///
/// No document type, no entities beyond the five of XML and character references, UTF-8 only.
struct XMLReader {
    /// Why a document cannot be read.
    struct Failure: Error, Sendable, Hashable {
        let reason: XMLFault
        let line: Int
    }

    static let mostBytes = 16 * 1_024 * 1_024
    static let mostDepth = 128
    static let mostElements = 1 << 19
    static let mostAttributes = 256

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var elementCount = 0
    private var open: [Draft] = []
    private var root: XMLElement?

    /// An element whose end has not been read.
    private struct Draft {
        let qualifiedName: String
        let attributes: [String: String]
        let namespaces: [String: String]
        let line: Int
        var children: [XMLElement] = []
        var text: [UInt8] = []
    }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The root element.
    static func read(_ bytes: [UInt8]) throws(Failure) -> XMLElement {
        var reader = XMLReader(bytes)
        return try reader.readDocument()
    }

    private mutating func readDocument() throws(Failure) -> XMLElement {
        guard bytes.count <= XMLReader.mostBytes else { throw failure(.tooLarge) }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        while position < bytes.count { try readNext() }
        guard open.isEmpty, let root else { throw failure(.unfinished) }
        return root
    }

    private func failure(_ reason: XMLFault) -> Failure { Failure(reason: reason, line: line) }

    private mutating func readNext() throws(Failure) {
        guard bytes[position] == UInt8(ascii: "<") else { return try readText() }
        if takes("<!--") {
            try skip(past: "-->")
        } else if takes("<![CDATA[") {
            let start = position
            try skip(past: "]]>")
            guard !open.isEmpty else { throw failure(.textOutside) }
            open[open.count - 1].text += bytes[start..<(position - 3)]
        } else if takes("<?") {
            try skip(past: "?>")
        } else if takes("<!") {
            throw failure(.documentType)
        } else if takes("</") {
            try readEnd()
        } else {
            position += 1
            try readStart()
        }
    }

    private mutating func takes(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        let matches = text.withUTF8Buffer { buffer in
            buffer.elementsEqual(bytes[position..<(position + count)])
        }
        if matches { position += count }
        return matches
    }

    private mutating func skip(past text: StaticString) throws(Failure) {
        while position < bytes.count {
            if takes(text) { return }
            if bytes[position] == 10 { line += 1 }
            position += 1
        }
        throw failure(.unfinished)
    }

    private mutating func skipSpace() {
        while position < bytes.count, [9, 10, 13, 32].contains(bytes[position]) {
            if bytes[position] == 10 { line += 1 }
            position += 1
        }
    }

    private mutating func readText() throws(Failure) {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") {
            if bytes[position] == 10 { line += 1 }
            position += 1
        }
        let piece = bytes[start..<position]
        if open.isEmpty {
            guard piece.allSatisfy({ [9, 10, 13, 32].contains($0) }) else {
                throw failure(.textOutside)
            }
            return
        }
        open[open.count - 1].text += try unescape(piece)
    }

    private func unescape(_ piece: ArraySlice<UInt8>) throws(Failure) -> [UInt8] {
        guard piece.contains(UInt8(ascii: "&")) else { return Array(piece) }
        var result: [UInt8] = []
        var index = piece.startIndex
        while index < piece.endIndex {
            guard piece[index] == UInt8(ascii: "&") else {
                result.append(piece[index])
                index += 1
                continue
            }
            guard
                let end = piece[index...].prefix(12).firstIndex(of: UInt8(ascii: ";"))
            else { throw failure(.entity) }
            let name = String(decoding: piece[(index + 1)..<end], as: UTF8.self)
            guard let scalar = XMLReader.entity(name) else { throw failure(.entity) }
            result += Array(String(Character(scalar)).utf8)
            index = end + 1
        }
        return result
    }

    private static func entity(_ name: String) -> Unicode.Scalar? {
        switch name {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        let code: UInt32?
        if name.hasPrefix("#x") {
            code = UInt32(name.dropFirst(2), radix: 16)
        } else if name.hasPrefix("#") {
            code = UInt32(name.dropFirst(1))
        } else {
            code = nil
        }
        guard let code, code >= 32 || [9, 10, 13].contains(code) else { return nil }
        return Unicode.Scalar(code)
    }

    private mutating func readName() throws(Failure) -> String {
        let start = position
        let stops = Array(" \t\r\n=/><\"'&".utf8)
        while position < bytes.count, !stops.contains(bytes[position]) { position += 1 }
        guard position > start, position - start <= 1_000,
            let name = String(validating: bytes[start..<position], as: UTF8.self)
        else { throw failure(.badName) }
        return name
    }

    private mutating func readStart() throws(Failure) {
        guard root == nil || !open.isEmpty else { throw failure(.secondRoot) }
        elementCount += 1
        guard elementCount <= XMLReader.mostElements, open.count < XMLReader.mostDepth else {
            throw failure(.tooLarge)
        }
        let startLine = line
        let name = try readName()
        var attributes: [String: String] = [:]
        while true {
            skipSpace()
            guard position < bytes.count else { throw failure(.unfinished) }
            if takes("/>") {
                push(name, attributes, startLine)
                return try close(name)
            }
            if takes(">") { return push(name, attributes, startLine) }
            let (key, value) = try readAttribute()
            guard attributes[key] == nil, attributes.count < XMLReader.mostAttributes else {
                throw failure(.badAttribute)
            }
            attributes[key] = value
        }
    }

    private mutating func readAttribute() throws(Failure) -> (String, String) {
        let key = try readName()
        skipSpace()
        guard takes("=") else { throw failure(.badAttribute) }
        skipSpace()
        guard position < bytes.count, bytes[position] == 34 || bytes[position] == 39 else {
            throw failure(.badAttribute)
        }
        let quote = bytes[position]
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != quote {
            if bytes[position] == UInt8(ascii: "<") { throw failure(.badAttribute) }
            if bytes[position] == 10 { line += 1 }
            position += 1
        }
        guard position < bytes.count else { throw failure(.unfinished) }
        let raw = try unescape(bytes[start..<position])
        position += 1
        guard let value = String(validating: raw, as: UTF8.self) else {
            throw failure(.encoding)
        }
        return (key, value)
    }

    private mutating func push(_ name: String, _ attributes: [String: String], _ startLine: Int) {
        var namespaces = open.last?.namespaces ?? [:]
        for (key, value) in attributes {
            if key == "xmlns" { namespaces[""] = value }
            if key.hasPrefix("xmlns:") { namespaces[String(key.dropFirst(6))] = value }
        }
        open.append(
            Draft(
                qualifiedName: name, attributes: attributes, namespaces: namespaces,
                line: startLine))
    }

    private mutating func readEnd() throws(Failure) {
        let name = try readName()
        skipSpace()
        guard takes(">") else { throw failure(.badName) }
        try close(name)
    }

    private mutating func close(_ name: String) throws(Failure) {
        guard let draft = open.popLast(), draft.qualifiedName == name else {
            throw failure(.mismatch)
        }
        guard let text = String(validating: draft.text, as: UTF8.self) else {
            throw failure(.encoding)
        }
        let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let prefix = parts.count == 2 ? String(parts[0]) : ""
        let element = XMLElement(
            name: String(parts.last ?? ""), namespace: draft.namespaces[prefix] ?? "",
            attributes: draft.attributes, children: draft.children, text: text, line: draft.line)
        if open.isEmpty {
            root = element
        } else {
            open[open.count - 1].children.append(element)
        }
    }
}

/// What is wrong with an XML document.
enum XMLFault: Sendable, Hashable {
    case tooLarge, unfinished, textOutside, documentType, entity, badName, badAttribute
    case secondRoot, mismatch, encoding
}
