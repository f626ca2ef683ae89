import HTTPTypes
import Hummingbird
import NIOCore

/// The fields and files of a request, read within its limits.
struct SubmittedForm: Sendable {
    var fields: [(name: String, value: String)] = []
    var files: [UploadedFile] = []
    /// The body of a program's request, as it came.
    var json: [UInt8] = []

    /// A file as it came; the name is the last part of what the browser said.
    struct UploadedFile: Sendable {
        let field: String
        let name: String
        let bytes: [UInt8]
    }

    /// First value of a field; `nil` when it was not sent.
    func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// First value of a field without blanks around it; empty when it was not sent.
    func text(_ name: String) -> String {
        guard let value = value(name) else { return "" }
        return String(value.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }

    func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// Most fields a form may have.
    static let fieldLimit = 2_000

    /// Reads a body of either form coding.
    ///
    /// - Throws: `Problem` when it is larger than its limit or not a form; nothing is kept then.
    static func read(_ request: Request, limits: WebConfiguration) async throws -> SubmittedForm {
        let type = request.headers[.contentType] ?? ""
        let isMultipart = type.lowercased().hasPrefix("multipart/form-data")
        let limit = isMultipart ? limits.uploadLimit + limits.formLimit : limits.formLimit
        if let length = request.headers[.contentLength].flatMap(Int.init), length > limit {
            throw Problem.tooLarge(limit: isMultipart ? limits.uploadLimit : limit)
        }
        var bytes: [UInt8] = []
        for try await part in request.body {
            guard bytes.count + part.readableBytes <= limit else {
                throw Problem.tooLarge(limit: isMultipart ? limits.uploadLimit : limit)
            }
            bytes.append(contentsOf: part.readableBytesView)
        }
        if isMultipart {
            guard let boundary = Multipart.boundary(in: type),
                let form = Multipart.parse(bytes, boundary: boundary)
            else { throw Problem.unreadableForm }
            return form
        }
        if type.lowercased().hasPrefix("application/json") { return SubmittedForm(json: bytes) }
        guard bytes.isEmpty || type.lowercased().hasPrefix("application/x-www-form-urlencoded"),
            let text = String(validating: bytes, as: UTF8.self), let pairs = URLText.pairs(text),
            pairs.count <= fieldLimit
        else { throw Problem.unreadableForm }
        return SubmittedForm(fields: pairs)
    }
}
