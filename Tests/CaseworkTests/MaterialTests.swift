import Quantities
import RulePacks
import Testing

@testable import Casework

/// Papers: needed by condition and outcome, kept over rounds unless pointed at.
struct MaterialTests {
    @Test func `a paper is needed where its condition holds`() throws {
        let life = try Life("种树")
        #expect(life.against(Life.application(with: [])).ids == ["申请表"])
        let wet: [String: FactValue] = ["用水": .bool(true), "水量": .count(1)]
        #expect(life.against(Life.application(wet)).ids == ["水权证"])
        #expect(life.against(Life.application(wet, with: ["申请表", "水权证"])).isEmpty)
    }

    @Test func `a paper of one outcome is not asked for another`() throws {
        let life = try Life.applied(
            ["树种": .text("果树"), "挂果": .bool(false)], rulings: ["土质合格": .bool(true)]
        )
        #expect(life.against(Life.approval()).ids == ["产地证"])
        #expect(life.against(Life.sentBack()).isEmpty)
    }

    @Test func `a paper the step does not ask is refused`() throws {
        #expect(try Life("种树").against(Life.application(with: ["申请表", "路图"])).ids == ["路图"])
    }

    @Test func `an optional paper may be handed in or not`() throws {
        #expect(try Life("种树").against(Life.application(with: ["申请表", "担保书"])).isEmpty)
    }

    @Test func `after a return only papers pointed at are handed in again`() throws {
        var life = try Life("修路")
        life.act("报名", ["路名": .text("路"), "长度": .count(10)])
        life.act("定线", "定")
        var drawing = Life.plain("画图", ["宽度": .count(3)])
        drawing.materials = Finding.papers(["路图", "剖面图"])
        life.act(drawing)
        var back = Life.plain("看图", "退图")
        back.pointed = [Pointed(item: "剖面图", remark: "重画")]
        life.act(back)
        #expect(life.against(Life.plain("画图")).ids == ["剖面图"])
        var again = Life.plain("画图")
        again.materials = Finding.papers(["剖面图"])
        life.act(again)
        #expect(life.file.kept("路图", for: "画图", in: nil)?.fileName == "路图.pdf")
    }
}
