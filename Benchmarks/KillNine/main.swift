import Foundation

var arguments = Array(CommandLine.arguments.dropFirst())
let isSelfCheck = arguments.first == "--self-check"
if isSelfCheck { arguments.removeFirst() }

switch arguments.count {
case 4 where arguments[0] == "write" || arguments[0] == "lie":
    try await Child(
        folder: arguments[1], round: Int(arguments[2]) ?? 0, isLying: arguments[0] == "lie"
    ).run(clients: Int(arguments[3]) ?? 8)
case 1...3:
    let parent = Parent(
        folder: arguments[0], rounds: arguments.count > 1 ? max(1, Int(arguments[1]) ?? 200) : 200,
        clients: arguments.count > 2 ? max(1, Int(arguments[2]) ?? 8) : 8, areLying: isSelfCheck
    )
    let isWhole = try await parent.run()
    exit(isWhole != isSelfCheck ? 0 : 1)
default:
    let usage = "usage: KillNine [--self-check] FOLDER [ROUNDS] [CLIENTS]\n"
    FileHandle.standardError.write(Data(usage.utf8))
    exit(2)
}
