// swift-tools-version:6.1
import PackageDescription

// Every room is built with coverage, so that the fuzzer sees which inputs reach new code.
let covered: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .unsafeFlags(["-sanitize=fuzzer"]),
]

let package = Package(
    name: "feel-fuzz",
    targets: [
        .target(name: "Quantities", swiftSettings: covered),
        .target(name: "Feel", dependencies: ["Quantities"], swiftSettings: covered),
        .executableTarget(
            name: "FeelCoverageFuzz", dependencies: ["Feel", "Quantities"],
            swiftSettings: covered,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
    ],
    swiftLanguageModes: [.v6]
)
