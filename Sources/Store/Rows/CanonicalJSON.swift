import Casework
import Foundation

/// The one JSON form things are stored and hashed in: keys sorted, no white space, `/` as it is.
enum CanonicalJSON {
    static func text(of value: some Encodable, _ what: String) throws(LogError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            let data = try encoder.encode(value)
            guard data.count <= Bounds.textBytes else { throw LogError.unusable(what) }
            return String(decoding: data, as: UTF8.self)
        } catch {
            throw .unusable(what)
        }
    }

    /// `nil` when the text is not of that form.
    static func value<Value: Decodable>(_ type: Value.Type, from text: String) -> Value? {
        try? JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
