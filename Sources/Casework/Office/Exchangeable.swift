import Synchronization

/// A value several tasks read and seldom one replaces.
final class Exchangeable<Value: Sendable>: Sendable {
    private let box: Mutex<Value>

    init(_ value: Value) { box = Mutex(value) }

    var value: Value { box.withLock { $0 } }

    func update(_ change: @Sendable (inout Value) -> Void) {
        box.withLock { value in
            var copy = value
            change(&copy)
            value = copy
        }
    }
}
