/// Everything that can be wrong with a text, a value or a table; the wording is in `Messages`.
enum Problem: Error, Sendable, Hashable {
    // Reading the text.
    case unexpectedCharacter(String)
    case fullWidth(String, instead: String)
    case unterminatedString
    case unterminatedComment
    case unexpected(found: String, expected: String)
    case tooDeep
    case tooLong
    case badNumber(String)
    // Names and types.
    case unknownName(String, similar: String?)
    case ambiguousName(String)
    case unknownType(String)
    case operands(String, String, String)
    case notNegatable(String)
    case notComparable(String, String)
    case unitsDiffer(String, String)
    case unknownOption(String, of: [String])
    case conditionNotBoolean(String)
    case noSuchMember(String, in: String)
    case duplicateKey(String)
    case unknownFunction(String)
    case notAFunction(String)
    case argumentCount(String, expected: String, given: Int)
    case unknownParameter(String, String)
    case argumentType(String, parameter: String, expected: String, given: String)
    case argumentValue(String, String)
    case coercion(expected: String, given: String)
    // Values.
    case divisionByZero
    case outOfRange
    case badTemporal(String, String)
    case badPattern(String)
    case badRangeEnds
    case emptyList(String)
    case indexOutOfRange(Int, Int)
    case notIterable(String)
    case hostFailure(String, String)
    // Budgets.
    case stepsExhausted(Int)
    case depthExhausted(Int)
    case listTooLong(Int)
    // Tables.
    case noRuleMatched
    case severalRulesMatched([Int])
    case rulesDisagree([Int])
    case inputNotAllowed(String, String)
    case cellCount(rule: Int, expected: Int, given: Int)
    case rowOfDashes(rule: Int)
    case emptyTable
    case gap(String)
    case overlap([Int], String)
    case neverFires(rule: Int, becauseOf: [Int])
    case unusedOutput(String)
    case costly(Int)
    case analysisTooLarge
    // Models.
    case xml(String, line: Int)
    case missingReference(String)
    case cyclicRequirement(String)
    case missingImport(String)
    case unsupported(String)
    case notAModel
    case missingInput(String)
}
