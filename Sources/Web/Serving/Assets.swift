import Guomi

/// Style, script and icon, each under a name that holds a digest of its bytes.
struct Assets: Sendable {
    struct File: Sendable {
        let bytes: [UInt8]
        let type: String
    }

    let style: String
    let script: String
    let icon: String
    private let files: [String: File]

    /// - Parameter digest: names change with the bytes, so browsers may keep them for ever.
    init(digest: ([UInt8]) -> [UInt8]) {
        var files: [String: File] = [:]
        func add(_ name: String, _ ending: String, _ type: String, _ bytes: [UInt8]) -> String {
            let file = "\(name)-\(Hex.text(digest(bytes).prefix(8))).\(ending)"
            files[file] = File(bytes: bytes, type: type)
            return "/assets/\(file)"
        }
        style = add("guiju", "css", "text/css; charset=utf-8", Self.sheets.flatMap(\.self))
        script = add(
            "guiju", "js", "text/javascript; charset=utf-8", PackageResources.guiju_js)
        icon = add("guiju", "svg", "image/svg+xml", PackageResources.guiju_svg)
        self.files = files
    }

    func file(_ name: String) -> File? { files[name] }

    /// The sheets in the order in which they override each other.
    static let sheets: [[UInt8]] = [
        PackageResources.a_tokens_css, PackageResources.b_frame_css, PackageResources.c_law_css,
        PackageResources.d_forms_css, PackageResources.e_case_css, PackageResources.f_print_css,
    ]
}
