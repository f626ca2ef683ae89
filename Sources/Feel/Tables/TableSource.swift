/// A decision table as written, before it is compiled.
public struct TableSource: Sendable, Hashable {
    /// A column of conditions.
    public struct Input: Sendable, Hashable {
        /// The expression the cells are about.
        public var expression: String
        /// How readers call the column; the expression when `nil`.
        public var label: String?
        /// The declared type; `nil` to take it from the expression.
        public var type: FeelType?
        /// The allowed values as unary tests, or `nil`.
        public var allowed: String?

        /// Makes a column.
        public init(
            _ expression: String, label: String? = nil, type: FeelType? = nil,
            allowed: String? = nil
        ) {
            self.expression = expression
            self.label = label
            self.type = type
            self.allowed = allowed
        }
    }

    /// A column of results.
    public struct Output: Sendable, Hashable {
        /// The name of the result; empty for a table with one unnamed output.
        public var name: String
        /// The type the results are brought to.
        public var type: FeelType
        /// The allowed values in order of priority, as a list of expressions, or `nil`.
        public var allowed: String?
        /// What holds when no rule matches, as an expression, or `nil`.
        public var otherwise: String?

        /// Makes a column.
        public init(
            _ name: String, type: FeelType = .any, allowed: String? = nil, otherwise: String? = nil
        ) {
            self.name = name
            self.type = type
            self.allowed = allowed
            self.otherwise = otherwise
        }
    }

    /// A row.
    public struct Rule: Sendable, Hashable {
        /// One unary test per input.
        public var when: [String]
        /// One expression per output.
        public var then: [String]
        /// What the row rests on, such as an article.
        public var annotations: [String]

        /// Makes a row.
        public init(when: [String], then: [String], annotations: [String] = []) {
            self.when = when
            self.then = then
            self.annotations = annotations
        }
    }

    /// How readers call the table.
    public var name: String
    /// The columns of conditions.
    public var inputs: [Input]
    /// The columns of results.
    public var outputs: [Output]
    /// The rows from the top.
    public var rules: [Rule]
    /// What several matching rules mean.
    public var hitPolicy: HitPolicy
    /// What the default rests on, such as an article.
    public var otherwiseAnnotations: [String]

    /// Makes a table.
    public init(
        name: String, inputs: [Input], outputs: [Output], rules: [Rule],
        hitPolicy: HitPolicy = .unique, otherwiseAnnotations: [String] = []
    ) {
        self.name = name
        self.inputs = inputs
        self.outputs = outputs
        self.rules = rules
        self.hitPolicy = hitPolicy
        self.otherwiseAnnotations = otherwiseAnnotations
    }
}
