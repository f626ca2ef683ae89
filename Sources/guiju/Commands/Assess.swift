import ArgumentParser
import Casework
import Foundation
import Quantities
import RulePacks

/// A described project laid against one regulation or all: path, materials, gates, duties.
struct Assess: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: Messages.assessAbstract)

    @Argument(help: ArgumentHelp(Messages.projectHelp))
    var file: String

    @Option(help: ArgumentHelp(Messages.regulationIDHelp, valueName: "id"))
    var regulation: String?

    @Flag(help: ArgumentHelp(Messages.allHelp))
    var all = false

    @OptionGroup var sources: Sources

    func run() throws {
        let text = try sources.text(of: URL(filePath: file))
        let project: ProjectFile
        do { project = try ProjectFile.read(text) } catch {
            throw sources.fail(.usage, "GJ-CLI-070", Messages.badFile(file, "\(error)"))
        }
        let ids = try chosen(project)
        let reports = try ids.map { try assess(project, under: $0) }
        if sources.json {
            if all { return try JSONOutput.print(reports) }
            if let one = reports.first { try JSONOutput.print(one) }
        } else {
            reports.forEach { $0.print() }
        }
    }

    private func chosen(_ project: ProjectFile) throws -> [String] {
        let known = try sources.packFolders(in: sources.regulationsFolder).map(\.lastPathComponent)
        if all { return known }
        if let id = regulation ?? project.regulation { return [id] }
        guard known.count == 1 else {
            throw sources.fail(.usage, "GJ-CLI-071", Messages.whichRegulation(known))
        }
        return known
    }

    private func assess(_ project: ProjectFile, under id: String) throws -> AssessmentReport {
        let pack = try sources.regulation(id)
        let facts: [String: FactValue]
        do { facts = try project.facts(for: pack) } catch {
            throw sources.fail(.usage, "GJ-CLI-072", Messages.badFile(file, "\(error)"))
        }
        let day = try project.day ?? sources.day(nil)
        let library = try sources.library(of: pack)
        guard let kind = pack.mainKind,
            let assessment = Assessment.of(
                facts, under: id, kind: kind.name, in: library, on: day
            )
        else { throw sources.fail(.usage, "GJ-CLI-005", Messages.noRegulation(id, [])) }
        return AssessmentReport(assessment)
    }
}
