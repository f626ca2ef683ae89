extension Decimal {
    /// Reads a decimal such as `-12.50`, `.5`, `+3` or `1e3`.
    ///
    /// Digits before the point may be missing, digits after it may not. More than 34 significant
    /// digits are rounded half-even. ASCII only; no spaces, no grouping, no full-width digits.
    ///
    /// - Returns: `nil` if the text is not a decimal or the number is too large.
    public init?(_ text: some StringProtocol) {
        // One jump out of generic code, then a plain buffer; a copy only for exotic strings.
        let value =
            text.utf8.withContiguousStorageIfAvailable { Decimal(bytes: $0) }
            ?? Array(text.utf8).withUnsafeBufferPointer { Decimal(bytes: $0) }
        guard let value else { return nil }
        self = value
    }

    private init?(bytes: UnsafeBufferPointer<UInt8>) {
        var reader = DecimalReader()
        for byte in bytes {
            guard reader.read(byte) else { return nil }
        }
        guard let value = reader.value else { return nil }
        self = value
    }
}

/// Reads one byte of a decimal at a time, in constant space.
private struct DecimalReader {
    private enum Place { case start, whole, point, fraction, mark, power, digits }

    private var place = Place.start
    private var isNegative = false
    private var magnitude: UInt128 = 0
    private var scale = 0
    private var hasRest = false
    private var isSigned = false
    private var power = 0
    private var isPowerNegative = false

    /// Takes the next byte; `false` if it cannot stand here.
    mutating func read(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            readDigit(byte &- UInt8(ascii: "0"))
            return true
        case UInt8(ascii: "."):
            guard place == .start || place == .whole else { return false }
            place = .point
            return true
        case UInt8(ascii: "e"), UInt8(ascii: "E"):
            guard place == .whole || place == .fraction else { return false }
            place = .mark
            return true
        case UInt8(ascii: "-"), UInt8(ascii: "+"):
            return readSign(isMinus: byte == UInt8(ascii: "-"))
        default:
            return false
        }
    }

    private mutating func readSign(isMinus: Bool) -> Bool {
        if place == .start, !isSigned {
            isSigned = true
            isNegative = isMinus
            return true
        }
        guard place == .mark else { return false }
        isPowerNegative = isMinus
        place = .power
        return true
    }

    private mutating func readDigit(_ digit: UInt8) {
        switch place {
        case .start, .whole:
            place = .whole
            append(digit, isFraction: false)
        case .point, .fraction:
            place = .fraction
            append(digit, isFraction: true)
        case .mark, .power, .digits:
            place = .digits
            // Further digits cannot bring an exponent of a billion back into range.
            if power < 1_000_000_000 { power = power * 10 + Int(digit) }
        }
    }

    private mutating func append(_ digit: UInt8, isFraction: Bool) {
        if magnitude < powerOfTen(36) {
            magnitude = magnitude &* 10 &+ UInt128(digit)
            if isFraction { scale -= 1 }
        } else {
            hasRest = hasRest || digit != 0
            if !isFraction { scale += 1 }
        }
    }

    /// The number read, if the text may end here and it is within range.
    var value: Decimal? {
        switch place {
        case .whole, .fraction, .digits:
            Decimal(
                rounding: WideMagnitude(high: 0, low: magnitude), hasRest: hasRest,
                exponent: scale + (isPowerNegative ? -power : power), isNegative: isNegative)
        case .start, .point, .mark, .power:
            nil
        }
    }
}

extension Decimal: CustomStringConvertible {
    /// The shortest exact notation: `-12.5`, `1000000`, and `1.5E+40` where zeros would pile up.
    ///
    /// Plain for integers of up to 34 digits and for fractions of up to 40 places.
    public var description: String {
        let digits = String(coefficient.magnitude)
        let sign = isNegative ? "-" : ""
        if exponent == 0 { return sign + digits }
        if exponent > 0 || exponent < -40 {
            let fraction = digits.dropFirst().reversed().drop { $0 == "0" }.reversed()
            let places = exponent + digits.count - 1
            return sign + digits.prefix(1) + (fraction.isEmpty ? "" : "." + String(fraction))
                + (places < 0 ? "E" : "E+") + String(places)
        }
        let missing = max(0, 1 - exponent - digits.count)
        let padded = String(repeating: "0", count: missing) + digits
        return sign + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
    }
}

extension Decimal: Codable {
    /// Reads the number from a string, so that no reader can turn it into a binary fraction.
    ///
    /// - Throws: `DecodingError.dataCorrupted` if the string is not a decimal in range.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Decimal(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a decimal of at most 34 digits")
        }
        self = value
    }

    /// Writes the number as a string, as `description` has it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
