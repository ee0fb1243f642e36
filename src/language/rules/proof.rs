//! Claims beyond what is known: causes, that nothing was lost, certainty.

use super::report::Report;
use super::wording::cased;
use crate::domain::{Phase, is_letter};
use crate::language::case::{Letters, is_upper, lower};
use crate::language::context::Proof;
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::phrases::Hit;
use crate::language::rule::Rule;
use crate::language::scan::{Sentence, Text};
use crate::language::words::{Family, one_of};
use std::borrow::Cow;

const CAUSE: &str = "No proven theory stands behind this cause.";
const LOSS: &str = "It is not proven yet that nothing was lost.";
const CERTAIN: &str = "Say what was seen and until when you watch it, rather than how sure you are.";

/// A cause nobody has proven.
pub(super) fn unproven_cause(doc: &Doc<'_>, report: &mut Report<'_>) {
    let mut told = usize::MAX;
    for hit in doc.of(Family::Cause) {
        let sentence = doc.text.sentence_at(hit.first);
        if told == sentence.first {
            continue;
        }
        if is_claimed(doc, sentence, hit)
            && names_a_cause(doc, sentence, hit)
            && !is_backed(doc, sentence, report)
        {
            told = sentence.first;
            let fix = Fix::Replace(suspected(doc, hit));
            let why = why_unproven(doc, sentence, report);
            report.add_because(Rule::UnprovenCause, doc, doc.bytes(hit), why, fix);
        }
    }
}

/// The reason, naming the theory that the sentence speaks of or, where none is like it, the last one.
fn why_unproven(doc: &Doc<'_>, sentence: Sentence, report: &Report<'_>) -> Cow<'static, str> {
    let open = report.context.theories.as_ref().map_or(&[][..], |theories| &theories.open);
    let meant = open.iter().max_by_key(|statement| shared(&doc.text, sentence, statement));
    meant.map_or(CAUSE.into(), |statement| format!("“{statement}” is not proven yet.").into())
}

/// The same words as a suspicion.
fn suspected(doc: &Doc<'_>, hit: &Hit) -> String {
    let words = doc.typed(hit).to_ascii_lowercase();
    let put = match words.as_str() {
        "caused by" => "possibly caused by",
        "due to" => "possibly due to",
        "because of" => "possibly because of",
        "because" => "possibly because",
        _ if words.ends_with(" is") || words.ends_with(" was") => "cause may be",
        _ if words.starts_with("which") || words.starts_with("that") => "which may have caused",
        _ => "possibly because of",
    };
    cased(doc, hit, put)
}

