import Casework
import Hummingbird
import RulePacks

/// 制度: regulations, chapters, articles with gist and force, and what hangs on each.
enum LawPages {
    static let routes: [Route] = [
        .get("/law", .readLaw, list),
        .get("/law/{regulation}", .readLaw, regulation),
        .get("/law/{regulation}/{article}", .readLaw, article),
    ]

    static func regulation(named id: String, _ visit: Visit) throws -> Regulation {
        guard let found = visit.office.library.regulation(id) else { throw Problem.notFound() }
        return found
    }

    private static func list(_ visit: Visit) async throws -> Response {
        let rows = visit.office.library.regulations.map { regulation -> Model in
            let identity = regulation.identity
            return [
                "href": regulation.path, "title": identity.title, "number": identity.number,
                "issuer": identity.issuer,
                "force": Messages.inForce(identity.inForceFrom, until: identity.inForceUntil),
                "counts": Messages.coverage(Coverage.of(regulation)),
            ]
        }
        return try await visit.page("law-list", title: Messages.law, ["regulations": rows])
    }

    private static func regulation(_ visit: Visit) async throws -> Response {
        let regulation = try regulation(named: visit.part("regulation"), visit)
        let identity = regulation.identity
        let hooks = Dictionary(grouping: regulation.hooks, by: \.cites.article)
        var chapters: [Model] = []
        var seen: [String] = []
        for article in regulation.articles where !seen.contains(article.chapter.file) {
            let chapter = article.chapter
            seen.append(chapter.file)
            let articles = regulation.articles.filter { $0.chapter.file == chapter.file }
            chapters.append([
                "anchor": "c\(seen.count)", "number": chapter.number, "title": chapter.title,
                "range": Messages.articles(articles.count),
                "articles": articles.map { line($0, regulation, hooks[$0.id] ?? []) },
            ])
        }
        let rulings = try await visit.office.rulings(of: identity.id, for: visit.account)
        return try await visit.page(
            "law-regulation", title: identity.title,
            [
                "number": identity.number, "name": identity.title,
                "under": [
                    identity.number, identity.issuer,
                    Messages.inForce(identity.inForceFrom, until: identity.inForceUntil),
                ].joined(separator: Messages.dot),
                "coverage": Messages.coverage(Coverage.of(regulation)),
                "rulingsHref": regulation.path + "/rulings",
                "rulingCount": Messages.rulingCount(rulings.count, of: regulation.rulings.count),
                "chapters": chapters,
            ])
    }

    private static func line(
        _ article: Article, _ regulation: Regulation, _ hooks: [Hook]
    ) -> Model {
        var model: Model = [
            "cite": Messages.articleName(regulation.number(of: article.id), item: nil),
            "href": article.path(in: regulation), "gist": article.gist,
            "badges": badges(article.strength, article.status),
        ]
        model.set("hangs", Messages.hangs(hooks))
        return model
    }

    private static func badges(_ strength: Strength, _ status: EncodingStatus) -> [Model] {
        let isGap = [.unquantified, .missingInSource, .pending].contains(status)
        return [
            ["text": Messages.strength(strength), "gap": false],
            ["text": Messages.status(status), "gap": isGap],
        ]
    }

