import RulePacks

extension Office {
    /// Moves a case to the version of its pack that is in force now: a recorded decision, by whoever
    /// settles rulings.
    ///
    /// Nothing done is undone and routes taken stay; what comes is judged by the new version. Works
    /// also where the old version is missing.
    /// - Parameter reason: the document or reason it rests on; not blank.
    @discardableResult
    public func moveToCurrentVersion(
        _ id: String, reason: String, by account: Account
    ) async throws(OfficeError) -> Receipt {
        try demand(.moveCase, account)
        let file = try await file(id)
        guard let current = library.regulation(file.begun.regulation) else {
            throw .unavailable(Messages.packMissing(id, file.pin))
        }
        guard current.hash != file.pin.hash else {
            throw .refused(
                Refusal(code: "GJ-CASE-007", message: Messages.moveCurrent(id)))
        }
        guard let kind = current.kind(file.begun.kind) else {
            throw .refused(
                Refusal(code: "GJ-CASE-008", message: Messages.moveUnknownKind(file.begun.kind)))
        }
        guard !reason.allSatisfy(\.isWhitespace) else {
            throw .refused(Refusal(code: "GJ-CASE-009", message: Messages.moveReason))
        }
        let event = CaseEvent.Moved(
            packHash: current.hash, packVersion: current.identity.version, reason: reason)
        let standing = Standing(
            file, under: current, kind: kind, in: library,
            among: try await surroundings(of: file, on: world.now.day), on: world.now.day)
        let act = Act(step: "", reason: reason)
        return try await record([.moved(event)], on: standing, act: act, by: account)
    }
}
