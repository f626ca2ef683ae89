import Casework
import Guomi
import Testing

@testable import Store

/// Appending and reading back, on every store.
struct LogTests {
    @Test(arguments: StoreContract.allCases)
    func `what was appended is read back as it was, in order`(contract: StoreContract) async throws
    {
        try await contract.run { store in
            let first = try await store.append(
                Build.writing("a", [Build.begun(), Build.acted("一"), Build.acted("二/\\\"")])
            )
            let second = try await store.append(Build.writing("b", [Build.begun(unit: "u2")]))
            let third = try await store.append(Build.writing("a", after: 3, [Build.acted("三")]))

            #expect(try await store.events(of: "a") == first + third)
            #expect(try await store.events(of: "b") == second)
            #expect((first + second + third).map(\.position) == [1, 2, 3, 4, 5])
            #expect((first + third).map(\.version) == [1, 2, 3, 4])
            #expect(first.allSatisfy { $0.actor == Build.clerk && $0.at == Build.start })
            #expect(try await store.version(of: "a") == 4)
            #expect(try await store.caseIDs() == ["a", "b"])
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `an unknown case has no events and version 0`(contract: StoreContract) async throws {
        try await contract.run { store in
            let events = try await store.events(of: "nobody")
            #expect(events == [])
            #expect(try await store.version(of: "nobody") == 0)
            #expect(try await store.caseIDs() == [])
            #expect(
                try await store.verify() == Verification(cases: 0, events: 0, files: 0, faults: []))
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `the chain is SM3 over the hash before and the canonical text`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            let recorded = try await store.append(
                Build.writing("a", [Build.begun(), Build.acted("x")])
            )
            let provider = try SoftwareProvider()
            var chain = HashChain(provider: provider)
            for event in recorded {
                let text = try CanonicalJSON.text(
                    of: ChainedEvent(
                        caseID: event.caseID, version: event.version, at: event.at,
                        actor: event.actor, event: event.event
                    ), "event"
                )
                #expect(event.hash == Hex.text(chain.append(Array(text.utf8))))
            }
        }
    }

    @Test func `the canonical text is sorted by key at every depth and has no blanks`() throws {
        let link = ChainedEvent(
            caseID: "a/b", version: 2, at: Build.start, actor: Build.clerk,
            event: try Build.acted("乙")
        )
        let text = try CanonicalJSON.text(of: link, "event")
        #expect(
            text == #"{"actor":{"name":"Li","person":"p1","role":"clerk","unit":"u1"},"#
                + #""at":1735700000000,"caseID":"a/b","event":{"acted":{"acknowledged":[],"#
                + #""effects":[{"ended":"done"}],"facts":{"amount":{"number":"480000.5"},"#
                + #""f/1":{"text":"乙"}},"findings":[],"happenedOn":"2025-01-02","marks":[],"#
                + #""materials":[],"overrides":[],"pointed":[],"step":"s1"}},"version":2}"#
        )
    }