    private static func article(_ visit: Visit) async throws -> Response {
        let regulation = try regulation(named: visit.part("regulation"), visit)
        let id = "\(regulation.identity.prefix)-\(visit.part("article"))"
        guard let place = regulation.articles.firstIndex(where: { $0.id == id }) else {
            throw Problem.notFound()
        }
        let article = regulation.articles[place]
        let number = regulation.number(of: id)
        var model: Model = [
            "regulationHref": regulation.path, "regulationTitle": regulation.identity.title,
            "chapter": article.chapter.number + " " + article.chapter.title,
            "cite": Messages.articleName(number, item: nil), "gist": article.gist,
            "badges": badges(article.strength, article.status),
            "groups": HookGroups.groups(regulation, article: id),
            "tables": HookGroups.tables(regulation, article: id),
        ]
        model.list(
            "items",
            article.items.map { item in
                [
                    "number": item.number, "cite": Messages.itemName(item.number),
                    "gist": item.gist, "badges": badges(item.strength, item.status),
                ]
            })
        let gaps =
            article.notEncoded.map { gap -> Model in
                [
                    "what": gap.what, "why": gap.why,
                    "needs": Messages.gapNeeds(gap.needs, gap.shownAs),
                ]
            }
            + article.unquantified.map { gap -> Model in
                [
                    "what": gap.what, "why": Messages.unquantified,
                    "needs": Messages.gapRuling(gap.ruling),
                ]
            }
        model.list("gaps", gaps)
        if place > 0 {
            model["previous"] = neighbour(regulation.articles[place - 1], regulation)
        }
        if place + 1 < regulation.articles.count {
            model["following"] = neighbour(regulation.articles[place + 1], regulation)
        }
        return try await visit.page(
            "law-article", title: Messages.articleName(number, item: nil), model)
    }

    private static func neighbour(_ article: Article, _ regulation: Regulation) -> Model {
        [
            "href": article.path(in: regulation),
            "cite": Messages.articleName(regulation.number(of: article.id), item: nil),
        ]
    }
}

/// What hangs on an article, grouped as people ask for it.
enum HookGroups {
    static func groups(_ regulation: Regulation, article: String) -> [Model] {
        let hooks = regulation.hooks.filter { $0.cites.article == article && $0.kind != .row }
        let byKind = Dictionary(grouping: hooks, by: \.kind)
        return byKind.keys.sorted().compactMap { kind in
            guard let hooks = byKind[kind] else { return nil }
            let lines = hooks.map { hook -> Model in
                var line: Model = ["name": hook.id, "text": text(hook, regulation)]
                line.set("detail", detail(hook, regulation))
                return line
            }
            return ["title": Messages.hook(kind), "count": lines.count, "lines": lines]
        }
    }

    private static func text(_ hook: Hook, _ regulation: Regulation) -> String {
        switch hook.kind {
        case .clock:
            guard let clock = regulation.clock(hook.id) else { return hook.detail }
            return Messages.duty(clock, in: regulation)
        case .gate: return regulation.gate(hook.id)?.says ?? hook.detail
        case .material:
            guard let material = regulation.material(hook.id) else { return hook.detail }
            return Messages.paperLine(material)
        case .step:
            guard let step = regulation.kind(ofStep: hook.id)?.step(hook.id) else { return "" }
            return Messages.whoDoes(step)
        case .term: return regulation.term(hook.id)?.ask ?? ""
        default: return hook.detail
        }
    }

    private static func detail(_ hook: Hook, _ regulation: Regulation) -> String {
        switch hook.kind {
        case .gate: regulation.gate(hook.id).map { Messages.gate($0) } ?? ""
        case .limit:
            regulation.values.first { $0.name == hook.id }.map { value in
                [value.base ?? "", value.bound.map(Messages.bound) ?? ""]
                    .filter { !$0.isEmpty }.joined(separator: Messages.comma)
            } ?? ""
        case .clock: regulation.clock(hook.id).map { Messages.late($0.late) } ?? ""
        default: ""
        }
    }

    /// Decision tables as written.
    static func tables(_ regulation: Regulation, article: String) -> [Model] {
        regulation.decisions.filter { $0.article.article == article }.map { decision in
            let rows =
                decision.rows.map { row in (row, row.cells) }
                + [decision.otherwise].compactMap(\.self).map { row in
                    (
                        row,
                        [Messages.otherwise]
                            + Array(repeating: "", count: max(0, decision.inputs.count - 1))
                    )
                }
            return [
                "question": decision.question, "hit": decision.id,
                "inputs": decision.inputs,
                "rows": rows.map { row, cells -> Model in
                    [
                        "cells": cells, "result": row.results.joined(separator: Messages.listJoint),
                        "cite": row.cites.item.map { Messages.itemName($0) }
                            ?? Messages.articleName(
                                regulation.number(of: row.cites.article), item: nil),
                    ]
                },
            ]
        }
    }
}
