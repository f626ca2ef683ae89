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
func tests(of name: String, _ more: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.byName(name: name)] + more,
        swiftSettings: strict
    )
}

let package = Package(
    name: "guiju",
    products: [
        .library(name: "Feel", targets: ["Feel"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
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
        tests(of: "Quantities"),
    ],
    swiftLanguageModes: [.v6]
)
