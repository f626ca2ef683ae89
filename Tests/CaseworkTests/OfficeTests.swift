import Quantities
import RulePacks
import Store
import Testing

@testable import Casework

/// The one way to write: receipts, keys, versions, and who sees what.
struct OfficeTests {
    @Test func `beginning a case gives a receipt with what is next`() async throws {
        let bureau = try await Bureau()
        let receipt = try await bureau.begin("种树", Life.application())
        #expect(receipt.version == 2)
        #expect(receipt.step == "申请")
        #expect(receipt.next.map(\.step) == ["审查"])
        #expect(receipt.next.first?.roles == ["园长"])
        #expect(receipt.regulation == "garden")
        #expect(try await bureau.store.version(of: receipt.caseID) == 2)
        let page = try await bureau.office.inbox(for: bureau.head)
        #expect(page.rows.map(\.caseID) == [receipt.caseID])
    }

    @Test func `a refused act writes nothing and says everything`() async throws {
        let bureau = try await Bureau()
        let error = await failure { () async throws(OfficeError) in
            try await bureau.begin("种树", Life.application(without: ["棵数"], with: []))
        }
        #expect(error?.kinds == [.fact, .material])
        #expect(try await bureau.store.caseIDs().isEmpty)
    }

    // MARK: Keys

    @Test func `the same key and request answers the first receipt and writes once`() async throws {
        let bureau = try await Bureau()
        let first = try await bureau.begin("种树", Life.application(), key: "k1")
        let again = try await bureau.begin("种树", Life.application(), key: "k1")
        #expect(again.caseID == first.caseID)
        #expect(again.hash == first.hash)
        #expect(try await bureau.store.caseIDs().count == 1)
        let id = first.caseID
        let done = try await bureau.act(id, Life.approval(), by: bureau.head, key: "k2")
        bureau.pass(to: "2025-04-01")
        let repeated = try await bureau.act(id, Life.approval(), by: bureau.head, key: "k2")
        #expect(repeated.version == done.version)
        #expect(repeated.at == done.at)
        #expect(try await bureau.store.version(of: id) == done.version)
    }

    @Test func `a key used for another request is refused`() async throws {
        let bureau = try await Bureau()
        let id = try await bureau.begin("种树", Life.application(), key: "k1").caseID
        for act in [Life.application(["棵数": .count(11)]), Life.application(with: ["申请表", "担保书"])] {
            let error = await failure { () async throws(OfficeError) in
                try await bureau.begin("种树", act, key: "k1")
            }
            #expect(error == .keyReused)
        }
        _ = try await bureau.act(id, Life.sentBack(), by: bureau.head, key: "k2")
        let error = await failure { () async throws(OfficeError) in
            try await bureau.act(id, Life.approval(), by: bureau.head, key: "k2")
        }
        #expect(error == .keyReused)
    }

    // MARK: Versions

    @Test func `acting on a version that has passed is a conflict`() async throws {
        let bureau = try await Bureau()
        let id = try await bureau.begin("种树", Life.application()).caseID
        _ = try await bureau.act(id, Life.sentBack(), by: bureau.head, expecting: 2)
        let error = await failure { () async throws(OfficeError) in
            try await bureau.act(id, Life.approval(), by: bureau.head, expecting: 2)
        }
        #expect(error == .conflict(found: 3))
        #expect(try await bureau.store.version(of: id) == 3)
    }

    @Test func `of many who decide at once one is recorded`() async throws {
        let bureau = try await Bureau()
        let id = try await bureau.begin("种树", Life.application()).caseID
        let results = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                let act = number.isMultiple(of: 2) ? Life.approval() : Life.sentBack()
                group.addTask {
                    (try? await bureau.act(id, act, by: bureau.head, expecting: 2)) != nil
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.filter(\.self).count == 1)
        #expect(try await bureau.store.version(of: id) == 3)
    }

    // MARK: Who

