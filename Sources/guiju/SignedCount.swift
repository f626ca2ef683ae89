import ArgumentParser

/// A whole number that may be negative on the command line.
///
/// The parser takes `-3` for an option, so the sign is put in other words before parsing.
struct SignedCount: ExpressibleByArgument {
    let value: Int
    private static let sign: Character = "\u{2212}"

    init?(argument: String) {
        let text = argument.first == Self.sign ? "-" + argument.dropFirst() : argument
        guard let value = Int(text) else { return nil }
        self.value = value
    }

    /// Arguments with the sign of negative numbers put so that no option is seen in them.
    static func guarded(_ arguments: some Sequence<String>) -> [String] {
        arguments.map { argument in
            guard argument.first == "-", argument.count > 1,
                argument.dropFirst().allSatisfy(\.isNumber)
            else { return argument }
            return String(sign) + argument.dropFirst()
        }
    }
}
