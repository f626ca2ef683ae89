import HTTPTypes
import Hummingbird
import NIOCore

extension HTTPField.Name {
    static let policy = HTTPField.Name("Content-Security-Policy") ?? .accept
    static let sniffing = HTTPField.Name("X-Content-Type-Options") ?? .accept
    static let framing = HTTPField.Name("X-Frame-Options") ?? .accept
    static let referrer = HTTPField.Name("Referrer-Policy") ?? .accept
    static let permissions = HTTPField.Name("Permissions-Policy") ?? .accept
    static let opener = HTTPField.Name("Cross-Origin-Opener-Policy") ?? .accept
    static let resource = HTTPField.Name("Cross-Origin-Resource-Policy") ?? .accept
    static let clearSiteData = HTTPField.Name("Clear-Site-Data") ?? .accept
    static let fetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .accept
}

extension Response {
    /// A whole body with its type.
    static func bytes(
        _ bytes: some Sequence<UInt8>, type: String, status: HTTPResponse.Status = .ok
    ) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = type
        return Response(
            status: status, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        bytes(text.utf8, type: "text/html; charset=utf-8", status: status)
    }

    static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        bytes(text.utf8, type: "application/json; charset=utf-8", status: status)
    }

    /// Sends the browser on with a GET, so that reloading does not repeat the act.
    static func seeOther(_ path: String) -> Response {
        var headers = HTTPFields()
        headers[.location] = path
        return Response(status: .seeOther, headers: headers)
    }

    /// A file to be kept, never shown in the page's own origin (RFC 6266).
    static func download(_ bytes: [UInt8], name: String) -> Response {
        var response = Response.bytes(bytes, type: "application/octet-stream")
        response.headers[.contentDisposition] = FileName.disposition(name)
        response.headers[.policy] = "sandbox; default-src 'none'"
        return response
    }

    /// Headers every answer carries; a page may have set stricter ones.
    mutating func secure(isSecure: Bool) {
        func set(_ name: HTTPField.Name, _ value: String) {
            if headers[name] == nil { headers[name] = value }
        }
        set(
            .policy,
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
                + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
        set(.sniffing, "nosniff")
        set(.framing, "DENY")
        set(.referrer, "same-origin")
        set(.permissions, "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
        set(.opener, "same-origin")
        set(.resource, "same-origin")
        set(.cacheControl, "no-store")
        if isSecure { set(.strictTransportSecurity, "max-age=63072000; includeSubDomains") }
    }
}

/// Names of downloaded files.
enum FileName {
    /// `attachment` with an ASCII name for old clients and the true one in UTF-8.
    static func disposition(_ name: String) -> String {
        let plain = name.unicodeScalars.map { scalar -> Character in
            let isPlain =
                scalar.isASCII && scalar.value >= 32 && scalar.value < 127
                && !"\"\\%;/".unicodeScalars.contains(scalar)
            return isPlain ? Character(scalar) : "_"
        }
        return "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(URLText.encode(name))"
    }
}
