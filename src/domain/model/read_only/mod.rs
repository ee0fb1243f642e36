//! Commands that only look: they are run all night, and change nothing that was seen before.
//!
//! In doubt it is a change: to check a piece of evidence once too often costs a minute, to trust one
//! that no longer holds may cost the night.

mod shell;
mod sql;

use shell::commands;
use sql::{reads, starts};

/// Commands that only print, whatever stands behind them.
const LOOKS: [&str; 40] = [
    "grep",
    "egrep",
    "fgrep",
    "zgrep",
    "rg",
    "jq",
    "wc",
    "ls",
    "ll",
    "df",
    "du",
    "ps",
    "pgrep",
    "uptime",
    "vmstat",
    "iostat",
    "mpstat",
    "netstat",
    "lsof",
    "lsblk",
    "ping",
    "traceroute",
    "mtr",
    "dig",
    "nslookup",
    "stat",
    "pwd",
    "which",
    "whoami",
    "uname",
    "nproc",
    "zcat",
    "column",
    "tac",
    "nl",
    "tr",
    "echo",
    "printf",
    "cut",
    "diff",
];
/// The same, with names that are words of English too: only where what follows looks like a command.
const LOOK_LIKE_WORDS: [&str; 12] =
    ["cat", "tail", "head", "less", "top", "htop", "free", "host", "last", "who", "file", "id"];
/// Tools of many verbs, with those that only look.
const VERBS: [(&str, &[&str]); 8] = [
    (
        "kubectl",
        &[
            "get",
            "describe",
            "logs",
            "top",
            "explain",
            "version",
            "cluster-info",
            "api-resources",
            "events",
            "rollout status",
            "rollout history",
            "config view",
            "config get-contexts",
            "auth can-i",
        ],
    ),
    (
        "docker",
        &[
            "ps",
            "logs",
            "inspect",
            "stats",
            "images",
            "top",
            "port",
            "version",
            "info",
            "compose ps",
            "compose logs",
        ],
    ),
    ("podman", &["ps", "logs", "inspect", "stats", "images", "top", "port", "version", "info"]),
    (
        "systemctl",
        &["status", "show", "is-active", "is-enabled", "is-failed", "list-units", "list-timers", "cat"],
    ),
    (
        "git",
        &["log", "show", "diff", "status", "blame", "grep", "shortlog", "rev-parse", "ls-files", "describe"],
    ),
    ("helm", &["list", "ls", "status", "history", "get", "show", "version"]),
    ("terraform", &["plan", "show", "output", "version", "validate", "state list", "state show"]),
    (
        "redis-cli",
        &["info", "get", "ttl", "llen", "scan", "dbsize", "ping", "hgetall", "exists", "type", "INFO", "GET"],
    ),
];
/// Options of such tools that stand before the verb and take a value.
const VALUED: [&str; 10] =
    ["-n", "--namespace", "--context", "--kubeconfig", "--cluster", "-h", "-p", "-C", "--kube-context", "-H"];
/// Whether a command that was logged only looked. Prose, and whatever is not known, did not.
pub fn reads_only(text: &str) -> bool {
    let text = text.trim().replace("\\\n", " ");
    if starts(&text) {
        return reads(&text);
    }
    commands(&text).is_some_and(|all| !all.is_empty() && all.iter().all(|words| looks(words)))
}

