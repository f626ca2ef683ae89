import Feel

// Between the passes: every root name of conditions, and the words that stand for themselves.
extension PackReader {
    /// Registers all names; a name used for two things is a problem.
    func registerNames() {
        for name in Words.reservedRoots { _ = names.add(name, .given) }
        names.set(Words.today, .today)
        names.set(Words.rulings, .rulings)
        for (at, term) in terms.enumerated() { add(term.name, .term(at), term.place) }
        registerValues()
        for (at, decision) in decisions.enumerated() {
            add(decision.id, .decision(at), decision.place)
            for output in decision.outputs where output != decision.id {
                add(output, .output(decision: at, name: output), decision.place)
            }
        }
        for kind in kinds {
            for stage in kind.stages {
                for step in stage.steps { add(step.id, .step(shape(step)), step.place) }
            }
        }
        for clock in clocks { add(clock.id, .clock(ClockShape()), clock.fields.place) }
        for kind in kinds {
            for stage in kind.stages where stage.repeats { add(stage.name, .given, stage.place) }
        }
        registerConstants()
    }

    private func add(_ name: String, _ definition: Definition, _ place: Place) {
        guard !name.isEmpty else { return }
        if let odd = name.unicodeScalars.first(where: { !Self.isNameScalar($0) }) {
            findings.report(.oddName(name, character: String(odd)), at: place)
            return
        }
        if !names.add(name, definition) { findings.report(.twice(name), at: place) }
    }

    private func registerValues() {
        var versions: [String: [Int]] = [:]
        for (at, value) in values.enumerated() { versions[value.name, default: []].append(at) }
        for (at, value) in values.enumerated() where versions[value.name]?.first == at {
            let all = versions[value.name] ?? []
            let sorted = all.sorted { first, second in
                guard let later = values[second].from else { return false }
                return values[first].from.map { $0 < later } ?? true
            }
            add(value.name, .value(sorted), value.place)
            let starts = all.map { values[$0].from }
            if Set(starts).count < starts.count, let last = all.last {
                findings.report(.twice(value.name), at: values[last].place)
            }
            if let other = all.first(where: { values[$0].type != value.type }) {
                findings.report(.valueChangesType(value.name), at: values[other].place)
            }
        }
    }

    func shape(_ step: StepSketch) -> StepShape {
        StepShape(
            outcomes: step.outcomes.isEmpty ? [] : step.outcomes.map(\.name), given: step.given)
    }

    /// A word of a name: letters, ideographs, digits and `_`, nothing an operator or a full-width
    /// twin of one could be taken for.
    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        !(0xFF00...0xFFEF).contains(scalar.value)
            && (scalar == "_" || scalar.properties.isAlphabetic
                || scalar.properties.numericType == .decimal)
    }

    // MARK: Words that stand for themselves

    private func registerConstants() {
        for term in terms { addOptions(of: term.type, at: term.place) }
        for ruling in rulings { addOptions(of: ruling.type, at: ruling.place) }
        for kind in kinds {
            for ending in kind.endings { addConstant(ending, kind.place) }
            for step in kind.steps {
                for outcome in step.outcomes { addConstant(outcome.name, outcome.place) }
            }
        }
        for word in [Words.notDone, Words.notEnded, Words.done] { constants.insert(word) }
        for decision in decisions where decision.type == nil || decision.type?.isChoice == true {
            for result in results(of: decision) {
                if let text = result.text { addConstant(text, result.place) }
            }
        }
    }

    private func addConstant(_ word: String, _ place: Place) {
        guard !word.isEmpty else { return }
        if names[word] != nil {
            findings.report(.optionIsName(word), at: place)
        } else {
            constants.insert(word)
        }
    }

    private func addOptions(of type: TermType, at place: Place) {
        switch type {
        case .choice(let options):
            for option in options { addConstant(option, place) }
        case .list(let element): addOptions(of: element, at: place)
        case .record(let columns):
            for column in columns { addOptions(of: column.type, at: place) }
        default: break
        }
    }

    /// The results a decision names by themselves: plain words that are not formulas.
    func results(of decision: DecisionSketch) -> [Written] {
        var cells: [Written] = []
        for row in decision.fields["rows"]?.items ?? [] {
            if let then = row["then"] { cells += then.oneOrMore }
        }
        if let then = decision.fields["otherwise"]?["then"] { cells += then.oneOrMore }
        var seen: Set<String> = []
        return cells.filter { cell in
            guard let text = cell.text, names[text] == nil else { return false }
            let isWord =
                text.unicodeScalars.allSatisfy(Self.isNameScalar)
                && text.unicodeScalars.first.map { $0.properties.isAlphabetic } == true
                && !["true", "false", "null"].contains(text)
            return isWord && seen.insert(text).inserted
        }
    }
}

extension TermType {
    var isChoice: Bool { if case .choice = self { true } else { false } }
}
