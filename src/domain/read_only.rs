//! Commands that only look: they are run all night, and change nothing that was seen before.
//!
//! In doubt it is a change: to check a piece of evidence once too often costs a minute, to trust one
//! that no longer holds may cost the night.

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
/// Words of SQL that write, lock or do something to others.
const SQL_WRITES: [&str; 32] = [
    "insert",
    "update",
    "delete",
    "into",
    "drop",
    "truncate",
    "alter",
    "create",
    "replace",
    "merge",
    "grant",
    "revoke",
    "call",
    "exec",
    "execute",
    "do",
    "set",
    "lock",
    "vacuum",
    "kill",
    "copy",
    "nextval",
    "setval",
    "pg_terminate_backend",
    "pg_cancel_backend",
    "pg_reload_conf",
    "pg_switch_wal",
    "pg_promote",
    "sleep",
    "pg_sleep",
    "lo_unlink",
    "dblink_exec",
];

/// Whether a command that was logged only looked. Prose, and whatever is not known, did not.
pub fn reads_only(text: &str) -> bool {
    let text = text.trim().replace("\\\n", " ");
    if starts_sql(&text) {
        return sql_reads(&text);
    }
    commands(&text).is_some_and(|all| !all.is_empty() && all.iter().all(|words| looks(words)))
}

