extension ModelSource {
    /// Reads a DMN 1.1 to 1.5 model.
    ///
    /// - Parameter bytes: the XML in UTF-8, at most 16 MiB, without a document type.
    /// - Returns: the model, or `nil` with the reason.
    public static func read(_ bytes: [UInt8]) -> Compilation<ModelSource> {
        do {
            let root = try XMLReader.read(bytes)
            guard root.name == "definitions", root.namespace.contains("/spec/DMN/") else {
                return failed(.notAModel, line: root.line)
            }
            return Compilation(value: ModelReader(root).read(), diagnostics: [])
        } catch {
            return failed(
                .xml(Messages.reason(error.reason), line: error.line), line: error.line)
        }
    }

    private static func failed(_ problem: Problem, line: Int) -> Compilation<ModelSource> {
        let range = SourceRange(start: line, end: line)
        return Compilation(value: nil, diagnostics: [Diagnostic(problem, at: range)])
    }
}

/// Turns the elements of a model into its source form.
struct ModelReader {
    private let root: XMLElement

    init(_ root: XMLElement) { self.root = root }

    func read() -> ModelSource {
        ModelSource(
            name: root["name"] ?? "", namespace: root["namespace"] ?? "",
            imports: root.all("import").map {
                ModelSource.Import(name: $0["name"] ?? "", namespace: $0["namespace"] ?? "")
            },
            types: root.all("itemDefinition").map { itemDefinition($0) },
            inputs: root.all("inputData").map {
                ModelSource.InputData(
                    id: $0["id"] ?? $0["name"] ?? "", name: $0["name"] ?? "", type: variableType($0)
                )
            },
            decisions: root.all("decision").map { decision($0) },
            knowledge: root.all("businessKnowledgeModel").map { knowledge($0) },
            services: root.all("decisionService").map { service($0) })
    }

    private func variableType(_ element: XMLElement) -> String? {
        element.first("variable")?["typeRef"]
            ?? element.first("variable")?.first("typeRef")?.trimmedText
    }

    private func requirements(_ element: XMLElement) -> [String] {
        let names = ["informationRequirement", "knowledgeRequirement"]
        return element.children.filter { names.contains($0.name) }
            .flatMap { $0.children.compactMap { $0["href"] } }
    }

    private func references(_ element: XMLElement, _ name: String) -> [String] {
        element.all(name).compactMap { $0["href"] }
    }

    private func decision(_ element: XMLElement) -> ModelSource.DecisionElement {
        ModelSource.DecisionElement(
            id: element["id"] ?? element["name"] ?? "", name: element["name"] ?? "",
            type: variableType(element),
            requirements: requirements(element), logic: logic(in: element))
    }

    private func knowledge(_ element: XMLElement) -> ModelSource.KnowledgeElement {
        ModelSource.KnowledgeElement(
            id: element["id"] ?? element["name"] ?? "", name: element["name"] ?? "",
            type: variableType(element),
            requirements: requirements(element),
            function: element.first("encapsulatedLogic").map { function($0) })
    }

    private func service(_ element: XMLElement) -> ModelSource.ServiceElement {
        ModelSource.ServiceElement(
            id: element["id"] ?? element["name"] ?? "", name: element["name"] ?? "",
            type: variableType(element),
            outputs: references(element, "outputDecision"),
            inputDecisions: references(element, "inputDecision"),
            inputData: references(element, "inputData"))
    }

    private func itemDefinition(_ element: XMLElement) -> ModelSource.ItemDefinition {
        let components = element.all("itemComponent")
        let shape: ModelSource.Shape
        if let function = element.first("functionItem") {
            shape = .function(
                function.all("parameters").map { ($0["name"] ?? "", $0["typeRef"]) },
                function["outputTypeRef"])
        } else if !components.isEmpty {
            shape = .components(components.map { itemDefinition($0) })
        } else {
            shape = .reference(element.first("typeRef")?.trimmedText ?? element["typeRef"] ?? "Any")
        }
        return ModelSource.ItemDefinition(
            name: element["name"] ?? "", shape: shape,
            isCollection: element["isCollection"] == "true",
            allowed: element.first("allowedValues")?.first("text")?.text,
            unit: element.first("extensionElements")?.first("unit")?.trimmedText,
            typeConstraint: element.first("typeConstraint")?.first("text")?.text)
    }

    // MARK: logic

    private static let logicNames: Set<String> = [
        "literalExpression", "decisionTable", "context", "invocation", "relation", "list",
        "functionDefinition", "conditional", "for", "filter", "some", "every",
    ]

    /// The first boxed expression among the children.
    private func logic(in element: XMLElement) -> ModelSource.Logic? {
        element.children.first { ModelReader.logicNames.contains($0.name) }.map { logic($0) }
    }

