import RulePacks
import Testing

@testable import Casework

/// How a case ends, and what may still be done then (PACKS §4, endings).
struct EndingTests {
    private func begun() throws -> Life {
        var life = try Life("收园")
        life.act("提出")
        return life
    }

    @Test func `the normal end comes when every required step is done`() throws {
        var life = try begun()
        #expect(life.file.ending == nil)
        #expect(life.value("结局") == .text("未结"))
        let done = life.act("办理", "办好")
        #expect(life.file.ending == "收好")
        #expect(done?.effects.contains(.ended("收好")) == true)
        #expect(life.value("结局") == .text("收好"))
    }

    @Test func `an optional step, whatever came of it, never holds the end`() throws {
        var life = try begun()
        life.act("添花", "不好看")
        life.act("办理", "办好")
        #expect(life.file.ending == "收好")
    }

    @Test func `an unfavourable outcome that leads nowhere is done all the same`() throws {
        var life = try begun()
        life.act("办理", "记一笔")
        #expect(life.file.ending == "收好")
    }

    @Test func `an outcome may end the case`() throws {
        var life = try begun()
        life.act("办理", "中止")
        #expect(life.file.ending == "中断")
    }

    @Test func `after the end only steps that open on it may be done`() throws {
        var life = try begun()
        #expect(try life.status("补救") != .open)
        life.act("办理", "中止")
        #expect(try life.isOpen("补救"))
        #expect(try life.status("归档") != .open)
        #expect(try life.status("添花") == .closed)
        let found = life.against(Life.plain("添花", "好看"))
        #expect(found.map(\.kind) == [.order])
        #expect(found.first?.message.contains("中断") == true)
        #expect(life.against(Life.plain("旁事", in: "一")).map(\.kind) == [.order])
    }

    @Test func `an ended case keeps its ending`() throws {
        var life = try begun()
        life.act("办理", "中止")
        let done = life.act("补救")
        #expect(done?.effects == [])
        #expect(life.file.ending == "中断")
    }

    @Test func `a refused project is not asked for anything any more`() throws {
        var life = try Life.applied()
        life.act(Life.plain("审查", "不准"))
        #expect(life.file.ending == "未准")
        #expect(life.standing.view().tasks.isEmpty)
        #expect(life.standing.view().stage.isEmpty)
        #expect(
            life.standing.stepStates().allSatisfy { $0.status == .done || $0.status == .closed })
    }
}
