public import Quantities

/// The rulings an installation has made for one regulation, each with who, when and by which
/// document.
public struct Installation: Sendable, Hashable {
    /// Id of the pack the rulings belong to.
    public let regulation: String
    /// By name; only those that are settled.
    public let rulings: [String: Settled]

    /// One ruling as settled.
    public struct Settled: Sendable, Hashable {
        /// The answer, of the ruling's type.
        public let value: FactValue
        /// Who settled it.
        public let by: String
        /// When.
        public let on: Day
        /// By which document.
        public let document: String
    }

    /// Reads a file of rulings for one of the regulations given.
    ///
    /// - Throws: `ReadingError` for an unknown regulation or ruling, a value that is not of the
    ///   ruling's type, or a missing person, day or document.
    public static func read(
        _ text: String, for regulations: [Regulation], file: String = ""
    ) throws(ReadingError) -> Installation {
        let small = SmallFile(file: file)
        return try small.read(text) { root in
            guard let fields = Fields(root, .installation, small.findings) else { return nil }
            let id = fields.need("regulation")
            guard let regulation = regulations.first(where: { $0.identity.id == id }) else {
                small.findings.report(
                    .unknownRegulation(id, known: regulations.map(\.identity.id)),
                    at: fields["regulation"]?.place ?? fields.place)
                return nil
            }
            var rulings: [String: Settled] = [:]
            for entry in fields.free("rulings") {
                rulings[entry.key] = settled(entry, regulation, small)
            }
            return Installation(regulation: id, rulings: rulings)
        }
    }

    private static func settled(
        _ entry: Written.Entry, _ regulation: Regulation, _ small: SmallFile
    ) -> Settled? {
        guard let ruling = regulation.ruling(entry.key) else {
            small.findings.report(.unknownRuling(entry.key, nil), at: entry.place)
            return nil
        }
        guard let fields = Fields(entry.value, .settled, small.findings),
            let value = fields["value"], let day = small.day(fields, "on")
        else { return nil }
        do {
            return Settled(
                value: try FactText.read(value.fact, as: ruling.type), by: fields.need("by"),
                on: day, document: fields.need("document"))
        } catch {
            small.report(error, at: value.place)
            return nil
        }
    }
}
