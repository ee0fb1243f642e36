//! Wording that claims certainty: "it can't be the cache" is an assumption until somebody checked.
//!
//! What is found is offered as a theory to check, quietly and once. Silence is worth more than a
//! catch: what reads as a symptom, a requirement, a question, a quotation or a result that was
//! verified is left alone.

/// The most that is looked at; what is longer was pasted.
const LIMIT: usize = 2_000;

/// Wording that claims certainty by itself.
const CERTAIN: [&[&str]; 12] = [
    &["definitely"],
    &["undoubtedly"],
    &["obviously"],
    &["certainly"],
    &["no", "way"],
    &["no", "doubt"],
    &["no", "chance"],
    &["without", "a", "doubt"],
    &["for", "sure"],
    &["impossible"],
    &["out", "of", "the", "question"],
    &["has", "nothing", "to", "do", "with"],
];

/// Wording that claims certainty unless a requirement or a symptom follows: "must be restarted",
/// "cannot be reached".
const BEFORE_A_CLAIM: [&[&str]; 12] = [
    &["can't", "be"],
    &["cannot", "be"],
    &["can", "not", "be"],
    &["cant", "be"],
    &["couldn't", "be"],
    &["can't", "have", "been"],
    &["cannot", "have", "been"],
    &["must", "be"],
    &["must", "have", "been"],
    &["has", "to", "be"],
    &["has", "got", "to", "be"],
    &["it's", "got", "to", "be"],
];

/// What after one of [`BEFORE_A_CLAIM`] makes it a requirement or a symptom. So does every word
/// that ends in "ed", but for [`STILL_A_CLAIM`].
const NO_CLAIM_AFTER: [&str; 46] = [
    "able", "above", "at", "below", "between", "built", "careful", "certain", "cut", "done", "empty",
    "found", "given", "greater", "held", "kept", "less", "made", "met", "more", "non-null", "null",
    "patient", "positive", "present", "put", "quick", "read", "ready", "rebuilt", "rerun", "run", "seen",
    "sent", "set", "shown", "shut", "sure", "taken", "told", "true", "under", "unique", "valid", "written",
    "no",
];

/// What ends in "ed" and is a claim all the same.
const STILL_A_CLAIM: [&str; 5] = ["related", "caused", "connected", "overloaded", "corrupted"];

/// Words that take the certainty back, or say that somebody checked.
const CHECKED: [&str; 14] = [
    "verified",
    "confirmed",
    "proven",
    "checked",
    "measured",
    "tested",
    "ruled",
    "almost",
    "theory",
    "maybe",
    "perhaps",
    "suspect",
    "whether",
    "if",
];

/// Words right before certain wording that turn it round: "not definitely", "isn't impossible".
const TURNED: [&str; 9] =
    ["not", "isn't", "don't", "doesn't", "can't", "never", "nearly", "nothing's", "won't"];

/// The first sentence of `text` that claims certainty, as it stands there.
///
/// Only the first paragraph's prose counts: what follows a line break was pasted.
pub fn certain_claim(text: &str) -> Option<&str> {
    let line = text.lines().next().filter(|line| line.len() <= LIMIT)?;
    sentences(line).find(|sentence| claims_certainty(sentence))
}

fn sentences(line: &str) -> impl Iterator<Item = &str> {
    line.split_inclusive(['.', '!', '?', ';']).map(str::trim).filter(|sentence| !sentence.is_empty())
}

fn claims_certainty(sentence: &str) -> bool {
    if sentence.ends_with('?') {
        return false;
    }
    let plain = unquoted(sentence);
    let words: Vec<&str> = plain
        .split(|c: char| c.is_ascii_whitespace() || matches!(c, ',' | ':' | '.' | '!' | ';' | '(' | ')'))
        .filter(|word| !word.is_empty())
        .collect();
    if words.iter().any(|word| CHECKED.contains(word)) {
        return false;
    }
    (0..words.len()).any(|at| is_certain(&words, at) || is_claim(&words, at))
}

fn is_certain(words: &[&str], at: usize) -> bool {
    let turned = at.checked_sub(1).is_some_and(|before| TURNED.contains(&words[before]));
    CERTAIN.iter().any(|wording| {
        let after = words.get(at + wording.len());
        // "Impossible to log in" and "no way to log in" are what somebody sees.
        !turned
            && words[at..].starts_with(wording)
            && !after.is_some_and(|word| matches!(*word, "to" | "for" | "of"))
    })
}

