import Casework
import Quantities
import Testing

@testable import Store

/// Lists, inboxes, clocks and registers, on every store.
struct QuestionTests {
    // MARK: Cases

    /// Five cases; c1 changed last.
    static func fill(_ store: any EventLog) async throws {
        let views = [
            Build.view(
                "c1", kind: "project", unit: "u1", stage: "plan", changed: 50,
                actors: ["p1", "p2"], tokens: "政务 务云 云平 平台 c1"),
            Build.view(
                "c2", kind: "project", unit: "u2", stage: "plan", changed: 40,
                tokens: "政务 务网 c2"),
            Build.view(
                "c3", kind: "plan", unit: "u1", stage: "build", changed: 30,
                actors: ["p2"], tokens: "年度 计划 c3"),
            Build.view(
                "c4", kind: "project", unit: "u1", stage: "", ending: "done", changed: 20,
                tokens: "云平 平台 c4"),
            Build.view("c5", kind: "project", unit: "u1", stage: "plan", changed: 20, tokens: "c5"),
        ]
        for view in views { try await store.begin(view.caseID, view) }
    }

    static let questions: [(CaseQuery, [String])] = [
        (CaseQuery(), ["c1", "c2", "c3", "c5", "c4"]),
        (CaseQuery(kind: "project"), ["c1", "c2", "c5", "c4"]),
        (CaseQuery(unit: "u1"), ["c1", "c3", "c5", "c4"]),
        (CaseQuery(stage: "plan"), ["c1", "c2", "c5"]),
        (CaseQuery(stage: ""), ["c4"]),
        (CaseQuery(isAlive: false), ["c4"]),
        (CaseQuery(isAlive: true), ["c1", "c2", "c3", "c5"]),
        (CaseQuery(actor: "p2"), ["c1", "c3"]),
        (CaseQuery(kind: "project", unit: "u1", stage: "plan", isAlive: true), ["c1", "c5"]),
        (CaseQuery(kind: "project", actor: "p2", tokens: ["平台"]), ["c1"]),
        (CaseQuery(tokens: ["政务"]), ["c1", "c2"]),
        (CaseQuery(tokens: ["政务", "云平"]), ["c1"]),
        (CaseQuery(tokens: ["平台", "云平", "平台"]), ["c1", "c4"]),
        (CaseQuery(tokens: ["政務"]), ["c1", "c2"]),
        (CaseQuery(tokens: ["Ｃ３"]), ["c3"]),
        (CaseQuery(unit: "u1", tokens: ["c2"]), []),
        (CaseQuery(tokens: ["nowhere"]), []),
        (CaseQuery(kind: "nothing"), []), (CaseQuery(unit: "' OR 1=1 --"), []),
    ]

