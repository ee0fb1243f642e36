//! Causes that nobody has proven. A proven theory stands behind a cause only where both speak of the
//! same thing: that something is proven unlocks nothing else.
//!
//! Known misses: a cause told as a story ("An index was dropped, the query went from 3 ms to 40 s"), one told after
//! "so" or "after" alone, and "since" with a past verb, which mostly tells a time.

use super::causing;
use super::claim::Claim;
use super::report::Report;
use super::suspected::suspected;
use crate::domain::Phase;
use crate::language::case::{Letters, lowered};
use crate::language::doc::Doc;
use crate::language::phrases::Hit;
use crate::language::rule::Rule;
use crate::language::scan::{Sentence, Text};
use crate::language::words::{Family, one_of};
use std::borrow::Cow;

/// Words of questions.
const ASKING: &str = "what how why";
const CAUSE: &str = "No proven theory stands behind this cause.";

/// A cause nobody has proven.
pub(super) fn unproven_cause(doc: &Doc<'_>, report: &mut Report<'_>) {
    let mut told = Vec::new();
    for hit in doc.of(Family::Cause).chain(doc.of(Family::Causing)) {
        let sentence = doc.text.sentence_at(hit.first);
        if told.contains(&sentence.first) {
            continue;
        }
        let is_named = match hit.family {
            Family::Causing => is_claimed(doc, sentence, hit) && causing::names_a_cause(doc, sentence, hit),
            _ => is_claimed(doc, sentence, hit) && names_a_cause(doc, sentence, hit),
        };
        if is_named && !is_backed(doc, sentence, hit, report) {
            told.push(sentence.first);
            let why = why_unproven(doc, sentence, hit, report);
            let fix = suspected(doc, hit).into();
            report.add_because(Rule::UnprovenCause, doc, doc.bytes(hit), why, fix);
        }
    }
}

/// "after an engineer accidentally disabled it": a cause as well as blame.
pub(super) fn blamed_cause(doc: &Doc<'_>, report: &mut Report<'_>) {
    for hit in doc.of(Family::Blame) {
        let sentence = doc.text.sentence_at(hit.first);
        let led = doc.any_word(sentence.first, hit.first, "after happened");
        let told = doc.has(Family::Cause, sentence) || doc.has(Family::Causing, sentence);
        if led && !told && is_claimed(doc, sentence, hit) && !is_backed(doc, sentence, hit, report) {
            let why = why_unproven(doc, sentence, hit, report);
            let fix = super::fitting::advice("Say: we suspect __, and are checking it.").into();
            report.add_because(Rule::UnprovenCause, doc, doc.bytes(hit), why, fix);
        }
    }
}

/// The reason, naming the nearest theory: one that is open or, where there is none, what is proven instead.
#[inline(never)]
fn why_unproven(doc: &Doc<'_>, sentence: Sentence, hit: &Hit, report: &Report<'_>) -> Cow<'static, str> {
    let Some(theories) = &report.context.theories else { return CAUSE.into() };
    let claimed = Claim::of(doc, sentence, hit);
    let near = |statements: &[String]| {
        statements.iter().max_by_key(|statement| claimed.shared(doc, statement)).cloned()
    };
    match (near(&theories.open), near(&theories.proven)) {
        (Some(statement), _) => format!("“{statement}” is not proven yet.").into(),
        (None, Some(statement)) => format!("What is proven is something else: “{statement}”.").into(),
        (None, None) => CAUSE.into(),
    }
}

/// Whether the words claim it: not doubted, denied or asked.
#[inline(never)]
fn is_claimed(doc: &Doc<'_>, sentence: Sentence, hit: &Hit) -> bool {
    let text = &doc.text;
    let from = clause_start(text, sentence, hit.first);
    let doubted = doc.any_in(Family::Doubt, from, hit.last + 1)
        || hit.family != Family::Blame
            && doc.any_in(Family::Doubt, hit.last + 1, (hit.last + 3).min(sentence.end));
    // "It does not work because …" denies nothing of what follows.
    let reach = if text.word(hit.last) == "because" { 1 } else { 2 };
    let denied = doc.any_word(
        hit.first.saturating_sub(reach).max(sentence.first),
        hit.first,
        "not no never isn't wasn't aren't weren't",
    );
    let asked = text.gap(sentence.end - 1).trim_start().starts_with('?')
        || doc.any_word(from, hit.first, if hit.family == Family::Blame { "why whether" } else { ASKING })
        || doc.any_word(from, hit.first, "apologise apologize sorry inconvenience disruption trouble regret");
    !doubted && !denied && !asked && !is_a_motive(doc, sentence, hit)
}