    @Test(arguments: StoreContract.allCases)
    func `a feed goes on where it stopped`(contract: StoreContract) async throws {
        try await contract.run { store in
            for number in 1...7 { try await store.begin("c\(number)") }
            let first = try await store.events(after: 0, limit: 3)
            #expect(first.map(\.caseID) == ["c1", "c2", "c3"])
            let rest = try await store.events(after: 3, limit: 100)
            #expect(rest.map(\.position) == [4, 5, 6, 7])
            #expect(try await store.events(after: 7, limit: 5) == [])
            #expect(try await store.events(after: .max, limit: 5) == [])
            #expect(try await store.events(after: .min, limit: .min).count == 1)
            #expect(try await store.events(after: -1, limit: .max).count == 7)
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `a writing decided on another version is a conflict and leaves no trace`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            try await store.begin("a")
            for stale in [0, 2, 7] {
                await #expect(throws: LogError.conflict(found: 1)) {
                    try await store.append(
                        Build.writing("a", after: stale, [Build.acted()], key: "k\(stale)")
                    )
                }
            }
            await #expect(throws: LogError.conflict(found: 0)) {
                try await store.append(Build.writing("new", after: 1, [Build.acted()]))
            }
            #expect(try await store.version(of: "a") == 1)
            #expect(try await store.caseIDs() == ["a"])
            #expect(try await store.written(under: "k0", fingerprint: "f") == nil)
            let next = try await store.append(Build.writing("a", after: 1, [Build.acted()]))
            #expect(next.map(\.position) == [2])
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `of two writers on one version exactly one wins`(contract: StoreContract) async throws {
        try await contract.run { store in
            try await store.begin("a")
            for version in 1...20 {
                let outcomes = await withTaskGroup(of: Result<Int, LogError>.self) { group in
                    for writer in 1...6 {
                        group.addTask {
                            do throws(LogError) {
                                guard let event = try? Build.acted("\(writer)") else {
                                    return .failure(.keyReused)
                                }
                                let recorded = try await store.append(
                                    Build.writing("a", after: version, [event])
                                )
                                return .success(recorded.count)
                            } catch {
                                return .failure(error)
                            }
                        }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                #expect(outcomes.count { $0 == .success(1) } == 1)
                #expect(outcomes.count { $0 == .failure(.conflict(found: version + 1)) } == 5)
            }
            #expect(try await store.version(of: "a") == 21)
            #expect(try await store.verify().faults == [])
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `many writers on many cases leave one gapless log`(contract: StoreContract) async throws {
        try await contract.run { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<8 {
                    group.addTask {
                        for number in 0..<15 {
                            let id = "w\(writer)-\(number)"
                            try await store.begin(id)
                            try await store.append(Build.writing(id, after: 1, [Build.acted()]))
                        }
                    }
                }
                try await group.waitForAll()
            }
            let feed = try await store.events(after: 0, limit: 10_000)
            #expect(feed.map(\.position) == Array(1...240))
            let found = try await store.verify()
            #expect(found == Verification(cases: 120, events: 240, files: 0, faults: []))
        }
    }

    static func unusable() throws -> [(name: String, writing: Writing)] {
        let begun = try Build.begun()
        func writing(
            _ id: String, _ view: CaseView? = nil, key: String? = nil, print: String = "f"
        )
            -> Writing
        {
            Build.writing(id, [begun], key: key, fingerprint: print, view: view)
        }
        let long = String(repeating: "长", count: 100)
        return [
            ("caseID", writing("")), ("caseID", writing("a\0b")), ("caseID", writing(long)),
            ("events", Build.writing("a", [])),
            ("events", Build.writing("a", Array(repeating: begun, count: 1_001))),
            ("version", Build.writing("a", after: -1, [begun])),
            ("version", Build.writing("a", after: .max - 5, [begun], view: Build.view("a"))),
            ("view", writing("a", Build.view("b"))),
            ("view", writing("a", Build.view("a", version: 2))),
            ("kind", writing("a", Build.view("a", kind: "k\0"))),
            ("unit", writing("a", Build.view("a", unit: long))),
            ("actors", writing("a", Build.view("a", actors: [""]))),
            ("tasks", writing("a", Build.view("a", tasks: [Build.task("a", roles: ["r\0"])]))),
            ("dues", writing("a", Build.view("a", dues: [Build.due("a", 1, owes: "o\0")]))),
            (
                "exceptions",
                writing("a", Build.view("a", exceptions: [Build.exception("a", on: 1, unit: "\0")]))
            ),
            ("tokens", writing("a", Build.view("a", tokens: "x\0"))),
            ("key", writing("a", key: "")), ("key", writing("a", key: long)),
            ("fingerprint", writing("a", key: "k", print: long)),
        ]
    }

    @Test(arguments: StoreContract.allCases)
    func `what cannot be stored is refused by name and leaves no trace`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            for (name, writing) in try Self.unusable() {
                await #expect(throws: LogError.unusable(name)) { try await store.append(writing) }
            }
            #expect(try await store.caseIDs() == [])
            #expect(try await store.views() == [])
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `an event too large for the store is refused`(contract: StoreContract) async throws {
        try await contract.run { store in
            let large = try Build.acted(String(repeating: "a", count: 17 << 20))
            await #expect(throws: LogError.unusable("event")) {
                try await store.append(Build.writing("a", [large]))
            }
            #expect(try await store.version(of: "a") == 0)
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `odd but lawful text survives`(contract: StoreContract) async throws {
        try await contract.run { store in
            let id = "案卷'\";--\u{1F600}%_\u{7F}"
            try await store.append(Build.writing(id, [Build.begun(), Build.acted("\\u0000é\\n")]))
            #expect(try await store.version(of: id) == 2)
            #expect(try await store.events(of: id).count == 2)
            #expect(try await store.cases(CaseQuery()).rows.map(\.caseID) == [id])
        }
    }
}
