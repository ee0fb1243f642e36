//! Any text of any language: no panic, spans on character borders, and a fix that is applied leaves no
//! finding of its rule in its place.

use incident_scratchpad::domain::{Audience, FixedZone, Offset, Timestamp};
use incident_scratchpad::language::{
    Checker, Context, Finding, Glossary, ReadersZone, Rule, Word, translate::Guide,
};
use proptest::prelude::*;

/// Pieces that rules look for, between which anything may stand.
const PIECES: &[&str] = &[
    "100K Kafka messages",
    "queue depth is 12k",
    "lagging by 5,000 records",
    "p99 is 9s",
    "CPU at 97%",
    "504s",
    "a 502 error",
    "HTTP 503",
    "Redis",
    "the primary database",
    "WAL",
    "RCA",
    "cordoned",
    "draining traffic from",
    "failed over to",
    "in the event of",
    "please note that",
    "db-prod-03.internal",
    "web01",
    "10.2.3.4",
    "10.2.3.4:80",
    "fd00::1",
    "password=abc123!x",
    "ghp_0000000000EXAMPLE0000000000",
    "at a.b.C(C.java:1)",
    "NullPointerException",
    "x.py:3",
    "OPS-4821",
    "(OPS-12)",
    "@maria",
    "a.b@example.com",
    "John's deploy",
    "Priya pushed",
    "Vexlo Foods",
    "human error",
    "someone forgot",
    "AWS broke",
    "thanks to Okta",
    "caused by",
    "due to",
    "the root cause is",
    "no data was lost",
    "definitely",
    "100% fixed",
    "never happen again",
    "soon",
    "shortly",
    "as soon as possible",
    "We will update you",
    "Next update by",
    "03:30",
    "3:30 pm",
    "UTC",
    "by 4",
    "in 2 hours",
    "[service]",
    "TBD",
    "__",
    "{{name}}",
    "???",
    "may possibly",
    "could potentially",
    "oops",
    "just",
    "we just need",
    "!",
    "resolved",
    "kraken",
    "is",
    "the",
    "we",
    "and",
    "of",
    ".",
    ". ",
    ", ",
    "\n",
    "’s",
    "'",
    "://",
    "http://a.b/c",
    "[x](http://y.z)",
    "(",
    ")",
    "-",
    "…",
    "é",
    "日本",
    "🔥",
    "\u{202f}",
    "\u{0}",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        2 => "\\PC{0,6}",
        1 => any::<String>().prop_map(|text| text.chars().take(8).collect()),
    ];
    let joint = proptest::sample::select(&[" ", " ", " ", "", ". ", "\n"][..]);
    proptest::collection::vec((piece, joint), 0..9)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, joint)| [piece, joint.to_owned()]).collect())
}

fn contexts() -> [Context; 2] {
    let plain = Context::default();
    let busy = Context {
        audience: Audience::Customers,
        now: Timestamp::from_millis(12_000_000),
        promise: Timestamp::from_millis(14_400_000),
        last_sent: Some("Redis is down.".to_owned()),
        zone: Some(ReadersZone::new(FixedZone { name: "CEST".to_owned(), offset: Offset(120) })),
        ..Context::default()
    };
    [plain, busy]
}

fn checker() -> Checker {
    Checker::new(&Glossary {
        words: vec![Word { internal: "kraken".to_owned(), public: "billing".to_owned() }],
        customers: vec!["Vexlo Foods".to_owned()],
        ..Glossary::default()
    })
}

/// Whether a finding begins where a fix was put; words before that place are another place.
fn in_place(other: &Finding, start: usize, len: usize) -> bool {
    (start..start + len).contains(&other.span.start)
}

fn holds(checker: &Checker, text: &str, context: &Context) -> Result<(), TestCaseError> {
    for finding in checker.check(text, context) {
        let span = finding.span;
        prop_assert!(
            span.start <= span.end && text.is_char_boundary(span.start) && text.is_char_boundary(span.end),
            "{finding:?}"
        );
        prop_assert_eq!(text[..span.start].encode_utf16().count(), span.utf16_start);
        prop_assert_eq!(text[..span.end].encode_utf16().count(), span.utf16_end);
        let missing = span.start == span.end;
        for edit in finding.edits() {
            let fixed = edit.apply(text);
            prop_assert!(fixed.is_some(), "{:?} on no character border of {:?}", edit, text);
            let fixed = fixed.unwrap_or_default();
            let again = checker.check(fixed.as_str(), context);
            let left = again.iter().find(|other| {
                other.rule == finding.rule && (missing || in_place(other, edit.start, edit.text.len()))
            });
            prop_assert!(left.is_none(), "{:?} fixed to {:?} still has {:?}", text, fixed, left);
        }
    }
    Ok(())
}

#[test]
fn any_text_is_read_without_panic_and_each_fix_helps() {
    let checker = checker();
    let contexts = contexts();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 10_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let result = runner.run(&texts(), |text| {
        let _ = Guide::recognise(&text).map(|guide| text.get(guide.start..guide.end).map(str::len));
        contexts.iter().try_for_each(|context| holds(&checker, &text, context))
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}

#[test]
fn wide_spaces_and_signs_around_words_are_read_without_panic() {
    let checker = checker();
    let signs = [
        "\u{2000}", "\u{3000}", "\u{202f}", "…", "’", "“", "🔥", "é", "%", "!", "?", "(", ")", "[", "<", "{",
        "@", "=", ":", "/", "-", ".", "_",
    ];
    for piece in PIECES {
        for (at, before) in signs.iter().enumerate() {
            for after in signs.iter().skip(at % 3).step_by(3) {
                let text = format!("A{before}{piece}{after}100{before}{after}sure B{after}{before}");
                let context = Context::default();
                assert!(holds(&checker, &text, &context).is_ok(), "{text:?}");
            }
        }
    }
}

#[test]
fn other_languages_are_left_alone() {
    for text in [
        "Die Anmeldung über Redis ist gestört, wir melden uns bald wieder!",
        "Le service est indisponible, nous cherchons la cause.",
        "Сервис недоступен, мы работаем над этим.",
        "サービスが停止しています。",
        "الخدمة غير متاحة حاليا.",
        "Layanan tidak tersedia, kami sedang memperbaikinya.",
    ] {
        assert_eq!(checker().check(text, &Context::default()), [], "{text}");
    }
}

#[test]
fn every_rule_can_be_named() {
    assert_eq!(Rule::all().count(), 34);
}