/// Whether the words claim it: not doubted, denied or asked.
fn is_claimed(doc: &Doc<'_>, sentence: Sentence, hit: &Hit) -> bool {
    let text = &doc.text;
    let from = clause_start(text, sentence, hit.first);
    let doubted = doc.any_in(Family::Doubt, from, hit.last + 1)
        || doc.any_in(Family::Doubt, hit.last + 1, (hit.last + 3).min(sentence.end));
    // "It does not work because …" denies nothing of what follows.
    let reach = if text.word(hit.last) == "because" { 1 } else { 2 };
    let denied = doc.any_word(
        hit.first.saturating_sub(reach).max(sentence.first),
        hit.first,
        "not no never isn't wasn't aren't weren't",
    );
    let asked = text.gap(sentence.end - 1).trim_start().starts_with('?')
        || doc.any_word(
            from,
            hit.first,
            "what how why apologise apologize sorry inconvenience disruption trouble regret",
        );
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

/// Where the clause begins: a doubt in an earlier one is about something else.
fn clause_start(text: &Text<'_>, sentence: Sentence, at: usize) -> usize {
    (sentence.first + 1..=at)
        .rev()
        .find(|&word| text.gap_before(word).find_in(";:").is_some() || text.word(word) == "but")
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
    let planned = doc.any_word(next, next + 3, "maintenance scheduled planned announced");
    let unknown = doc.any_word(next, next + 3, "unknown unclear known investigation investigated difference");
    let due = text.word(hit.first) == "due" && is_due(text, hit.last + 1);
    !(itself || planned || unknown || due)
}

/// "due to finish", "due to arrive": a date, not a cause.
fn is_due(text: &Text<'_>, at: usize) -> bool {
    one_of(
        text.word(at),
        "be finish start end begin arrive complete expire go run happen close open launch return resume renew take send receive come ship",
    )
}

/// Whether a proven theory stands behind the sentence. A pasted message has no log: there, a resolved
/// incident and a cause that was found out are taken at their word.
fn is_backed(doc: &Doc<'_>, sentence: Sentence, report: &Report<'_>) -> bool {
    let context = report.context;
    match &context.theories {
        Some(theories) => {
            let best = |statements: &[String]| {
                statements.iter().map(|statement| shared(&doc.text, sentence, statement)).max().unwrap_or(0)
            };
            !theories.proven.is_empty() && best(&theories.proven) >= best(&theories.open)
        }
        None => {
            context.phase == Some(Phase::Resolved)
                || doc.any_in(Family::Closed, 0, doc.text.len())
                || doc.has(Family::Verified, sentence)
                || super::ending::is_told_afterwards(doc)
        }
    }
}

/// How many content words of a statement the sentence repeats, by their beginnings.
fn shared(text: &Text<'_>, sentence: Sentence, statement: &str) -> usize {
    let stem = |word: &str| word.chars().take(5).map(lower).collect::<String>();
    statement
        .split(|c: char| !is_letter(c))
        .filter(|word| word.len() > 3 || word.chars().any(is_upper))
        .filter(|word| (sentence.first..sentence.end).any(|at| stem(text.word(at)) == stem(word)))
        .count()
}

/// "No data was lost", before that is proven.
pub(super) fn unproven_no_data_loss(doc: &Doc<'_>, report: &mut Report<'_>) {
    if report.context.no_data_loss == Proof::Proven {
        return;
    }
    for hit in doc.of(Family::NoLoss) {
        let sentence = doc.text.sentence_at(hit.first);
        let doubted = doc.any_in(Family::Doubt, sentence.first, hit.first)
            || doc.any_word(sentence.first, hit.first, "ensure make evidence far aware");
        let asked = doc.text.gap(sentence.end - 1).trim_start().starts_with('?');
        if !doubted && !asked {
            let put = cased(doc, hit, "we are checking whether any data was lost");
            report.add(Rule::UnprovenNoDataLoss, doc, doc.bytes(hit), LOSS, Fix::Replace(put));
        }
    }
}

/// More certainty than anyone has.
pub(super) fn certainty(doc: &Doc<'_>, report: &mut Report<'_>) {
    for hit in doc.of(Family::Certainty) {
        let before = hit.first.saturating_sub(3).max(doc.text.sentence_at(hit.first).first);
        let denied = doc.any_word(
            before,
            hit.first,
            "not cannot can't no never almost doesn't don't until whether if when",
        );
        if !denied && !is_service(doc, hit) {
            let value = doc.value(hit);
            let (bytes, put) = if value.is_empty() {
                super::wording::removal(doc, hit)
            } else {
                (doc.bytes(hit), cased(doc, hit, value))
            };
            report.add(Rule::Certainty, doc, bytes, CERTAIN, Fix::Replace(put));
        }
    }
    hundred_percent(doc, report);
}

/// "guaranteed delivery", "service guarantee": something sold.
fn is_service(doc: &Doc<'_>, hit: &Hit) -> bool {
    doc.text.word(hit.first).starts_with("guarantee")
        && (doc.any_word(hit.last + 1, hit.last + 2, "delivery rate capacity bandwidth page")
            || hit.first > 0
                && one_of(doc.text.word(hit.first - 1), "service level money-back uptime back sla"))
}

/// "100% fixed", "100 percent sure".
fn hundred_percent(doc: &Doc<'_>, report: &mut Report<'_>) {
    let text = &doc.text;
    for at in 0..text.len() {
        let percent = text.gap(at).trim_start().starts_with('%');
        let next = if percent { at + 1 } else { at + 2 };
        let hundred = text.word(at) == "100" && (percent || one_of(text.word(at + 1), "percent per"));
        if hundred
            && doc.any_word(
                next,
                next + 1,
                "sure certain fixed solved resolved confident safe stable gone back",
            )
        {
            report.add(
                Rule::Certainty,
                doc,
                (text.start(at), text.start(next)),
                CERTAIN,
                Fix::Replace(String::new()),
            );
        }
    }
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
    super::examples::plain(
        Rule::UnprovenNoDataLoss,
        &["«No data was lost».", "It recovered «without data loss».", "Your «files are safe»."],
        &[
            "We are checking whether any data was lost.",
            "Some orders were lost.",
            "It may be that no data was lost.",
            "The data loss page is empty.",
        ],
    ),
    super::examples::Examples {
        rule: Rule::UnprovenNoDataLoss,
        fires: &[],
        silent: &["No data was lost."],
        scene: |context, _| context.no_data_loss = Proof::Proven,
    },
    super::examples::plain(
        Rule::Certainty,
        &[
            "It is «definitely »fixed.",
            "It will «never happen again».",
            "It is «100% »fixed.",
            "We «guarantee» it.",
        ],
        &[
            "It is fixed as of 03:10 UTC.",
            "We cannot guarantee it.",
            "Certain phones fail.",
            "100% of calls fail.",
            "We are not certain.",
        ],
    ),
];
