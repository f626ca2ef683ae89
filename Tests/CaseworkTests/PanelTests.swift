import Foundation
import Quantities
import RulePacks
import TestKit
import Testing

@testable import Casework

/// Panels through the office: avoidance first, list frozen, secret committed, words, then the draw.
struct PanelTests {
    /// A case whose panel step is open.
    private func open(
        _ size: Int? = 3, experts: Int = 6, seed: UInt64 = 1
    ) async throws -> (bureau: Bureau, id: String) {
        var rulings: [String: FactValue] = ["会审办法": .text("全部答复")]
        if let size { rulings["评树人数"] = .count(size) }
        let bureau = try await Bureau(rulings: rulings, seed: seed)
        try await bureau.seatExperts(experts)
        let facts: [String: FactValue] = ["临水": .bool(false), "靠路": .bool(false)]
        return (bureau, try await bureau.begin("评树", Life.plain("送评", facts)).caseID)
    }

    private func drawn(seed: UInt64 = 1) async throws -> (bureau: Bureau, id: String) {
        let (bureau, id) = try await open(seed: seed)
        _ = try await bureau.office.freezePanel(on: id, step: "评审树", by: bureau.head, key: "")
        _ = try await words(bureau, id, bureau.head)
        _ = try await words(bureau, id, bureau.clerk)
        _ = try await bureau.office.drawPanel(on: id, step: "评审树", by: bureau.head, key: "")
        return (bureau, id)
    }

