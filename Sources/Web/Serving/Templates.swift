import Mustache

/// The pages' templates, compiled once.
struct Templates: Sendable {
    private let library: MustacheLibrary

    /// A template that is not mustache.
    struct Unreadable: Error {
        let name: String
        let reason: String
    }

    init() throws(Unreadable) {
        var library = MustacheLibrary()
        for (name, bytes) in Self.sources {
            do {
                try library.register(String(decoding: bytes, as: UTF8.self), named: name)
            } catch {
                throw Unreadable(name: name, reason: "\(error)")
            }
        }
        self.library = library
    }

    func render(_ name: String, _ model: Model) -> String {
        library.render(model, withTemplate: name) ?? ""
    }

    /// Every template under its name; a test holds the list against the folder.
    static let sources: [(name: String, bytes: [UInt8])] = [
        ("account", PackageResources.account_mustache),
        ("acknowledge", PackageResources.acknowledge_mustache),
        ("answer", PackageResources.answer_mustache),
        ("assessment", PackageResources.assessment_mustache),
        ("audit", PackageResources.audit_mustache),
        ("brand", PackageResources.brand_mustache),
        ("calendar", PackageResources.calendar_mustache),
        ("case", PackageResources.case_mustache),
        ("cases", PackageResources.cases_mustache),
        ("clock", PackageResources.clock_mustache),
        ("clocks", PackageResources.clocks_mustache),
        ("correct", PackageResources.correct_mustache),
        ("daygrid", PackageResources.daygrid_mustache),
        ("decision", PackageResources.decision_mustache),
        ("empty", PackageResources.empty_mustache),
        ("error-summary", PackageResources.error_summary_mustache),
        ("field", PackageResources.field_mustache),
        ("field-notes", PackageResources.field_notes_mustache),
        ("figures", PackageResources.figures_mustache),
        ("filings", PackageResources.filings_mustache),
        ("finding", PackageResources.finding_mustache),
        ("findings", PackageResources.findings_mustache),
        ("fold", PackageResources.fold_mustache),
        ("foresight", PackageResources.foresight_mustache),
        ("form-check", PackageResources.form_check_mustache),
        ("form-head", PackageResources.form_head_mustache),
        ("form-part", PackageResources.form_part_mustache),
        ("form-tasks", PackageResources.form_tasks_mustache),
        ("held", PackageResources.held_mustache),
        ("help", PackageResources.help_mustache),
        ("inbox", PackageResources.inbox_mustache),
        ("known", PackageResources.known_mustache),
        ("law", PackageResources.law_mustache),
        ("law-article", PackageResources.law_article_mustache),
        ("law-cell", PackageResources.law_cell_mustache),
        ("law-list", PackageResources.law_list_mustache),
        ("law-regulation", PackageResources.law_regulation_mustache),
        ("law-rulings", PackageResources.law_rulings_mustache),
        ("layout", PackageResources.layout_mustache),
        ("left", PackageResources.left_mustache),
        ("new", PackageResources.new_mustache),
        ("overrides", PackageResources.overrides_mustache),
        ("overrides-ask", PackageResources.overrides_ask_mustache),
        ("pager", PackageResources.pager_mustache),
        ("panel", PackageResources.panel_mustache),
        ("paper", PackageResources.paper_mustache),
        ("password", PackageResources.password_mustache),
        ("password-made", PackageResources.password_made_mustache),
        ("path-steps", PackageResources.path_steps_mustache),
        ("people", PackageResources.people_mustache),
        ("person", PackageResources.person_mustache),
        ("problem", PackageResources.problem_mustache),
        ("proofs", PackageResources.proofs_mustache),
        ("receipt", PackageResources.receipt_mustache),
        ("remarks", PackageResources.remarks_mustache),
        ("review", PackageResources.review_mustache),
        ("sign-in", PackageResources.sign_in_mustache),
        ("token", PackageResources.token_mustache),
    ]
}