    @Test func `a unit sees its own cases only; reviewers see all`() async throws {
        let bureau = try await Bureau()
        let id = try await bureau.begin("种树", Life.application()).caseID
        #expect(try await bureau.office.caseFile(id, for: bureau.clerk).view.caseID == id)
        #expect(try await bureau.office.caseFile(id, for: bureau.head).view.caseID == id)
        let error = await failure { () async throws(OfficeError) in
            try await bureau.office.caseFile(id, for: bureau.other)
        }
        #expect(error == .noSuchCase(Messages.noSuchCase(id)))
        #expect(try await bureau.office.cases(CaseQuery(), for: bureau.other).total == 0)
        #expect(try await bureau.office.cases(CaseQuery(), for: bureau.clerk).total == 1)
        #expect(try await bureau.office.inbox(for: bureau.other).total == 0)
    }

    @Test func `administrators do no business`() async throws {
        let bureau = try await Bureau()
        let error = await failure { () async throws(OfficeError) in
            try await bureau.begin("种树", Life.application(), by: bureau.admin)
        }
        #expect(error == .forbidden(Messages.forbidden))
    }

    @Test func `a person acts in the role the step asks for`() async throws {
        let bureau = try await Bureau()
        let id = try await bureau.begin("种树", Life.application()).caseID
        let error = await failure { () async throws(OfficeError) in
            try await bureau.act(id, Life.approval(), by: bureau.clerk)
        }
        #expect(error?.kinds == [.access])
        let both = Bureau.person("both", "u1", ["园丁", "园长"])
        let receipt = try await bureau.act(id, Life.approval(), by: both)
        #expect(receipt.actor.role == "园长")
    }

    // MARK: Looking

    @Test func `checking says what would stand against an act and records nothing`() async throws {
        let bureau = try await Bureau()
        let found = try await bureau.office.check(
            nil, Life.application(with: []), kind: "种树", regulation: "garden", by: bureau.clerk
        )
        #expect(found.filter(\.blocks).ids == ["申请表"])
        #expect(try await bureau.store.caseIDs().isEmpty)
    }

    @Test func `a past day shows the case as it was`() async throws {
        let bureau = try await Bureau()
        let id = try await bureau.begin("种树", Life.application()).caseID
        bureau.pass(to: "2025-03-10")
        _ = try await bureau.act(id, Life.approval(), by: bureau.head)
        let now = try await bureau.office.caseFile(id, for: bureau.head)
        #expect(now.steps.first { $0.step.id == "审查" }?.status == .done)
        let then = try await bureau.office.caseFile(id, for: bureau.head, on: Day("2025-03-09"))
        #expect(then.steps.first { $0.step.id == "审查" }?.status == .open)
        let before = await failure { () async throws(OfficeError) in
            try await bureau.office.caseFile(id, for: bureau.head, on: Day("2025-03-02"))
        }
        #expect(before == .noSuchCase(Messages.noSuchCase(id)))
    }

    @Test func `views rebuilt from events equal the living ones`() async throws {
        let bureau = try await Bureau()
        let id = try await bureau.begin("种树", Life.application(["棵数": .count(60)])).caseID
        _ = try await bureau.act(id, Life.sentBack(), by: bureau.head)
        bureau.pass(to: "2025-03-12")
        _ = try await bureau.begin("集市", Life.plain("开市", ["总额": .yuan(500)]))
        #expect(try await bureau.office.rebuiltViews() == bureau.store.views())
    }

