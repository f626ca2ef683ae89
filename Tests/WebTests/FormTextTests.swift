import Casework
import Quantities
import RulePacks
import TestKit
import Testing

@testable import Web

/// Forms as bytes: coding, parts, names of files.
struct FormTextTests {
    @Test func `percent coding goes both ways and refuses what is broken`() {
        let text = "立项 a+b&c=d/é%\u{1F600}"
        #expect(URLText.decode(URLText.encode(text)) == text)
        #expect(URLText.decode("a+b", plusIsBlank: true) == "a b")
        #expect(URLText.decode("%4") == nil)
        #expect(URLText.decode("%zz") == nil)
        #expect(URLText.decode("%FF") == nil, "not UTF-8")
    }

    @Test func `parts are read with their names, blanks and bytes`() throws {
        let bytes: [UInt8] = [0, 13, 10, 45, 45, 255]
        let head =
            "--edge\r\nContent-Disposition: form-data; name=\"f\"; filename=\"一 二.pdf\"\r\n\r\n"
        let text = "--edge\r\nContent-Disposition: form-data; name=\"名\"\r\n\r\n两行\r\n值\r\n"
        let body = Array(text.utf8) + Array(head.utf8) + bytes + Array("\r\n--edge--\r\n".utf8)
        let form = try #require(Multipart.parse(body, boundary: "edge"))
        #expect(form.value("名") == "两行\r\n值")
        #expect(form.files.map(\.name) == ["一 二.pdf"])
        #expect(form.files.first?.bytes == bytes)
    }

    @Test func `a file field left empty is no file`() throws {
        let body =
            "--e\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\"\r\n\r\n\r\n--e--"
        let form = try #require(Multipart.parse(Array(body.utf8), boundary: "e"))
        #expect(form.files.isEmpty)
    }

    @Test func `a body cut anywhere is refused or read, never trapped on`() {
        let body = Array(
            "--e\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--e\r\nx\r\n\r\n2\r\n--e--"
                .utf8)
        for length in 0..<body.count {
            _ = Multipart.parse(Array(body.prefix(length)), boundary: "e")
        }
        #expect(Multipart.parse(body, boundary: "other") == nil)
    }

    @Test func `a boundary is what the header says`() {
        #expect(Multipart.boundary(in: "multipart/form-data; boundary=abc") == "abc")
        #expect(Multipart.boundary(in: "multipart/form-data; boundary=\"a b\"") == nil)
        #expect(Multipart.boundary(in: "multipart/form-data") == nil)
    }

    @Test func `a download keeps its Chinese name and never breaks its header`() {
        let text = FileName.disposition("方案\"（一）;\r\n.pdf")
        #expect(text.hasPrefix("attachment; filename=\"__"))
        #expect(text.contains("filename*=UTF-8''%E6%96%B9%E6%A1%88%22"))
        #expect(!text.contains("\n") && !text.contains("\r"))
    }

    @Test func `amounts are read as people write them and written back as typed`() throws {
        let regulation = try Checkout.regulation("baiyun-2024")
        for (text, yuan) in [("48万", 480_000), ("４８万元", 480_000), ("480,000.00", 480_000)] {
            let typed = Typed(["f.申报金额": text], in: regulation)
            #expect(typed.facts["申报金额"] == .number(Decimal(yuan)), "\(text)")
        }
        for text in ["四十八", "48.001", "-", "1e9999", "48万4"] {
            let typed = Typed(["f.申报金额": text], in: regulation)
            #expect(typed.faults["申报金额"] != nil, "\(text)")
            #expect(typed.texts["f.申报金额"] == text)
        }
    }

    @Test func `the token of a JSON text cannot close a script`() {
        #expect(JSONText.quoted("</script>\"\\\n") == "\"\\u003c/script\\u003e\\\"\\\\\\n\"")
    }
}