/// "because" tells why people do something as well as why something fails: what "we" do (but for what
/// "we cannot"), what the reader is asked to do, and what "we" are still at.
fn is_a_motive(doc: &Doc<'_>, sentence: Sentence, hit: &Hit) -> bool {
    if doc.text.word(hit.last) != "because" {
        return false;
    }
    let before = |words| doc.any_word(sentence.first, hit.first, words);
    let ours = before("we we're we've we'll i") && !before("cannot can't not unable");
    let asked_for = before("please") || one_of(doc.text.word(sentence.first), "do don't");
    let follows =
        doc.any_word(hit.last + 1, hit.last + 2, "we we're we've we'll you you're they it it's this that");
    ours || asked_for || follows
}

/// Where the clause begins: a doubt in an earlier one is about something else. The colon of "09:12" ends none.
#[inline(never)]
pub(super) fn clause_start(text: &Text<'_>, sentence: Sentence, at: usize) -> usize {
    (sentence.first + 1..=at)
        .rev()
        .find(|&word| {
            let gap = text.gap_before(word);
            gap.find_in(";:").is_some() && gap.len() > 1 || text.word(word) == "but"
        })
        .unwrap_or(sentence.first)
}

/// Whether a cause follows: not the incident itself, a date, planned work or an unknown.
fn names_a_cause(doc: &Doc<'_>, sentence: Sentence, hit: &Hit) -> bool {
    let text = &doc.text;
    let mut next = hit.last + 1;
    while next < sentence.end
        && one_of(text.word(next), "the a an this that these our by today's ongoing current")
    {
        next += 1;
    }
    if next >= sentence.end {
        return false;
    }
    let itself = one_of(
        text.word(next),
        "issue issues incident outage problem problems disruption it delay delays interruption fact event",
    ) && (next + 1 >= sentence.end
        || text.gap(next) != " "
        || one_of(text.word(next + 1), "and we has is are was on in from will that at for above described"));
    let planned = doc.any_word(next, next + 2, "maintenance")
        || one_of(text.word(next), "scheduled planned announced")
            && doc.any_word(next + 1, next + 4, "maintenance work works upgrade update migration");
    let unknown = doc.any_word(next, next + 3, "unknown unclear known investigation investigated difference");
    let due = text.word(hit.first) == "due" && is_due(text, hit.last + 1);
    let since = text.word(hit.first) == "since" && !gives_a_reason(doc, sentence, hit);
    !(itself || planned || unknown || due || since || is_put_off(doc, sentence, hit) || is_history(text, hit))
}

/// "The move was put off due to a holiday": a decision, not a fault.
fn is_put_off(doc: &Doc<'_>, sentence: Sentence, hit: &Hit) -> bool {
    let from = hit.first.saturating_sub(4).max(sentence.first);
    doc.any_word(
        from,
        hit.first,
        "postponed rescheduled cancelled canceled moved brought extended planned scheduled",
    ) || doc.any_word(from, hit.first, "put") && doc.any_word(from, hit.first, "off back")
}

/// "had been triggered by", "because every call begins by": told of another time, or of always.
fn is_history(text: &Text<'_>, hit: &Hit) -> bool {
    let past = (hit.first.saturating_sub(2)..hit.first).any(|at| text.word(at) == "had");
    let always =
        text.word(hit.last) == "because" && one_of(text.word(hit.last + 1), "every each any such most all");
    past || always
}