    @Test func `a secret that is not the one committed to draws nobody`() async throws {
        let (bureau, id) = try await open()
        _ = try await bureau.office.freezePanel(on: id, step: "评审树", by: bureau.head, key: "")
        _ = try await words(bureau, id, bureau.head)
        _ = try await words(bureau, id, bureau.clerk)
        let kept = try #require(try await bureau.store.settings(prefix: "panel-secret/").first)
        let other = try #require(bureau.world.seal([1, 2, 3], context: kept.name))
        try await bureau.store.save(
            Setting(
                name: kept.name, value: other, by: kept.by, at: kept.at, document: kept.document))
        let error = await failure { () async throws(OfficeError) in
            try await bureau.office.drawPanel(on: id, step: "评审树", by: bureau.head, key: "")
        }
        guard case .unavailable? = error else { return #expect(error == nil) }
        #expect(try await bureau.office.file(id).panels[StepKey("评审树")]?.drawn == nil)
    }

    private func words(
        _ bureau: Bureau, _ id: String, _ account: Account, _ text: String = "春风"
    ) async throws(OfficeError) -> Receipt {
        try await bureau.office.giveWords(
            on: id, step: "评审树", words: text, by: account, key: ""
        )
    }

    private func opinion(
        _ bureau: Bureau, _ id: String, _ expert: String, _ text: String = "好树"
    ) async throws(OfficeError) -> Receipt {
        try await bureau.office.giveOpinion(
            on: id, step: "评审树", agrees: true, opinion: text, marks: [],
            by: bureau.expert(expert), key: ""
        )
    }

    private func panel(_ bureau: Bureau, _ id: String) async throws -> Panel {
        try #require(try await bureau.office.caseFile(id, for: bureau.head).panels.first)
    }

    // MARK: Freezing

    @Test func `who must stay away is kept out with the reason before the draw`() async throws {
        let (bureau, id) = try await open()
        _ = try await bureau.office.freezePanel(on: id, step: "评审树", by: bureau.head, key: "")
        let frozen = try await panel(bureau, id).frozen
        #expect(frozen.candidates.map(\.id) == ["e1", "e2", "e3", "e4", "e5", "e6"])
        #expect(frozen.excluded.map(\.candidate.id) == ["own", "resting"])
        #expect(frozen.excluded.first?.reason == "在本单位任职")
        #expect(frozen.excluded.first?.cites == ["HY-32"])
        #expect(frozen.seats == 3)
        #expect(frozen.witnesses == ["园丁", "园长"])
    }

    @Test func `the size is the law's or a recorded ruling, never a default`() async throws {
        let (bureau, id) = try await open(nil)
        let error = await failure { () async throws(OfficeError) in
            try await bureau.office.freezePanel(on: id, step: "评审树", by: bureau.head, key: "")
        }
        guard case .refused(let refusal)? = error else { return }
        #expect(refusal.message.contains("口径"))
    }

    @Test(arguments: [(6, true), (7, false)])
    func `there must be enough to draw from`(size: Int, isEnough: Bool) async throws {
        let (bureau, id) = try await open(size)
        let receipt = try? await bureau.office.freezePanel(
            on: id, step: "评审树", by: bureau.head, key: ""
        )
        #expect((receipt != nil) == isEnough)
    }

    @Test func `the secret is committed to before and stays out of the log until the draw`()
        async throws
    {
        let (bureau, id) = try await drawn()
        let events = try await bureau.store.events(of: id)
        let record = try await bureau.office.drawRecord(on: id, step: "评审树", for: bureau.head)
        for recorded in events {
            guard case .panelDrawn = recorded.event else {
                let text = String(decoding: try JSONEncoder().encode(recorded), as: UTF8.self)
                #expect(!text.contains(record.secret))
                continue
            }
        }
        let secret = try #require(bytes(fromHex: record.secret))
        #expect(hex(bureau.world.digest(secret)) == record.commitment)
        #expect(secret.count == 32)
    }

    @Test
    func `until the draw the secret lies sealed at the desk, and a changed seal opens nothing`()
        async throws
    {
        let (bureau, id) = try await open()
        _ = try await bureau.office.freezePanel(on: id, step: "评审树", by: bureau.head, key: "")
        _ = try await words(bureau, id, bureau.head)
        _ = try await words(bureau, id, bureau.clerk)
        let kept = try #require(try await bureau.store.settings(prefix: "panel-secret/").first)
        let frozen = try await panel(bureau, id).frozen
        #expect(bytes(fromHex: kept.value) == nil)
        let secret = try #require(bureau.world.open(kept.value, context: kept.name))
        #expect(hex(bureau.world.digest(secret)) == frozen.commitment)
        #expect(!kept.value.contains(hex(secret)))
        #expect(bureau.world.open(kept.value, context: "panel-secret/other") == nil)
        let forged = Setting(
            name: kept.name, value: hex(secret), by: kept.by, at: kept.at, document: id
        )
        try await bureau.store.save(forged)
        let error = await failure { () async throws(OfficeError) in
            try await bureau.office.drawPanel(on: id, step: "评审树", by: bureau.head, key: "")
        }
        guard case .unavailable? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        try await bureau.store.save(kept)
        _ = try await bureau.office.drawPanel(on: id, step: "评审树", by: bureau.head, key: "")
    }

    @Test func `only the step's office freezes and draws, once, while the step is open`()
        async throws
    {
        let (bureau, id) = try await open()
        let wrong = await failure { () async throws(OfficeError) in
            try await bureau.office.freezePanel(on: id, step: "评审树", by: bureau.clerk, key: "")
        }
        #expect(wrong?.kinds == [.access])
        let none = await failure { () async throws(OfficeError) in
            try await bureau.office.freezePanel(on: id, step: "送评", by: bureau.head, key: "")
        }
        #expect(none?.kinds == [.order])
        let early = await failure { () async throws(OfficeError) in
            try await bureau.office.drawPanel(on: id, step: "评审树", by: bureau.head, key: "")
        }
        #expect(early?.kinds == [.order])
        _ = try await bureau.office.freezePanel(on: id, step: "评审树", by: bureau.head, key: "")
        let again = await failure { () async throws(OfficeError) in
            try await bureau.office.freezePanel(on: id, step: "评审树", by: bureau.head, key: "")
        }
        #expect(again?.kinds == [.order])
    }

    // MARK: Words

    @Test func `each witness gives words once, and the draw waits for all`() async throws {
        let (bureau, id) = try await open()
        _ = try await bureau.office.freezePanel(on: id, step: "评审树", by: bureau.head, key: "")
        _ = try await words(bureau, id, bureau.head)
        let early = await failure { () async throws(OfficeError) in
            try await bureau.office.drawPanel(on: id, step: "评审树", by: bureau.head, key: "")
        }
        guard case .refused(let refusal)? = early else { return }
        #expect(refusal.message.contains("园丁"))
        #expect(!refusal.message.contains("园长"))
        let twice = await failure { () async throws(OfficeError) in
            try await words(bureau, id, bureau.head, "又一句")
        }
        #expect(twice?.kinds == [.order])
        let stranger = await failure { () async throws(OfficeError) in
            try await words(bureau, id, bureau.water)
        }
        #expect(stranger?.kinds == [.access])
        for text in ["", "  ", String(repeating: "言", count: 201)] {
            let bad = await failure { () async throws(OfficeError) in
                try await words(bureau, id, bureau.clerk, text)
            }
            #expect(bad?.kinds == [.fact])
        }
        _ = try await words(bureau, id, bureau.clerk, String(repeating: "言", count: 200))
        _ = try await bureau.office.drawPanel(on: id, step: "评审树", by: bureau.head, key: "")
        let late = await failure { () async throws(OfficeError) in
            try await words(bureau, id, bureau.clerk)
        }
        #expect(late?.kinds == [.order])
    }

    // MARK: The draw

    @Test func `the first of the drawn order sit, and nobody draws twice`() async throws {
        let (bureau, id) = try await drawn()
        let panel = try await panel(bureau, id)
        let drawn = try #require(panel.drawn)
        #expect(drawn.sequence.sorted() == ["e1", "e2", "e3", "e4", "e5", "e6"])
        #expect(panel.members == Array(drawn.sequence.prefix(3)))
        let again = await failure { () async throws(OfficeError) in
            try await bureau.office.drawPanel(on: id, step: "评审树", by: bureau.head, key: "")
        }
        #expect(again?.kinds == [.order])
    }

    @Test func `a stranger proves the draw from its file alone`() async throws {
        let (bureau, id) = try await drawn()
        let record = try await bureau.office.drawRecord(on: id, step: "评审树", for: bureau.head)
        let data = try JSONEncoder().encode(record)
        let read = try JSONDecoder().decode(DrawRecord.self, from: data)
        #expect(read.faults(bureau.world.digest).isEmpty)
    }

    @Test func `other words or another secret draw another order`() async throws {
        var orders: Set<[String]> = []
        for seed in 1...6 as ClosedRange<UInt64> {
            let (bureau, id) = try await drawn(seed: seed)
            orders.insert(try #require(try await panel(bureau, id).drawn).sequence)
        }
        #expect(orders.count > 1)
    }

    // MARK: Replacement

    @Test func `who cannot come is replaced by the next of the same order`() async throws {
        let (bureau, id) = try await drawn()
        let order = try #require(try await panel(bureau, id).drawn).sequence
        func replace(_ out: String, _ reason: String = "出差") async throws(OfficeError) -> Receipt {
            try await bureau.office.replaceMember(
                on: id, step: "评审树", out: out, reason: reason, by: bureau.head, key: ""
            )
        }
        let blank = await failure { () async throws(OfficeError) in
            try await replace(order[1], " ")
        }
        #expect(blank?.kinds == [.outcome])
        let absent = await failure { () async throws(OfficeError) in try await replace(order[3]) }
        #expect(absent?.kinds == [.fact])
        _ = try await opinion(bureau, id, order[0])
        let spoken = await failure { () async throws(OfficeError) in try await replace(order[0]) }
        #expect(spoken?.kinds == [.order], "an opinion given stays")
        _ = try await replace(order[1])
        var panel = try await panel(bureau, id)
        #expect(panel.members == [order[0], order[3], order[2]])
        #expect(panel.opinions.keys.sorted() == [order[0]])
        _ = try await replace(order[3])
        _ = try await replace(order[4])
        panel = try await self.panel(bureau, id)
        #expect(panel.members == [order[0], order[5], order[2]])
        let record = try await bureau.office.drawRecord(on: id, step: "评审树", for: bureau.head)
        #expect(record.faults(bureau.world.digest).isEmpty)
        let used = await failure { () async throws(OfficeError) in try await replace(order[5]) }
        #expect(used?.kinds == [.gate])
    }

    // MARK: Opinions

    @Test func `each member gives one opinion of his own; the group concludes after all`()
        async throws
    {
        let (bureau, id) = try await drawn()
        let members = try await panel(bureau, id).members
        func conclude() async throws(OfficeError) -> Receipt {
            try await bureau.act(id, Life.plain("评审树", "评过"), by: bureau.head)
        }
        let outsider = try #require(
            ["e1", "e2", "e3", "e4", "e5", "e6"].first { !members.contains($0) })
        let foreign = await failure { () async throws(OfficeError) in
            try await opinion(bureau, id, outsider)
        }
        #expect(foreign == .noSuchCase(Messages.noSuchCase(id)))
        let blank = await failure { () async throws(OfficeError) in
            try await opinion(bureau, id, members[0], "  ")
        }
        #expect(blank?.kinds == [.outcome])
        for member in members.dropLast() { _ = try await opinion(bureau, id, member) }
        let early = await failure { () async throws(OfficeError) in try await conclude() }
        guard case .refused(let refusal)? = early else { return }
        #expect(refusal.findings.first?.message.contains("专家\(members[2])") == true)
        let twice = await failure { () async throws(OfficeError) in
            try await opinion(bureau, id, members[0])
        }
        #expect(twice?.kinds == [.order])
        _ = try await opinion(bureau, id, members[2])
        #expect(try await conclude().ending == "评完")
    }

    @Test func `a step with a panel does not conclude without one`() async throws {
        let (bureau, id) = try await open()
        let error = await failure { () async throws(OfficeError) in
            try await bureau.act(id, Life.plain("评审树", "评过"), by: bureau.head)
        }
        #expect(error?.kinds == [.gate])
    }

    @Test func `a drawn expert sees the case and finds it in the inbox, others do not`()
        async throws
    {
        let (bureau, id) = try await drawn()
        let members = try await panel(bureau, id).members
        for number in 1...6 {
            let page = try await bureau.office.inbox(for: bureau.expert("e\(number)"))
            #expect(page.rows.map(\.caseID) == (members.contains("e\(number)") ? [id] : []))
        }
    }
}

/// Offline verification finds every tampering.
struct DrawTests {
    /// Any fixed mixing will do here; the office uses SM3.
    private static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var state: UInt64 = 14_695_981_039_346_656_037
        var out: [UInt8] = []
        for round in 0..<4 as Range<UInt8> {
            for byte in bytes + [round] { state = (state ^ UInt64(byte)) &* 1_099_511_628_211 }
            for shift in stride(from: 0, to: 64, by: 8) {
                out.append(UInt8(truncatingIfNeeded: state >> shift))
            }
        }
        return out
    }

