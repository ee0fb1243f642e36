//! Commands that only look: they are run all night, and change nothing that was seen before.
//!
//! In doubt it is a change: to check a piece of evidence once too often costs a minute, to trust one
//! that no longer holds may cost the night.

mod curl;
mod prose;
mod shell;
mod sql;

use curl::curl_looks;
use prose::{is_machine, is_prose};
use shell::{Invocation, commands};
use sql::{reads, starts};

/// Commands that only print, whatever stands behind them, and whose names are no words of English.
const LOOKS: [&str; 31] = [
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
    "vmstat",
    "iostat",
    "mpstat",
    "netstat",
    "lsof",
    "lsblk",
    "traceroute",
    "mtr",
    "nslookup",
    "pwd",
    "whoami",
    "uname",
    "nproc",
    "zcat",
    "tac",
    "nl",
    "uptime",
    "tr",
];
/// The same, with names that are words of English too: only where an option or a path follows, or where
/// a pipe feeds them.
const LOOK_LIKE_WORDS: [&str; 22] = [
    "cat", "tail", "head", "less", "top", "htop", "free", "host", "last", "who", "file", "id", "ping", "dig",
    "stat", "which", "column", "echo", "printf", "cut", "diff", "sort",
];
/// Those of them that say something when nothing stands behind them.
const STAND_ALONE: [&str; 6] = ["top", "htop", "free", "last", "who", "id"];
/// What `kubectl` gets, describes and measures.
const KINDS: [&str; 40] = [
    "all",
    "pod",
    "pods",
    "po",
    "node",
    "nodes",
    "no",
    "service",
    "services",
    "svc",
    "deployment",
    "deployments",
    "deploy",
    "replicasets",
    "rs",
    "statefulset",
    "statefulsets",
    "sts",
    "daemonset",
    "daemonsets",
    "ds",
    "job",
    "jobs",
    "cronjobs",
    "cj",
    "ingress",
    "ing",
    "configmap",
    "configmaps",
    "cm",
    "secrets",
    "events",
    "ev",
    "endpoints",
    "ep",
    "namespaces",
    "ns",
    "pvc",
    "pv",
    "hpa",
];
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
    commands(&text).is_some_and(|all| !all.is_empty() && all.iter().all(looks))
}

fn looks(command: &Invocation) -> bool {
    let is_assignment = |word: &&String| {
        word.split_once('=').is_some_and(|(name, _)| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
        })
    };
    let words = &command.words[command.words.iter().take_while(is_assignment).count()..];
    let Some((name, args)) = words.split_first() else { return false };
    let runs = |args: &[String]| looks(&Invocation { words: args.to_vec(), is_fed: command.is_fed });
    match name.as_str() {
        "sudo" | "time" => return runs(args),
        "xargs" => return runs(after_xargs_options(args)),
        _ => {}
    }
    if let Some((tool, verbs)) = VERBS.iter().find(|(tool, _)| tool == name) {
        return verb_looks(tool, args, verbs);
    }
    if LOOK_LIKE_WORDS.contains(&name.as_str()) {
        let is_bare = args.is_empty() && (command.is_fed || STAND_ALONE.contains(&name.as_str()));
        let is_command = is_bare || args.first().is_some_and(|arg| is_path(arg) || is_option(arg));
        return is_command && !is_prose(args, &[]) && !writes(name, args);
    }
    // What grep looks for may be any words.
    let takes_words = name.ends_with("grep") || name == "rg";
    let pattern = args.iter().position(|arg| !is_option(arg)).filter(|_| takes_words);
    let beside: Vec<String> =
        args.iter().enumerate().filter(|(at, _)| Some(*at) != pattern).map(|(_, arg)| arg.clone()).collect();
    !is_prose(&beside, &[]) && !writes(name, args) && other_looks(name, args)
}

/// Commands that look in some of their forms only.
fn other_looks(name: &str, args: &[String]) -> bool {
    match name {
        "curl" => curl_looks(args),
        "psql" | "mysql" => client_looks(args),
        "find" => args.first().is_some_and(|arg| is_path(arg) || is_option(arg)),
        "sed" => sed_looks(args),
        "awk" => awk_looks(args),
        "uniq" => args.iter().all(|arg| is_option(arg)),
        "ss" | "dmesg" | "journalctl" => true,
        "date" => args.iter().all(|arg| arg.starts_with('+') || arg == "-u"),
        "hostname" => args.iter().all(|arg| ["-f", "-i", "-I", "-s", "-d", "-A"].contains(&arg.as_str())),
        "env" | "mount" | "ifconfig" | "w" | "history" => args.is_empty(),
        "crontab" => args == ["-l"],
        "aws" => {
            let mut verbs = args.iter().enumerate().filter(|(_, arg)| !arg.starts_with('-'));
            let (Some((_, service)), Some((at, verb))) = (verbs.next(), verbs.next()) else { return false };
            let asks = ["describe-", "get-", "list-"].iter().any(|begin| verb.starts_with(begin));
            (asks || service == "s3" && verb == "ls") && !is_prose(&args[at + 1..], &[])
        }
        name => LOOKS.contains(&name),
    }
}

