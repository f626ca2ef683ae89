import Foundation
import RulePacks

/// Files of the demo as text turns into values.
enum DemoFile {
    static func read(_ text: String, named name: String) throws(DemoError) -> WrittenFact {
        do { return try WrittenFact.read(yaml: text, file: name) } catch {
            throw DemoError(DemoMessages.badFile(name, error.description))
        }
    }

    /// One ruling of an installation, as an administrator would set it.
    struct Ruling {
        let name: String
        let value: FactValue
        let written: String
        let document: String
    }

    /// The rulings of an installation file, by name.
    static func rulings(
        at url: URL, for regulation: Regulation
    ) throws(DemoError) -> [Ruling] {
        let name = url.lastPathComponent
        guard let text = try? String(contentsOf: url, encoding: .utf8) else {
            throw DemoError(DemoMessages.missing(url.path(), name))
        }
        do {
            let settled = try Installation.read(text, for: [regulation], file: name).rulings
            return settled.sorted { $0.key < $1.key }.map { name, ruling in
                Ruling(
                    name: name, value: ruling.value,
                    written: FactText.brief(ruling.value, regulation.ruling(name)?.type),
                    document: ruling.document
                )
            }
        } catch { throw DemoError(DemoMessages.badFile(name, error.description)) }
    }
}
