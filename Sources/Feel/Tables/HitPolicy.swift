/// What a table answers when several rules match.
public enum HitPolicy: String, Sendable, Hashable, CaseIterable {
    /// One rule at most may match.
    case unique = "U"
    /// Several may match if they agree.
    case any = "A"
    /// The matching rule whose output comes first among the allowed outputs.
    case priority = "P"
    /// The first matching rule from the top.
    case first = "F"
    /// The outputs of all matching rules, from the top.
    case ruleOrder = "R"
    /// The outputs of all matching rules, by the order of the allowed outputs.
    case outputOrder = "O"
    /// The outputs of all matching rules.
    case collect = "C"
    /// The sum of the outputs.
    case collectSum = "C+"
    /// The smallest output.
    case collectMin = "C<"
    /// The largest output.
    case collectMax = "C>"
    /// How many rules matched.
    case collectCount = "C#"

    /// Reads the letter or DMN's word, such as `UNIQUE` or `RULE ORDER`.
    public init?(name: String) {
        switch name {
        case "UNIQUE": self = .unique
        case "ANY": self = .any
        case "PRIORITY": self = .priority
        case "FIRST": self = .first
        case "RULE ORDER": self = .ruleOrder
        case "OUTPUT ORDER": self = .outputOrder
        case "COLLECT": self = .collect
        default: self.init(rawValue: name)
        }
    }

    /// DMN's word, or the letters of a policy that aggregates: what `init(name:)` reads.
    public var name: String {
        switch self {
        case .unique: "UNIQUE"
        case .any: "ANY"
        case .priority: "PRIORITY"
        case .first: "FIRST"
        case .ruleOrder: "RULE ORDER"
        case .outputOrder: "OUTPUT ORDER"
        case .collect: "COLLECT"
        case .collectSum, .collectMin, .collectMax, .collectCount: rawValue
        }
    }

    /// Whether the answer is that of one rule.
    public var isSingle: Bool {
        switch self {
        case .unique, .any, .priority, .first: true
        default: false
        }
    }
}
