import Feel
import Quantities

/// A decimal literal in a test; a mistyped one makes the comparison fail.
func exact(_ text: String) -> Decimal { Decimal(text) ?? Decimal(-987_654_321) }

/// The value of a text in standard semantics, or `nil` when it cannot be compiled.
func standardValue(_ text: String, _ facts: [String: Value] = [:]) -> Value? {
    let types = facts.mapValues { _ in FeelType.any }
    let scope = Scope(types: types, semantics: .standard)
    return Expression.compile(text, in: scope).value?.evaluate(Facts(facts)).value
}
