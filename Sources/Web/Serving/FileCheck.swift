/// Whether an upload is what its name says: ending, first bytes and, for zip forms, structure.
///
/// Nothing is ever unpacked here.
enum FileCheck {
    /// Why a file was not taken.
    enum Fault: Error, Sendable, Equatable {
        case empty
        case nameTooLong
        case kind(String)
        /// The bytes are not what the ending says.
        case disguised(String)
        case locked
        /// A zip whose entries would unpack to too much, or whose directory does not add up.
        case bomb
        case broken
    }

    /// Endings that may be handed in, in the order of showing.
    static let endings = [
        "pdf", "ofd", "docx", "xlsx", "pptx", "wps", "doc", "xls", "jpg", "jpeg", "png", "zip",
    ]

    static func check(_ bytes: [UInt8], name: String) throws(Fault) {
        guard !bytes.isEmpty else { throw .empty }
        guard (1...255).contains(name.utf8.count) else { throw .nameTooLong }
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard name.contains("."), endings.contains(ending) else { throw .kind(ending) }
        switch ending {
        case "pdf":
            // Readers accept a little before the mark; so do we.
            guard
                Multipart.find(Array("%PDF-".utf8), in: Array(bytes.prefix(1_024)), from: 0) != nil
            else { throw .disguised(ending) }
        case "jpg", "jpeg": try expect([0xFF, 0xD8, 0xFF], bytes, ending)
        case "png": try expect([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], bytes, ending)
        case "doc", "xls", "wps":
            try expect([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], bytes, ending)
        case "docx", "xlsx", "pptx":
            guard try zip(bytes, ending).contains("[Content_Types].xml") else {
                throw .disguised(ending)
            }
        case "ofd":
            guard try zip(bytes, ending).contains("OFD.xml") else { throw .disguised(ending) }
        default: _ = try zip(bytes, ending)
        }
    }

    private static func expect(
        _ mark: [UInt8], _ bytes: [UInt8], _ ending: String
    ) throws(Fault) {
        guard bytes.starts(with: mark) else { throw .disguised(ending) }
    }

    private static func zip(_ bytes: [UInt8], _ ending: String) throws(Fault) -> Set<String> {
        guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { throw .disguised(ending) }
        return try ZipDirectory.names(bytes)
    }
}

/// Reads the central directory of a zip without inflating anything.
enum ZipDirectory {
    static let entryLimit = 10_000
    /// Most bytes all entries together may say they unpack to.
    static let unpackedLimit = 200 << 20
    /// Largest growth of the whole.
    static let growthLimit = 100

    /// Names of the entries.
    ///
    /// - Throws: `bomb` for entries that overlap, are too many or unpack to too much; `locked` for
    ///   encrypted ones; `broken` when the directory does not add up.
    static func names(_ bytes: [UInt8]) throws(FileCheck.Fault) -> Set<String> {
        guard let end = endRecord(bytes) else { throw .broken }
        let count = number(bytes, end + 10, 2)
        let start = number(bytes, end + 16, 4)
        // All ones mean sizes kept elsewhere (zip64): far beyond anything handed in here.
        guard count != 0xFFFF, start != 0xFFFF_FFFF else { throw .bomb }
        guard count <= entryLimit else { throw .bomb }
        var at = start
        var names: Set<String> = []
        var packed = 0
        var unpacked = 0
        for _ in 0..<count {
            guard at + 46 <= end, number(bytes, at, 4) == 0x0201_4B50 else { throw .broken }
            guard number(bytes, at + 8, 2) & 1 == 0 else { throw .locked }
            packed += number(bytes, at + 20, 4)
            unpacked += number(bytes, at + 24, 4)
            let length = number(bytes, at + 28, 2)
            let local = number(bytes, at + 42, 4)
            guard local + 30 <= start, number(bytes, local, 4) == 0x0403_4B50,
                at + 46 + length <= end
            else { throw .broken }
            // Entries that share bytes are how small files unpack to enormous ones.
            guard packed <= bytes.count, unpacked <= unpackedLimit else { throw .bomb }
            names.insert(String(decoding: bytes[(at + 46)..<(at + 46 + length)], as: UTF8.self))
            at += 46 + length + number(bytes, at + 30, 2) + number(bytes, at + 32, 2)
        }
        guard unpacked <= max(packed, 10_000) * growthLimit else { throw .bomb }
        return names
    }

    /// Place of the end record: at the end, before a comment of at most 65,535 bytes.
    private static func endRecord(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        var at = bytes.count - 22
        let last = max(0, bytes.count - 22 - 65_535)
        while at >= last {
            if number(bytes, at, 4) == 0x0605_4B50 { return at }
            at -= 1
        }
        return nil
    }

    /// Little-endian number; 0 beyond the end, which no check accepts.
    private static func number(_ bytes: [UInt8], _ at: Int, _ width: Int) -> Int {
        guard at >= 0, at + width <= bytes.count else { return 0 }
        return (0..<width).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
}
