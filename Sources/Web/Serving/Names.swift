import Casework

/// Names that other modules use too; in this room they mean these.
typealias CaseFile = Casework.CaseFile
typealias Operation = Casework.Operation
