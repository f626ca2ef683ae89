import Casework
import Guomi
import Testing

@testable import Store

/// People, sessions, drafts, files, experts, settings and audit, on every store.
struct DeskTests {
    static func account(_ id: String, login: String, name: String = "N") -> Account {
        Account(
            id: id, login: login, name: name, unit: "u1", roles: ["clerk"], passwordHash: "$a",
            isEnabled: true
        )
    }

    @Test(arguments: StoreContract.allCases)
    func `an account is found by id and login, and replaced by id`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            try await store.save(Self.account("1", login: "zhang"))
            try await store.save(Self.account("2", login: "li"))
            try await store.save(Self.account("1", login: "zhang.san", name: "New"))

            #expect(try await store.account(named: "zhang") == nil)
            #expect(try await store.account(named: "zhang.san")?.name == "New")
            #expect(try await store.account(id: "2")?.login == "li")
            #expect(try await store.account(id: "3") == nil)
            #expect(try await store.accounts().map(\.id) == ["2", "1"])
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `a login belongs to one account`(contract: StoreContract) async throws {
        try await contract.run { store in
            try await store.save(Self.account("1", login: "li"))
            await #expect(throws: LogError.conflict(found: 0)) {
                try await store.save(Self.account("2", login: "li"))
            }
            #expect(try await store.accounts().map(\.id) == ["1"])
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `a login is lower-case ASCII without blanks`(contract: StoreContract) async throws {
        try await contract.run { store in
            for login in ["", "Li", "李", "l i", "li\0", "ｌi", String(repeating: "a", count: 65)] {
                await #expect(throws: LogError.unusable("login")) {
                    try await store.save(Self.account("1", login: login))
                }
            }
            let kept = try await store.accounts()
            #expect(kept == [])
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `units and experts are replaced by id and listed in its order`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            for (id, name) in [("b", "B"), ("a", "A"), ("b", "B2")] {
                try await store.save(Unit(id: id, name: name))
                try await store.save(
                    Expert(
                        id: id, name: name, unit: "x", field: "f", pool: "p", account: nil,
                        isEnabled: true)
                )
            }
            #expect(try await store.units().map(\.name) == ["A", "B2"])
            #expect(try await store.experts().map(\.name) == ["A", "B2"])
            await #expect(throws: LogError.unusable("unit")) {
                try await store.save(Unit(id: "", name: "x"))
            }
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `sessions end one by one, all of an account, and when forgotten`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            func session(_ token: String, _ account: String, seen: Int64 = 0) -> Session {
                Session(
                    tokenDigest: token, account: account, csrf: "c", begun: Build.start,
                    lastSeen: Build.start.adding(seconds: seen)
                )
            }
            for (token, account) in [("t1", "a"), ("t2", "a"), ("t3", "b"), ("t4", "a")] {
                try await store.save(session(token, account))
            }
            try await store.save(session("t1", "a", seen: 60))
            #expect(
                try await store.session(tokenDigest: "t1")?.lastSeen
                    == Build.start.adding(seconds: 60))
            try await store.deleteSession(tokenDigest: "t1")
            try await store.deleteSession(tokenDigest: "nobody")
            #expect(try await store.session(tokenDigest: "t1") == nil)
            try await store.deleteSessions(of: "a")
            #expect(try await store.session(tokenDigest: "t2") == nil)
            #expect(try await store.session(tokenDigest: "t3") != nil)
            try await store.save(session("t9", "a", seen: 30 * 86_400))
            #expect(try await store.session(tokenDigest: "t3") != nil)
            try await store.save(session("t9", "a", seen: 30 * 86_400 + 1))
            #expect(try await store.session(tokenDigest: "t3") == nil)
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `failed sign-ins are counted by login since a moment`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            for second in [0, 10, 20] as [Int64] {
                try await store.recordFailure(of: "li", at: Build.start.adding(seconds: second))
            }
            try await store.recordFailure(of: "wang", at: Build.start)
            #expect(try await store.failures(of: "li", since: Build.start) == 3)
            #expect(try await store.failures(of: "li", since: Build.start.adding(seconds: 10)) == 2)
            #expect(try await store.failures(of: "li", since: Build.start.adding(seconds: 21)) == 0)
            try await store.clearFailures(of: "li")
            #expect(try await store.failures(of: "li", since: Build.start) == 0)
            #expect(try await store.failures(of: "wang", since: Build.start) == 1)
            try await store.recordFailure(of: "x", at: Build.start.adding(seconds: 30 * 86_400 + 1))
            #expect(try await store.failures(of: "wang", since: Build.start) == 0)
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `drafts are kept by person, case, step and occurrence`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            func key(
                _ account: String, _ step: String = "s", in occurrence: String? = nil
            )
                -> DraftKey
            {
                DraftKey(account: account, caseID: "", step: step, occurrence: occurrence)
            }
            func draft(_ key: DraftKey, _ text: String, saved: Int64) -> Draft {
                Draft(
                    key: key, fields: ["名称": text],
                    files: [HandedIn(material: "m", fileName: "f", digest: "", byteCount: 0)],
                    saved: Build.start.adding(seconds: saved)
                )
            }
            let drafts = [
                draft(key("a"), "1", saved: 1), draft(key("a", in: ""), "2", saved: 2),
                draft(key("a", in: "-"), "3", saved: 3), draft(key("b"), "4", saved: 4),
            ]
            for draft in drafts { try await store.save(draft) }
            for draft in drafts { #expect(try await store.draft(draft.key) == draft) }
            #expect(try await store.drafts(of: "a") == drafts[..<3].reversed())
            let again = draft(key("a"), "5", saved: 9)
            try await store.save(again)
            #expect(try await store.drafts(of: "a").first == again)
            try await store.deleteDraft(again.key)
            #expect(try await store.draft(again.key) == nil)
            #expect(try await store.drafts(of: "a").count == 2)
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `a file is found by its digest, and the same bytes are one file`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            let digest = try await store.saveFile(Array("abc".utf8))
            #expect(digest == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")
            #expect(try await store.saveFile(Array("abc".utf8)) == digest)
            #expect(try await store.file(digest: digest) == Array("abc".utf8))
            let empty = try await store.saveFile([])
            #expect(try await store.file(digest: empty) == [])
            let large = [UInt8](repeating: 7, count: 3_000_001)
            let largeDigest = try await store.saveFile(large)
            #expect(try await store.file(digest: largeDigest) == large)
            #expect(try await store.verify().files == 3)
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `nothing but a known digest names a file`(contract: StoreContract) async throws {
        try await contract.run { store in
            _ = try await store.saveFile([1])
            let zeros = String(repeating: "0", count: 64)
            for name in [
                "", "../guiju.sqlite", "/etc/passwd", zeros, zeros + "0",
                String(repeating: "../", count: 21) + "a", String(repeating: "A", count: 64),
            ] { #expect(try await store.file(digest: name) == nil, "\(name)") }
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `a setting shows its last value, by exact prefix and in order`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            func setting(_ name: String, _ value: String) -> Setting {
                Setting(name: name, value: value, by: "b", at: Build.start, document: "d")
            }
            for (name, value) in [
                ("ruling/r/乙", "1"), ("ruling/r/甲", "2"), ("ruling/r/乙", "3"),
                ("ruling/q/x", "4"),
                ("ruling_", "5"), ("ruling/r/\u{10FFFD}", "6"),
            ] { try await store.save(setting(name, value)) }
            #expect(try await store.setting("ruling/r/乙")?.value == "3")
            #expect(try await store.setting("none") == nil)
            #expect(
                try await store.settings(prefix: "ruling/r/").map(\.value) == ["3", "2", "6"]
            )
            #expect(try await store.settings(prefix: "").count == 5)
            #expect(try await store.settings(prefix: "%") == [])
            await #expect(throws: LogError.unusable("setting")) {
                try await store.save(setting("", "x"))
            }
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `the audit log keeps every line, newest first`(contract: StoreContract) async throws {
        try await contract.run { store in
            let lines = (0..<25).map {
                AuditLine(
                    at: Build.start, who: "li", what: "sign-in \($0)", object: "",
                    result: "refused",
                    source: "10.0.0.1"
                )
            }
            for line in lines { try await store.record(line) }
            #expect(try await store.audit(offset: 0, limit: 1_000) == lines.reversed())
            #expect(
                try await store.audit(offset: 20, limit: 3).map(\.what) == [
                    "sign-in 4", "sign-in 3", "sign-in 2",
                ])
            #expect(try await store.audit(offset: .max, limit: .max) == [])
            #expect(try await store.audit(offset: .min, limit: .min).count == 1)
            #expect(try await store.verify().faults == [])
        }
    }
}
