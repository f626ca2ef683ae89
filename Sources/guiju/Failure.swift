import Foundation

/// Why a command ends without its answer.
struct Failure: Error {
    enum Exit: Int32 {
        /// The answer is "no": refused, undecided, check failed.
        case no = 1
        /// Wrong use.
        case usage = 2
        /// Database or file not to be had.
        case unavailable = 3
    }
    let exit: Exit
    let code: String
    /// One line: what is wrong and what to do.
    let message: String
    var articles: [String] = []
    var asJSON = false

    /// One line on standard error, or a problem object (RFC 9457).
    func report() {
        let text: String
        if asJSON {
            let problem = ProblemObject(
                type: "urn:guiju:\(code)", title: message, status: Int(exit.rawValue),
                code: code, articles: articles
            )
            text = (try? JSONOutput.text(problem)) ?? message
        } else {
            text = message
        }
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}

/// A problem as RFC 9457 writes it.
struct ProblemObject: Encodable {
    let type: String
    let title: String
    let status: Int
    let code: String
    let articles: [String]
}

/// Deterministic JSON: same input, same bytes.
enum JSONOutput {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func print(_ value: some Encodable) throws {
        Swift.print(try text(value))
    }
}
