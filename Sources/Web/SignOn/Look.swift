import Hummingbird

/// How a person wants pages to look; kept in the browser, known without JavaScript.
struct Look: Sendable {
    static let cookie = "guiju_look"
    static let themes = ["light", "dark"]
    static let sizes = ["small", "large"]
    static let densities = ["compact"]

    var theme: String?
    var size: String?
    var density: String?
    var keysOff = false

    init(_ request: Request) {
        self.init(text: request.cookies[Self.cookie]?.value ?? "")
    }

    /// - Parameter text: chosen words joined by `.`; unknown ones are left out.
    init(text: String) {
        let words = Set(text.split(separator: ".").map(String.init))
        theme = Self.themes.first(where: words.contains)
        size = Self.sizes.first(where: words.contains)
        density = Self.densities.first(where: words.contains)
        keysOff = words.contains("keysoff")
    }

    var text: String {
        ([theme, size, density, keysOff ? "keysoff" : nil] as [String?])
            .compactMap(\.self).joined(separator: ".")
    }
}
