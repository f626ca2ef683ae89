/// Whose a name is inside a kind of case.
enum Owner: Hashable {
    case wholeCase
    /// A repeated stage: each occurrence has its own.
    case stage(String)
}

/// Where a condition stands: in a kind of case, and inside one of its repeated stages or not.
struct Home: Hashable {
    /// Position of the kind in the pack.
    let kind: Int
    let owner: Owner
}

/// Where names can be read: for each kind of case that has the name, whose it is there.
///
/// A name without an entry can be read everywhere (values, rulings, roots).
struct Homes {
    /// Kind position → owner.
    typealias Places = [Int: Owner]

    private var places: [String: Places] = [:]

    subscript(_ name: String) -> Places? {
        get { places[name] }
        set { places[name] = newValue }
    }

    /// Where both can be read at once; `nil` means everywhere.
    static func common(_ one: Places?, _ other: Places?) -> Places? {
        guard let one else { return other }
        guard let other else { return one }
        var result: Places = [:]
        for (kind, owner) in one {
            guard let second = other[kind] else { continue }
            if owner == second || second == .wholeCase {
                result[kind] = owner
            } else if owner == .wholeCase {
                result[kind] = second
            }
        }
        return result
    }

    /// The names repeated stages of one kind own, each with its stage.
    func owners(kind: Int) -> [String: String] {
        var result: [String: String] = [:]
        for (name, places) in places {
            if case .stage(let stage) = places[kind] { result[name] = stage }
        }
        return result
    }
}

/// A condition that was compiled, kept until it is known where every name can be read.
struct Use {
    let names: [String]
    let place: Place
    let article: String?
    /// Where it is asked; it must be readable at every one of them.
    let homes: [Home]
}
