// swift-tools-version:6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

// Only the two rooms that are measured, by links, so that nothing else has to be built.
let package = Package(
    name: "feel-benchmark",
    targets: [
        .target(name: "Quantities", swiftSettings: strict),
        .target(name: "Feel", dependencies: ["Quantities"], swiftSettings: strict),
        .executableTarget(
            name: "FeelBenchmark", dependencies: ["Feel", "Quantities"], swiftSettings: strict),
        .executableTarget(
            name: "FeelFuzz", dependencies: ["Feel", "Quantities"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