    private static let candidates = (1...5).map { number in
        Candidate(id: "e\(number)", name: "名\(number)", unit: "外", field: "树", pool: "库")
    }

    private static func record() -> DrawRecord {
        let list = Draw.listDigest(candidates, digest)
        let secret: [UInt8] = Array(1...32)
        let words = ["园丁": "春风", "园长": "秋雨"]
        let seed = Draw.seed(listDigest: list, secret: secret, words: words, digest)
        let order = Draw.sequence(candidates, seed: seed, digest)
        let change = CaseEvent.MemberReplaced(
            step: "评审树", occurrence: nil, out: order[0], in: order[2], reason: "病了"
        )
        return DrawRecord(
            format: DrawRecord.formatName, caseID: "c1", step: "评审树", occurrence: nil,
            candidates: candidates,
            excluded: [], seats: 2, listDigest: hex(list), commitment: hex(digest(secret)),
            secret: hex(secret), words: words, seed: hex(seed), sequence: order,
            members: [order[2], order[1]], replacements: [change]
        )
    }

    @Test func `the record as made proves itself`() {
        #expect(Self.record().faults(Self.digest).isEmpty)
    }

    /// One thing changed in the file, and what must be found.
    struct Tampering: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let fault: DrawFault
        let change: @Sendable (inout [String: Any]) -> Void
    }

    private static func edit(
        _ list: String, _ place: Int, _ key: String, _ value: String
    ) -> @Sendable (inout [String: Any]) -> Void {
        { record in
            guard var items = record[list] as? [[String: Any]] else { return }
            items[place][key] = value
            record[list] = items
        }
    }

    static let tamperings: [Tampering] = [
        Tampering(testDescription: "format", fault: .format) { $0["format"] = "guiju-draw-2" },
        Tampering(
            testDescription: "a candidate's name", fault: .candidates,
            change: edit("candidates", 0, "name", "别人")),
        Tampering(
            testDescription: "a candidate's unit", fault: .candidates,
            change: edit("candidates", 1, "unit", "内")),
        Tampering(
            testDescription: "a candidate's field", fault: .candidates,
            change: edit("candidates", 1, "field", "花")),
        Tampering(
            testDescription: "a candidate's pool", fault: .candidates,
            change: edit("candidates", 1, "pool", "别库")),
        Tampering(
            testDescription: "a candidate's id", fault: .candidates,
            change: edit("candidates", 2, "id", "e9")),
        Tampering(testDescription: "a candidate left out", fault: .candidates) { record in
            record["candidates"] = Array(
                (record["candidates"] as? [[String: Any]] ?? []).dropLast())
        },
        Tampering(testDescription: "the list's digest", fault: .candidates) {
            $0["listDigest"] = String(repeating: "0", count: 64)
        },
        Tampering(testDescription: "the commitment", fault: .commitment) {
            $0["commitment"] = String(repeating: "0", count: 64)
        },
        Tampering(testDescription: "another secret", fault: .commitment) {
            $0["secret"] = String(repeating: "ab", count: 32)
        },
        Tampering(testDescription: "a secret that is not hex", fault: .commitment) {
            $0["secret"] = "zz"
        },
        Tampering(testDescription: "half a byte of secret", fault: .commitment) {
            $0["secret"] = "abc"
        },
        Tampering(testDescription: "a witness's words", fault: .seed) { record in
            record["words"] = ["园丁": "夏风", "园长": "秋雨"]
        },
        Tampering(testDescription: "a witness left out", fault: .seed) {
            $0["words"] = ["园丁": "春风"]
        },
        Tampering(testDescription: "the seed", fault: .seed) {
            $0["seed"] = String(repeating: "0", count: 64)
        },
        Tampering(testDescription: "the order", fault: .sequence) { record in
            record["sequence"] = Array((record["sequence"] as? [String] ?? []).reversed())
        },
        Tampering(testDescription: "a member", fault: .members) { record in
            var members = record["members"] as? [String] ?? []
            members[1] = (record["sequence"] as? [String])?[4] ?? ""
            record["members"] = members
        },
        Tampering(testDescription: "the number of seats", fault: .members) { $0["seats"] = 3 },
        Tampering(testDescription: "less than no seats", fault: .members) { $0["seats"] = -1 },
        Tampering(testDescription: "a replacement left out", fault: .members) {
            $0["replacements"] = []
        },
        Tampering(
            testDescription: "another replaced", fault: .members,
            change: edit("replacements", 0, "out", "e9")),
        Tampering(
            testDescription: "another seated instead", fault: .members,
            change: edit("replacements", 0, "in", "e9")),
    ]

    @Test(arguments: tamperings)
    func `a tampered record is found out`(tampering: Tampering) throws {
        let data = try JSONEncoder().encode(Self.record())
        var object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        tampering.change(&object)
        let changed = try JSONDecoder().decode(
            DrawRecord.self, from: try JSONSerialization.data(withJSONObject: object)
        )
        #expect(changed.faults(Self.digest).contains(tampering.fault))
    }

    @Test func `the order follows from the four inputs and nothing else`() {
        let record = Self.record()
        let list = Draw.listDigest(Self.candidates.reversed(), Self.digest)
        #expect(hex(list) == record.listDigest)
        let again = Draw.sequence(
            Self.candidates.reversed(), seed: bytes(fromHex: record.seed) ?? [], Self.digest
        )
        #expect(again == record.sequence)
    }

    @Test func `hex is read both ways and refuses what it is not`() {
        #expect(bytes(fromHex: hex([0, 15, 16, 255])) == [0, 15, 16, 255])
        #expect(bytes(fromHex: "0F") == [15])
        #expect(bytes(fromHex: "") == [])
        for bad in ["0", "0g", "中文", " 0"] { #expect(bytes(fromHex: bad) == nil) }
    }
}
