/// The steps an expression may take, as a polynomial in the length of lists.
///
/// A bound of the kind CEL states for itself: every loop multiplies what is inside it by the
/// length of its list. Calls of functions that are values are not followed.
struct CostEstimate: Sendable, Hashable {
    /// The coefficient of each power of the list length.
    private var coefficients: [Int]

    init(_ constant: Int) { coefficients = [constant] }

    func adding(_ other: CostEstimate) -> CostEstimate {
        var result = self
        for (power, value) in other.coefficients.enumerated() {
            if power < result.coefficients.count {
                let (sum, overflow) = result.coefficients[power].addingReportingOverflow(value)
                result.coefficients[power] = overflow ? .max : sum
            } else {
                result.coefficients.append(value)
            }
        }
        return result
    }

    /// Once per item of a list.
    var perItem: CostEstimate {
        var result = self
        result.coefficients = [1] + coefficients
        return result
    }

    /// How deep loops stand in one another.
    var loopDepth: Int { coefficients.count - 1 }

    /// The steps for lists of a length; `Int.max` when they are beyond counting.
    func steps(listSize: Int) -> Int {
        var total = 0
        for coefficient in coefficients.reversed() {
            let (product, tooWide) = total.multipliedReportingOverflow(by: max(0, listSize))
            let (sum, overflow) = product.addingReportingOverflow(coefficient)
            if tooWide || overflow { return .max }
            total = sum
        }
        return total
    }

    /// The cost of a syntax tree.
    init(_ tree: Syntax) {
        var total = CostEstimate(1)
        func add(_ part: Syntax) { total = total.adding(CostEstimate(part)) }
        switch tree.kind {
        case .literal, .name, .input: break
        case .path(let base, _, _), .negate(let base), .instance(let base, _),
            .oneSided(_, let base):
            add(base)
        case .filter(let base, let condition):
            add(base)
            if case .literal = condition.kind { break }
            total = total.adding(CostEstimate(condition).perItem)
        case .call(let callee, let arguments):
            add(callee)
            for argument in arguments { add(argument.value) }
            // Built-ins go through their lists once; sorting a little more.
            total = total.adding(CostEstimate(1).perItem)
        case .arithmetic(_, let left, let right), .comparison(_, let left, let right):
            add(left)
            add(right)
        case .conjunction(let parts), .disjunction(let parts), .list(let parts):
            for part in parts { add(part) }
        case .between(let value, let low, let high), .conditional(let value, let low, let high):
            for part in [value, low, high] { add(part) }
        case .membership(let value, let tests):
            add(value)
            for test in tests { add(test) }
        case .interval(let start, _, let end, _):
            add(start)
            add(end)
        case .context(let entries):
            for entry in entries { add(entry.value) }
        case .iteration(let bindings, let body), .quantified(_, let bindings, let body):
            var inner = CostEstimate(body)
            for binding in bindings.reversed() {
                inner = CostEstimate(binding.domain).adding(inner.perItem)
            }
            total = total.adding(inner)
        case .function(_, let body):
            add(body)
        }
        self = total
    }
}
