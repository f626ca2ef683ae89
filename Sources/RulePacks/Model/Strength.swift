/// The force of a provision (DESIGN §2: force is data).
public enum Strength: String, Sendable, Hashable, Codable, CaseIterable {
    /// 须: a gate that is not true refuses or holds.
    case must
    /// 原则上: passes only with a reason, an approver and an expiry, and is counted.
    case inPrinciple
    /// 可: advice, never blocks.
    case may
    /// 依据: must be shown to and acknowledged by whoever decides, never blocks.
    case basis
    /// 职权: allocation of powers, nothing to run.
    case power
    /// 宣示: purpose, principle, definition, nothing to run.
    case declaration
}

/// How far an article or item has become executable.
public enum EncodingStatus: String, Sendable, Hashable, Codable, CaseIterable {
    case executable, recorded, declaratory, unquantified, missingInSource, pending
}
