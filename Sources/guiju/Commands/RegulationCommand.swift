import ArgumentParser

/// Looking at, checking and proving rule packs.
struct RegulationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regulation", abstract: Messages.regulationAbstract,
        subcommands: [
            ListPacks.self, ShowPack.self, CheckPack.self, TestPack.self, CoverPack.self,
            AttachText.self, KeepPack.self,
        ]
    )
}
