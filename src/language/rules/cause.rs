//! Causes that nobody has proven. A proven theory stands behind a cause only where both speak of the
//! same thing: that something is proven unlocks nothing else.

use super::fitting::{self, advice};
use super::report::Report;
use crate::domain::{Phase, is_letter};
use crate::language::case::{Letters, lower};
use crate::language::context::Context;
use crate::language::doc::Doc;
use crate::language::draft::Field;
use crate::language::finding::Fix;
use crate::language::phrases::Hit;
use crate::language::rule::Rule;
use crate::language::scan::{Sentence, Text};
use crate::language::words::{Family, one_of};
use std::borrow::Cow;

const CAUSE: &str = "No proven theory stands behind this cause.";

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
            && !is_backed(doc, sentence, hit, report)
        {
            told = sentence.first;
            let why = why_unproven(doc, sentence, hit, report);
            let fix = suspected(doc, hit).into();
            report.add_because(Rule::UnprovenCause, doc, doc.bytes(hit), why, fix);
        }
    }
}

/// The reason, naming the nearest theory: one that is open or, where there is none, what is proven instead.
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

/// The same words as a suspicion, where the sentence then stands.
fn suspected(doc: &Doc<'_>, hit: &Hit) -> Fix {
    let text = &doc.text;
    let words = doc.typed(hit).to_ascii_lowercase();
    let put = match words.as_str() {
        "caused by" | "due to" | "because of" | "because" | "owing to" | "as a result of"
        | "resulting from" | "triggered by" | "brought on by" | "brought about by" | "stemming from" => {
            ["possibly ", &words].concat()
        }
        "was introduced by" => "was possibly introduced by".to_owned(),
        "were introduced by" => "were possibly introduced by".to_owned(),
        "is the result of" => "may be the result of".to_owned(),
        "was the result of" | "were the result of" => "may have been the result of".to_owned(),
        "is responsible for the" => "may be responsible for the".to_owned(),
        "was responsible for the" => "may have been responsible for the".to_owned(),
        "which caused" => "which may have caused".to_owned(),
        "that caused" => "that may have caused".to_owned(),
        "has caused the" => "may have caused the".to_owned(),
        "led to the outage" => "may have led to the outage".to_owned(),
        "led to this outage" => "may have led to this outage".to_owned(),
        "turned out to be" | "turns out to be" => "may be".to_owned(),
        "stem from" | "stems from" | "stemmed from" => "may stem from".to_owned(),
        "originated from" => "may have originated from".to_owned(),
        "originated in" => "may have originated in".to_owned(),
        "introduced a bug" | "introduced a regression" | "introduced a misconfiguration" => {
            ["may have ", &words].concat()
        }
        _ => match (words.strip_suffix(" is"), words.strip_suffix(" was")) {
            (Some(noun), _) => [noun, " may be"].concat(),
            (_, Some(noun)) => [noun, " may have been"].concat(),
            (None, None) => return advice("Say: we suspect __, and are checking it."),
        },
    };
    let finite = put.starts_with("may ");
    let led = fitting::before(text, hit.first);
    if finite && one_of(led, "be been is was are were to have has had not may can") {
        return advice("Say: we suspect __, and are checking it.");
    }
    let put = fitting::opened(text, hit.first, &put);
    let comma = put.starts_with("possibly ")
        && text.gap_before(hit.first) == " "
        && !one_of(led, "be been is was are were largely mainly mostly partly and or but only also");
    if comma {
        // "It fails, possibly due to ...": the doubt is about the cause and not about the failure.
        let (start, end) = text.bytes(hit.first, hit.last);
        return Fix::Clause { start: start - 1, end, text: [", ", &put].concat() };
    }
    Fix::Replace(put)
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
    if is_behind(text, hit) {
        return (sentence.first..hit.first).any(|at| is_content(text.word(at)));
    }
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

/// Whether a proven theory stands behind the claim. A pasted message has no log: there, a resolved
/// incident and a cause that was found out are taken at their word.
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
    let words = statement.to_lowercase();
    ["is not", "isn't", "isn’t", "was not", "wasn't", "wasn’t", "not caused", "not due", "ruled out"]
        .iter()
        .any(|denial| words.contains(denial))
}

