import Foundation
import Testing

/// The demo: every project reaches what its file promises, on whatever day it is played.
struct DemoTests {
    private static let demo = Program.root.appending(path: "Demo")

    @Test(arguments: ["2026-01-15", "2026-06-22", "2026-11-21", "2027-02-15"])
    func `every project of the demo is where its life says`(today: String) throws {
        let ending = try Program.run(["demo", "check", "--today", today])

        #expect(ending.status == 0, "\(ending.text)")
    }

    @Test func `a broken promise is named with project and life`() throws {
        let folder = try Folder()
        let place = folder.file("Demo")
        try FileManager.default.copyItem(at: Self.demo, to: place)
        let lives = place.appending(path: "lives.yaml")
        let text = try String(contentsOf: lives, encoding: .utf8)
        let told = "expect: {ending: 撤回}"
        try #require(text.contains(told))
        try text.replacingOccurrences(of: told, with: "expect: {ending: 终止}")
            .write(to: lives, atomically: true, encoding: .utf8)
        let projects = place.appending(path: "projects.yaml")
        let installation = Program.root.appending(path: "Regulations/_installations/demo.yaml")
        try String(contentsOf: projects, encoding: .utf8)
            .replacingOccurrences(
                of: "../Regulations/_installations/demo.yaml", with: "rulings.yaml"
            )
            .write(to: projects, atomically: true, encoding: .utf8)
        try FileManager.default.copyItem(
            at: installation, to: place.appending(path: "rulings.yaml")
        )

        let ending = try Program.run(["demo", "check", "--demo", place.path()])

        #expect(ending.status == 1)
        #expect(ending.output.contains("申报后撤回"), "\(ending.text)")
    }

    @Test func `an act the rules refuse breaks the demo and names the article`() throws {
        let folder = try Folder()
        let place = folder.file("Demo")
        try FileManager.default.copyItem(at: Self.demo, to: place)
        let projects = place.appending(path: "projects.yaml")
        let installation = Program.root.appending(path: "Regulations/_installations/demo.yaml")
        try String(contentsOf: projects, encoding: .utf8)
            .replacingOccurrences(
                of: "../Regulations/_installations/demo.yaml", with: installation.path()
            )
            .replacingOccurrences(
                of: "计划确定金额: 580万元, 投资概算: 571.2万元",
                with: "计划确定金额: 580万元, 投资概算: 580.01万元"
            )
            .write(to: projects, atomically: true, encoding: .utf8)

        let ending = try Program.run(["demo", "check", "--demo", place.path()])

        #expect(ending.status == 1)
        #expect(ending.errors.contains("BY-17(2)"), "\(ending.text)")
    }

    @Test func `at least forty projects, and every account signs in with a role`() throws {
        let projects = try String(
            contentsOf: Self.demo.appending(path: "projects.yaml"), encoding: .utf8
        )
        let accounts = try Program.run(["demo", "accounts"])

        #expect(projects.split(separator: "\n").count { $0.hasPrefix("  - name:") } >= 40)
        #expect(accounts.status == 0)
        #expect(accounts.output.split(separator: "\n").count > 40)
    }
}
