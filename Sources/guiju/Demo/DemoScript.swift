import Casework
import Quantities
import RulePacks

/// What `Demo/*.yaml` says: people, experts, lives and the cases that live them.
struct DemoScript {
    var password = ""
    var units: [Casework.Unit] = []
    var people: [Person] = []
    var experts: [Expert] = []
    var regulation = ""
    /// Kind of case of a life that names none: that of projects.
    var kind = ""
    /// File of rulings, relative to the demo's folder.
    var installation = ""
    /// Values of facts nobody says anything special about.
    var facts: [String: WrittenFact] = [:]
    var words: [String] = []
    var agrees: [String] = []
    var objects: [String] = []
    var lives: [String: Life] = [:]
    /// Registers first, then projects, each in the order of the file.
    var cases: [Story] = []

    /// Somebody who signs in.
    struct Person {
        let login: String
        let name: String
        let unit: String
        let roles: [String]
        /// What to print beside the account at start; `nil` keeps it off the list.
        let shownAs: String?
    }

    /// A run of acts a case goes through, after those of the life it follows.
    struct Life {
        let name: String
        let kind: String?
        let follows: String?
        let acts: [Deed]
        let expected: Expectation
    }

    /// A case of the demo: which life, whose, and when its last act was.
    struct Story {
        let name: String?
        let unit: String
        let life: String
        /// Working days before today; at least 1.
        let last: Int
        /// Further working days before a step, by step.
        let waits: [String: Int]
        let by: String?
        let facts: [String: WrittenFact]
        let isProject: Bool
    }

    /// One act of a life.
    struct Deed {
        enum Act {
            case step(outcome: String?)
            case freeze, words, draw, replace
            case opinions([Bool])
            case answer(body: String, agrees: Bool)
            case correct(to: WrittenFact)
        }
        let act: Act
        /// The step acted on; for a correction the term.
        let step: String
        /// Occurrence of a repeated stage; `nil` elsewhere.
        let occurrence: String?
        let after: Int
        let by: String?
        let facts: [String: WrittenFact]
        let pointed: [Pointed]
        let reason: String?
        let overrides: [Exception]
    }

    /// A 原则上 gate to be passed with a reason.
    struct Exception {
        let gate: String
        let reason: String
        let approver: String
        let until: String
    }

    /// What a case must look like when its life is over.
    struct Expectation {
        var open: [String] = []
        var notOpen: [String] = []
        var ending: String?
        var overdue: [String] = []
        var rounds: [String: Int] = [:]
        /// `frozen` or `drawn`.
        var panel: String?
        var opinions: Int?
    }

    /// All acts of a life, those it follows first.
    func acts(of name: String) throws(DemoError) -> [Deed] {
        var acts: [Deed] = []
        var next: String? = name
        var seen: Set<String> = []
        while let current = next {
            guard let life = lives[current] else {
                throw DemoError(DemoMessages.noLife(name, current))
            }
            guard seen.insert(current).inserted else { throw DemoError(DemoMessages.circle(name)) }
            acts = life.acts + acts
            next = life.follows
        }
        return acts
    }

    /// Kind of case a life belongs to.
    func kind(of name: String) -> String {
        var next: String? = name
        for _ in 0..<lives.count {
            guard let life = next.flatMap({ lives[$0] }) else { break }
            if let kind = life.kind { return kind }
            next = life.follows
        }
        return kind
    }
}
