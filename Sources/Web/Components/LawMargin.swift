import Casework
import RulePacks

/// The law beside the thing it governs.
///
/// An article's gist is told once a page, then on pointing.
struct LawMargin {
    let library: Library
    /// The version a case is judged by; its text goes before that in force.
    let pinned: Regulation?
    private var told: Set<String> = []

    init(_ library: Library, pinned: Regulation? = nil) {
        self.library = library
        self.pinned = pinned
    }

    /// Notes for the margin; `nil` when nothing is cited.
    ///
    /// - Parameter isBrief: gists wait for the pointer, as in long lists.
    mutating func notes(
        _ cites: [String], force: Strength? = nil, moved: Bool = false, isBrief: Bool = false
    ) -> Model? {
        guard !cites.isEmpty else { return nil }
        var notes: [Model] = []
        for cite in cites.prefix(6) {
            let place = Place(cite, in: library, pinned: pinned)
            var note: Model = ["cite": place.title, "href": place.path, "moved": moved]
            if let force { note.set("force", Messages.strength(force)) }
            let isTold = (!isBrief || moved) && notes.isEmpty && told.insert(cite).inserted
            note.set(isTold ? "gist" : "more", place.gist)
            notes.append(note)
        }
        return [
            "notes": notes, "isBrief": isBrief && !moved,
            "brief": cites.prefix(3).map { Place($0, in: library, pinned: pinned).title }
                .joined(separator: Messages.listJoint),
        ]
    }

    mutating func notes(
        _ cites: [Citation], force: Strength? = nil, isBrief: Bool = false
    ) -> Model? {
        notes(cites.map(\.text), force: force, isBrief: isBrief)
    }
}

extension Model {
    /// Puts notes beside an item.
    mutating func beside(_ notes: Model?) { self["law"] = notes }
}

/// A cited place, found in the library by its prefix.
struct Place {
    /// As people say it: number of the article, and of the item.
    let title: String
    let path: String
    let gist: String

    init(_ cite: String, in library: Library, pinned: Regulation? = nil) {
        let bracket = cite.firstIndex(of: "(")
        let article = String(cite[..<(bracket ?? cite.endIndex)])
        let item = bracket.map { cite[cite.index(after: $0)...].prefix { $0 != ")" } }
        let regulation = ([pinned].compactMap(\.self) + library.regulations).first {
            article.hasPrefix($0.identity.prefix + "-")
        }
        guard let regulation, let found = regulation.article(article) else {
            title = cite
            path = "/law"
            gist = ""
            return
        }
        title = Messages.articleName(regulation.number(of: article), item: item.map(String.init))
        // The pages of the law show what is in force; an article taken out has none there.
        let isShown = library.regulation(regulation.identity.id)?.article(article) != nil
        path =
            isShown
            ? found.path(in: regulation) + (item.map { "#item-\($0)" } ?? "") : regulation.path
        gist =
            item.flatMap { number in found.items.first { $0.number == number }?.gist }
            ?? found.gist
    }
}

extension Regulation {
    /// The part of an article's id after the prefix: `19`, `A1`.
    func number(of article: String) -> String {
        article.hasPrefix(identity.prefix + "-")
            ? String(article.dropFirst(identity.prefix.count + 1)) : article
    }

    var path: String { "/law/\(URLText.encode(identity.id))" }
}

extension Article {
    func path(in regulation: Regulation) -> String {
        "\(regulation.path)/\(URLText.encode(regulation.number(of: id)))"
    }
}
