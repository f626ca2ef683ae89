import Foundation
import Testing

@testable import RulePacks

/// The JSON Schemas beside the packs accept exactly what the reader accepts.
struct SchemaTests {
    private static let files = ["regulation", "terms", "lifecycle", "chapter", "cases", "journey"]

    /// Definitions by name, over all schema files.
    private func definitions() throws -> [String: [String: WrittenFact]] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Regulations/_schema").standardizedFileURL
        var all: [String: [String: WrittenFact]] = [:]
        for file in Self.files {
            let url = folder.appending(path: "\(file).v1.json")
            let schema = try WrittenFact.read(yaml: String(contentsOf: url, encoding: .utf8))
            guard case .parts(let parts) = schema, case .parts(let found)? = parts["$defs"] else {
                throw ExpectationMissed()
            }
            for (name, definition) in found {
                guard case .parts(let definition) = definition else { throw ExpectationMissed() }
                #expect(all.updateValue(definition, forKey: name) == nil, "\(name) twice")
            }
        }
        return all
    }

    private func texts(_ fact: WrittenFact?) -> [String] {
        guard case .list(let items)? = fact else { return [] }
        return items.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    @Test func `every map of the form has a definition with the reader's keys`() throws {
        let definitions = try definitions()
        #expect(Set(definitions.keys) == Set(Keys.all.map(\.name)))
        for keys in Keys.all {
            let definition = try #require(definitions[keys.name], "\(keys.name)")
            guard case .parts(let properties)? = definition["properties"] else {
                throw ExpectationMissed()
            }
            #expect(Set(properties.keys) == Set(keys.all), "\(keys.name)")
            #expect(Set(texts(definition["required"])) == Set(keys.required), "\(keys.name)")
            #expect(definition["additionalProperties"] == .text("false"), "\(keys.name)")
        }
    }

    @Test func `closed lists of words are those of the reader`() throws {
        let definitions = try definitions()
        func words(_ name: String, _ key: String) throws -> [String] {
            guard case .parts(let properties)? = definitions[name]?["properties"],
                case .parts(let property)? = properties[key]
            else { throw ExpectationMissed() }
            return texts(property["enum"])
        }
        #expect(try words("article", "strength") == Words.strengths.words)
        #expect(try words("article", "status") == PackReader.statuses.words)
        #expect(try words("step", "kind") == Words.stepKinds.words)
        #expect(try words("value", "bound") == Words.bounds.words)
        #expect(try words("seat", "filled") == Words.fillings.words)
        #expect(try words("seat", "as") == Words.seatRoles)
        #expect(try words("term", "type") == TypeReading.names)
        #expect(try words("ruling", "type") == TypeReading.names)
    }
}
