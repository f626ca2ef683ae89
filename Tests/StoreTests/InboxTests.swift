import Casework
import Quantities
import Testing

@testable import Store

/// Whose tasks, in which order, on every store.
struct InboxTests {
    static func fill(_ store: any EventLog) async throws {
        let lists: [(String, [TaskView])] = [
            (
                "a",
                [
                    Build.task("a", step: "a-review", roles: ["reviewer", "lead"], due: 5),
                    Build.task("a", step: "a-own", roles: ["clerk"], ofOwnUnit: true, opened: 3),
                    Build.task("a", step: "a-may", roles: ["reviewer"], isOptional: true, due: 1),
                ]
            ),
            (
                "b",
                [
                    Build.task(
                        "b", step: "b-own", roles: ["clerk"], ofOwnUnit: true, unit: "u2", opened: 1
                    ),
                    Build.task("b", step: "b-review", roles: ["reviewer"], unit: "u2", due: 5),
                    Build.task("b", step: "b-expert", roles: [], persons: ["e1", "e2"], opened: 2),
                ]
            ),
            (
                "c",
                [
                    Build.task("c", step: "c-lead", roles: ["lead"], opened: 1),
                    Build.task("c", step: "c-late", roles: ["reviewer"], opened: 9, due: -400),
                ]
            ),
        ]
        for (id, tasks) in lists { try await store.begin(id, Build.view(id, tasks: tasks)) }
    }

    static let questions: [(TaskQuery, [String])] = [
        (
            TaskQuery(roles: ["reviewer"], unit: "bureau", person: "p"),
            ["c-late", "a-review", "b-review"]
        ),
        (
            TaskQuery(roles: ["reviewer"], unit: "bureau", person: "p", isOptional: true),
            ["a-may"]
        ),
        (
            TaskQuery(roles: ["reviewer", "lead"], unit: "bureau", person: "p"),
            ["c-late", "a-review", "b-review", "c-lead"]
        ),
        (TaskQuery(roles: ["clerk"], unit: "u1", person: "p"), ["a-own"]),
        (TaskQuery(roles: ["clerk"], unit: "u2", person: "p"), ["b-own"]),
        (TaskQuery(roles: ["clerk"], unit: "u3", person: "p"), []),
        (TaskQuery(roles: [], unit: "", person: "e2"), ["b-expert"]),
        (TaskQuery(roles: ["lead"], unit: "u1", person: "e1"), ["a-review", "c-lead", "b-expert"]),
        (TaskQuery(roles: ["e1"], unit: "u1", person: "reviewer"), []),
        (TaskQuery(roles: [], unit: "u1", person: ""), []),
        (TaskQuery(roles: ["lead"], unit: "x", person: "e1", offset: 1, limit: 1), ["c-lead"]),
    ]

    @Test(arguments: StoreContract.allCases)
    func `an inbox holds what is meant for the person, due ones first`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            try await Self.fill(store)
            for (query, steps) in Self.questions {
                let page = try await store.tasks(query)
                #expect(page.rows.map(\.step) == steps, "\(query)")
                if query.limit == 50 { #expect(page.total == steps.count, "\(query)") }
            }
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `a task done or passed on leaves the inbox`(contract: StoreContract) async throws {
        try await contract.run { store in
            try await Self.fill(store)
            let next = [Build.task("a", step: "a-lead", roles: ["lead"], due: 2)]
            try await store.append(
                Build.writing(
                    "a", after: 1, [Build.acted()], view: Build.view("a", version: 2, tasks: next)
                )
            )
            let reviewer = TaskQuery(roles: ["reviewer"], unit: "x", person: "p")
            #expect(try await store.tasks(reviewer).rows.map(\.step) == ["c-late", "b-review"])
            let lead = TaskQuery(roles: ["lead"], unit: "x", person: "p")
            #expect(try await store.tasks(lead).rows.map(\.step) == ["a-lead", "c-lead"])
            let clerk = TaskQuery(roles: ["clerk"], unit: "u1", person: "p")
            #expect(try await store.tasks(clerk).total == 0)
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `pages of an inbox cover it without overlap, a task meant twice stands once`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            for number in 0..<30 {
                let id = "c\(number)"
                let task = Build.task(
                    id, step: id,
                    roles: number % 3 == 0 ? ["x", "y"] : [number % 2 == 0 ? "x" : "y"],
                    due: number / 4
                )
                try await store.begin(id, Build.view(id, tasks: [task]))
            }
            var steps: [String] = []
            for offset in stride(from: 0, to: 35, by: 7) {
                let page = try await store.tasks(
                    TaskQuery(
                        roles: ["y", "x", "x"], unit: "u", person: "p", offset: offset, limit: 7)
                )
                #expect(page.total == 30)
                steps += page.rows.map(\.step)
            }
            #expect(steps == (0..<30).map { "c\($0)" })
            for offset in [Int.max, Int.max - 3] {
                let beyond = TaskQuery(
                    roles: ["x"], unit: "u", person: "p", offset: offset, limit: 9)
                #expect(try await store.tasks(beyond).rows == [])
            }
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `unit and role cannot be mixed up by their spelling`(contract: StoreContract) async throws
    {
        try await contract.run { store in
            let task = Build.task("a", roles: ["clerk"], ofOwnUnit: true, unit: "u1")
            try await store.begin("a", Build.view("a", tasks: [task]))
            for query in [
                TaskQuery(roles: ["u1\u{1F}clerk"], unit: "u9", person: "p"),
                TaskQuery(roles: ["clerk"], unit: "", person: "u1\u{1F}clerk"),
            ] { #expect(try await store.tasks(query).total == 0) }
        }
    }
}
