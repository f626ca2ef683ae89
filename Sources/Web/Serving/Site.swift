import Casework
import Guomi
import Hummingbird
import Logging
import Quantities

/// Everything a page needs besides the request: the operations, the desk and the face itself.
struct Site: Sendable {
    let office: Office
    let desk: any Desk
    let log: any EventLog
    let passwords: any PasswordKeeper
    let configuration: WebConfiguration
    let templates: Templates
    let assets: Assets
    let logger: Logger

    var today: Day { office.world.now.day }
    var calendar: WorkCalendar { office.library.calendar }

    /// Text nobody can guess, safe in a form and a cookie.
    func token() -> String { Hex.text(office.world.randomBytes(32)) }

    /// A short fingerprint for stored tokens and asset names.
    func digest(_ text: String) -> String { Hex.text(office.world.digest(Array(text.utf8))) }
}

/// What a template reads.
typealias Model = [String: Any]

extension Dictionary where Key == String, Value == Any {
    /// Sets a text unless it is empty: an empty text would count as present in a template.
    mutating func set(_ name: String, _ text: String?) {
        if let text, !text.isEmpty { self[name] = text }
    }

    /// Sets a list under a name, and `has<Name>` when it is not empty.
    mutating func list(_ name: String, _ rows: [Model]) {
        self[name] = rows
        let flag = "has" + name.prefix(1).uppercased() + name.dropFirst()
        if !rows.isEmpty { self[flag] = true }
    }
}
