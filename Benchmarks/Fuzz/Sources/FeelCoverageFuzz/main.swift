/// libFuzzer's own entry; it parses the command line and calls back with every input.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
let status = runDriver(&count, &arguments) { bytes, length in
    attack(Array(UnsafeBufferPointer(start: bytes, count: length)))
    return 0
}
if status != 0 { print("the fuzzer ended with \(status)") }
