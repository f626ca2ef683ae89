import Casework
import RulePacks

/// Something typed beside the facts that cannot be taken.
struct OddFault {
    /// Name of the form field.
    let field: String
    /// Id of the input it stands in.
    let id: String
    let ask: String
    let fault: String
}

/// What can be told before the office is asked.
extension StepWork {
    /// 原则上 gates in the way of the act; each has room for a reason to let it pass.
    var exceptions: [Finding] {
        form.findings.filter {
            $0.kind == .gate && $0.strength == .inPrinciple
                && ($0.result == .fail || $0.result == .undecided || $0.result == .overridden)
        }
    }

    /// Days that cannot be read, and a name that is none.
    var oddFaults: [OddFault] {
        var faults: [OddFault] = []
        func add(_ field: String, _ id: String, _ ask: String, _ fault: String?) {
            if let fault { faults.append(OddFault(field: field, id: id, ask: ask, fault: fault)) }
        }
        if asksOccurrence, let name = typed.texts["occurrence"], !Self.isName(name) {
            add(
                "occurrence", Field.id("occurrence"), Messages.occurrenceAsk,
                Messages.notName(limit: Self.nameLimit))
        }
        add("on", Field.id("on"), Messages.happenedAsk, dayFault("on"))
        for gate in exceptions.map(\.id) {
            let field = "over.\(gate).until"
            add(field, Field.id(gate) + "-c", Messages.untilAsk(gate), dayFault(field))
        }
        return faults
    }

    /// Lines of the error summary for whatever was typed and cannot be taken.
    ///
    /// What is asked for another outcome than the chosen one stands in nobody's way.
    var faultLines: [Model] {
        let parts = StepParts(self).parts
        let asked = form.fields.filter {
            $0.applies.verdict != .fails
                && ($0.outcome == nil || $0.outcome == typed.texts["outcome"])
        }
        return asked.compactMap { field in
            typed.faults[field.term.name].map { ErrorLine.answer(field.term, $0, in: self, parts) }
        }
            + oddFaults.map {
                ["href": "#\($0.id)", "text": $0.ask + Messages.colon + $0.fault]
            }
    }

    /// Id of the place where what a conclusion lacks is given.
    func place(of lack: ConclusionLack) -> String {
        switch lack {
        case .outcome: form.outcomes.first.map { Field.id("outcome.\($0.name)") } ?? "sent"
        case .reason: "reason"
        case .pointing: form.aspects.first.map { Field.id("mark.\($0.name)") } ?? "sent"
        }
    }

    /// Most characters of the name of one of several doings: it is part of the keys they are kept by.
    static let nameLimit = 60

    private static func isName(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        return scalars.count <= nameLimit
            && !scalars.contains { $0.properties.generalCategory == .control }
    }

    private func dayFault(_ field: String) -> String? {
        guard let text = typed.texts[field] else { return nil }
        do throws(FactTextError) {
            _ = try FactText.read(text, as: .date)
            return nil
        } catch {
            return error.message
        }
    }
}
