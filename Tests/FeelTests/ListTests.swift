import Feel
import Testing

/// Lists, contexts, ranges, loops and functions.
struct ListTests {
    @Test(arguments: [
        ("[1,2,3][-1]", "3"), ("[1,2,3][4]", "null"), ("[1,2,3][item > 1]", "[2, 3]"),
        ("[{a: 1}, {a: 2}][a = 2].a", "[2]"), ("sort([3,1,2], function(x, y) x < y)", "[1, 2, 3]"),
        ("sort([3,1,2])", "[1, 2, 3]"), ("flatten([1,[2,[3]]])", "[1, 2, 3]"),
        ("distinct values([1,2,1.0])", "[1, 2]"), ("union([1,2],[2,3])", "[1, 2, 3]"),
        ("index of([1,2,1], 1)", "[1, 3]"), ("sublist([1,2,3], 2)", "[2, 3]"),
        ("sublist([1,2,3], -2, 1)", "[2]"), ("insert before([1,3], 2, 2)", "[1, 2, 3]"),
        ("remove([1,2,3], 2)", "[1, 3]"), ("list replace([1,2,3], 2, 9)", "[1, 9, 3]"),
        ("list replace([1,2,3], function(item, newItem) item > 1, 0)", "[1, 0, 0]"),
        ("append([1], 2, 3)", "[1, 2, 3]"), ("concatenate([1],[2,3])", "[1, 2, 3]"),
        ("reverse([1,2])", "[2, 1]"), ("count([1,null])", "2"), ("min(3,1,2)", "1"),
        ("max([\"a\",\"b\"])", "\"b\""), ("sum([])", "null"), ("mean([1,2,4.5])", "2.5"),
        ("median([8,2,5,7])", "6"), ("stddev([2,4,7,5])", "2.081665999466132735282297706979931"),
        ("mode([3,6,1,9,6,1])", "[1, 6]"), ("product([2,3,4])", "24"),
        ("all([true,null])", "null"), ("any([true,null])", "true"), ("any([])", "false"),
        ("for i in 1..3, j in [10,20] return i*j", "[10, 20, 20, 40, 30, 60]"),
        ("for i in 3..1 return i", "[3, 2, 1]"), ("for i in [1..3] return i", "[1, 2, 3]"),
        ("for i in 0..4 return if i = 0 then 1 else i * partial[-1]", "[1, 1, 2, 6, 24]"),
        ("for d in @\"2024-02-28\"..@\"2024-03-01\" return d.day", "[28, 29, 1]"),
        ("some x in [1,2], y in [2,3] satisfies x = y", "true"),
        ("every x in [] satisfies x > 1", "true"), ("some x in [null] satisfies x > 1", "null"),
        ("{a: 1, b: a + 1}.b", "2"), ("get value({a: {b: 3}}, [\"a\", \"b\"])", "3"),
        ("get entries({a: 1})[1].key", "\"a\""), ("context put({a: 1}, \"b\", 2)", "{a: 1, b: 2}"),
        ("context put({a: {b: 1}}, [\"a\", \"b\"], 2)", "{a: {b: 2}}"),
        ("context merge([{a: 1}, {a: 2, b: 3}])", "{a: 2, b: 3}"),
        ("context([{key: \"甲\", value: 1}]).甲", "1"),
        ("(function(a, b) a - b)(b: 1, a: 5)", "4"),
        ("{f: function(x: number) x + 1, r: f(2)}.r", "3"),
        ("{adder: function(n) function(m) n + m, r: adder(2)(3)}.r", "5"),
        ("5 in [1..10)", "true"), ("10 in [1..10)", "false"), ("5 in (< 6, > 100)", "true"),
        ("\"b\" in [\"a\"..\"c\"]", "true"), ("[1] in [[1]]", "true"), ("1 in [[1]]", "false"),
        ("5 between 1 and 5", "true"), ("null between 1 and 5", "null"),
        ("overlaps([1..5], (5..8])", "false"), ("overlaps([1..5], [5..8])", "true"),
        ("before(1, (1..5])", "true"), ("meets([1..5], [5..8])", "true"),
        ("includes([1..10], [1..10))", "true"), ("during(5, [1..5))", "false"),
        ("starts(1, [1..5])", "true"), ("finished by([1..5], 5)", "true"),
        ("coincides([1..5], [1..5))", "false"), ("overlaps before([1..5], [3..8])", "true"),
        ("range(\"[1..3)\").end included", "false"), ("[1..3].start", "1"),
        ("1 instance of number", "true"), ("[1] instance of list<number>", "true"),
        ("{a: 1} instance of context<a: string>", "false"),
        ("if 1 > 2 then \"a\" else \"b\"", "\"b\""), ("true and null", "null"),
        ("false and null", "false"), ("true or null", "true"), ("not(null)", "null"),
        ("1 = null", "false"), ("null = null", "true"), ("[1,2] = [1,2]", "true"),
    ])
    func `standard meaning`(_ text: String, _ expected: String) {
        #expect(standardValue(text)?.description == expected)
    }

    @Test func `named functions of the standard take named arguments`() {
        #expect(standardValue("substring(start position: 2, string: \"abc\")") == .string("bc"))
        #expect(standardValue("modulo(divisor: 4, dividend: 10)") == .integer(2))
    }
}