/// "since the registry is carrying out work" gives a reason; "since 02:30 UTC" and "since we moved" tell a time.
fn gives_a_reason(doc: &Doc<'_>, sentence: Sentence, hit: &Hit) -> bool {
    let text = &doc.text;
    let next = hit.last + 1;
    let verb = doc.any_word(next + 1, (next + 5).min(sentence.end), "is are");
    let dated = doc.times.iter().any(|time| next <= time.first && time.first < next + 4);
    verb && !dated && one_of(text.word(next), "the a an our their its")
}

/// "due to finish", "due to arrive": a date, not a cause.
fn is_due(text: &Text<'_>, at: usize) -> bool {
    one_of(
        text.word(at),
        "be finish start end begin arrive complete expire go run happen close open launch return resume renew take send receive come ship",
    )
}

/// Whether a proven theory stands behind the claim. A pasted message has no log: there, a resolved
/// incident and a cause that was found out are taken at their word.
#[inline(never)]
fn is_backed(doc: &Doc<'_>, sentence: Sentence, hit: &Hit, report: &Report<'_>) -> bool {
    let context = report.context;
    match &context.theories {
        Some(theories) => {
            let claimed = Claim::of(doc, sentence, hit);
            let best = |statements: &[String], denied: bool| {
                let told = statements.iter().filter(|statement| denied || !denies(statement));
                told.map(|statement| claimed.shared(doc, statement)).max().unwrap_or_default()
            };
            let (head, all) = best(&theories.proven, false);
            head > 0 && (head, all) > best(&theories.open, true)
        }
        None => {
            context.phase == Some(Phase::Resolved)
                || doc.any_in(Family::Closed, 0, doc.text.len())
                || doc.has(Family::Verified, sentence)
                || super::ending::is_told_afterwards(doc)
        }
    }
}

/// "It is not DNS": proven, it speaks against DNS.
fn denies(statement: &str) -> bool {
    let words = lowered(statement);
    ["is not", "isn't", "isn’t", "was not", "wasn't", "wasn’t", "not caused", "not due", "ruled out"]
        .iter()
        .any(|denial| words.contains(denial))
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[
    super::examples::plain(
        Rule::UnprovenCause,
        &[
            "Mail is down, «caused by» DNS.",
            "It fails «due to» a bad release.",
            "The «root cause is» a full disk.",
            "It is slow «because of» a spike.",
            "It is slow «because» the disk is full.",
            "We cannot take orders «because» a disk is full.",
            "The certificate change «caused» the outage.",
            "A bad route «is causing» lost calls.",
            "A full disk «led to» missing photos.",
            "The table update «resulted in» two entries.",
            "The «primary cause was» a retry.",
            "The outage was «triggered when» a certificate ran out.",
            "Orders are late «since» the bank is closing early.",
            "A file was cut short, «which is why» you saw an old page.",
        ],
        &[
            "We suspect that DNS caused this.",
            "We are checking whether it was caused by DNS.",
            "We are sorry for the trouble caused by this incident.",
            "It is due to finish at 14:00 UTC.",
            "It was not caused by DNS.",
            "We paused exports because figures were late.",
            "Please wait because orders are still arriving.",
            "It is slow because we are still catching up.",
            "We are looking into an issue that is causing errors.",
            "We apologise for any delay this has caused.",
            "The upgrade was put off due to a holiday.",
            "It had been triggered by an older change.",
            "This is so because every call begins by asking for a key.",
            "Mail is late since 02:30 UTC.",
            "The move will cause a short break.",
            "We do not know what caused it.",
        ],
    ),
    super::examples::Examples {
        rule: Rule::UnprovenCause,
        fires: &[
            "It fails «due to» a full disk.",
            "We found that it fails «due to» a full disk.",
            "It was «caused by» a disk that filled up.",
        ],
        silent: &[
            "It fails due to an expired certificate.",
            "The root cause is the certificate.",
            "Sign-in fails because of a certificate that expired.",
        ],
        scene: |context, _| {
            let theories = crate::language::Theories {
                proven: vec!["The certificate expired".to_owned()],
                open: vec!["A disk is full".to_owned()],
            };
            context.theories = Some(theories);
        },
    },
];
