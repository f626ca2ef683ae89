import Quantities
import RulePacks

/// Events are stored as `{"<type>": {…}}`; the type words are a stable format.
extension CaseEvent: Codable {
    enum Kind: String, CodingKey, CaseIterable {
        case begun, acted, corrected, bodyAnswered
        case panelFrozen, entropyGiven, panelDrawn, memberReplaced, opinionGiven
        case lapsed, moved
    }

    /// Reads exactly one known type word; anything else is `DecodingError.dataCorrupted`.
    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: Kind.self)
        guard let kind = box.allKeys.first, box.allKeys.count == 1 else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not one known event type")
            )
        }
        self =
            switch kind {
            case .begun: .begun(try box.decode(Begun.self, forKey: kind))
            case .acted: .acted(try box.decode(Acted.self, forKey: kind))
            case .corrected: .corrected(try box.decode(Corrected.self, forKey: kind))
            case .bodyAnswered: .bodyAnswered(try box.decode(BodyAnswered.self, forKey: kind))
            case .panelFrozen: .panelFrozen(try box.decode(PanelFrozen.self, forKey: kind))
            case .entropyGiven: .entropyGiven(try box.decode(EntropyGiven.self, forKey: kind))
            case .panelDrawn: .panelDrawn(try box.decode(PanelDrawn.self, forKey: kind))
            case .memberReplaced: .memberReplaced(try box.decode(MemberReplaced.self, forKey: kind))
            case .opinionGiven: .opinionGiven(try box.decode(OpinionGiven.self, forKey: kind))
            case .lapsed: .lapsed(try box.decode(Lapsed.self, forKey: kind))
            case .moved: .moved(try box.decode(Moved.self, forKey: kind))
            }
    }

    /// Writes the event under its type word.
    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: Kind.self)
        switch self {
        case .begun(let event): try box.encode(event, forKey: .begun)
        case .acted(let event): try box.encode(event, forKey: .acted)
        case .corrected(let event): try box.encode(event, forKey: .corrected)
        case .bodyAnswered(let event): try box.encode(event, forKey: .bodyAnswered)
        case .panelFrozen(let event): try box.encode(event, forKey: .panelFrozen)
        case .entropyGiven(let event): try box.encode(event, forKey: .entropyGiven)
        case .panelDrawn(let event): try box.encode(event, forKey: .panelDrawn)
        case .memberReplaced(let event): try box.encode(event, forKey: .memberReplaced)
        case .opinionGiven(let event): try box.encode(event, forKey: .opinionGiven)
        case .lapsed(let event): try box.encode(event, forKey: .lapsed)
        case .moved(let event): try box.encode(event, forKey: .moved)
        }
    }
}

extension CaseEvent.Effect: Codable {
    private enum Key: String, CodingKey {
        case reopened, waitsFor, blanked, restarted, triggered, ended, endedOccurrence, fixed, value
        case validUntil
    }

    /// Reads the first known key; without one it is `DecodingError.dataCorrupted`.
    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: Key.self)
        if let step = try box.decodeIfPresent(StepKey.self, forKey: .reopened) {
            self = .reopened(
                step, waitsFor: try box.decodeIfPresent(String.self, forKey: .waitsFor)
            )
        } else if let step = try box.decodeIfPresent(StepKey.self, forKey: .blanked) {
            self = .blanked(step)
        } else if let step = try box.decodeIfPresent(StepKey.self, forKey: .restarted) {
            self = .restarted(step)
        } else if let step = try box.decodeIfPresent(StepKey.self, forKey: .triggered) {
            self = .triggered(step)
        } else if let ending = try box.decodeIfPresent(String.self, forKey: .ended) {
            self = .ended(ending)
        } else if let name = try box.decodeIfPresent(String.self, forKey: .fixed) {
            self = .fixed(name: name, try box.decode(FactValue.self, forKey: .value))
        } else if let day = try box.decodeIfPresent(Day.self, forKey: .validUntil) {
            self = .validUntil(day)
        } else if try box.decodeIfPresent(Bool.self, forKey: .endedOccurrence) == true {
            self = .endedOccurrence
        } else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "unknown effect")
            )
        }
    }

    /// Writes the effect under its own key, with `waitsFor` or `value` beside it where it has one.
    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: Key.self)
        switch self {
        case .reopened(let step, let waitsFor):
            try box.encode(step, forKey: .reopened)
            try box.encodeIfPresent(waitsFor, forKey: .waitsFor)
        case .blanked(let step): try box.encode(step, forKey: .blanked)
        case .restarted(let step): try box.encode(step, forKey: .restarted)
        case .triggered(let step): try box.encode(step, forKey: .triggered)
        case .ended(let ending): try box.encode(ending, forKey: .ended)
        case .endedOccurrence: try box.encode(true, forKey: .endedOccurrence)
        case .fixed(let name, let value):
            try box.encode(name, forKey: .fixed)
            try box.encode(value, forKey: .value)
        case .validUntil(let day): try box.encode(day, forKey: .validUntil)
        }
    }
}