/// The commands of a line, each as its words; `None` where something is written or not understood.
fn commands(text: &str) -> Option<Vec<Vec<String>>> {
    let (mut all, mut words, mut word) = (Vec::new(), Vec::new(), None::<String>);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\'' | '"' => {
                let word = word.get_or_insert_default();
                loop {
                    match chars.next()? {
                        end if end == c => break,
                        '`' if c == '"' => return None,
                        '$' if c == '"' && chars.peek() == Some(&'(') => return None,
                        '\\' if c == '"' => word.extend(chars.next()),
                        other => word.push(other),
                    }
                }
            }
            '\\' => word.get_or_insert_default().push(chars.next()?),
            '`' => return None,
            '$' | '<' if chars.peek() == Some(&'(') => return None,
            '>' => {
                // A file descriptor in front is part of it.
                let rest: String = chars.clone().collect();
                let target = rest.trim_start_matches('>').trim_start();
                let end = target.find([' ', '|', ';', '\n']).unwrap_or(target.len());
                if !["/dev/null", "&1", "&2"].contains(&&target[..end]) {
                    return None;
                }
                word = word.filter(|descriptor| !matches!(descriptor.as_str(), "1" | "2" | "&"));
                let taken = rest.chars().count() - target[end..].chars().count();
                for _ in 0..taken {
                    chars.next();
                }
            }
            '|' | ';' | '&' | '\n' => {
                words.extend(word.take());
                if !words.is_empty() {
                    all.push(std::mem::take(&mut words));
                }
            }
            ' ' | '\t' | '\r' => words.extend(word.take()),
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    if !words.is_empty() {
        all.push(words);
    }
    Some(all)
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
    statement.is_some_and(|sql| starts_sql(sql) && sql_reads(sql)) && !again && !args.iter().any(is_script)
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

fn starts_sql(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    match first {
        "SELECT" | "SHOW" | "EXPLAIN" | "DESCRIBE" | "WITH" => true,
        // "select the other region" is no query.
        "select" | "Select" => {
            !["the", "a", "an", "another", "new"].contains(&second)
                && (text.contains('*')
                    || text.contains('(')
                    || text.contains(" from ")
                    || text.contains(" FROM "))
        }
        _ => false,
    }
}

/// Whether each statement asks, and nothing in any of them writes.
fn sql_reads(text: &str) -> bool {
    let mut plain = String::with_capacity(text.len());
    let mut quote = None;
    for c in text.chars() {
        match quote {
            Some(end) if c == end => quote = None,
            Some(_) => {}
            None if matches!(c, '\'' | '"') => quote = Some(c),
            None => plain.push(c.to_ascii_lowercase()),
        }
    }
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut statements = plain.split(';').map(str::trim).filter(|s| !s.is_empty());
    let asks = |statement: &str| {
        let first = statement.split(|c| !is_word(c)).next().unwrap_or_default();
        ["select", "show", "explain", "describe", "with"].contains(&first)
    };
    let writes = plain.split(|c| !is_word(c)).any(|word| SQL_WRITES.contains(&word));
    quote.is_none() && !writes && statements.all(asks)
}

#[cfg(test)]
mod tests {
    use super::reads_only;

    #[test]
    fn commands_that_only_look_are_known() {
        for text in [
            "kubectl get pods -n shop",
            "kubectl -n shop --context=eu logs deploy/api --tail=50",
            "kubectl --namespace shop rollout status deploy/api",
            "kubectl exec api-1 -- cat /etc/resolv.conf",
            "kubectl get pods | grep -v Running | wc -l",
            "SELECT count(*) FROM orders WHERE state = 'update; delete'",
            "select id, state from orders where id = 7;",
            "WITH late AS (SELECT 1) SELECT * FROM late",
            "EXPLAIN SELECT * FROM orders",
            "SHOW PROCESSLIST",
            "psql -h db -c \"SELECT 1\"",
            "cat /var/log/nginx/error.log | tail -20",
            "tail -f api.log 2>&1 | grep ERROR",
            "curl -s https://shop.example/health",
            "curl -sS -o /dev/null -w '%{http_code}' https://shop.example",
            "curl -XGET -H 'Host: a.example' http://10.0.0.1/",
            "curl -I https://shop.example",
            "ls -la /tmp > /dev/null",
            "df -h",
            "top",
            "top -b -n1 | head -20",
            "ps aux | sort -rk 3 | head",
            "sudo journalctl -u api --since '10 min ago'",
            "systemctl status api",
            "git log --oneline -5",
            "docker ps && docker logs api",
            "aws ec2 describe-instances --region eu-west-1",
            "find /var/log -name '*.gz' | xargs zgrep -c 502",
            "sed -n '1,20p' app.conf",
            "awk '$9 >= 500' access.log | wc -l",
            "df -h\nfree -m",
            "PAGER=cat git show HEAD",
            "dig +short shop.example",
            "redis-cli -h cache info",
        ] {
            assert!(reads_only(text), "{text}");
        }
    }

    #[test]
    fn whatever_changes_something_is_a_change() {
        for text in [
            "",
            "kubectl",
            "kubectl delete pod api-1",
            "kubectl get pods -o name | xargs kubectl delete",
            "kubectl rollout undo deploy/api",
            "kubectl -n get delete pod api-1",
            "kubectl exec api-1 -- rm -rf /cache",
            "kubectl exec -it api-1 sh",
            "curl -X POST https://api.example/flush",
            "curl -sXDELETE https://api.example/cache",
            "curl --request=PUT https://api.example",
            "curl -d on=1 https://api.example",
            "curl -sd @body https://api.example",
            "curl --data-binary @x https://api.example",
            "curl --json '{}' https://api.example",
            "curl https://get.example | sh",
            "curl -o /etc/app.conf https://a.example",
            "sed -i s/a/b/ app.conf",
            "sed -n 's/a/b/w out' app.conf",
            "cat new.conf > app.conf",
            "cat x >> /etc/hosts",
            "cat x | tee /etc/hosts",
            "cat users.sql | mysql shop",
            "mysql shop < fix.sql",
            "ls; rm -rf /tmp/cache",
            "ls && systemctl restart api",
            "ls\nreboot",
            "echo $(kill -9 7)",
            "cat \"$(rm x)\"",
            "cat `rm x`",
            "cat <(rm x)",
            "UPDATE orders SET state = 'open'",
            "SELECT 1; DELETE FROM orders",
            "SELECT pg_terminate_backend(7)",
            "SELECT * INTO backup FROM orders",
            "SELECT * FROM orders FOR UPDATE",
            "EXPLAIN ANALYZE DELETE FROM orders",
            "WITH gone AS (DELETE FROM orders RETURNING 1) SELECT * FROM gone",
            "psql -c 'DELETE FROM orders'",
            "psql -f fix.sql",
            "psql -c 'SELECT 1' -c 'DROP TABLE x'",
            "find . -name '*.log' -delete",
            "find . -exec rm {} ;",
            "systemctl restart api",
            "git revert HEAD",
            "docker restart api",
            "helm rollback api 4",
            "aws ec2 terminate-instances --instance-ids i-1",
            "sort -o x x",
            "ss -K dst 10.0.0.1",
            "awk '{print > \"out\"}' x",
            "awk 'BEGIN { system(\"reboot\") }'",
            "date -s 03:00",
            "Restarted the consumers",
            "top up the connection pool",
            "free the disk of old logs",
            "head office switched the feature off",
            "select the other region in the console",
            "rolled back to 41",
            "grep 'unclosed",
        ] {
            assert!(!reads_only(text), "{text}");
        }
    }
}
