import Foundation
import TestKit
import Testing

@testable import Web

/// The templates as texts: complete, without scripts or styles inside, without law.
struct TemplateTests {
    static let folder = Checkout.root.appending(path: "Sources/Web/Templates")
    static let sources: [(name: String, text: String)] = Templates.sources.map {
        ($0.name, String(decoding: $0.bytes, as: UTF8.self))
    }

    @Test func `every template of the folder is compiled in under its name`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
            .filter { $0.hasSuffix(".mustache") }.map { String($0.dropLast(9)) }
        #expect(Set(files) == Set(Self.sources.map(\.name)))
        _ = try Templates()
    }

    @Test func `every sheet and script of the folder is served`() throws {
        let folder = Checkout.root.appending(path: "Sources/Web/Assets")
        let sheets = try FileManager.default.contentsOfDirectory(atPath: folder.path())
            .filter { $0.hasSuffix(".css") }.sorted()
        let texts = try sheets.map {
            try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
        }
        #expect(Assets.sheets.map { String(decoding: $0, as: UTF8.self) } == texts)
    }

    @Test(arguments: sources.map(\.name))
    func `nothing in a template needs an unsafe policy`(name: String) throws {
        let text = try #require(Self.sources.first { $0.name == name }?.text)
        #expect(text.firstMatch(of: /[ ]style=|[ ]on[a-z]+=|<style|javascript:/) == nil)
        for script in text.matches(of: /<script[^>]*>/) {
            #expect(script.output.contains("src="))
        }
        for form in text.matches(of: /<form method="post"[^>]*>(.{0,12})/) {
            #expect(form.output.1.hasPrefix("{{>token}}"), "a form without its token")
        }
        #expect(!text.contains("{{{"), "text is never written unescaped")
    }

    @Test(arguments: sources.map(\.name))
    func `what a template includes exists`(name: String) throws {
        let text = try #require(Self.sources.first { $0.name == name }?.text)
        let names = Set(Self.sources.map(\.name))
        for part in text.matches(of: /\{\{[><]\s*([a-z-]+)\}\}/) {
            #expect(names.contains(String(part.output.1)), "\(part.output.1)")
        }
    }

    @Test(arguments: sources.map(\.name))
    func `inside a text's own section the text is a dot`(name: String) throws {
        let text = try #require(Self.sources.first { $0.name == name }?.text)
        for section in text.matches(of: /\{\{#\.?([a-zA-Z]+)\}\}/) {
            let field = section.output.1
            let rest = text[section.range.upperBound...]
            guard
                let end = rest.firstRange(of: "{{/\(field)}}")
                    ?? rest.firstRange(of: "{{/.\(field)}}")
            else { continue }
            let inside = rest[..<end.lowerBound]
            #expect(!inside.contains("{{.\(field)}}"), "\(field)")
        }
    }

    @Test func `sheets ask for nothing a browser of 2021 lacks`() {
        let text = Assets.sheets.map { String(decoding: $0, as: UTF8.self) }.joined()
        for banned in [
            ":has(", "@container", "subgrid", "accent-color", "color-mix", "dvh", "http",
        ] {
            #expect(!text.contains(banned), "\(banned)")
        }
    }
}
