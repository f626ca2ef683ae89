import Casework
import Foundation
import RulePacks

extension DemoScript {
    /// The files a demo consists of.
    static let files = ["people.yaml", "experts.yaml", "lives.yaml", "projects.yaml"]

    /// Reads the demo files of a folder.
    init(folder: URL) throws(DemoError) {
        var texts: [String: String] = [:]
        for name in Self.files {
            guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
            else { throw DemoError(DemoMessages.missing(folder.path(), name)) }
            texts[name] = text
        }
        try self.init(texts)
    }

    /// Reads the demo from the texts of its files, by file name.
    init(_ texts: [String: String]) throws(DemoError) {
        for name in Self.files {
            guard let text = texts[name] else {
                throw DemoError(DemoMessages.missing(DemoMessages.paperTitle, name))
            }
            let node = DemoNode(value: try DemoFile.read(text, named: name), path: name)
            switch name {
            case "people.yaml": try readPeople(node)
            case "experts.yaml": try readExperts(node)
            case "lives.yaml": try readLives(node)
            default: try readCases(node)
            }
        }
        for story in cases where lives[story.life] == nil {
            throw DemoError(DemoMessages.noLife(story.name ?? story.unit, story.life))
        }
    }

    private mutating func readPeople(_ node: DemoNode) throws(DemoError) {
        try node.allow(["password", "units", "accounts"])
        password = try node.text("password")
        for item in try node.list("units") {
            try item.allow(["id", "name", "office"])
            units.append(
                Casework.Unit(
                    id: try item.text("id"), name: try item.text("name"),
                    isProjectUnit: !(try item.flag("office"))
                )
            )
        }
        for item in try node.list("accounts") {
            try item.allow(["login", "name", "unit", "roles", "shown"])
            people.append(
                Person(
                    login: try item.text("login"), name: try item.text("name"),
                    unit: try item.text("unit"), roles: try item.texts("roles"),
                    shownAs: try item.textIfAny("shown")
                )
            )
        }
    }

    private mutating func readExperts(_ node: DemoNode) throws(DemoError) {
        try node.allow(["role", "unit", "shown", "experts"])
        let role = try node.text("role")
        let unit = try node.text("unit")
        for item in try node.list("experts") {
            try item.allow(["id", "name", "field", "pool", "works", "formerly", "absent"])
            let id = try item.text("id")
            let login = id.lowercased()
            let name = try item.text("name")
            experts.append(
                Expert(
                    id: id, name: name, unit: try item.text("works"),
                    field: try item.text("field"), pool: try item.text("pool"), account: login,
                    formerUnits: try item.texts("formerly"), isEnabled: !(try item.flag("absent"))
                )
            )
            people.append(
                Person(
                    login: login, name: name, unit: unit, roles: [role],
                    shownAs: try node["shown"]?.textIfAny(id)
                )
            )
        }
    }

    private mutating func readCases(_ node: DemoNode) throws(DemoError) {
        try node.allow(["regulation", "kind", "installation", "registers", "projects"])
        regulation = try node.text("regulation")
        kind = try node.text("kind")
        installation = try node.text("installation")
        for item in try node.list("registers") { cases.append(try story(item, false)) }
        for item in try node.list("projects") { cases.append(try story(item, true)) }
    }

    private func story(_ item: DemoNode, _ isProject: Bool) throws(DemoError) -> Story {
        try item.allow(["name", "unit", "life", "last", "waits", "by", "facts"])
        return Story(
            name: isProject ? try item.text("name") : nil, unit: try item.text("unit"),
            life: try item.text("life"), last: try item.number("last", or: 0),
            waits: try item.numbers("waits"), by: try item.textIfAny("by"),
            facts: try item.parts("facts"), isProject: isProject
        )
    }

    private mutating func readLives(_ node: DemoNode) throws(DemoError) {
        try node.allow(["facts", "words", "agrees", "objects", "lives"])
        facts = try node.parts("facts")
        words = try node.texts("words")
        agrees = try node.texts("agrees")
        objects = try node.texts("objects")
        for item in try node.list("lives") {
            try item.allow(["life", "kind", "follows", "acts", "expect"])
            let name = try item.text("life")
            var acts: [Deed] = []
            for act in try item.list("acts") { acts.append(try deed(act)) }
            lives[name] = Life(
                name: name, kind: try item.textIfAny("kind"),
                follows: try item.textIfAny("follows"), acts: acts,
                expected: try item["expect"].map { node throws(DemoError) in
                    try expectation(node)
                } ?? Expectation()
            )
        }
    }

    private func expectation(_ node: DemoNode) throws(DemoError) -> Expectation {
        try node.allow(["open", "not_open", "ending", "overdue", "round", "panel", "opinions"])
        return Expectation(
            open: try node.texts("open"), notOpen: try node.texts("not_open"),
            ending: try node.textIfAny("ending"), overdue: try node.texts("overdue"),
            rounds: try node.numbers("round"), panel: try node.textIfAny("panel"),
            opinions: node["opinions"] == nil ? nil : try node.number("opinions", or: 0)
        )
    }

    // MARK: Acts

    private func deed(_ node: DemoNode) throws(DemoError) -> Deed {
        try node.allow([
            "after", "do", "in", "outcome", "panel", "agrees", "answer", "body", "correct", "value",
            "by", "facts", "pointed", "reason", "overrides",
        ])
        let (act, step) = try act(node)
        var pointed: [Pointed] = []
        for item in try node.list("pointed") {
            try item.allow(["item", "remark"])
            pointed.append(Pointed(item: try item.text("item"), remark: try item.text("remark")))
        }
        var overrides: [Exception] = []
        for item in try node.list("overrides") {
            try item.allow(["gate", "reason", "approver", "until"])
            overrides.append(
                Exception(
                    gate: try item.text("gate"), reason: try item.text("reason"),
                    approver: try item.text("approver"), until: try item.text("until")
                )
            )
        }
        return Deed(
            act: act, step: step, occurrence: try node.textIfAny("in"),
            after: try node.number("after", or: 0),
            by: try node.textIfAny("by"), facts: try node.parts("facts"), pointed: pointed,
            reason: try node.textIfAny("reason"), overrides: overrides
        )
    }

    private func act(_ node: DemoNode) throws(DemoError) -> (Deed.Act, String) {
        if let step = try node.textIfAny("answer") {
            let agrees = try node.flag("agrees")
            return (.answer(body: try node.text("body"), agrees: agrees), step)
        }
        if let term = try node.textIfAny("correct") {
            return (.correct(to: try node.child("value").value), term)
        }
        let step = try node.text("do")
        switch try node.textIfAny("panel") {
        case nil: return (.step(outcome: try node.textIfAny("outcome")), step)
        case "freeze": return (.freeze, step)
        case "words": return (.words, step)
        case "draw": return (.draw, step)
        case "replace": return (.replace, step)
        case "opinions":
            return (.opinions(try node.texts("agrees").map { $0 == DemoMessages.yes }), step)
        case let other?:
            throw DemoError(DemoMessages.unknownKey(node.path, other))
        }
    }
}