fn is_claim(words: &[&str], at: usize) -> bool {
    BEFORE_A_CLAIM.iter().filter(|wording| words[at..].starts_with(wording)).any(|wording| {
        words[at + wording.len()..].iter().find(|word| !matches!(**word, "a" | "an" | "the")).is_some_and(
            |word| {
                let is_asked_for = word.ends_with("ed") && !STILL_A_CLAIM.contains(word);
                !is_asked_for
                    && !NO_CLAIM_AFTER.contains(word)
                    && !word.starts_with(|c: char| c.is_ascii_digit())
            },
        )
    })
}

/// In small letters, with straight apostrophes, and without what stands between quotation marks.
fn unquoted(sentence: &str) -> String {
    let mut plain = String::with_capacity(sentence.len());
    let mut quoted_until = None;
    for c in sentence.chars() {
        match (quoted_until, c) {
            (Some(end), c) if c == end => quoted_until = None,
            (Some(_), _) => {}
            (None, '"') => quoted_until = Some('"'),
            (None, '`') => quoted_until = Some('`'),
            (None, '“') => quoted_until = Some('”'),
            (None, '’') => plain.push('\''),
            (None, c) => plain.push(c.to_ascii_lowercase()),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLAIMS: [&str; 24] = [
        "It can not be Kafka.",
        "It can't be the load balancer",
        "it can’t be DNS",
        "This cannot be the deploy, it was hours ago",
        "It definitely is the cache",
        "Definitely not the network.",
        "It must be the database",
        "must be a noisy neighbour again",
        "That is impossible.",
        "Impossible that the new flag did this",
        "No way this is us",
        "It has to be the certificate",
        "Obviously the provider",
        "The queue has nothing to do with it",
        "It couldn't be the proxy",
        "It can't have been the migration",
        "Must have been the cron job",
        "It can't be related to the release",
        "It must be overloaded",
        "For sure the disk",
        "No doubt the new index",
        "Load is back to normal. It must be the failover.",
        "The cache is out of the question",
        "CERTAINLY NOT OURS",
    ];

    const TRAPS: [&str; 34] = [
        "",
        "Checkout fails for European customers",
        "The page can't be reached",
        "The page can't be opened in Safari",
        "The host cannot be found",
        "The file could not be read",
        "Orders cannot be placed",
        "The pods must be restarted",
        "It must be done by 04:00",
        "The value must be a valid address",
        "Replicas must be at least 3",
        "Port must be 8443",
        "It has to be restarted twice",
        "We must be careful with the script",
        "Can it be Kafka?",
        "It must be the database?",
        "Could it be that it must be Kafka?",
        "It is impossible to log in",
        "No way to reach the admin page",
        "It is not impossible",
        "Not definitely the cache",
        "We don't definitely know",
        "It is almost certainly fine",
        "We verified with logs and metrics: it can't be Kafka",
        "Confirmed with a test: definitely not the proxy",
        "Ana said \"it can't be the cache\"",
        "The log says `must be primary`",
        "The log says “definitely not a leader”",
        "theory: it must be the cache",
        "Maybe it must be the pool",
        "Not sure if it must be us",
        "Status page updated\nERROR it must be the primary",
        "Es kann nicht die Datenbank sein",
        "Bitte bedenken: must",
    ];

    #[test]
    fn absolute_wording_is_found() {
        for text in CLAIMS {
            assert!(certain_claim(text).is_some(), "missed: {text}");
        }
    }

    #[test]
    fn what_is_no_claim_is_left_alone() {
        for text in TRAPS {
            assert_eq!(certain_claim(text), None, "said something about: {text}");
        }
    }

    #[test]
    fn the_sentence_is_found_and_not_what_stands_beside_it() {
        assert_eq!(
            certain_claim("Errors are down. It can't be the cache! Looking on."),
            Some("It can't be the cache!")
        );
    }

    #[test]
    fn what_is_very_long_is_left_alone() {
        assert_eq!(certain_claim(&"it must be us ".repeat(500)), None);
    }
}
