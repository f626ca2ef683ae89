import Quantities
import RulePacks
import Synchronization
import Testing

@testable import Casework

/// A ruling or notice that was kept is in force, whatever happens to the lists meanwhile.
struct LawChangeTests {
    private let security = Bureau.person("security", "u0", [SystemRole.security])

    private func rule(_ office: Office, _ length: String) async throws(OfficeError) {
        try await office.setRuling(
            regulation: "garden", name: "订货天数",
            value: .period(Period(count: length == "3个工作日" ? 3 : 5, unit: .workingDays)),
            written: length, document: "园会纪要", by: security)
    }

    /// A case whose due day hangs on the ruling 订货天数.
    private func ordering(_ bureau: Bureau) async throws -> String {
        let id = try await bureau.begin("守时", Life.plain("报到", [:])).caseID
        _ = try await bureau.act(id, Life.plain("答复", "准许"), by: bureau.head)
        return id
    }

    private func due(_ id: String, _ bureau: Bureau) async throws -> Day? {
        try await bureau.store.views().first { $0.caseID == id }?
            .dues.first { $0.clock == "订货期限" }?.due
    }

    @Test func `cases somebody writes to meanwhile are counted anew as well`() async throws {
        let bureau = try await Bureau()
        let id = try await ordering(bureau)
        let log = BusyLog(bureau.store, times: 3) { turn in
            let step = Life.plain("封上", in: "第\(turn)次", [:])
            _ = try? await bureau.act(id, step, by: bureau.head)
            _ = try? await bureau.begin("守时", Life.plain("报到", [:]), by: bureau.other)
        }
        let office = Office(
            world: bureau.world, log: log, desk: bureau.store, library: bureau.office.library)
        try await rule(office, "3个工作日")
        #expect(log.rebuilds == 4)
        #expect(try await office.rebuiltViews() == bureau.store.views())
        #expect(try await bureau.store.caseIDs().count == 4)
    }

    @Test func `a ruling that was kept is in force though the lists could not be put right`()
        async throws
    {
        let bureau = try await Bureau()
        let id = try await ordering(bureau)
        let log = BusyLog(bureau.store, times: .max, failing: .unavailable("disk"))
        let office = Office(
            world: bureau.world, log: log, desk: bureau.store, library: bureau.office.library)
        try await rule(office, "3个工作日")
        #expect(office.library.rulings["garden"]?["订货天数"] != nil)
        #expect(try await bureau.store.settings(prefix: Office.rulingPrefix).count == 1)
        #expect(try await due(id, bureau) == nil)
        let line = try #require(try await bureau.store.audit(offset: 0, limit: 1).first)
        #expect((line.what, line.object) == ("ruling/garden/订货天数", "views"))
        #expect(line.result.contains("disk"))
        // What a start does.
        let restarted = Office(
            world: bureau.world, log: bureau.store, desk: bureau.store, library: office.library)
        #expect(try await restarted.refreshViews() == 1)
        #expect(try await due(id, bureau) == Day("2025-03-06"))
        #expect(try await restarted.refreshViews() == 0)
    }

    @Test func `a case whose version is missing here stays as it was and stops no change`()
        async throws
    {
        let bureau = try await Bureau()
        let revised = try Garden.revised("小额: {value: 1000元", "小额: {value: 5000元")
        let lost = try await Office(
            world: bureau.world, log: bureau.store, desk: bureau.store,
            library: Library(regulations: [revised], calendar: try Garden.calendar())
        ).begin(
            kind: "守时", regulation: "garden", Life.plain("报到", [:]), by: bureau.other, key: ""
        ).caseID
        let id = try await ordering(bureau)
        let before = try await bureau.store.views().first { $0.caseID == lost }
        try await rule(bureau.office, "3个工作日")
        #expect(try await due(id, bureau) == Day("2025-03-06"))
        #expect(try await bureau.store.views().first { $0.caseID == lost } == before)
    }
}

/// A log in which something happens before each of the first rebuildings, or in which they fail.
final class BusyLog: EventLog {
    typealias Meanwhile = @Sendable (_ turn: Int) async -> Void
    private let log: any EventLog
    private let times: Int
    private let fault: LogError?
    private let meanwhile: Meanwhile
    private let count = Mutex(0)
    var rebuilds: Int { count.withLock(\.self) }

    init(
        _ log: any EventLog, times: Int, failing fault: LogError? = nil,
        _ meanwhile: @escaping Meanwhile = { _ in }
    ) {
        self.log = log
        self.times = times
        self.fault = fault
        self.meanwhile = meanwhile
    }

    func rebuild(_ views: [CaseView]) async throws(LogError) {
        let turn = count.withLock { count in
            count += 1
            return count
        }
        if turn <= times {
            await meanwhile(turn)
            if let fault { throw fault }
        }
        try await log.rebuild(views)
    }

    func append(_ writing: Writing) async throws(LogError) -> [RecordedEvent] {
        try await log.append(writing)
    }
    func events(of caseID: String) async throws(LogError) -> [RecordedEvent] {
        try await log.events(of: caseID)
    }
    func version(of caseID: String) async throws(LogError) -> Int {
        try await log.version(of: caseID)
    }
    func caseIDs() async throws(LogError) -> [String] { try await log.caseIDs() }
    func events(after position: Int64, limit: Int) async throws(LogError) -> [RecordedEvent] {
        try await log.events(after: position, limit: limit)
    }
    func cases(_ query: CaseQuery) async throws(LogError) -> CasePage {
        try await log.cases(query)
    }
    func tasks(_ query: TaskQuery) async throws(LogError) -> TaskPage {
        try await log.tasks(query)
    }
    func dues(_ query: DueQuery) async throws(LogError) -> DuePage { try await log.dues(query) }
    func exceptions(
        unit: String?, offset: Int, limit: Int
    ) async throws(LogError) -> [ExceptionView] {
        try await log.exceptions(unit: unit, offset: offset, limit: limit)
    }
    func versions(ofUnit unit: String) async throws(LogError) -> [CaseVersion] {
        try await log.versions(ofUnit: unit)
    }
    func written(
        under key: String, fingerprint: String
    ) async throws(LogError) -> [RecordedEvent]? {
        try await log.written(under: key, fingerprint: fingerprint)
    }
    func views() async throws(LogError) -> [CaseView] { try await log.views() }
    func verify() async throws(LogError) -> Verification { try await log.verify() }
}
