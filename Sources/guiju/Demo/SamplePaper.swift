import Foundation

/// A one-page PDF that stands in for a material: valid, small, different for every case.
enum SamplePaper {
    /// Bytes of the page.
    ///
    /// Chinese text uses a font of the reader by name (ISO 32000-1 §9.7.5.2), so that no font is
    /// embedded.
    static func pdf(material: String, title: String, unit: String, day: String) -> [UInt8] {
        let lines = [
            (size: 20, text: material), (size: 12, text: title), (size: 12, text: unit),
            (size: 12, text: day), (size: 10, text: DemoMessages.paperNote),
        ]
        var content = "BT\n"
        var height = 740
        for line in lines {
            content += "/F1 \(line.size) Tf 1 0 0 1 72 \(height) Tm <\(hex(line.text))> Tj\n"
            height -= line.size * 2
        }
        content += "ET\n"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length \(content.utf8.count) >>\nstream\n\(content)endstream",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
                + " /DescendantFonts [6 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
                + " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
                + " /FontDescriptor 7 0 R >>",
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0"
                + " /FontBBox [-25 -254 1000 880] /Ascent 880 /Descent -120 /CapHeight 880"
                + " /StemV 93 >>",
            "<< /Title <FEFF\(hex(material))> /Producer (guiju) >>",
        ]
        return Array(assembled(objects).utf8)
    }

    /// UTF-16 big-endian, as the font's encoding reads it.
    private static func hex(_ text: String) -> String {
        text.utf16.map { unit in
            let digits = String(unit, radix: 16, uppercase: true)
            return String(repeating: "0", count: 4 - digits.count) + digits
        }
        .joined()
    }

    /// Objects with header, cross-reference table and trailer; all of it ASCII.
    private static func assembled(_ objects: [String]) -> String {
        var file = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (place, object) in objects.enumerated() {
            offsets.append(file.utf8.count)
            file += "\(place + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            let digits = String(offset)
            file += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        return file + "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R"
            + " /Info \(objects.count) 0 R >>\nstartxref\n\(table)\n%%EOF\n"
    }
}
