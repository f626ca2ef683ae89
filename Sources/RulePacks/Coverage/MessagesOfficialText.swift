/// Words by which an official text is taken apart: headings, numerals, full stops.
enum OfficialWord {
    static let ordinal: Character = "第"
    static let article: Set<Character> = ["条", "條"]
    static let chapter: Set<Character> = ["章"]
    static let annex = "附件"
    static let stops: Set<Character> = ["。", "；", "！", "？", ";"]
    static let digits: [Character: Int] = [
        "零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5,
        "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    static let weights: [Character: Int] = ["十": 10, "百": 100]
}
