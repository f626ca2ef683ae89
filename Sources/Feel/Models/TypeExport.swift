/// Writes types of the language as item definitions.
enum TypeExport {
    /// The attribute that gives a thing its type; none for types the standard has no name for.
    static func attribute(_ type: FeelType, of owner: String) -> [(String, String)] {
        reference(type, of: owner).map { [("typeRef", $0)] } ?? []
    }

    /// Writes the definition of a thing's type, if it needs one.
    static func define(_ type: FeelType, of owner: String, _ writer: inout XMLWriter) {
        let name = name(of: owner)
        if reference(type, of: owner) == name {
            item("itemDefinition", type, name, &writer, depth: 0)
        }
    }

    /// The definition belongs to one thing and is called after it.
    private static func name(of owner: String) -> String {
        String(owner.map { $0 == " " || $0 == "." ? "_" : $0 }) + "_type"
    }

    /// The name by which a type is referred to; `nil` for any.
    private static func reference(_ type: FeelType, of owner: String) -> String? {
        switch type {
        case .any, .null, .function, .range: nil
        case .boolean: "boolean"
        case .number: "number"
        case .string: "string"
        case .date: "date"
        case .time: "time"
        case .dateTime: "date and time"
        case .dayTimeDuration: "days and time duration"
        case .monthDuration: "years and months duration"
        case .quantity, .choice, .list, .context: name(of: owner)
        }
    }

    private static func item(
        _ element: String, _ type: FeelType, _ name: String, _ writer: inout XMLWriter, depth: Int
    ) {
        guard depth < 16 else { return }
        var inner = type
        var attributes = [("name", name)]
        if case .list(let items) = type {
            inner = items
            attributes.append(("isCollection", "true"))
        }
        writer.element(element, attributes) { writer in
            switch inner {
            case .quantity(let unit):
                writer.element("extensionElements") { $0.leaf("gj:unit", unit) }
                writer.leaf("typeRef", "number")
            case .choice(let options):
                writer.leaf("typeRef", "string")
                let texts = options.map { ValueText.literal(.string($0)) }
                writer.element("allowedValues") { $0.leaf("text", texts.joined(separator: ", ")) }
            case .context(let entries):
                for key in entries.keys.sorted() {
                    item("itemComponent", entries[key] ?? .any, key, &writer, depth: depth + 1)
                }
            case .list:
                writer.leaf("typeRef", "Any")
            default:
                writer.leaf("typeRef", reference(inner, of: "") ?? "Any")
            }
        }
    }
}
