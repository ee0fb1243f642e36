//! Every fix, applied to sentences that were written before the rules were: `fixes.txt` holds what each
//! button would write, and each line of it was read. A fix that broke a sentence became advice.
//!
//! After a change, `WRITE_FIXES=1 cargo test --test language fixes` writes the file anew; read what
//! differs before it is kept.

use incident_scratchpad::domain::{FixedZone, Offset, Timestamp};
use incident_scratchpad::language::{Checker, Context, Finding, Glossary, ReadersZone, Rule, Theories, Word};

const SENTENCES: &str = include_str!("fix_sentences.txt");
const GOLDEN: &str = include_str!("fixes.txt");
/// Rules about a whole message say nothing about a sentence; these sentences are messages.
const OF_MESSAGES: [Rule; 4] =
    [Rule::MissingImpact, Rule::MissingAction, Rule::MissingNextUpdate, Rule::ResolvedWithoutWindow];
const MESSAGES: [&str; 8] = [
    "We are investigating.",
    "We are looking into a problem with mail",
    "Uploads fail for many people.",
    "Chat is slow, and we look for the cause.",
    "This incident has been resolved.",
    "Chat works again.",
    "Photos have recovered as of 14:10 UTC.",
    "A fix has been put in place and we are watching.",
];

/// At 03:00 UTC, with an update promised for 03:30, read in a zone two hours ahead.
fn context(is_message: bool) -> Context {
    // Some day that has one before it.
    let now = Timestamp::EPOCH.plus_minutes(20_000 * 24 * 60 + 3 * 60);
    Context {
        now: Some(now),
        promise: Some(now.plus_minutes(30)),
        zone: Some(ReadersZone::new(FixedZone { name: "CEST".to_owned(), offset: Offset(120) })),
        theories: Some(Theories::default()),
        off: if is_message { Vec::new() } else { OF_MESSAGES.to_vec() },
        ..Context::default()
    }
}

fn checker() -> Checker {
    let word = |internal: &str, public: &str| Word { internal: internal.into(), public: public.into() };
    Checker::new(&Glossary {
        words: vec![word("kraken", "billing"), word("blue pipeline", "report export")],
        customers: vec!["Vexlo Foods".to_owned()],
        ..Glossary::default()
    })
}

/// What may be done about a finding, a line each: what a button would make of the text, or the advice.
fn lines(text: &str, finding: &Finding) -> String {
    let rule = finding.rule.name();
    let edits = finding.edits().map(|edit| format!("  {rule} > {}\n", edit.apply(text).unwrap_or_default()));
    let advice = finding.advice().map(|advice| format!("  {rule}: {advice}\n"));
    edits.chain(advice).collect()
}

#[test]
fn fixes_write_what_was_read_and_found_good() {
    let checker = checker();
    let mut written = String::new();
    for sentence in SENTENCES.lines() {
        written.push_str(sentence);
        written.push('\n');
        let found = checker.check(sentence, &context(MESSAGES.contains(&sentence)));
        found.iter().for_each(|finding| written.push_str(&lines(sentence, finding)));
    }
    if std::env::var_os("WRITE_FIXES").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/language/fixes.txt");
        std::fs::write(path, &written).expect("the file can be written");
        return;
    }
    for (new, old) in written.lines().zip(GOLDEN.lines()) {
        assert_eq!(new, old, "a fix writes something else; read it before it is kept");
    }
    assert_eq!(written.len(), GOLDEN.len());
    assert!(SENTENCES.lines().count() >= 300);
}
