import Yams

/// Reads one YAML text into `Written`, within bounds, without anchors, tags or odd keys.
struct YamlText {
    /// Longest text of one file, in bytes.
    static let byteLimit = 1 << 20
    /// Deepest nesting of maps and lists.
    static let depthLimit = 40

    let file: String
    let findings: Findings

    /// The file's only document; `nil` when it is unusable (the reasons are in `findings`).
    func read(_ text: String) -> Written? {
        guard text.utf8.count <= Self.byteLimit else {
            report(.fileTooLarge(bytes: text.utf8.count, limit: Self.byteLimit), 1, 1)
            return nil
        }
        guard !reportAnchors(text) else { return nil }
        do {
            // A short string has no stable address for the C parser to keep.
            let padded = text.utf8.count < 32 ? text + String(repeating: " ", count: 32) : text
            let parser = try Parser(yaml: padded, resolver: .basic, encoding: .utf8)
            guard let root = try parser.singleRoot() else {
                report(.emptyFile, 1, 1)
                return nil
            }
            return convert(root, depth: 0)
        } catch let error as YamlError {
            report(error, text)
        } catch {
            report(.malformed(explained: "", raw: "\(error)"), 1, 1)
        }
        return nil
    }

    private func report(_ fault: Fault, _ line: Int, _ column: Int) {
        findings.report(fault, at: Place(file: file, line: line, column: column))
    }

    private func report(_ error: YamlError, _ text: String) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            let last = text.count { $0.isNewline } + (text.last?.isNewline == false ? 1 : 0)
            report(
                .malformed(explained: yamlExplained(problem), raw: problem),
                max(1, min(mark.line, last)), mark.column)
        case .reader(let problem, let offset, _, _):
            let before = text.prefix(offset ?? 0)
            let line = before.count { $0.isNewline } + 1
            report(.malformed(explained: yamlExplained(problem), raw: problem), line, 1)
        case .duplicatedKeysInMapping(let keys, let context):
            report(
                .duplicateKeys(keys.sorted()), context.mark.line, context.mark.column)
        default:
            report(.malformed(explained: "", raw: error.description), 1, 1)
        }
    }

    private func convert(_ node: Node, depth: Int) -> Written? {
        let mark = node.mark
        let place = Place(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
        guard depth < Self.depthLimit else {
            findings.report(.tooDeep(limit: Self.depthLimit), at: place)
            return nil
        }
        guard Self.plainTags.contains(node.tag.description) else {
            findings.report(.tag(node.tag.description), at: place)
            return nil
        }
        switch node {
        case .scalar(let scalar):
            return Written(
                place: place, isFlow: false,
                body: .text(scalar.string.trimmedAtEnd, Self.style(scalar.style)))
        case .sequence(let sequence):
            let items = sequence.compactMap { convert($0, depth: depth + 1) }
            return Written(place: place, isFlow: false, body: .list(items))
        case .mapping(let mapping):
            let entries = mapping.compactMap { entry($0, depth: depth + 1) }
            // A block map begins at its first key, a one-line map at its bracket.
            let isFlow = entries.first.map { $0.place != place } ?? true
            return Written(place: place, isFlow: isFlow, body: .map(entries))
        case .alias:
            findings.report(.anchor, at: place)
            return nil
        }
    }

    private func entry(_ pair: (key: Node, value: Node), depth: Int) -> Written.Entry? {
        let mark = pair.key.mark
        let place = Place(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
        guard case .scalar(let key) = pair.key else {
            findings.report(.keyNotText, at: place)
            return nil
        }
        if Self.style(key.style) == .plain, Self.readsAsOtherType(key.string) {
            findings.report(.keyReadsAsOtherType(key.string), at: place)
            return nil
        }
        guard let value = convert(pair.value, depth: depth) else { return nil }
        return Written.Entry(key: key.string, place: place, value: value)
    }

    /// What a value without a written tag is called.
    private static let plainTags: Set = [
        "", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map",
    ]

    private static func style(_ style: Node.Scalar.Style) -> Written.Style {
        switch style {
        case .any, .plain: .plain
        case .singleQuoted, .doubleQuoted: .quoted
        case .literal, .folded: .block
        }
    }

    /// Whether a YAML 1.1 reader would take the bare key for a truth value, nothing or a number.
    static func readsAsOtherType(_ key: String) -> Bool {
        let words: Set = [
            "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n",
        ]
        if words.contains(key.lowercased()) { return true }
        var hasDigit = false
        for byte in key.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
            case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: ":"), UInt8(ascii: "e"), UInt8(ascii: "E"):
                continue
            default: return false
            }
        }
        return hasDigit
    }
}

extension YamlText {
    /// Reports anchors and aliases before the text is parsed: a few lines of aliases can stand
    /// for more values than there is memory.
    ///
    /// Looks only where a value can begin (after a tag too), so `a * b` and prose are free.
    private func reportAnchors(_ text: String) -> Bool {
        var found = false
        var line = 1
        var column = 0
        var mayBegin = true
        var isInTag = false
        var pending: (line: Int, column: Int)?
        for byte in text.utf8 {
            if byte & 0b1100_0000 != 0b1000_0000 { column += 1 }
            if let place = pending, !Self.isBlank(byte) {
                found = true
                report(.anchor, place.line, place.column)
            }
            pending = nil
            switch byte {
            case UInt8(ascii: "\n"):
                line += 1
                column = 0
                mayBegin = true
                isInTag = false
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
                isInTag = false
            case UInt8(ascii: "&"), UInt8(ascii: "*"):
                if mayBegin { pending = (line, column) }
                mayBegin = isInTag
            case UInt8(ascii: "!"):
                isInTag = mayBegin
            case UInt8(ascii: "-"), UInt8(ascii: "?"):
                break
            case UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"):
                mayBegin = true
            default:
                mayBegin = isInTag
            }
        }
        return found
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            || byte == UInt8(ascii: "\t")
    }
}

extension String {
    /// Without the line end a block text carries.
    fileprivate var trimmedAtEnd: String {
        var view = self[...]
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view)
    }
}
