/// The person behind an act, as signed in at that moment.
public struct Actor: Sendable, Hashable, Codable {
    /// Account id.
    public let person: String
    /// Name shown on the record.
    public let name: String
    /// The role acted in: a role of the rule pack.
    public let role: String
    /// Id of the actor's own unit.
    public let unit: String

    /// As `Office` takes it from the account that acts.
    public init(person: String, name: String, role: String, unit: String) {
        self.person = person
        self.name = name
        self.role = role
        self.unit = unit
    }
}

/// An organisation cases belong to or that acts on them.
public struct Unit: Sendable, Hashable, Codable {
    /// 2 to 32 small letters, digits, `-` where the office made it; never changes.
    public let id: String
    /// Name shown on the record; the case keeps the one it began with.
    public let name: String
    /// Has projects of its own, so that yearly cases are begun for it.
    public let isProjectUnit: Bool

    /// As the desk keeps it; a unit has projects of its own unless told otherwise.
    public init(id: String, name: String, isProjectUnit: Bool = true) {
        self.id = id
        self.name = name
        self.isProjectUnit = isProjectUnit
    }
}
