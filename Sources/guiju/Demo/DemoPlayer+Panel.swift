import Casework
import RulePacks

extension DemoPlayer {
    /// One act of a panel's life: the list is closed, words are given, members drawn and heard.
    func panel(_ deed: DemoScript.Deed, of number: Int, key: String) async throws {
        guard let step = kind(number)?.step(deed.step) else {
            throw DemoError(DemoMessages.noStep(deed.step))
        }
        let id = try id(number)
        let host = try await actor(for: step, of: number, deed)
        switch deed.act {
        case .freeze:
            _ = try await office.freezePanel(on: id, step: step.id, by: host, key: key)
        case .words: try await giveWords(deed, id, number, key, as: host)
        case .draw: _ = try await office.drawPanel(on: id, step: step.id, by: host, key: key)
        case .replace:
            let out = try await seated(id, step.id, as: host).members.first
            _ = try await office.replaceMember(
                on: id, step: step.id, out: out ?? "", reason: deed.reason ?? "", by: host,
                key: key
            )
        case .opinions(let agrees): try await hear(agrees, deed, id, number, key, as: host)
        default: break
        }
    }

    private func seated(
        _ id: String, _ step: String, as account: Account
    ) async throws -> Panel {
        let file = try await office.caseFile(id, for: account)
        guard let panel = file.panels.first(where: { $0.frozen.step == step }) else {
            throw DemoError(DemoMessages.panelless(step))
        }
        return panel
    }

    private func giveWords(
        _ deed: DemoScript.Deed, _ id: String, _ number: Int, _ key: String, as host: Account
    ) async throws {
        let panel = try await seated(id, deed.step, as: host)
        for (place, role) in panel.frozen.witnesses.enumerated() {
            guard !script.words.isEmpty else { return }
            _ = try await office.giveWords(
                on: id, step: deed.step,
                words: script.words[(number + place) % script.words.count],
                by: try account(for: [role], of: number, deed), key: "\(key)/\(place)"
            )
        }
    }

    /// Members speak in the order of their seats.
    private func hear(
        _ agrees: [Bool], _ deed: DemoScript.Deed, _ id: String, _ number: Int, _ key: String,
        as host: Account
    ) async throws {
        let panel = try await seated(id, deed.step, as: host)
        let aspects = kind(number)?.step(deed.step)?.aspects ?? []
        for (place, agree) in agrees.enumerated() where place < panel.members.count {
            let texts = agree ? script.agrees : script.objects
            guard !texts.isEmpty,
                let login = panel.candidate(panel.members[place])?.account,
                let expert = accounts.first(where: { $0.id == login })
            else { throw DemoError(DemoMessages.noAccount(panel.members[place], "")) }
            let marks = aspects.enumerated().map { position, aspect in
                AspectMark(
                    aspect: aspect.name,
                    verdict: agree || position + 1 < aspects.count ? .acceptable : .deficient,
                    note: ""
                )
            }
            _ = try await office.giveOpinion(
                on: id, step: deed.step, agrees: agree,
                opinion: texts[(number + place) % texts.count], marks: marks, by: expert,
                key: "\(key)/\(place)"
            )
        }
    }
}
