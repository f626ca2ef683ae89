/// What the first pass keeps of a pack: names, types and the written parts, before any condition
/// is compiled.
///
/// Conditions need every name of the pack, so they wait for the second pass.
struct TermSketch {
    let name: String
    let type: TermType
    let fields: Fields
    let place: Place
}

struct DecisionSketch {
    let id: String
    let outputs: [String]
    /// Declared type of the first output; `nil` means its results are names.
    let type: TermType?
    let fields: Fields
    let place: Place
    let home: ArticleSketch
}

struct KindSketch {
    let name: String
    let endings: [String]
    let stages: [StageSketch]
    let fields: Fields
    let place: Place

    var steps: [StepSketch] { stages.flatMap(\.steps) }
}

struct StageSketch {
    let name: String
    let repeats: Bool
    let steps: [StepSketch]
    let fields: Fields
    let place: Place
}

struct StepSketch {
    let id: String
    let outcomes: [OutcomeSketch]
    let fields: Fields
    let place: Place
    /// Attributes an article added to the skeleton, and that article.
    let additions: [String: String]

    /// Every term that can be given at this step or with one of its outcomes.
    var given: [String] {
        var names: [String] = []
        for source in [fields] + outcomes.compactMap(\.fields) {
            for key in ["gives", "may_give"] { names += source.quietTexts(key) }
        }
        return names
    }
}

struct OutcomeSketch {
    let name: String
    /// `nil` for an outcome written without attributes.
    let fields: Fields?
    let place: Place
}

struct ArticleSketch {
    let article: Article
    let fields: Fields
    /// Default citation of everything inside.
    let cites: [String]
}

/// An attribute an article adds to a step of the skeleton.
struct StepAddition {
    let article: String
    let entry: Written.Entry
}
