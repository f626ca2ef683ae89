import Casework
import Quantities

/// Writes whole-day events as iCalendar (RFC 5545).
enum CalendarFeed {
    struct Event {
        /// The same for the same duty, so that a calendar replaces it.
        let id: String
        let day: Day
        let title: String
        let note: String
        let address: String
    }

    static func write(_ events: [Event], at now: Instant) -> String {
        let stamp =
            "\(compact(now.day))T\(twoDigits(now.clock.hour))\(twoDigits(now.clock.minute))00"
        let body = events.flatMap { event -> [String] in
            [
                "BEGIN:VEVENT", "UID:\(escape(event.id))@guiju", "DTSTAMP:\(stamp)",
                "DTSTART;VALUE=DATE:\(compact(event.day))", "SUMMARY:\(escape(event.title))",
                "DESCRIPTION:\(escape(event.note))", "URL:\(event.address)",
                "TRANSP:TRANSPARENT", "END:VEVENT",
            ]
        }
        let lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Guiju//clocks//ZH"] + body
        return (lines + ["END:VCALENDAR"]).map { fold($0) + "\r\n" }.joined()
    }

    private static func compact(_ day: Day) -> String {
        day.description.replacing("-", with: "")
    }

    private static func twoDigits(_ number: Int) -> String {
        (number < 10 ? "0" : "") + "\(number)"
    }

    private static func escape(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\n", with: "\\n").replacing("\r", with: "")
    }

    /// Lines of at most 75 octets, continued after a space; no character is split.
    private static func fold(_ line: String) -> String {
        var folded = ""
        var width = 0
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if width + size > 75 {
                folded += "\r\n "
                width = 1
            }
            folded.unicodeScalars.append(scalar)
            width += size
        }
        return folded
    }
}
