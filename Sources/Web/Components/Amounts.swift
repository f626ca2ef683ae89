import Casework
import Quantities
import RulePacks

/// A case's amounts in the order in which the pack speaks of them, all in 元.
enum Amounts {
    static func line(_ view: CaseView, in library: Library) -> [Model] {
        guard let regulation = library.regulation(view.regulation) else { return [] }
        return regulation.terms.compactMap { term in
            guard case .money = term.type, !term.isComputed, let amount = view.amounts[term.name],
                let money = Money(yuan: amount)
            else { return nil }
            return ["what": term.name, "sum": money.formatted]
        }
    }

    /// The amount fixed last.
    static func latest(_ view: CaseView, in library: Library) -> String? {
        line(view, in: library).last?["sum"] as? String
    }
}
