// swift-tools-version:6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// One of our nine rooms; `dependencies` is its row of the import table (ARCHITECTURE.md).
func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one room, with the shared kit.
func tests(
    of name: String, _ more: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.byName(name: name)] + more,
        exclude: exclude,
        swiftSettings: strict
    )
}

/// A program that measures, in `Benchmarks/`; its README says what and how.
func benchmark(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name,
        dependencies: dependencies,
        path: "Benchmarks/\(name)",
        exclude: ["README.md"],
        swiftSettings: strict
    )
}

let package = Package(
    name: "guiju",
    products: [
        .executable(name: "guiju", targets: ["guiju"]),
        .library(name: "Feel", targets: ["Feel"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    ],
    targets: [
        // System C libraries: module maps only, each imported by exactly one room.
        .systemLibrary(
            name: "COpenSSL", path: "CLibraries/COpenSSL", pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"])]
        ),
        .systemLibrary(
            name: "CArgon2", path: "CLibraries/CArgon2", pkgConfig: "libargon2",
            providers: [.apt(["libargon2-dev"])]
        ),

        // The rooms, lowest first.
        room("Quantities", []),
        room("Feel", ["Quantities"]),
        room(
            "RulePacks",
            [
                "Quantities", "Feel",
                .product(name: "Yams", package: "Yams"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        room("Casework", ["Quantities", "RulePacks"]),
        room("Guomi", ["COpenSSL", "CArgon2"]),
        room(
            "Store",
            [
                "Quantities", "Casework", "Guomi",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .target(
            name: "Web",
            dependencies: [
                "Quantities", "RulePacks", "Casework", "Guomi",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Logging", package: "swift-log"),
            ],
            resources: [.embedInCode("Templates"), .embedInCode("Assets")],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "guiju",
            dependencies: [
                "Quantities", "Feel", "RulePacks", "Casework", "Guomi", "Store", "Web",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),

        // Tests: one target per room, then those that cross rooms.
        .target(
            name: "TestKit",
            dependencies: ["Quantities", "RulePacks", "Casework", "Guomi"],
            path: "Tests/TestKit",
            swiftSettings: strict
        ),
        tests(of: "Quantities"), tests(of: "Feel"),
        tests(of: "RulePacks", ["TestKit"]),
        tests(of: "Casework", ["TestKit", "Store"], exclude: ["Fixtures"]),
        tests(of: "Guomi"),
        tests(
            of: "Store", ["TestKit", "Casework", .product(name: "GRDB", package: "GRDB.swift")]
        ),
        tests(
            of: "Web",
            ["TestKit", "Store", .product(name: "HummingbirdTesting", package: "hummingbird")]
        ),
        .testTarget(
            name: "RegulationTests", dependencies: ["RulePacks", "Casework", "TestKit"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SimulationTests", dependencies: ["Casework", "Guomi", "Store", "TestKit"],
            swiftSettings: strict
        ),
        .testTarget(name: "EndToEndTests", dependencies: ["TestKit"], swiftSettings: strict),
        .testTarget(name: "TidyTests", swiftSettings: strict),

        benchmark("KillNine", ["Quantities", "RulePacks", "Casework", "Guomi", "Store"]),
        benchmark("StoreBench", ["Quantities", "Casework", "Guomi", "Store"]),
    ],
    swiftLanguageModes: [.v6]
)
