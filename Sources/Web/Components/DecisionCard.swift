import Casework
import Quantities
import RulePacks

/// A person's decision: a card with name, role, day, reason and an outlined seal.
enum DecisionCard {
    enum Seal: String { case pass, back, end, plain }

    static func model(
        _ actor: Actor, when: Day, step: String = "", round: Int? = nil, reason: String?,
        stamp: String, seal: Seal
    ) -> Model {
        var model: Model = [
            "name": actor.name, "role": Messages.role(actor.role), "when": Messages.date(when),
            "stamp": stamp, "stampClass": seal.rawValue,
        ]
        model.set("step", step)
        if let round, round > 1 { model.set("round", Messages.numeral(round)) }
        model.set("reason", reason)
        return model
    }

    static func seal(of outcome: Outcome?) -> Seal {
        guard let outcome else { return .plain }
        if outcome.ends != nil { return .end }
        if outcome.backTo != nil || outcome.isUnfavourable { return .back }
        return .pass
    }
}
