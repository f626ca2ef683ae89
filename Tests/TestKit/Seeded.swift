public import Casework
import Guomi
import Synchronization

/// A small generator with a seed: the same seed, the same life (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Begins a sequence that `seed` settles whole.
    public init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// A world that only moves when told to, and whose chance comes from a seed.
public final class SeededWorld: World {
    private let clock: Mutex<Instant>
    private let chance: Mutex<SeededGenerator>
    private let crypto: SoftwareProvider

    /// Stands still at `now`; throws where the cipher library does not work.
    public init(now: Instant, seed: UInt64) throws {
        let key = [UInt8](repeating: 7, count: 32)
        crypto = try SoftwareProvider(keys: KeyRing(current: "test", secrets: ["test": key]))
        clock = Mutex(now)
        chance = Mutex(SeededGenerator(seed: seed))
    }

    /// The moment the world was last moved to.
    public var now: Instant { clock.withLock { $0 } }

    /// Moves the clock to a moment not before the present one.
    public func move(to moment: Instant) { clock.withLock { $0 = max($0, moment) } }

    /// From the seed, no secret; at least one byte.
    public func randomBytes(_ count: Int) -> [UInt8] {
        chance.withLock { chance in
            (0..<max(1, count)).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
        }
    }

    /// SM3 of the bytes, 32 bytes, as in a real world.
    public func digest(_ bytes: [UInt8]) -> [UInt8] { crypto.digest(bytes) }

    /// Under one fixed key that every test world has.
    public func seal(_ plain: [UInt8], context: String) -> String? {
        try? crypto.seal(plain, context: context)
    }

    /// `nil` for another context, or text that was tampered with.
    public func open(_ sealed: String, context: String) -> [UInt8]? {
        try? crypto.open(sealed, context: context)
    }
}