    @Test(arguments: StoreContract.allCases)
    func `every mix of filters finds its cases, newest change first`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            try await Self.fill(store)
            for (query, ids) in Self.questions {
                let page = try await store.cases(query)
                #expect(page.rows.map(\.caseID) == ids, "\(query)")
                #expect(page.total == ids.count, "\(query)")
            }
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `pages of cases cover the list without overlap`(contract: StoreContract) async throws {
        try await contract.run { store in
            for number in 0..<23 {
                try await store.begin("c\(number)", Build.view("c\(number)", changed: 7))
            }
            var ids: [String] = []
            for offset in stride(from: 0, to: 25, by: 5) {
                let page = try await store.cases(CaseQuery(offset: offset, limit: 5))
                #expect(page.total == 23)
                ids += page.rows.map(\.caseID)
            }
            #expect(ids == (0..<23).reversed().map { "c\($0)" })
            #expect(try await store.cases(CaseQuery(offset: .max, limit: 5)).rows == [])
            #expect(try await store.cases(CaseQuery(offset: .min, limit: .min)).rows.count == 1)
            #expect(try await store.cases(CaseQuery(limit: .max)).rows.count == 23)
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `a list shows the view last written`(contract: StoreContract) async throws {
        try await contract.run { store in
            try await store.begin("a", Build.view("a", unit: "u1", stage: "plan", tokens: "旧名"))
            let now = Build.view(
                "a", version: 2, title: "New", unit: "u2", stage: "build", changed: 5,
                actors: ["p1", "p9"], tokens: "新名"
            )
            try await store.append(Build.writing("a", after: 1, [Build.acted()], view: now))

            #expect(try await store.cases(CaseQuery()).rows == [now])
            #expect(try await store.cases(CaseQuery(unit: "u1")).total == 0)
            #expect(try await store.cases(CaseQuery(stage: "plan")).total == 0)
            #expect(try await store.cases(CaseQuery(tokens: ["旧名"])).total == 0)
            #expect(try await store.cases(CaseQuery(tokens: ["新名"])).total == 1)
            #expect(try await store.cases(CaseQuery(actor: "p9")).total == 1)
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `versions of a unit come in order of beginning`(contract: StoreContract) async throws {
        try await contract.run { store in
            try await Self.fill(store)
            try await store.append(
                Build.writing(
                    "c1", after: 1, [Build.acted()],
                    view: Build.view("c1", version: 2, kind: "project", unit: "u1")
                )
            )
            let versions = try await store.versions(ofUnit: "u1")
            #expect(versions.map(\.caseID) == ["c1", "c3", "c4", "c5"])
            #expect(versions.map(\.version) == [2, 1, 1, 1])
            #expect(versions.map(\.kind) == ["project", "plan", "project", "project"])
            #expect(try await store.versions(ofUnit: "u9") == [])
        }
    }

    // MARK: Duties and exceptions

    @Test(arguments: StoreContract.allCases)
    func `duties come earliest first, of a unit, of roles, until a day`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            try await store.begin(
                "a",
                Build.view(
                    "a",
                    dues: [
                        Build.due("a", 9), Build.due("a", 3, owes: "reviewer"), Build.due("a", 10),
                    ]))
            try await store.begin(
                "b",
                Build.view(
                    "b", unit: "u2",
                    dues: [
                        Build.due("b", 3, unit: "u2"), Build.due("b", 1, unit: "u2"),
                    ]))
            func ask(_ query: DueQuery) async throws -> [String] {
                try await store.dues(query).rows.map {
                    "\($0.caseID)\($0.due.daysSinceEpoch - 20_000)\($0.owes.prefix(1))"
                }
            }
            #expect(try await ask(DueQuery(until: Build.day(9))) == ["b1c", "a3r", "b3c", "a9c"])
            #expect(try await ask(DueQuery(until: Build.day(8))) == ["b1c", "a3r", "b3c"])
            #expect(
                try await ask(DueQuery(unit: "u1", until: Build.day(99))) == ["a3r", "a9c", "a10c"])
            #expect(
                try await ask(DueQuery(roles: ["clerk", "x"], until: Build.day(99), limit: 3))
                    == ["b1c", "b3c", "a9c"]
            )
            #expect(
                try await ask(DueQuery(unit: "u2", roles: ["reviewer"], until: Build.day(99))) == []
            )
            #expect(
                try await ask(DueQuery(from: Build.day(3), until: Build.day(9)))
                    == ["a3r", "b3c", "a9c"])
            #expect(
                try await ask(DueQuery(unit: "u2", from: Build.day(2), until: Build.day(9)))
                    == ["b3c"])
            #expect(try await ask(DueQuery(until: Build.day(0), limit: .min)) == [])
            #expect(
                try await ask(DueQuery(until: Build.day(9), offset: 1, limit: 2)) == ["a3r", "b3c"])
            #expect(try await ask(DueQuery(until: Build.day(9), offset: 4)) == [])
            for (query, total) in [
                (DueQuery(until: Build.day(9), offset: 3, limit: 1), 4),
                (DueQuery(unit: "u1", until: Build.day(99), limit: 1), 3),
                (DueQuery(roles: ["clerk"], until: Build.day(9)), 3),
                (DueQuery(from: Build.day(4), until: Build.day(99)), 2),
                (DueQuery(unit: "u1", from: Build.day(4), until: Build.day(9)), 1),
                (DueQuery(unit: "u2", roles: ["reviewer"], until: Build.day(99)), 0),
            ] { #expect(try await store.dues(query).total == total) }
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `exceptions come newest first, of a unit or of all`(contract: StoreContract) async throws {
        try await contract.run { store in
            try await store.begin(
                "a",
                Build.view(
                    "a",
                    exceptions: [
                        Build.exception("a", on: 1), Build.exception("a", on: 5),
                    ]))
            try await store.begin(
                "b",
                Build.view(
                    "b",
                    exceptions: [
                        Build.exception("b", on: 5, unit: "u2"),
                        Build.exception("b", on: 3, unit: "u2"),
                    ]))
            func ask(_ unit: String?, _ offset: Int = 0, _ limit: Int = 10) async throws -> [String]
            {
                try await store.exceptions(unit: unit, offset: offset, limit: limit).map {
                    "\($0.caseID)\($0.on.daysSinceEpoch - 20_000)"
                }
            }
            #expect(try await ask(nil) == ["b5", "a5", "b3", "a1"])
            #expect(try await ask("u2") == ["b5", "b3"])
            #expect(try await ask(nil, 1, 2) == ["a5", "b3"])
            #expect(try await ask("u9") == [])
            #expect(try await ask(nil, .max, .max) == [])
        }
    }
}
