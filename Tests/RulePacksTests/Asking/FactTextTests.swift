import Quantities
import RulePacks
import Testing

/// What people write for a fact, and what is refused with a reason.
struct FactTextTests {
    private func number(_ text: String) throws -> FactValue {
        .number(try #require(Decimal(text)))
    }

    @Test(arguments: [
        ("48万元", "480000"), ("480,000.00元", "480000"), ("480000", "480000"),
        ("４８０，０００．５０元", "480000.5"), ("￥1,234.56", "1234.56"), ("1.5亿元", "150000000"),
        ("0", "0"), ("-3元", "-3"), (" 48 万元 ", "480000"), ("100元整", "100"), ("0.01元", "0.01"),
        ("3万", "30000"),
    ])
    func `money is read as people write it`(text: String, yuan: String) throws {
        #expect(try FactText.read(text, as: .money) == number(yuan))
    }

    @Test(arguments: [
        ("1,00", "GJ-PACK-111"), ("12,34,567", "GJ-PACK-111"), ("1,234,56元", "GJ-PACK-111"),
        ("4.8.0", "GJ-PACK-112"), ("5.元", "GJ-PACK-113"), (".5", "GJ-PACK-113"),
        ("3万5千元", "GJ-PACK-116"), ("3万元元", "GJ-PACK-116"), ("0.001元", "GJ-PACK-117"),
        ("0.0000001万元", "GJ-PACK-117"), ("99999999999999999999元", "GJ-PACK-118"),
        ("五万元", "GJ-PACK-115"), ("5 0元", "GJ-PACK-115"), ("1e5", "GJ-PACK-115"),
        ("元", "GJ-PACK-115"), ("", "GJ-PACK-101"), ("　", "GJ-PACK-101"), ("--5", "GJ-PACK-115"),
    ])
    func `money that could mean two things is refused`(text: String, code: String) {
        #expect(error(text, .money) == code)
    }

    private func error(_ text: String, _ type: TermType) -> String? {
        do {
            _ = try FactText.read(text, as: type)
            return nil
        } catch {
            return error.message.isEmpty ? nil : error.code
        }
    }

    @Test func `what was read and what is expected are both said`() {
        #expect(throws: FactTextError.self) { try FactText.read("1,00", as: .money) }
        do {
            _ = try FactText.read("4.8.0", as: .money)
        } catch {
            #expect(error.message == "“4.8.0”有几个小数点，看不出是多少。")
        }
    }

    @Test func `shares, yes and no, years`() throws {
        #expect(try FactText.read("30%", as: .ratio) == number("0.3"))
        #expect(try FactText.read("15.5％", as: .ratio) == number("0.155"))
        #expect(try FactText.read("0.3", as: .ratio) == number("0.3"))
        for text in ["30", "1"] { #expect(error(text, .ratio) == "GJ-PACK-120") }
        #expect(error("多", .ratio) == "GJ-PACK-119")
        for (text, truth) in [("是", true), ("否", false), ("true", true), ("false", false)] {
            #expect(try FactText.read(text, as: .bool) == .bool(truth))
        }
        #expect(error("也许", .bool) == "GJ-PACK-103")
        #expect(try FactText.read("2025年", as: .year) == number("2025"))
        #expect(error("25", .year) == "GJ-PACK-107" && error("0000", .year) == "GJ-PACK-107")
    }

    @Test(arguments: [
        "2025-03-10", "2025年3月10日", "2025/3/10", "2025.3.10", "２０２５－０３－１０",
    ])
    func `days in every usual form`(text: String) throws {
        #expect(try FactText.read(text, as: .date) == .day(try #require(Day(iso: "2025-03-10"))))
    }

    @Test(arguments: [
        ("2025-02-30", "GJ-PACK-106"), ("25-3-10", "GJ-PACK-105"), ("3/10/2025", "GJ-PACK-105"),
        ("2025年3月", "GJ-PACK-105"), ("20250310", "GJ-PACK-105"), ("2025-3-1-0", "GJ-PACK-105"),
        ("2025-+3-10", "GJ-PACK-105"),
    ])
    func `days that could be another day are refused`(text: String, code: String) {
        #expect(error(text, .date) == code)
    }

    @Test(arguments: [
        ("5个工作日", 5, Period.Unit.workingDays), ("5工作日", 5, .workingDays),
        ("3个自然月", 3, .months),
        ("1年", 1, .years), ("30日", 30, .days), ("30天", 30, .days), ("30个自然日", 30, .days),
        ("2个月", 2, .months), ("1个自然年", 1, .years), ("半年", 6, .months),
    ])
    func `periods with their unit`(text: String, count: Int, unit: Period.Unit) throws {
        #expect(try FactText.read(text, as: .period) == .period(Period(count: count, unit: unit)))
    }

    @Test(arguments: ["5", "五日", "-5日", "5个", "100000日", "5个工作", "1.5年"])
    func `periods without a unit or a whole number are refused`(text: String) {
        #expect(error(text, .period) == "GJ-PACK-108")
    }

    @Test func `options, lists and rows`() throws {
        let kinds: TermType = .choice(["建设（开发）类", "运维类"])
        #expect(try FactText.read("建设(开发)类", as: kinds) == .text("建设（开发）类"))
        #expect(error("别的", kinds) == "GJ-PACK-104")
        #expect(
            try FactText.read("运维类，建设（开发）类", as: .list(kinds))
                == .list([.text("运维类"), .text("建设（开发）类")]))
        #expect(
            try FactText.read("1,000元、2元", as: .list(.money))
                == .list([number("1000"), number("2")]))
        let rows: TermType = .list(
            .record([
                TermType.Column(name: "内容", type: .text),
                TermType.Column(name: "金额", type: .money),
            ]))
        let written: WrittenFact = .list([.parts(["内容": .text("大屏"), "金额": .text("2万元")])])
        #expect(
            try FactText.read(written, as: rows)
                == .list([.record(["内容": .text("大屏"), "金额": number("20000")])]))
        for (wrong, code) in [
            (WrittenFact.list([.parts(["颜色": .text("红")])]), "GJ-PACK-125"),
            (.list([.parts(["金额": .text("红")])]), "GJ-PACK-126"), (.text("红"), "GJ-PACK-109"),
            (.parts([:]), "GJ-PACK-124"),
        ] {
            do {
                _ = try FactText.read(wrong, as: rows)
                Issue.record("read \(wrong)")
            } catch {
                #expect(error.code == code)
            }
        }
    }

    @Test func `bounds of a term and lengths are kept`() throws {
        let pack = TinyPack(
            terms: """
                - 正: {type: money, ask: 问, at_least: 0, at_most: 100万元}
                - 短: {type: text, ask: 问, max_length: 3}
                - 几个: {type: number, ask: 问, unit: 条}

                """)
        let regulation = try pack.regulation()
        func code(_ text: String, _ name: String) throws -> String? {
            let term = try #require(regulation.term(name))
            do {
                _ = try FactText.read(text, for: term)
                return nil
            } catch {
                return error.code
            }
        }
        #expect(try code("0元", "正") == nil && code("-0.01元", "正") == "GJ-PACK-121")
        #expect(try code("100万元", "正") == nil && code("1000000.01元", "正") == "GJ-PACK-122")
        #expect(try code("三个字", "短") == nil && code("四个字呢", "短") == "GJ-PACK-102")
        #expect(try code("5条", "几个") == nil && code("5个", "几个") == "GJ-PACK-110")
        #expect(error(String(repeating: "1", count: 201), .number) == "GJ-PACK-102")
        #expect(error(String(repeating: "1", count: 35), .number) == "GJ-PACK-114")
        #expect(error(String(repeating: "0", count: 40) + "1", .number) == nil)
    }

    @Test(arguments: [
        (FactValue.number(Decimal(480_000)), TermType.money, "480,000.00元", "48万元"),
        (.number(Decimal(35_000)), .money, "35,000.00元", "3.5万元"),
        (.number(Decimal("499999.99") ?? .zero), .money, "499,999.99元", "499999.99元"),
        (.number(Decimal(9_999)), .money, "9,999.00元", "9999元"),
        (.number(Decimal("0.155") ?? .zero), .ratio, "15.5%", "15.5%"),
        (.number(Decimal(2_025)), .year, "2025年", "2025年"), (.bool(true), .bool, "是", "是"),
        (.period(Period(count: 5, unit: .workingDays)), .period, "5个工作日", "5个工作日"),
        (.unknown, .money, "未知", "未知"), (.notApplicable, .bool, "不适用", "不适用"),
        (.list([.text("甲"), .text("乙")]), .list(.text), "甲、乙", "甲、乙"),
    ])
    func `values are written for screens and for sentences`(
        value: FactValue, type: TermType, full: String, brief: String
    ) {
        #expect(FactText.write(value, as: type) == full)
        #expect(FactText.brief(value, type) == brief)
    }

    @Test func `a day and a row are written in Chinese`() throws {
        let day = FactValue.day(try #require(Day(iso: "2025-03-10")))
        #expect(FactText.write(day) == "2025年3月10日")
        let columns: TermType = .record([TermType.Column(name: "金额", type: .money)])
        let row = FactValue.record(["金额": .number(Decimal(10_000))])
        #expect(FactText.write(row, as: columns) == "金额：1万元")
    }

    @Test func `what is written is read back`() throws {
        for (text, type) in [
            ("12,345.60元", TermType.money), ("30%", .ratio), ("2025年3月10日", .date),
            ("3个自然月", .period), ("是", .bool), ("2025年", .year),
        ] {
            let value = try FactText.read(text, as: type)
            #expect(try FactText.read(FactText.write(value, as: type), as: type) == value)
        }
    }

    @Test func `no input crashes, whatever its characters`() {
        let junk = Array("0123456789,.-+%￥元万亿个工作日月年是否 　０９，．／－\u{301}𠮷")
        let types: [TermType] = [
            .bool, .text, .number, .money, .ratio, .date, .year, .period, .party, .case,
            .choice(["甲"]), .list(.money), .record([]),
        ]
        var seed: UInt64 = 11
        for round in 0..<4_000 {
            var text = ""
            for _ in 0..<(round % 12) {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append(junk[Int(seed >> 33) % junk.count])
            }
            for type in types {
                guard let value = try? FactText.read(text, as: type) else { continue }
                #expect(!FactText.write(value, as: type).isEmpty)
            }
        }
    }

    @Test func `facts without a type are read by their looks`() throws {
        #expect(FactText.guess(.text("是")) == .bool(true))
        let day = try #require(Day(iso: "2025-03-10"))
        #expect(FactText.guess(.text("2025-03-10")) == .day(day))
        #expect(FactText.guess(.text("180万元")) == .number(Decimal(1_800_000)))
        #expect(try FactText.guess(.text("30%")) == number("0.3"))
        #expect(FactText.guess(.text("2024")) == .number(Decimal(2_024)))
        #expect(FactText.guess(.text("小微")) == .text("小微"))
        let rows = FactText.guess(.list([.parts(["a": .text("否")])]))
        #expect(rows == .list([.record(["a": .bool(false)])]))
    }
}