    private func part(_ element: XMLElement, _ name: String) -> ModelSource.Logic {
        element.first(name).flatMap { logic(in: $0) } ?? empty(element)
    }

    private func empty(_ element: XMLElement) -> ModelSource.Logic {
        ModelSource.Logic(kind: .unsupported(element.name), type: nil, line: element.line)
    }

    private func logic(_ element: XMLElement) -> ModelSource.Logic {
        ModelSource.Logic(kind: kind(element), type: element["typeRef"], line: element.line)
    }

    private func kind(_ element: XMLElement) -> ModelSource.Logic.Kind {
        switch element.name {
        case "literalExpression":
            if let language = element["expressionLanguage"], !isFeel(language) {
                return .unsupported(language)
            }
            return .literal(element.first("text")?.text ?? "")
        case "decisionTable": return .table(table(element))
        case "context":
            return .context(
                element.all("contextEntry").map { entry in
                    let variable = entry.first("variable")
                    return (
                        variable?["name"], variable?["typeRef"], logic(in: entry) ?? empty(entry)
                    )
                })
        case "invocation":
            return .invocation(
                logic(in: element) ?? empty(element),
                element.all("binding").map {
                    ($0.first("parameter")?["name"] ?? "", logic(in: $0))
                })
        case "relation":
            return .relation(
                element.all("column").map { $0["name"] ?? "" },
                element.all("row").map { row in
                    row.children.filter { ModelReader.logicNames.contains($0.name) }
                        .map { logic($0) }
                })
        case "list":
            return .list(
                element.children.filter { ModelReader.logicNames.contains($0.name) }
                    .map { logic($0) })
        case "functionDefinition": return .function(function(element))
        default: return controlKind(element)
        }
    }

    private func controlKind(_ element: XMLElement) -> ModelSource.Logic.Kind {
        switch element.name {
        case "conditional":
            return .conditional(
                part(element, "if"), part(element, "then"), part(element, "else"))
        case "for":
            return .iteration(
                variable: element["iteratorVariable"] ?? "", part(element, "in"),
                part(element, "return"))
        case "filter":
            return .filter(part(element, "in"), part(element, "match"))
        case "some", "every":
            return .quantified(
                isEvery: element.name == "every", variable: element["iteratorVariable"] ?? "",
                part(element, "in"), part(element, "satisfies"))
        default: return .unsupported(element.name)
        }
    }

    private func isFeel(_ language: String) -> Bool {
        language.isEmpty || language.hasSuffix("/FEEL/") || language.lowercased() == "feel"
    }

    private func function(_ element: XMLElement) -> ModelSource.FunctionLogic {
        let kind = element["kind"] ?? "FEEL"
        return ModelSource.FunctionLogic(
            parameters: element.all("formalParameter").map { ($0["name"] ?? "", $0["typeRef"]) },
            body: logic(in: element), isFeel: kind == "FEEL")
    }

    // MARK: tables

    private func text(_ element: XMLElement?) -> String? { element?.first("text")?.text }

    func table(_ element: XMLElement) -> ModelSource.TableLogic {
        let inputs = element.all("input")
        let outputs = element.all("output")
        let source = TableSource(
            name: element["outputLabel"] ?? "",
            inputs: inputs.map { input in
                TableSource.Input(
                    text(input.first("inputExpression")) ?? "", label: input["label"],
                    allowed: text(input.first("inputValues")))
            },
            outputs: outputs.map { output in
                TableSource.Output(
                    output["name"] ?? "", allowed: text(output.first("outputValues")),
                    otherwise: text(output.first("defaultOutputEntry")))
            },
            rules: element.all("rule").map { rule in
                TableSource.Rule(
                    when: rule.all("inputEntry").map { text($0) ?? "" },
                    then: rule.all("outputEntry").map { text($0) ?? "" },
                    annotations: rule.all("annotationEntry").map { text($0) ?? "" }
                        .filter { !$0.isEmpty })
            }, hitPolicy: policy(element),
            otherwiseAnnotations: element.first("extensionElements")?.all("otherwise")
                .map(\.trimmedText) ?? [])
        return ModelSource.TableLogic(
            source: source,
            inputTypes: inputs.map { $0.first("inputExpression")?["typeRef"] },
            outputTypes: outputs.map { $0["typeRef"] })
    }

    private func policy(_ element: XMLElement) -> HitPolicy {
        let policy = HitPolicy(name: element["hitPolicy"] ?? "UNIQUE") ?? .unique
        guard policy == .collect else { return policy }
        switch element["aggregation"] {
        case "SUM": return .collectSum
        case "MIN": return .collectMin
        case "MAX": return .collectMax
        case "COUNT": return .collectCount
        default: return .collect
        }
    }
}