fn looks(words: &[String]) -> bool {
    let is_assignment = |word: &&String| {
        word.split_once('=').is_some_and(|(name, _)| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
        })
    };
    let skipped = words.iter().take_while(is_assignment).count();
    let Some((name, args)) = words[skipped..].split_first() else { return false };
    let has = |options: &[&str]| args.iter().any(|arg| options.iter().any(|option| arg.starts_with(option)));
    if let Some((_, verbs)) = VERBS.iter().find(|(tool, _)| tool == name) {
        return verb_looks(args, verbs);
    }
    match name.as_str() {
        "sudo" | "time" => looks(args),
        "xargs" => {
            let options = args.iter().take_while(|arg| arg.starts_with('-')).count();
            looks(&args[options..])
        }
        "curl" => curl_looks(args),
        "psql" | "mysql" => client_looks(args),
        "find" => path_like(args) && !has(&["-delete", "-exec", "-ok", "-fprint", "-fls"]),
        "sed" => sed_looks(args),
        "awk" => {
            let program = args.concat();
            let runs = ["system", "getline", "|"].iter().any(|word| program.contains(word));
            let writes = program.contains("print") && program.contains('>');
            !(has(&["-i"]) || runs || writes)
        }
        "sort" => !has(&["-o", "--output"]),
        "uniq" => args.iter().all(|arg| arg.starts_with('-')),
        "ss" => !has(&["-K", "--kill"]),
        "dmesg" => !has(&["-C", "-c", "--clear", "-D", "-E", "-n"]),
        "journalctl" => !has(&["--vacuum", "--rotate", "--flush", "--relinquish"]),
        "date" => args.iter().all(|arg| arg.starts_with('+') || arg == "-u"),
        "hostname" | "env" | "mount" | "ifconfig" | "w" | "history" => args.is_empty(),
        "crontab" => args == ["-l"],
        "aws" => {
            let mut verbs = args.iter().filter(|arg| !arg.starts_with('-'));
            let (service, verb) = (verbs.next(), verbs.next());
            let begins = |verb: &String| ["describe-", "get-", "list-"].iter().any(|b| verb.starts_with(b));
            verb.is_some_and(|verb| begins(verb) || service.is_some_and(|s| s == "s3") && verb == "ls")
        }
        name if LOOK_LIKE_WORDS.contains(&name) => path_like(args),
        name => LOOKS.contains(&name),
    }
}

/// Whether nothing follows, or something that no sentence goes on with: an option or a path.
fn path_like(args: &[String]) -> bool {
    args.first().is_none_or(|arg| {
        arg.starts_with(['-', '/', '~', '.', '*'])
            || arg.contains('/')
            || arg.trim_end_matches('.').contains('.')
    })
}

fn verb_looks(args: &[String], verbs: &[&str]) -> bool {
    let mut rest = args;
    while let Some((option, after)) = rest.split_first().filter(|(arg, _)| arg.starts_with('-')) {
        let takes = usize::from(VALUED.contains(&option.as_str()));
        rest = after.get(takes..).unwrap_or_default();
    }
    let (Some(verb), next) = (rest.first(), rest.get(1)) else { return false };
    if verb == "exec" {
        // Inside a container a command is still what it is.
        let inside = rest.iter().position(|arg| arg == "--").map(|at| &rest[at + 1..]);
        return inside.is_some_and(looks);
    }
    let two = next.map(|next| format!("{verb} {next}")).unwrap_or_default();
    verbs.iter().any(|known| known == verb || *known == two)
        // `git diff` and others can write what they print.
        && !rest.iter().any(|arg| arg.starts_with("--output=") || arg == "--output")
}

/// A request that sends nothing, by a method that asks.
fn curl_looks(args: &[String]) -> bool {
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
                    'd' | 'F' | 'T' | 'o' | 'O' | 'K' | 'c' | ':' | 'Q' => false,
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

/// A client of a database that is given one statement.
fn client_looks(args: &[String]) -> bool {
    let at = args.iter().position(|arg| matches!(arg.as_str(), "-c" | "-e" | "-tc" | "-Atc"));
    let statement = at.and_then(|at| args.get(at + 1));
    let more = args.iter().skip(at.map_or(0, |at| at + 2));
    let is_script = |arg: &String| arg.starts_with("-f") || arg.starts_with("--file") || arg == "<";
    let again = more.clone().any(|arg| arg.starts_with("-c") || arg.starts_with("-e"));
    statement.is_some_and(|sql| starts(sql) && reads(sql)) && !again && !args.iter().any(is_script)
}

/// A script that prints; `w` and `e` in it write and run.
fn sed_looks(args: &[String]) -> bool {
    let is_quiet = |arg: &&String| matches!(arg.as_str(), "-n" | "-E" | "-r" | "-e" | "-nE" | "-ne");
    let script = args.iter().find(|arg| !is_quiet(arg));
    let options_only = args.iter().filter(|arg| arg.starts_with('-')).all(|arg| is_quiet(&arg));
    let tail = script.map(|script| script.rsplit('/').next().unwrap_or_default());
    options_only
        && args.iter().filter(|arg| *arg == "-e").count() < 2
        && tail.is_some_and(|t| !t.contains(['w', 'e']))
}

#[cfg(test)]
mod tests;
