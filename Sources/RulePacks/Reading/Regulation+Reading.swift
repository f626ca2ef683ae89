import Crypto
import Feel
import Quantities

extension Regulation {
    /// Reads a rule pack from its files, collecting everything wrong with it in one pass.
    ///
    /// - Parameter files: all files of the pack's folder, in any order; worked cases, journeys and
    ///   files that are not `.yaml` are left alone.
    /// - Returns: the regulation when nothing is an error, and all problems by file and line.
    public static func read(_ files: [PackFile]) -> Reading {
        let reader = PackReader()
        let documents = reader.documents(files)
        reader.survey(documents)
        let regulation = reader.assemble(hash: hash(of: files))
        return Reading(
            regulation: reader.findings.hasErrors ? nil : regulation,
            problems: reader.findings.sorted)
    }

    /// The files that make the rules what they are, in path order: all a pack needs to be read and
    /// hashed again, without its cases, journeys and history.
    public static func ruleFiles(of files: [PackFile]) -> [PackFile] {
        files.filter { PackReader.isRuleFile($0.path) }.sorted { $0.path < $1.path }
    }

    /// Lower-case hex SHA-256 over path, NUL and content of the rule files, in path order; worked
    /// cases and journeys do not count.
    public static func hash(of files: [PackFile]) -> String {
        var digest = SHA256()
        for file in ruleFiles(of: files) {
            digest.update(data: Array(file.path.utf8))
            digest.update(data: [0])
            digest.update(data: Array(file.text.utf8))
        }
        let digits = Array("0123456789abcdef")
        return digest.finalize().reduce(into: "") { text, byte in
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }
}

extension PackReader {
    /// The second pass: compiles every condition and resolves every reference.
    func assemble(hash: String) -> Regulation? {
        registerNames()
        placeGivenNames()
        makeCompiler()
        let terms = readTerms()
        let decisions = readDecisions()
        placeDerivedNames(derivations)
        let gates = readGates()
        let clocks = readClocks()
        let materials = readMaterials()
        let kinds = readKinds()
        let roles = readRoles()
        let scope = readScope()
        let counting = readCounting()
        checkArticles()
        checkUses()
        setStageShapes()
        guard let identity = identity() else { return nil }
        return Regulation(
            identity: identity, hash: hash, roles: roles, rulings: rulings, scope: scope,
            counting: counting, terms: terms, values: values, kinds: kinds,
            articles: articles.map(\.article), decisions: decisions, gates: gates, clocks: clocks,
            materials: materials,
            index: Regulation.Index(
                names: names, citations: citations,
                articles: Regulation.Index.positions(articles.map(\.article.id)),
                clocks: Regulation.Index.positions(clocks.map(\.id)),
                gates: Regulation.Index.positions(gates.map(\.id)),
                materials: Regulation.Index.positions(materials.map(\.id)),
                roles: Regulation.Index.positions(roles.map(\.name)),
                rulings: Regulation.Index.positions(rulings.map(\.name))))
    }

    /// Compiles twice: what a kind shows to other cases must be known before those can be read.
    private func makeCompiler() {
        let types = PackTypes(self)
        let constants = Dictionary(
            constants.map { ($0, Value.string($0)) }, uniquingKeysWith: { first, _ in first })
        let open = Set(values.filter(\.isBoundOpen).map(\.name))
        func scope(_ portfolios: [String: [String: FeelType]]) -> Scope {
            Scope(
                types: types.all(portfolios: portfolios), constants: constants,
                functions: HostFunctions.all, semantics: .pack)
        }
        let first = scope([:])
        var portfolios: [String: [String: FeelType]] = [:]
        for kind in kinds {
            var shown: [String: FeelType] = [:]
            for entry in kind.fields.free("portfolio") {
                let compiled = entry.value.text.map { Expression.compile($0, in: first) }
                shown[entry.key] = compiled?.value?.type ?? .any
            }
            portfolios[kind.name] = shown
        }
        compiler = Compiler(
            scope: scope(portfolios), names: names, findings: findings, openValues: open)
    }

    /// What belongs to a repeated stage, and what of it is read from outside.
    private func setStageShapes() {
        for (number, kind) in kinds.enumerated() {
            let owners = homes.owners(kind: number)
            for stage in kind.stages where stage.repeats {
                let owned = owners.filter { $0.value == stage.name }.keys.sorted()
                let given = Set(stage.steps.flatMap(\.given))
                let clockIds = Set(clocks.map(\.id))
                let derived = owned.filter { name in
                    derivations[name]?.isGiven == false
                        && compiler.texts.contains { $0.contains("." + name) }
                }
                names.set(
                    stage.name,
                    .stage(
                        StageShape(
                            name: stage.name, terms: given.sorted(),
                            steps: stage.steps.map { ($0.id, shape($0)) },
                            clocks: owned.filter(clockIds.contains), derived: derived)))
            }
        }
    }

    private func checkArticles() {
        for sketch in articles {
            let article = sketch.article
            findings.article = article.id
            for open in article.unquantified { _ = known(ruling: open.ruling, at: open.place) }
            let items = sketch.fields["items"]?.entries?.map(\.value) ?? []
            let others = [sketch.fields["same_as"]] + items.map { $0["same_as"] }
            for other in others { _ = other.flatMap(citation) }
            for value in values where value.cites.article == article.id {
                if let ruling = value.ruling { _ = known(ruling: ruling, at: value.place) }
            }
        }
        for (fields, home) in aspects {
            findings.article = home.article.id
            _ = fields["of"].flatMap(stepName)
        }
        findings.article = nil
    }

    private func identity() -> Regulation.Identity? {
        guard let fields = regulation else { return nil }
        let force = fields.map("in_force", .inForce)
        guard let from = force.flatMap({ day($0, "from") }) else { return nil }
        return Regulation.Identity(
            id: fields.need("id"), prefix: fields.need("prefix"), title: fields.need("title"),
            number: fields.need("number"), issuer: fields.need("issuer"),
            interpreter: fields.need("interpreter"), level: fields.need("level"),
            jurisdiction: fields.need("jurisdiction"), adopted: day(fields, "adopted"),
            issued: day(fields, "issued"), inForceFrom: from,
            inForceUntil: force.flatMap { day($0, "until") }, repeals: fields.texts("repeals"),
            basis: fields.texts("basis"), textHash: fields.text("text_sha256"),
            encoder: fields.text("encoder") ?? "", reviewer: fields.text("reviewer") ?? "",
            verifiedOn: fields.text("verified_on") ?? "", version: fields.text("version") ?? "",
            articlesTotal: fields.integer("articles_total") ?? 0,
            annexesTotal: fields.integer("annexes_total") ?? 0)
    }
}
