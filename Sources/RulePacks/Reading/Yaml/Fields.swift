/// One map of the pack form, read by its accepted keys.
///
/// Making it reports unknown and missing keys; each accessor reports a value of the wrong shape.
struct Fields {
    let place: Place
    let findings: Findings
    private let entries: [Written.Entry]

    /// `nil` (and a problem) when the value is not a map.
    init?(_ written: Written, _ keys: Keys, _ findings: Findings) {
        guard let entries = written.entries else {
            findings.report(.notAMap(keys.name), at: written.place)
            return nil
        }
        self.place = written.place
        self.findings = findings
        self.entries = entries
        for entry in entries where !keys.all.contains(entry.key) {
            findings.report(
                .unknownKey(entry.key, accepted: keys.all, isFlow: written.isFlow), at: entry.place)
        }
        for key in keys.required where self[key] == nil {
            findings.report(.missingKey(key), at: written.place)
        }
    }

    subscript(_ key: String) -> Written? {
        entries.first { $0.key == key }?.value
    }

    /// A scalar, not empty.
    func text(_ key: String) -> String? {
        self[key].flatMap(text)
    }

    /// A scalar that must be there; empty (and a problem, reported already) when it is not.
    func need(_ key: String) -> String {
        text(key) ?? ""
    }

    /// A scalar, or a list of scalars.
    func texts(_ key: String) -> [String] {
        words(key).compactMap(\.text)
    }

    /// Like `texts`, with places.
    func words(_ key: String) -> [Written] {
        (self[key]?.oneOrMore ?? []).filter { text($0) != nil }
    }

    /// Like `texts`, without reporting a second time what is wrong.
    func quietTexts(_ key: String) -> [String] {
        (self[key]?.oneOrMore ?? []).compactMap { $0.text?.isEmpty == false ? $0.text : nil }
    }

    func flag(_ key: String) -> Bool {
        guard let written = self[key], let text = text(written) else { return false }
        switch text {
        case "true": return true
        case "false": return false
        default:
            findings.report(.notOneOf(text, ["true", "false"]), at: written.place)
            return false
        }
    }

    func integer(_ key: String) -> Int? {
        guard let written = self[key], let text = text(written) else { return nil }
        guard let number = Int(text) else {
            findings.report(.notAWholeNumber(text), at: written.place)
            return nil
        }
        return number
    }

    /// The meaning of one word of a closed list.
    func word<Meaning>(_ key: String, _ list: WordList<Meaning>) -> Meaning? {
        guard let written = self[key], let text = text(written) else { return nil }
        guard let meaning = list[text] else {
            findings.report(.notOneOf(text, list.words), at: written.place)
            return nil
        }
        return meaning
    }

    /// The maps of a list.
    func maps(_ key: String, _ keys: Keys) -> [Fields] {
        (items(key) ?? []).compactMap { Fields($0, keys, findings) }
    }

    func map(_ key: String, _ keys: Keys) -> Fields? {
        self[key].flatMap { Fields($0, keys, findings) }
    }

    /// The items of a list; a problem when the value is something else.
    func items(_ key: String) -> [Written]? {
        guard let written = self[key] else { return nil }
        guard let items = written.items else {
            if written.text != "" { findings.report(.notAList(key), at: written.place) }
            return nil
        }
        return items
    }

    /// The entries of a map with free keys; a problem when the value is something else.
    func free(_ key: String) -> [Written.Entry] {
        guard let written = self[key] else { return [] }
        guard let entries = written.entries else {
            if written.text != "" { findings.report(.notAMap(key), at: written.place) }
            return []
        }
        return entries
    }

    private func text(_ written: Written) -> String? {
        guard let text = written.text else {
            findings.report(.notAText, at: written.place)
            return nil
        }
        guard !text.isEmpty else {
            findings.report(.emptyText, at: written.place)
            return nil
        }
        return text
    }
}

/// A closed list of words of the form and what they mean, in the order shown to people.
struct WordList<Meaning: Sendable>: Sendable {
    let pairs: [(word: String, meaning: Meaning)]

    var words: [String] { pairs.map(\.word) }

    subscript(_ word: String) -> Meaning? {
        pairs.first { $0.word == word }?.meaning
    }
}