/// Whether an option among them writes, clears or kills.
fn writes(name: &str, args: &[String]) -> bool {
    let has = |options: &[&str]| args.iter().any(|arg| options.iter().any(|option| arg.starts_with(option)));
    // Letters of one minus may stand in any order: `sort -uo`.
    let has_letter = |letters: &[char]| {
        args.iter().any(|arg| is_option(arg) && !arg.starts_with("--") && arg.contains(letters))
    };
    match name {
        "find" => has(&["-delete", "-exec", "-ok", "-fprint", "-fls"]),
        "sort" => has_letter(&['o']) || has(&["--output", "--compress-program"]),
        "ss" => has_letter(&['K', 'D']) || has(&["--kill", "--diag"]),
        "dmesg" => has_letter(&['C', 'c', 'D', 'E', 'n']) || has(&["--clear", "--read-clear", "--console"]),
        "journalctl" => has(&[
            "--vacuum",
            "--rotate",
            "--flush",
            "--relinquish",
            "--cursor-file",
            "--setup-keys",
            "--update-catalog",
            "--smart-relinquish",
        ]),
        "less" => has_letter(&['o', 'O']) || has(&["--log-file", "--LOG-FILE", "+!"]),
        "file" => has_letter(&['C']) || has(&["--compile"]),
        "rg" => has(&["--pre"]),
        "psql" | "mysql" => has(&["-o", "--output", "-L", "--log-file", "--tee"]),
        "git" => has(&["--output", "--ext-diff"]),
        "terraform" => has(&["-out", "-generate-config-out"]),
        "kubectl" => has(&["--output-directory"]),
        _ => false,
    }
}

fn is_option(arg: &str) -> bool {
    arg.len() > 1 && arg.starts_with('-')
}

/// What no sentence goes on with: a path, a file, an address, an option of `dig`.
fn is_path(arg: &str) -> bool {
    arg.starts_with(['/', '~', '.', '*', '+', '@'])
        || arg.contains('/')
        || arg.trim_end_matches('.').contains('.')
}

/// What stands behind the options of `xargs`, some of which take a value.
fn after_xargs_options(args: &[String]) -> &[String] {
    let mut rest = args;
    while let Some((option, after)) = rest.split_first().filter(|(arg, _)| arg.starts_with('-')) {
        let takes = usize::from(["-n", "-P", "-I", "-L", "-d", "-s"].contains(&option.as_str()));
        rest = after.get(takes..).unwrap_or_default();
    }
    rest
}

fn verb_looks(tool: &str, args: &[String], verbs: &[&str]) -> bool {
    let mut rest = args;
    while let Some((option, after)) = rest.split_first().filter(|(arg, _)| arg.starts_with('-')) {
        let takes = usize::from(VALUED.contains(&option.as_str()));
        rest = after.get(takes..).unwrap_or_default();
    }
    let (Some(verb), next) = (rest.first(), rest.get(1)) else { return false };
    if verb == "exec" {
        // Inside a container a command is still what it is.
        let inside = rest.iter().position(|arg| arg == "--").map(|at| &rest[at + 1..]);
        return inside.is_some_and(|words| looks(&Invocation { words: words.to_vec(), is_fed: false }));
    }
    let two = next.map(|next| format!("{verb} {next}")).unwrap_or_default();
    let taken = match verbs {
        verbs if verbs.contains(&two.as_str()) => 2,
        verbs if verbs.contains(&verb.as_str()) => 1,
        _ => return false,
    };
    if verb == "blame" && !rest[taken..].iter().any(|arg| is_path(arg)) {
        return false;
    }
    let kinds: &[&str] = if tool == "kubectl" { &KINDS } else { &[] };
    !is_prose(&rest[taken..], kinds) && !writes(tool, rest)
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

/// A program that prints to the screen alone.
fn awk_looks(args: &[String]) -> bool {
    let program = args.concat();
    let runs = ["system", "getline", "|"].iter().any(|word| program.contains(word));
    let writes = program.contains("print") && program.contains('>');
    let loads = args.iter().any(|arg| {
        ["-f", "-i", "-l", "-E", "--file", "--include", "--load", "--exec"]
            .iter()
            .any(|option| arg.starts_with(option))
    });
    args.iter().any(|arg| is_machine(arg)) && !(runs || writes || loads)
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
mod table;
#[cfg(test)]
mod tests;
