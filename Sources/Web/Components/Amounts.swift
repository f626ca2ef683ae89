import Casework
import Quantities
import RulePacks

/// A case's amounts in the order in which the pack speaks of them, all in 元.
enum Amounts {
    static func line(_ view: CaseView, in library: Library) -> [Model] {
        guard let kind = library.regulation(view.regulation)?.kind(view.kind) else { return [] }
        return kind.amounts.compactMap { name in
            guard let amount = view.amounts[name], let money = Money(yuan: amount) else {
                return nil
            }
            return ["what": name, "sum": money.formatted]
        }
    }

    /// The amount fixed last.
    static func latest(_ view: CaseView, in library: Library) -> String? {
        line(view, in: library).last?["sum"] as? String
    }
}
