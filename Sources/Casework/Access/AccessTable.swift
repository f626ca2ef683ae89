/// What a person may want to do.
public enum Operation: String, Sendable, Hashable, Codable, CaseIterable {
    case signIn, healthCheck, readAsset, signOut, setLook, readHelp
    case readInbox, listCases, readCase, readFile, assess, beginCase, actOnCase, correctCase
    case answerConcurrence, runPanel, witnessPanel, giveOpinion, exportDraw
    case readLaw, readRulings, setRuling, moveCase, readClocks, readOverrides
    case readAccounts, manageAccounts, grantRoles, changePassword, manageCalendar, readAudit
}

/// System roles: the three separated administrators (QUALITY A4).
public enum SystemRole {
    /// Opens and closes accounts, names units and adds calendars; grants no role.
    public static let system = "system-administrator"
    /// Grants roles and settles rulings; opens no account.
    public static let security = "security-administrator"
    /// Reads the audit log; neither accounts nor cases.
    public static let audit = "audit-administrator"
    /// All three; the office grants none of them beside another role.
    public static let all = [system, security, audit]
}

/// Who may do what, in one table that page, API and command line share.
///
/// What is not here is denied.
public enum AccessTable {
    /// Whom a row speaks of.
    public enum Subject: Sendable, Hashable {
        /// Not signed in.
        case anyone
        /// Any signed-in account.
        case signedIn
        /// Any role of a rule pack.
        case business
        /// Whoever has the role, of a pack or of the system.
        case role(String)
    }

    /// Who may try each operation; one without a row is denied to everybody.
    public static let rows: [Operation: Set<Subject>] = [
        .signIn: [.anyone],
        .healthCheck: [.anyone],
        .readAsset: [.anyone],
        .setLook: [.anyone],
        .signOut: [.signedIn],
        .readHelp: [.signedIn],
        .assess: [.signedIn],
        .readLaw: [.signedIn],
        .readRulings: [.signedIn],
        .readInbox: [.business],
        .listCases: [.business],
        .readCase: [.business],
        .readFile: [.business],
        .readClocks: [.business],
        .readOverrides: [.business],
        .beginCase: [.business],
        .actOnCase: [.business],
        .correctCase: [.business],
        .answerConcurrence: [.business],
        .runPanel: [.business],
        .witnessPanel: [.business],
        .giveOpinion: [.business],
        .exportDraw: [.business],
        .setRuling: [.role(SystemRole.security)],
        .moveCase: [.role(SystemRole.security)],
        .changePassword: [.signedIn],
        .readAccounts: [.role(SystemRole.system), .role(SystemRole.security)],
        .grantRoles: [.role(SystemRole.security)],
        .manageAccounts: [.role(SystemRole.system)],
        .manageCalendar: [.role(SystemRole.system)],
        .readAudit: [.role(SystemRole.audit)],
    ]

    /// Whether an account may try an operation at all; the case may still narrow it.
    public static func allows(_ operation: Operation, _ account: Account?) -> Bool {
        guard let subjects = rows[operation] else { return false }
        return subjects.contains { subject in
            switch subject {
            case .anyone: true
            case .signedIn: account?.isEnabled ?? false
            case .business:
                (account?.isEnabled ?? false)
                    && (account?.roles.contains { !SystemRole.all.contains($0) } ?? false)
            case .role(let name):
                (account?.isEnabled ?? false) && (account?.roles.contains(name) ?? false)
            }
        }
    }
}
