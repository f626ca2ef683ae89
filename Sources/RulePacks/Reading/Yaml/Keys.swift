/// The keys one map of the pack form accepts; anything else in it is an error.
///
/// The JSON Schemas under `Regulations/_schema` name the same sets (a test compares them).
struct Keys: Sendable {
    /// Name of the definition in the schemas.
    let name: String
    let required: [String]
    let optional: [String]

    var all: [String] { required + optional }

    init(_ name: String, _ required: String, _ optional: String = "") {
        self.name = name
        self.required = required.split(separator: " ").map(String.init)
        self.optional = optional.split(separator: " ").map(String.init)
    }
}

// regulation.yaml
extension Keys {
    static let regulation = Keys(
        "regulation",
        "id prefix title number issuer interpreter level jurisdiction in_force articles_total",
        "adopted issued repeals basis text_sha256 encoder reviewer verified_on version"
            + " annexes_total roles scope rulings options counting")
    static let counting = Keys("counting", "", "roll year")
    static let countingYear = Keys("counting_year", "ruling", "same_day day_before year_end")
    static let inForce = Keys("in_force", "from", "until")
    static let role = Keys("role", "is", "outside cites choose")
    static let roleChoice = Keys("role_choice", "when is", "cites")
    static let scope = Keys("scope", "by full", "not_ours in_part")
    static let ruling = Keys("ruling", "type cites asks", "of suggests")
}

// terms.yaml
extension Keys {
    static let term = Keys(
        "term", "type",
        "of ask hint base unit when computed readings ruling fixed_by defined_by max_length"
            + " at_least at_most")
}

// lifecycle/<kind>.yaml
extension Keys {
    static let kind = Keys(
        "kind", "kind of begins endings stages", "key title amounts portfolio pauses gathers")
    static let pause = Keys("pause", "while", "except cites")
    static let beginning = Keys("beginning", "yearly", "each")
    static let stage = Keys("stage", "stage steps", "repeats when cites")
    static let step = Keys(
        "step", "id kind by",
        "jointly entered_by to copy lead bodies concludes after opens when until strength window"
            + " gives may_give requires found_by outcomes rounds panel pays aspects cites reason")
    /// What an article may add to a step of the skeleton.
    static let stepAddition = Keys(
        "step_addition", "id",
        "jointly entered_by to copy lead bodies concludes until strength window"
            + " gives may_give requires found_by outcomes rounds panel pays aspects cites")
    static let outcome = Keys(
        "outcome", "",
        "gives may_give back_to redo ends unfavourable leads valid_for opens cites")
    static let rounds = Keys("rounds", "of at_most then", "cites")
    static let body = Keys("body", "role", "when cites")
    static let window = Keys(
        "window", "", "yearly yearly_until from for or outside strength cites")
    static let outside = Keys("outside", "opens", "consent cites")
    static let panel = Keys("panel", "size", "seats avoid opinions replaces cites")
    static let panelSize = Keys("panel_size", "", "at_least at_most odd")
    static let seat = Keys(
        "seat", "from", "count at_least share more_than filled as when")
    static let avoidance = Keys("avoidance", "when says", "cites")
}

// Chapter and annex files
extension Keys {
    static let chapterFile = Keys("chapter_file", "chapter articles")
    static let chapter = Keys("chapter", "number title stage")
    static let article = Keys(
        "article", "id strength status gist",
        "number_inferred items guards cites values decisions gates clocks materials aspects steps"
            + " unquantified not_encoded same_as differs")
    static let item = Keys("item", "gist", "status strength same_as differs")
    static let value = Keys(
        "value", "value", "base bound from as_written strength ruling cites")
    static let decision = Keys(
        "decision", "id question hit inputs rows",
        "when outputs otherwise fixed_by type of cites")
    static let row = Keys("row", "when then", "cites")
    static let otherwise = Keys("otherwise", "then", "cites")
    static let gate = Keys(
        "gate", "id",
        "guards strength when passes_when fails_when shows_when shows says remedy by_way_of"
            + " lists else evidence cites")
    static let ground = Keys("ground", "when says", "cites")
    static let clock = Keys(
        "clock", "id owes what late",
        "to from within between every lasts due ahead of met_by pauses while when unless"
            + " strength cites")
    static let gatesLate = Keys("late_gates", "gates")
    static let opensLate = Keys("late_opens", "opens")
    static let material = Keys(
        "material", "id",
        "for when seal contains dated_with from issued_by signed_by to file optional cites")
    static let content = Keys("content", "item", "when cites")
    static let aspects = Keys("aspects", "of list", "cites")
    static let unquantified = Keys("unquantified", "what ruling", "cites")
    static let notEncoded = Keys("not_encoded", "what why needs shown_as", "cites effect")
}

// cases/*.yaml and journeys/*.yaml
extension Keys {
    static let workedCase = Keys(
        "worked_case", "case on given expect", "rulings world steps because kind act")
    static let journey = Keys("journey", "journey regulation acts", "kind world")
    static let act = Keys(
        "act", "at as do",
        "dated by in outcome facts with pointed reason overrides refused")
    static let pointed = Keys("pointed", "item", "remark")
    static let override = Keys("override", "gate reason approver until")
    static let refused = Keys("refused", "", "cites says_contains undecided")
    static let bodyAnswer = Keys("answer", "at answer body agrees", "in opinion as by")
    static let correction = Keys("correction", "at correct reason", "as by in")
    static let dayEntry = Keys("day", "day", "expect")
    static let expectEntry = Keys("expect_entry", "expect")
    static let expectation = Keys(
        "expectation", "",
        "clock in due cites decision is open not_open open_in ending fact gate")
}

// Files beside the packs.
extension Keys {
    static let calendar = Keys("calendar", "year notices")
    static let notice = Keys("notice", "reference published holidays workdays", "source")
    static let installation = Keys("installation", "regulation rulings", "office note")
    static let settled = Keys("settled", "value by on document", "note")
    static let project = Keys("project", "facts", "regulation day history rulings")
}

extension Keys {
    /// All sets that pack files use, by schema definition name.
    static let all: [Keys] = [
        regulation, counting, countingYear, inForce, role, roleChoice, scope, ruling, term, kind,
        pause, beginning, stage, step, stepAddition, outcome, rounds, body, window, outside, panel,
        panelSize, seat, avoidance, chapterFile, chapter, article, item, value, decision, row,
        otherwise, gate, ground, clock, gatesLate, opensLate, material, content, aspects,
        unquantified, notEncoded, workedCase, journey, act, pointed, override, refused,
        bodyAnswer, correction, dayEntry, expectEntry, expectation,
    ]
}
