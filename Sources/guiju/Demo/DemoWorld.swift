import Casework
import Foundation
import Guomi

/// A world with a clock the demo sets; chance follows from a seed and the act at hand.
///
/// Every act draws from its own key, so that a broken-off demo continues exactly where it stopped.
final class DemoWorld: World, @unchecked Sendable {
    private let lock = NSLock()
    private var moment: Instant
    private var key = ""
    private var drawn: UInt64 = 0
    private let crypto: any CryptoProvider
    private static let seed = "guiju-demo-1"

    init(_ moment: Instant, _ crypto: any CryptoProvider) {
        self.moment = moment
        self.crypto = crypto
    }

    /// Moves to the moment of an act.
    func move(to moment: Instant, for key: String) {
        lock.withLock {
            self.moment = moment
            self.key = key
            drawn = 0
        }
    }

    var now: Instant { lock.withLock { moment } }

    func randomBytes(_ count: Int) -> [UInt8] {
        lock.withLock {
            var bytes: [UInt8] = []
            while bytes.count < min(max(count, 1), 4096) {
                bytes += crypto.digest(Array("\(Self.seed)/\(key)/\(drawn)".utf8))
                drawn += 1
            }
            return Array(bytes.prefix(count))
        }
    }

    func digest(_ bytes: [UInt8]) -> [UInt8] { crypto.digest(bytes) }

    func seal(_ plain: [UInt8], context: String) -> String? {
        try? crypto.seal(plain, context: context)
    }

    func open(_ sealed: String, context: String) -> [UInt8]? {
        try? crypto.open(sealed, context: context)
    }
}
