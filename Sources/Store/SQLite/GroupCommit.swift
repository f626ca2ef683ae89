import Casework
import GRDB
import Synchronization

/// Writes that arrive while a commit is under way are committed together with one flush.
///
/// Each write is a savepoint of its own: one that fails leaves the others untouched. Nobody is
/// answered before the commit that holds the write is on disk.
final class GroupCommit: Sendable {
    /// Most writes in one transaction, so that the first does not wait for too many others.
    private static let most = 64

    private struct Waiting {
        var jobs: [any WriteJob] = []
        var isDraining = false
    }

    private let pool: DatabasePool
    private let waiting = Mutex(Waiting())

    init(_ pool: DatabasePool) { self.pool = pool }

    /// Runs the body in a transaction, possibly among others; a thrown error undoes it alone.
    ///
    /// Not cancelled with the caller's task: what was begun is either done or not.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(LogError) -> Value {
        let outcome: Result<Value, LogError> = await withCheckedContinuation { continuation in
            submit(Write(body: body, continuation: continuation))
        }
        return try outcome.get()
    }

    private func submit(_ job: any WriteJob) {
        let isFirst = waiting.withLock { waiting in
            waiting.jobs.append(job)
            defer { waiting.isDraining = true }
            return !waiting.isDraining
        }
        if isFirst { pool.asyncWriteWithoutTransaction { self.drain($0) } }
    }

    private func drain(_ database: Database) {
        while let jobs = nextJobs() { commit(jobs, in: database) }
    }

    private func nextJobs() -> [any WriteJob]? {
        waiting.withLock { waiting in
            if waiting.jobs.isEmpty {
                waiting.isDraining = false
                return nil
            }
            let jobs = Array(waiting.jobs.prefix(Self.most))
            waiting.jobs.removeFirst(jobs.count)
            return jobs
        }
    }

    private func commit(_ jobs: [any WriteJob], in database: Database) {
        do {
            try database.inTransaction(.immediate) {
                for job in jobs {
                    if jobs.count == 1 {
                        try job.run(database)
                    } else {
                        try Self.runApart(job, database)
                    }
                }
                return .commit
            }
            for job in jobs { job.answer(nil) }
        } catch {
            for job in jobs { job.answer(LogError(error)) }
        }
    }

    /// - Throws: only what has ended the whole transaction.
    private static func runApart(_ job: any WriteJob, _ database: Database) throws {
        do {
            try database.inSavepoint {
                try job.run(database)
                return .commit
            }
        } catch {
            guard database.isInsideTransaction else { throw error }
            job.fail(LogError(error))
        }
    }
}

/// One write waiting for its commit.
private protocol WriteJob: Sendable {
    func run(_ database: Database) throws
    /// It failed by itself, whatever becomes of the others.
    func fail(_ error: LogError)
    /// The commit is on disk, or failed for everybody.
    func answer(_ failure: LogError?)
}

/// Touched on the writing connection's queue alone.
private final class Write<Value: Sendable>: WriteJob, @unchecked Sendable {
    private let body: @Sendable (Database) throws -> Value
    private let continuation: CheckedContinuation<Result<Value, LogError>, Never>
    /// `nil` until the body ran to its end or failed by itself.
    private var outcome: Result<Value, LogError>?

    init(
        body: @escaping @Sendable (Database) throws -> Value,
        continuation: CheckedContinuation<Result<Value, LogError>, Never>
    ) {
        self.body = body
        self.continuation = continuation
    }

    func run(_ database: Database) throws { outcome = .success(try body(database)) }

    func fail(_ error: LogError) { outcome = .failure(error) }

    func answer(_ failure: LogError?) {
        if case .failure(let own) = outcome {
            continuation.resume(returning: .failure(own))
        } else if let failure {
            continuation.resume(returning: .failure(failure))
        } else {
            continuation.resume(
                returning: outcome ?? .failure(.unavailable(Messages.failed))
            )
        }
    }
}
