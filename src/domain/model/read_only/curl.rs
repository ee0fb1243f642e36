//! Requests over HTTP that send nothing.

/// A request that sends nothing, by a method that asks.
pub(super) fn curl_looks(args: &[String]) -> bool {
    let is_address = |arg: &String| arg.contains(['.', '/', ':', '$']) || arg == "localhost";
    if !args.iter().any(is_address) {
        return false;
    }
    let mut args = args.iter();
    let asks = |method: Option<&str>| matches!(method, Some("GET" | "HEAD" | "OPTIONS"));
    let is_nowhere = |file: Option<&String>| file.is_some_and(|file| file == "/dev/null");
    while let Some(arg) = args.next() {
        if let Some(long) = arg.strip_prefix("--") {
            let (name, value) = long.split_once('=').map_or((long, None), |(n, v)| (n, Some(v)));
            let fine = match name {
                "request" => asks(value.or_else(|| args.next().map(String::as_str))),
                "output" => is_nowhere(args.next()),
                _ => ![
                    "data",
                    "form",
                    "json",
                    "upload-file",
                    "remote-name",
                    "config",
                    "next",
                    "post",
                    "cookie-jar",
                    "dump-header",
                    "trace",
                    "stderr",
                    "etag-save",
                    "hsts",
                    "alt-svc",
                    "libcurl",
                    "mail",
                    "quote",
                ]
                .iter()
                .any(|writes| name.starts_with(writes)),
            };
            if !fine {
                return false;
            }
        } else if let Some(short) = arg.strip_prefix('-') {
            for (at, letter) in short.char_indices() {
                let value = &short[at + letter.len_utf8()..];
                let fine = match letter {
                    'X' if value.is_empty() => asks(args.next().map(String::as_str)),
                    'X' => asks(Some(value)),
                    'o' if value.is_empty() => is_nowhere(args.next()),
                    'd' | 'D' | 'F' | 'T' | 'o' | 'O' | 'K' | 'c' | ':' | 'Q' => false,
                    _ => true,
                };
                if !fine {
                    return false;
                }
                if "XoHuAbemwxCrtEDU".contains(letter) {
                    if value.is_empty() && !"Xo".contains(letter) {
                        args.next();
                    }
                    break;
                }
            }
        }
    }
    true
}
