/// Reads `multipart/form-data` (RFC 7578) from a body that was already bounded.
enum Multipart {
    /// The boundary of a content type, `nil` when there is none or it is not one.
    static func boundary(in type: String) -> String? {
        guard let range = type.firstRange(of: "boundary=") else { return nil }
        var value = String(type[range.upperBound...].prefix { $0 != ";" })
        if value.first == "\"" { value = String(value.dropFirst().prefix { $0 != "\"" }) }
        return (1...70).contains(value.utf8.count) && value.utf8.allSatisfy { $0 > 32 && $0 < 127 }
            ? value : nil
    }

    /// The parts; `nil` when the body does not follow the form or has too many parts.
    static func parse(_ body: [UInt8], boundary: String) -> SubmittedForm? {
        let mark = Array("--\(boundary)".utf8)
        var form = SubmittedForm()
        guard var at = find(mark, in: body, from: 0) else { return nil }
        while true {
            at += mark.count
            guard at + 2 <= body.count else { return nil }
            if body[at] == 45, body[at + 1] == 45 { return form }
            guard body[at] == 13, body[at + 1] == 10 else { return nil }
            at += 2
            guard let end = find([13, 10] + mark, in: body, from: max(0, at - 2)),
                let blank = find([13, 10, 13, 10], in: body, from: max(0, at - 2)),
                blank + 4 <= end + 2, blank - at <= 8_192,
                let head = String(validating: body[min(at, blank)..<blank], as: UTF8.self),
                add(head, body[min(blank + 4, end)..<end], to: &form),
                form.fields.count + form.files.count <= SubmittedForm.fieldLimit
            else { return nil }
            at = end + 2
        }
    }

    private static func add(
        _ head: String, _ bytes: ArraySlice<UInt8>, to form: inout SubmittedForm
    ) -> Bool {
        let line = head.split(whereSeparator: \.isNewline)
            .first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let line, let name = parameter("name", in: line) else { return false }
        if let file = parameter("filename", in: line) {
            // A file field left empty arrives without name and bytes.
            guard !file.isEmpty || !bytes.isEmpty else { return true }
            let last = file.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init)
            form.files.append(
                .init(field: name, name: last ?? "", bytes: Array(bytes))
            )
            return true
        }
        guard let value = String(validating: bytes, as: UTF8.self) else { return false }
        form.fields.append((name, value))
        return true
    }

    /// A quoted parameter as browsers write it: `"`, CR and LF come as `%22`, `%0D`, `%0A`.
    private static func parameter(_ name: String, in line: Substring) -> String? {
        guard let range = line.firstRange(of: "; \(name)=\"") else { return nil }
        let value = line[range.upperBound...].prefix { $0 != "\"" }
        return String(value).replacing("%22", with: "\"").replacing("%0D", with: "").replacing(
            "%0A", with: "")
    }

    /// First place of a pattern at or after a place (Horspool).
    static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard !pattern.isEmpty, start >= 0 else { return nil }
        var skips = [Int](repeating: pattern.count, count: 256)
        for (index, byte) in pattern.dropLast().enumerated() {
            skips[Int(byte)] = pattern.count - 1 - index
        }
        return bytes.withUnsafeBufferPointer { bytes in
            var at = start
            while at + pattern.count <= bytes.count {
                var back = pattern.count - 1
                while back >= 0, bytes[at + back] == pattern[back] { back -= 1 }
                if back < 0 { return at }
                at += skips[Int(bytes[at + pattern.count - 1])]
            }
            return nil
        }
    }
}
