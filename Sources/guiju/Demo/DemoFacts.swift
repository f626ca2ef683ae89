import Casework
import Quantities
import RulePacks

/// The facts a demo act states: its own, else the project's, else the usual ones.
struct DemoFacts {
    let script: DemoScript
    let story: DemoScript.Story
    let deed: DemoScript.Deed
    let number: Int
    let day: Day
    let today: Day
    /// What the newest act of any case said of each fact, for `@other fact`.
    let latest: [String: FactValue]

    init(
        _ script: DemoScript, _ story: DemoScript.Story, _ deed: DemoScript.Deed, _ number: Int,
        _ day: Day, _ today: Day, latest: [String: FactValue]
    ) {
        self.script = script
        self.story = story
        self.deed = deed
        self.number = number
        self.day = day
        self.today = today
        self.latest = latest
    }

    /// Values of the terms a step asks for when it ends that way.
    func values(
        of step: Step, _ outcome: String?, in kind: Kind, _ regulation: Regulation
    ) throws -> [String: FactValue] {
        let more = outcome.flatMap { step.outcome($0) }
        let asked = step.gives + step.mayGive + (more.map { $0.gives + $0.mayGive } ?? [])
        var values: [String: FactValue] = [:]
        for name in asked {
            guard let term = regulation.term(name), !term.isComputed else { continue }
            if name == kind.title, let title = story.name {
                values[name] = .text(title)
            } else if let written = written(name) {
                values[name] = try value(written, for: term)
            }
        }
        return values
    }

    /// A written value read for its term, with the words of the script filled in.
    func value(_ written: WrittenFact, for term: Term) throws -> FactValue {
        if case .text(let text) = written, text.hasPrefix("@"),
            let known = latest[String(text.dropFirst())]
        {
            return known
        }
        do { return try FactText.read(filled(written), for: term) } catch {
            throw DemoError(DemoMessages.badFact(term.name, error.message))
        }
    }

    private func written(_ name: String) -> WrittenFact? {
        deed.facts[name] ?? story.facts[name] ?? script.facts[name]
    }

    /// Fills in `=other fact` and the `$` words; at most eight facts deep.
    private func filled(_ written: WrittenFact, depth: Int = 0) -> WrittenFact {
        switch written {
        case .text(let text):
            if text.hasPrefix("="), depth < 8, let other = self.written(String(text.dropFirst())) {
                return filled(other, depth: depth + 1)
            }
            return .text(Self.filled(text, day: day, today: today, number: number))
        case .list(let items): return .list(items.map { filled($0, depth: depth) })
        case .parts(let parts): return .parts(parts.mapValues { filled($0, depth: depth) })
        }
    }

    /// `$year`, `$year+1`, `$day+30`, `$today+45` and `$number` in a text.
    static func filled(_ text: String, day: Day, today: Day, number: Int) -> String {
        var result = ""
        var rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...]
            guard let word = ["year", "day", "today", "number"].first(where: rest.hasPrefix) else {
                result += "$"
                continue
            }
            rest = rest.dropFirst(word.count)
            let shift = Self.shift(&rest)
            switch word {
            case "year": result += "\(day.year + shift)"
            case "day": result += "\(day.adding(days: shift) ?? day)"
            case "today": result += "\(today.adding(days: shift) ?? today)"
            default: result += "\(number + 1)"
            }
        }
        return result + rest
    }

    /// `+n` or `-n` at the front, taken off; zero when there is none.
    private static func shift(_ rest: inout Substring) -> Int {
        guard let sign = rest.first, sign == "+" || sign == "-" else { return 0 }
        let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }.prefix(4)
        guard let count = Int(digits) else { return 0 }
        rest = rest.dropFirst(1 + digits.count)
        return sign == "+" ? count : -count
    }
}
