// swift-tools-version:6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "guiju",
    targets: [
        .target(name: "Quantities", swiftSettings: strict),
        .testTarget(
            name: "QuantitiesTests", dependencies: ["Quantities"], swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6]
)
