/// A DMN model as read from XML, before it is compiled.
public struct ModelSource: Sendable {
    /// The name of the model.
    public let name: String
    /// The namespace that imports refer to.
    public let namespace: String
    /// The models this one needs, by namespace, with the name they get here.
    public let imports: [Import]
    let types: [ItemDefinition]
    let inputs: [InputData]
    let decisions: [DecisionElement]
    let knowledge: [KnowledgeElement]
    let services: [ServiceElement]

    /// Another model this one needs.
    public struct Import: Sendable, Hashable {
        /// The name its elements are reached by; empty for none.
        public let name: String
        /// The namespace of the other model.
        public let namespace: String
    }

    struct InputData: Sendable {
        let id: String
        let name: String
        let type: String?
    }

    struct DecisionElement: Sendable {
        let id: String
        let name: String
        let type: String?
        let requirements: [String]
        let logic: Logic?
    }

    struct KnowledgeElement: Sendable {
        let id: String
        let name: String
        let type: String?
        let requirements: [String]
        let function: FunctionLogic?
    }

    struct ServiceElement: Sendable {
        let id: String
        let name: String
        let type: String?
        let outputs: [String]
        let inputDecisions: [String]
        let inputData: [String]
    }

    /// A named type.
    indirect enum Shape: Sendable {
        case reference(String)
        case components([ItemDefinition])
        case function([(name: String, type: String?)], String?)
    }

    struct ItemDefinition: Sendable {
        let name: String
        let shape: Shape
        let isCollection: Bool
        let allowed: String?
        /// The unit of a quantity, from our own extension.
        let unit: String?
        /// A constraint on the collection as a whole.
        let typeConstraint: String?
    }

    struct FunctionLogic: Sendable {
        let parameters: [(name: String, type: String?)]
        let body: Logic?
        let isFeel: Bool
    }

    /// What an element computes, with the type its result is brought to.
    struct Logic: Sendable {
        let kind: Kind
        let type: String?
        let line: Int

        indirect enum Kind: Sendable {
            case literal(String)
            case table(TableLogic)
            case context([(name: String?, type: String?, value: Logic)])
            case invocation(Logic, [(name: String, value: Logic?)])
            case relation([String], [[Logic]])
            case list([Logic])
            case function(FunctionLogic)
            case conditional(Logic, Logic, Logic)
            case iteration(variable: String, Logic, Logic)
            case filter(Logic, Logic)
            case quantified(isEvery: Bool, variable: String, Logic, Logic)
            case unsupported(String)
        }
    }

    struct TableLogic: Sendable {
        var source: TableSource
        /// The type references of inputs and outputs, resolved when compiled.
        let inputTypes: [String?]
        let outputTypes: [String?]
    }
}
