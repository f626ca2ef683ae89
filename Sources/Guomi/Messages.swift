/// Every sentence this room says.
enum Messages {
    static func text(_ error: GuomiError) -> String {
        switch error {
        case .library(let words): "密码库不能完成运算(\(words))。请检查 OpenSSL 安装后重试。"
        case .unknownKey(let id): "没有编号为“\(id)”的密钥。请把当时使用的密钥放回密钥环。"
        case .damaged: "密文不能通过校验:密钥、用途或内容与封存时不同。请用备份恢复原文件。"
        case .malformed(let what): "“\(what)”的格式不对,无法读取。请检查来源。"
        case .outOfRange(let what): "“\(what)”超出允许范围。请按文档给出的范围重试。"
        }
    }
}
