import Feel
import Quantities

/// `FeelBenchmark [single|trace|bulk|decimals|rows] [rounds]` measures the eight rules.
///
/// Without a name, everything. `FeelBenchmark model FILE [rounds]`: every table of a DMN model.
/// `FeelBenchmark names [rounds]`: how a record finds an entry.
let arguments = CommandLine.arguments
let wanted = arguments.count > 1 ? arguments[1] : "all"
switch wanted {
case "names": measureNames(rounds: argument(2, 20))
case "model":
    try measureModel(arguments.count > 2 ? arguments[2] : "", rounds: argument(3, 20))
default:
    try measureEightRules(wanted, rounds: argument(2, 20))
}

/// A number from the command line.
func argument(_ place: Int, _ otherwise: Int) -> Int {
    arguments.count > place ? Int(arguments[place]) ?? otherwise : otherwise
}