/// Words that say nothing about which cause it is.
const EMPTY: &str = "a an the and or of to in on at by for from with without is are was were be been being has have had \
it its it's this that these those there here our we we're we've you your they their them not no none do does did can \
cannot can't could may might will would should must as than then so if when while after before since because due caused \
causes cause but all some any more most one two new recent latest last bad wrong certain current still out up down over \
into about also which what who how very same own again issue issues problem problems incident outage fail fails failed \
failing failure failures error errors fault faults break breaks broke broken slow slower slowly system systems service \
services server servers thing something users user customers customer yesterday today morning night utc";

/// Whether the cause stands before the words that claim it: "A full disk led to the outage."
fn is_behind(text: &Text<'_>, hit: &Hit) -> bool {
    one_of(text.word(hit.first), "which that has led is was") && !one_of(text.word(hit.last), "by of")
}

/// The stated cause, as stems of its content words: those of its first noun, and all.
struct Claim {
    head: Vec<String>,
    all: Vec<String>,
}

impl Claim {
    fn of(doc: &Doc<'_>, sentence: Sentence, hit: &Hit) -> Claim {
        let text = &doc.text;
        let (from, end) = if is_behind(text, hit) {
            (sentence.first, hit.first)
        } else {
            (hit.last + 1, clause_end(text, sentence, hit.last + 1))
        };
        let close = (from + 1..end).find(|&at| {
            one_of(text.word(at), "on in at for after during while when that which who where with")
        });
        let stems = |end: usize| {
            let words = (from..end).map(|at| text.word(at)).filter(|word| is_content(word));
            words.map(|word| meaning(&stem(word))).collect()
        };
        Claim { head: stems(close.unwrap_or(end)), all: stems(end) }
    }

    /// How many words a statement shares with the first noun of the cause, and with all of it. A word
    /// and what readers call it are one.
    fn shared(&self, doc: &Doc<'_>, statement: &str) -> (usize, usize) {
        let theory = Doc::new(Field::Whole, statement, doc.index(), &Context::default());
        let words = statement.split(|c: char| !is_letter(c)).filter(|word| is_content(&word.to_lowercase()));
        let mut known: Vec<String> = words.map(|word| meaning(&stem(word))).collect();
        for family in [Family::Internal, Family::Technology] {
            for hit in theory.of(family) {
                known.extend(
                    theory
                        .value(hit)
                        .split(' ')
                        .filter(|word| is_content(word))
                        .map(|word| meaning(&stem(word))),
                );
            }
        }
        let count = |stems: &[String]| stems.iter().filter(|stem| known.contains(stem)).count();
        (count(&self.head), count(&self.all))
    }
}

fn is_content(word: &str) -> bool {
    word.chars().count() > 1 && !one_of(word, EMPTY) && !word.chars().all(|c| c.is_ascii_digit())
}

/// The first letters of a word, which its forms share.
fn stem(word: &str) -> String {
    word.chars().take(5).map(lower).collect()
}

/// Words that the team and its readers use for one thing.
const SAME: [&str; 4] =
    ["deplo chang relea updat rollo versi", "disk stora space volum", "cert certi", "provi vendo suppl"];

/// The stem, or the first of those that mean the same.
fn meaning(stem: &str) -> String {
    let same = SAME.iter().find(|stems| one_of(stem, stems));
    same.and_then(|stems| stems.split(' ').next()).unwrap_or(stem).to_owned()
}

/// Where the clause ends that begins here.
fn clause_end(text: &Text<'_>, sentence: Sentence, from: usize) -> usize {
    (from..sentence.end).find(|&at| fitting::ends_clause(text, at)).map_or(sentence.end, |at| at + 1)
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
];
