/// Writes the picture of a model: one row of boxes per layer, the last layer on top.
struct DiagramExport {
    private static let width = 160
    private static let height = 60
    private static let across = 200
    private static let down = 140

    private let layers: [[String]]
    private let corners: [String: (x: Int, y: Int)]

    init(layers: [[String]]) {
        self.layers = layers.filter { !$0.isEmpty }
        var corners: [String: (x: Int, y: Int)] = [:]
        for (row, names) in self.layers.reversed().enumerated() {
            for (column, name) in names.enumerated() {
                corners[name] = (40 + column * Self.across, 40 + row * Self.down)
            }
        }
        self.corners = corners
    }

    func write(
        requirements: [(id: String, from: String, to: String)], _ ids: [String: String],
        _ writer: inout XMLWriter
    ) {
        writer.element("dmndi:DMNDI") { writer in
            writer.element("dmndi:DMNDiagram", [("id", "diagram")]) { writer in
                for name in layers.joined() { box(name, ids[name] ?? "", &writer) }
                for line in requirements { edge(line, &writer) }
            }
        }
    }

    private func box(_ name: String, _ id: String, _ writer: inout XMLWriter) {
        guard let corner = corners[name] else { return }
        writer.element("dmndi:DMNShape", [("id", id + "shape"), ("dmnElementRef", id)]) {
            $0.element(
                "dc:Bounds",
                [
                    ("x", "\(corner.x)"), ("y", "\(corner.y)"), ("width", "\(Self.width)"),
                    ("height", "\(Self.height)"),
                ])
        }
    }

    /// A line from the top of what is needed to the bottom of what needs it.
    private func edge(_ line: (id: String, from: String, to: String), _ writer: inout XMLWriter) {
        guard let from = corners[line.from], let to = corners[line.to] else { return }
        let middle = Self.width / 2
        writer.element("dmndi:DMNEdge", [("id", line.id + "line"), ("dmnElementRef", line.id)]) {
            $0.element("di:waypoint", [("x", "\(from.x + middle)"), ("y", "\(from.y)")])
            $0.element("di:waypoint", [("x", "\(to.x + middle)"), ("y", "\(to.y + Self.height)")])
        }
    }
}
