//! Statements that ask, and statements that write.

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

/// Whether a text begins as a statement that asks.
pub(super) fn starts(text: &str) -> bool {
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
pub(super) fn reads(text: &str) -> bool {
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