    @Test func `other cases of the unit stand in the way, of other units do not`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.begin("种树", Life.application(["树名": .text("头一棵")]))
        let second = try await bureau.begin("种树", Life.application()).caseID
        let error = await failure { () async throws(OfficeError) in
            try await bureau.act(second, Life.approval(), by: bureau.head)
        }
        guard case .refused(let refusal)? = error else { return }
        #expect(refusal.findings.ids == ["先种完别的"])
        #expect(refusal.findings.first?.facts.contains { "\($0.value)".contains("-") } == true)
        let foreign = try await bureau.begin("种树", Life.application(), by: bureau.other).caseID
        _ = try await bureau.act(foreign, Life.approval(), by: bureau.head)
    }

    @Test func `a correction's receipt tells what it takes the ground from`() async throws {
        let bureau = try await Bureau()
        let id = try await bureau.begin("种树", Life.application()).caseID
        _ = try await bureau.act(id, Life.approval(), by: bureau.head)
        let receipt = try await bureau.office.correct(
            on: id, term: "棵数", occurrence: nil, value: .count(90), reason: "数错了",
            by: bureau.clerk, key: ""
        )
        #expect(receipt.findings.cites == ["HY-6(1)", "HY-7"])
        let other = try await bureau.office.correct(
            on: id, term: "树名", occurrence: nil, value: .text("松二"), reason: "写错了",
            by: bureau.clerk, key: ""
        )
        #expect(other.findings.isEmpty)
    }

    @Test func `a body answers through the office and the lead concludes`() async throws {
        let bureau = try await Bureau(rulings: ["会审办法": .text("全部答复")])
        let facts: [String: FactValue] = ["临水": .bool(true), "靠路": .bool(false)]
        let id = try await bureau.begin("评树", Life.plain("送评", facts)).caseID
        #expect(try await bureau.office.inbox(for: bureau.water).rows.map(\.step) == ["会审树"])
        let early = await failure { () async throws(OfficeError) in
            try await bureau.act(id, Life.plain("会审树", "同意办"), by: bureau.head)
        }
        #expect(early?.kinds == [.gate])
        _ = try await bureau.office.answer(
            on: id, step: "会审树", body: "水工", agrees: true, opinion: "可以", by: bureau.water,
            key: ""
        )
        #expect(try await bureau.office.inbox(for: bureau.water).rows.isEmpty)
        _ = try await bureau.act(id, Life.plain("会审树", "同意办"), by: bureau.head)
    }
}

/// One table for page, API and command line; what is not in it is denied.
struct AccessTests {
    @Test(arguments: Operation.allCases)
    func `every operation has its row`(operation: Operation) {
        #expect(AccessTable.rows[operation]?.isEmpty == false)
    }

    @Test(arguments: Operation.allCases)
    func `a stranger may only come in`(operation: Operation) {
        let open: Set<Operation> = [.signIn, .healthCheck, .readAsset, .setLook]
        #expect(AccessTable.allows(operation, nil) == open.contains(operation))
        let disabled = Account(
            id: "d", login: "d", name: "d", unit: "u", roles: ["园丁"] + SystemRole.all,
            passwordHash: "", isEnabled: false
        )
        #expect(AccessTable.allows(operation, disabled) == open.contains(operation))
    }

    @Test(arguments: [
        (Operation.setRuling, SystemRole.security), (.manageAccounts, SystemRole.system),
        (.manageCalendar, SystemRole.system), (.readAudit, SystemRole.audit),
    ])
    func `each administrator has his own duty and no other's`(
        operation: Operation, owner: String
    ) {
        for role in SystemRole.all + ["园长", "园丁"] {
            let account = Bureau.person("p", "u", [role])
            #expect(AccessTable.allows(operation, account) == (role == owner))
        }
    }

    @Test(arguments: [
        Operation.beginCase, .actOnCase, .correctCase, .readCase, .listCases, .runPanel,
        .giveOpinion, .readFile, .exportDraw, .answerConcurrence,
    ])
    func `business is done by roles of the regulation only`(operation: Operation) {
        #expect(AccessTable.allows(operation, Bureau.person("p", "u", ["园丁"])))
        for role in SystemRole.all {
            #expect(!AccessTable.allows(operation, Bureau.person("p", "u", [role])))
        }
        #expect(!AccessTable.allows(operation, Bureau.person("p", "u", [])))
    }
}
