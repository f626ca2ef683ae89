import Testing

@testable import Web

/// Uploads are what their names say, and nothing is unpacked to find out.
struct FileCheckTests {
    /// A zip with stored entries; sizes may lie.
    static func zip(
        _ entries: [(name: String, bytes: [UInt8])], unpacked: UInt32? = nil, flags: UInt16 = 0,
        count: UInt16? = nil
    ) -> [UInt8] {
        func number(_ value: some FixedWidthInteger) -> [UInt8] {
            (0..<(value.bitWidth / 8)).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
        }
        var body: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let name = Array(entry.name.utf8)
            let size = UInt32(entry.bytes.count)
            let sizes = number(size) + number(unpacked ?? size) + number(UInt16(name.count))
            let place = UInt32(body.count)
            body += number(UInt32(0x0403_4B50)) + number(UInt16(20)) + number(flags)
            body += [UInt8](repeating: 0, count: 6) + number(UInt32(0)) + sizes
            body += number(UInt16(0)) + name + entry.bytes
            directory += number(UInt32(0x0201_4B50)) + number(UInt16(20)) + number(UInt16(20))
            directory += number(flags) + [UInt8](repeating: 0, count: 6) + number(UInt32(0)) + sizes
            directory += [UInt8](repeating: 0, count: 12) + number(place) + name
        }
        let total = count ?? UInt16(entries.count)
        return body + directory + number(UInt32(0x0605_4B50)) + number(UInt32(0)) + number(total)
            + number(total) + number(UInt32(directory.count)) + number(UInt32(body.count))
            + number(UInt16(0))
    }

    static func fault(_ bytes: [UInt8], _ name: String) -> FileCheck.Fault? {
        do throws(FileCheck.Fault) {
            try FileCheck.check(bytes, name: name)
            return nil
        } catch { return error }
    }

    @Test func `good files of each kind pass, whatever their names are`() {
        #expect(Self.fault(Story.pdf, "立项计划申报表（盖章）.PDF") == nil)
        #expect(Self.fault([0xFF, 0xD8, 0xFF, 0xE0], "a.jpeg") == nil)
        let word = Self.zip([("[Content_Types].xml", [1, 2, 3]), ("word/document.xml", [1])])
        #expect(Self.fault(word, "方案.docx") == nil)
        #expect(Self.fault(Self.zip([("OFD.xml", [1])]), "公文.ofd") == nil)
        #expect(Self.fault(Self.zip([("资料/一.txt", [1])]), "资料.zip") == nil)
    }

    @Test func `a zip renamed to pdf is disguised`() {
        #expect(Self.fault(Self.zip([("a", [1])]), "a.pdf") == .disguised("pdf"))
        #expect(Self.fault(Self.zip([("a", [1])]), "a.docx") == .disguised("docx"))
        #expect(Self.fault(Story.pdf, "a.docx") == .disguised("docx"))
        #expect(Self.fault(Array("<html>".utf8), "a.pdf") == .disguised("pdf"))
    }

    @Test func `programs, empty files and nameless ones are refused`() {
        #expect(Self.fault([0x4D, 0x5A], "a.exe") == .kind("exe"))
        #expect(Self.fault(Story.pdf, "pdf") == .kind("pdf"))
        #expect(Self.fault([], "a.pdf") == .empty)
        #expect(Self.fault(Story.pdf, String(repeating: "长", count: 90) + ".pdf") == .nameTooLong)
    }

    @Test func `a zip that would unpack to too much is a bomb at one byte over`() {
        let limit = ZipDirectory.growthLimit
        let entry = [("a", [UInt8](repeating: 0, count: 20_000))]
        let at = Self.zip(entry, unpacked: UInt32(20_000 * limit))
        let over = Self.zip(entry, unpacked: UInt32(20_000 * limit + 1))
        #expect(Self.fault(at, "a.zip") == nil)
        #expect(Self.fault(over, "a.zip") == .bomb)
        let huge = Self.zip(entry, unpacked: UInt32(ZipDirectory.unpackedLimit + 1))
        #expect(Self.fault(huge, "a.zip") == .bomb)
    }

    @Test func `locked and damaged zips say what they are`() {
        #expect(Self.fault(Self.zip([("a", [1])], flags: 1), "a.zip") == .locked)
        #expect(Self.fault(Array(Self.zip([("a", [1])]).dropLast(30)), "a.zip") == .broken)
        #expect(Self.fault(Self.zip([("a", [1])], count: 2), "a.zip") == .broken)
        #expect(Self.fault(Self.zip([("a", [1])], count: 0xFFFF), "a.zip") == .bomb)
    }

    @Test func `any cut or flipped byte of a zip is answered, never trapped on`() {
        let whole = Self.zip([("[Content_Types].xml", [1, 2, 3]), ("b", [4, 5])])
        for length in 0..<whole.count { _ = Self.fault(Array(whole.prefix(length)), "a.docx") }
        for index in whole.indices {
            var changed = whole
            changed[index] ^= 0xFF
            _ = Self.fault(changed, "a.docx")
        }
    }

    @Test func `every fault has its own sentence`() {
        let faults: [FileCheck.Fault] = [
            .empty, .nameTooLong, .kind("exe"), .disguised("pdf"), .locked, .bomb, .broken,
        ]
        #expect(Set(faults.map { Messages.fileFault($0, name: "a") }).count == faults.count)
    }
}
