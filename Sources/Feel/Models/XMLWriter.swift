/// Writes an indented XML document.
struct XMLWriter {
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var depth = 0

    /// Writes an element with what the body writes inside it.
    mutating func element(
        _ name: String, _ attributes: [(String, String)] = [],
        _ body: ((inout XMLWriter) -> Void)? = nil
    ) {
        let shown = attributes.map { " \($0)=\"\(XMLWriter.escaped($1))\"" }.joined()
        let indent = String(repeating: "  ", count: depth)
        guard let body else {
            text += "\(indent)<\(name)\(shown)/>\n"
            return
        }
        text += "\(indent)<\(name)\(shown)>\n"
        depth += 1
        body(&self)
        depth -= 1
        text += "\(indent)</\(name)>\n"
    }

    /// Writes an element that holds only text.
    mutating func leaf(_ name: String, _ content: String) {
        let indent = String(repeating: "  ", count: depth)
        text += "\(indent)<\(name)>\(XMLWriter.escaped(content))</\(name)>\n"
    }

    private static func escaped(_ content: String) -> String {
        var result = ""
        for scalar in content.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n": result += "&#10;"
            case "\r": result += "&#13;"
            case "\t": result += "&#9;"
            default:
                // Other control characters cannot stand in XML at all.
                if scalar.value >= 32 { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}
