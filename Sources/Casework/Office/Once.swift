import Quantities
import RulePacks

/// What makes a request happen once: a key, and a digest of what was asked under it.
struct Once {
    /// `nil` for what may happen again.
    let key: String?
    let fingerprint: String

    static let always = Once(key: nil, fingerprint: "")
}

extension Office {
    /// A client's request, told apart from every other client's and from the office's own.
    ///
    /// A key of before clients were told apart is not found again: what it did shows in the case.
    func once(
        _ key: String, _ verb: String, _ one: String, _ other: String, _ act: Act,
        _ account: Account
    ) -> Once {
        Once(
            key: key.isEmpty ? nil : "by/\(account.id)/\(key)",
            fingerprint: fingerprint(verb, one, other, act, account))
    }

    /// Digest of what was asked, so that a reused key for something else is noticed.
    private func fingerprint(
        _ verb: String, _ one: String, _ other: String, _ act: Act, _ account: Account
    ) -> String {
        let facts = FactValue.record(act.facts).canonical
        let files = act.materials.map { "\($0.material)=\($0.digest)" }.sorted()
        let text = [
            verb, one, other, account.id, act.step, act.occurrence ?? "", act.outcome ?? "",
            act.reason ?? "", facts, files.joined(separator: "\n"),
            "\(act.pointed)", "\(act.marks)", act.happenedOn?.description ?? "",
            "\(act.overrides)", "\(act.acknowledged)",
        ]
        return hex(world.digest(Array(text.joined(separator: "\u{1F}").utf8)))
    }

    /// What was recorded under the key before; `nil` when nothing was.
    func written(_ once: Once) async throws(OfficeError) -> [RecordedEvent]? {
        guard let key = once.key else { return nil }
        return try await reading { () async throws(LogError) in
            try await log.written(under: key, fingerprint: once.fingerprint)
        }
    }
}

extension FactValue {
    /// The same text for the same value, in every process: fields in the order of their names.
    var canonical: String {
        switch self {
        case .record(let fields):
            let texts = fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.canonical)" }
            return "{\(texts.joined(separator: "\u{1E}"))}"
        case .list(let items):
            return "[\(items.map(\.canonical).joined(separator: "\u{1E}"))]"
        default: return "\(self)"
        }
    }
}
