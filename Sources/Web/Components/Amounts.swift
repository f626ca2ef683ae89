import Casework
import Quantities
import RulePacks

/// A case's amounts in the order in which the pack speaks of them, all in 元.
enum Amounts {
    static func line(_ view: CaseView, in kind: Kind) -> [Model] {
        kind.amounts.compactMap { name in
            guard let amount = view.amounts[name], let money = Money(yuan: amount) else {
                return nil
            }
            return ["what": name, "sum": money.formatted]
        }
    }

    /// The amount fixed last, in a version of the pack that knows all of the case's amounts.
    static func latest(_ view: CaseView, in library: Library) -> String? {
        let kind = (library.regulations + library.earlier)
            .filter { $0.identity.id == view.regulation }
            .compactMap { $0.kind(view.kind) }
            .first { kind in view.amounts.keys.allSatisfy(kind.amounts.contains) }
        return kind.flatMap { line(view, in: $0).last?["sum"] as? String }
    }
}
