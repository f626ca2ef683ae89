import Casework
import Hummingbird
import RulePacks

/// Takes the files of a form into a draft; each is checked before anything is stored.
enum Uploads {
    /// - Returns: the draft's files with the new ones in place, and what was wrong, by material.
    static func take(
        _ form: SubmittedForm, into work: StepWork, _ visit: Visit
    ) async throws -> (files: [HandedIn], faults: [String: String]) {
        var files = work.files
        var faults: [String: String] = [:]
        if let gone = form.value("remove") { files.removeAll { $0.material == gone } }
        for upload in form.files where upload.field.hasPrefix("file.") {
            let material = String(upload.field.dropFirst(5))
            guard work.form.materials.contains(where: { $0.material.id == material }) else {
                continue
            }
            guard upload.bytes.count <= visit.site.configuration.uploadLimit else {
                throw Problem.tooLarge(limit: visit.site.configuration.uploadLimit)
            }
            do throws(FileCheck.Fault) {
                try FileCheck.check(upload.bytes, name: upload.name)
            } catch {
                faults[material] = Messages.fileFault(error, name: upload.name)
                continue
            }
            let digest = try await visit.site.desk.saveFile(upload.bytes)
            files.removeAll { $0.material == material }
            files.append(
                HandedIn(
                    material: material, fileName: upload.name, digest: digest,
                    byteCount: upload.bytes.count))
        }
        return (files, faults)
    }

    /// What may be uploaded, for browsers and for people.
    static func addLimits(to model: inout Model, _ visit: Visit) {
        model["accept"] = FileCheck.endings.map { ".\($0)" }.joined(separator: ",")
        model["limits"] = Messages.uploadLimits(
            visit.site.configuration.uploadLimit, FileCheck.endings)
    }

    /// A material as a form shows it.
    static func model(
        _ material: FormMaterial, in work: StepWork, fault: String?, _ margin: inout LawMargin
    ) -> Model {
        let id = material.material.id
        var model: Model = ["id": Field.id("file.\(id)"), "name": id, "field": "file.\(id)"]
        switch material.needed.verdict {
        case .fails:
            model["optional"] = true
            model["optionalWord"] = Messages.paperNotNeeded
        case .undecided:
            model["optional"] = true
            model["optionalWord"] = Messages.paperUndecided(material.needed.missing)
        case .holds where material.material.isOptional:
            model["optional"] = true
            model["optionalWord"] = Messages.paperOptional
        case .holds: break
        }
        model.set(
            "hint",
            Messages.paperHint(
                seal: material.material.seal, contains: material.material.contains.map(\.item)))
        model.set("error", fault)
        let remark = work.form.remarks.first { $0.pointed.item == id }?.pointed.remark
        model.set("remark", remark.map(Messages.lastRemark))
        if let number = work.files.firstIndex(where: { $0.material == id }) {
            let file = work.files[number]
            model["files"] = [
                [
                    "state": Messages.uploaded, "name": file.fileName, "key": id,
                    "href": work.place.path("/file/\(number)"), "removable": true,
                    "size": Messages.size(file.byteCount),
                ] as Model
            ]
        } else if let kept = material.kept {
            var file: Model = [
                "state": Messages.keptFromBefore, "name": kept.fileName,
                "size": Messages.size(kept.byteCount), "removable": false,
            ]
            file.set("href", path(to: kept, in: work))
            model["files"] = [file]
        }
        model.beside(margin.notes([material.material.cites]))
        return model
    }

    /// Where a paper of an earlier round can be read.
    private static func path(to kept: HandedIn, in work: StepWork) -> String? {
        guard let file = work.file else { return nil }
        return file.papers(of: work.step.id, in: work.place.occurrence)
            .first { $0.paper == kept }.flatMap { file.path(to: $0.paper, at: $0.version) }
    }
}
