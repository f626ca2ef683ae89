import Testing

/// The import table of the rooms (a wall): SwiftPM lets transitive imports pass, this does not.
struct ImportTests {
    static let allowed: [String: Set<String>] = [
        "Quantities": [],
        "Feel": ["Quantities"],
        "RulePacks": ["Quantities", "Feel", "Yams", "Crypto", "FoundationEssentials"],
        "Casework": ["Quantities", "RulePacks"],
        "Guomi": ["COpenSSL", "CArgon2"],
        "Store": ["Quantities", "Casework", "Guomi", "GRDB", "Foundation"],
        "Web": [
            "Quantities", "RulePacks", "Casework", "Guomi", "Hummingbird", "HummingbirdCore",
            "HTTPTypes", "Mustache", "Logging", "Foundation", "NIOCore", "NIOPosix",
        ],
        "guiju": [
            "Quantities", "Feel", "RulePacks", "Casework", "Guomi", "Store", "Web",
            "ArgumentParser", "Logging", "Foundation", "Hummingbird",
        ],
    ]

    /// Part of the standard library, but a module of its own.
    static let standard: Set<String> = ["Synchronization"]

    @Test(arguments: try Source.rooms.get())
    func `imports only what its room may import`(file: Source) throws {
        let allowed = try #require(Self.allowed[file.target], "\(file.path): no such room")
        for line in file.lines {
            guard let module = Source.importedModule(line.text) else { continue }
            #expect(
                allowed.contains(module) || Self.standard.contains(module),
                "\(file.path):\(line.number): \(file.target) may not import \(module)"
            )
        }
    }

    @Test func `every room of the table is a folder of Sources`() throws {
        let rooms = Set(try Source.rooms.get().map(\.target))
        #expect(rooms == Set(Self.allowed.keys))
    }
}
