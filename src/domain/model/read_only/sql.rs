//! Statements that ask, and statements that write.

use crate::domain::values::{is_letter, is_lower};

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

/// Words that stand in sentences and in no statement.
const SENTENCE_WORDS: [&str; 12] =
    ["the", "an", "them", "it", "we", "our", "my", "this", "that", "to", "into", "another"];
/// What may stand behind the table that a statement asks.
const CLAUSES: [&str; 22] = [
    "where",
    "join",
    "inner",
    "left",
    "right",
    "full",
    "cross",
    "natural",
    "group",
    "order",
    "having",
    "limit",
    "offset",
    "fetch",
    "union",
    "intersect",
    "except",
    "window",
    "for",
    "as",
    "tablesample",
    "using",
];

/// Whether a text is a statement that asks, by its form: "select the other region" is none.
pub(super) fn starts(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some((first, rest)) = words.split_first() else { return false };
    let is_upper = first.chars().all(|c| c.is_ascii_uppercase());
    let lower = text.to_ascii_lowercase();
    match (first.to_ascii_lowercase().as_str(), is_upper) {
        ("select", _) => selects(&lower, is_upper),
        ("with", true) => lower.contains(" as (") && lower.contains("select "),
        ("explain", true) => rest.iter().any(|word| {
            let word = word.trim_start_matches('(').to_ascii_lowercase();
            ["select", "with", "table"].contains(&word.as_str())
        }),
        // The name of a table or of a variable; all else is written large.
        ("show" | "describe", true) => {
            let mut names = rest.iter().filter(|word| word.chars().any(is_lower));
            let is_sure =
                |name: &&str| name.contains(['_', '.', '\'', '"', '`']) || lower.starts_with("desc");
            !rest.is_empty() && names.next().is_none_or(is_sure) && names.next().is_none()
        }
        _ => false,
    }
}

/// Whether a text in small letters is made as `select` wants it. One that was not written large needs a
/// sign as well.
fn selects(lower: &str, was_upper: bool) -> bool {
    let words: Vec<&str> = lower.split_whitespace().collect();
    if words.iter().any(|word| SENTENCE_WORDS.contains(word)) {
        return false;
    }
    let has_sign = lower.contains(['*', '(', ',', '=', '<', '>', ';', '_']);
    let Some(from) = words.iter().position(|word| *word == "from") else {
        // `select 1`, `select version()`, `select @@hostname`
        let is_value = |c: char| c.is_ascii_digit() || matches!(c, '@' | '\'');
        let asked = words.get(1).copied().unwrap_or_default();
        return words.len() == 2 && (asked.starts_with(is_value) || asked.contains('('));
    };
    if words.get(1) == Some(&"*") && from != 2 || !(was_upper || has_sign) {
        return false;
    }
    let is_end = |word: Option<&&str>| {
        word.is_none_or(|word| {
            word.starts_with([',', '(', ')', ';']) || CLAUSES.contains(&word.trim_matches(';'))
        })
    };
    let table = words.get(from + 1).copied().unwrap_or_default();
    let is_named = |c: char| is_letter(c) || matches!(c, '_' | '.' | '"' | '`' | '(' | ')' | ',' | ';' | '$');
    let is_table = !table.is_empty() && table.chars().all(is_named);
    let goes_on = table.ends_with([',', ';', ')']) || table.starts_with('(');
    // A table may have a short name behind it.
    is_table && (goes_on || is_end(words.get(from + 2)) || is_end(words.get(from + 3)))
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
    let is_word = |c: char| is_letter(c) || c == '_';
    let mut statements = plain.split(';').map(str::trim).filter(|s| !s.is_empty());
    let asks = |statement: &str| {
        let first = statement.split(|c| !is_word(c)).next().unwrap_or_default();
        ["select", "show", "explain", "describe", "with"].contains(&first)
    };
    let writes = plain.split(|c| !is_word(c)).any(|word| SQL_WRITES.contains(&word));
    quote.is_none() && !writes && statements.all(asks)
}
