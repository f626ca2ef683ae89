/// A parsed expression with its place in the text.
struct Syntax: Sendable {
    let kind: Kind
    let range: SourceRange
    /// How many levels the tree has below this node, itself included.
    let depth: Int

    indirect enum Kind: Sendable {
        case literal(Value)
        case name(String)
        case input
        case path(Syntax, String, SourceRange)
        case filter(Syntax, Syntax)
        case call(Syntax, [Argument])
        case negate(Syntax)
        case arithmetic(Arithmetic, Syntax, Syntax)
        case comparison(Comparison, Syntax, Syntax)
        case conjunction([Syntax])
        case disjunction([Syntax])
        case between(Syntax, Syntax, Syntax)
        case membership(Syntax, [Syntax])
        case interval(Syntax, startIncluded: Bool, Syntax, endIncluded: Bool)
        case oneSided(RangeValue.Form, Syntax)
        case list([Syntax])
        case context([Entry])
        case conditional(Syntax, Syntax, Syntax)
        case iteration([Binding], Syntax)
        case quantified(isEvery: Bool, [Binding], Syntax)
        case function([Parameter], Syntax)
        case instance(Syntax, TypeSyntax)
    }

    enum Arithmetic: String, Sendable {
        case add = "+", subtract = "-", multiply = "*"
        case divide = "/", power = "**"
    }
    enum Comparison: String, Sendable {
        case equal = "=", notEqual = "!=", less = "<"
        case lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    }

    struct Argument: Sendable {
        let name: String?
        let value: Syntax
        let range: SourceRange
    }
    struct Entry: Sendable {
        let name: String
        let nameRange: SourceRange
        let value: Syntax
    }
    struct Parameter: Sendable {
        let name: String
        let type: TypeSyntax?
    }
    struct Binding: Sendable {
        let name: String
        let domain: Syntax
        let upTo: Syntax?
    }
}

/// A type as written after `instance of` or a parameter.
indirect enum TypeSyntax: Sendable {
    case named(String, SourceRange)
    case list(TypeSyntax)
    case range(TypeSyntax)
    case context([(String, TypeSyntax)])
    case function([TypeSyntax], TypeSyntax)
}

/// A cell: what an input must be for a rule to match.
struct TestsSyntax: Sendable {
    enum Kind: Sendable {
        case anything
        case oneOf([Syntax])
        case noneOf([Syntax])
    }

    let kind: Kind
    let range: SourceRange
}
