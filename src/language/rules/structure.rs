//! What a message has to hold: impact, something to do, the next update, the window, something new.

use super::codes;
use super::ending::{is_maintenance, is_resolved};
use super::promise;
use super::report::Report;
use crate::language::case::Letters;
use crate::language::clock::{self, Said};
use crate::language::doc::Doc;
use crate::language::draft::Field;
use crate::language::finding::Fix;
use crate::language::rule::Rule;
use crate::language::scan::{Text, cut};
use crate::language::words::{Family, one_of};

const IMPACT: &str = "It does not say what a reader notices.";
const ACTION: &str = "It does not say what a reader can do.";
const UPDATE: &str = "It does not say when the next update comes.";
const WINDOW: &str = "It does not say from when to when it lasted.";
const REPEAT: &str = "It says the same as the last one; a reader cannot tell whether anyone is still there.";

/// Looks at the draft as a whole.
#[inline(never)]
pub(super) fn run(docs: &[Doc<'_>], report: &mut Report<'_>) {
    let written = docs.iter().any(|doc| !doc.is_blank());
    let readable = docs.iter().all(|doc| doc.is_blank() || doc.english);
    if !written || !readable {
        return;
    }
    if docs.iter().any(is_maintenance) {
        return;
    }
    let resolved = is_resolved(docs, report.context.phase);
    let gaps = Gaps::of(docs);
    if resolved {
        resolved_without_window(docs, report);
    } else {
        missing_impact(docs, &gaps, report);
        missing_action(docs, &gaps, report);
        missing_next_update(docs, &gaps, report);
    }
    unchanged_repeat(docs, report);
}

/// What is not said.
struct Gaps {
    impact: bool,
    action: bool,
    update: bool,
    parts: bool,
}

impl Gaps {
    #[inline(never)]
    fn of(docs: &[Doc<'_>]) -> Gaps {
        let parts = docs.len() > 1;
        let blank = |field: Field| part(docs, field).is_none_or(Doc::is_blank);
        let said = |family: Family| docs.iter().any(|doc| doc.of(family).next().is_some());
        Gaps {
            impact: if parts { blank(Field::Impact) } else { !docs.iter().any(says_impact) },
            action: if parts { blank(Field::Action) } else { !said(Family::Action) },
            update: !docs.iter().any(promises_a_time) && !docs.iter().any(is_last_word),
            parts,
        }
    }
}

fn part<'d, 'a>(docs: &'d [Doc<'a>], field: Field) -> Option<&'d Doc<'a>> {
    docs.iter().find(|doc| doc.field == field)
}

/// Whether a sentence that is not the promise of an update says what a reader notices.
#[inline(never)]
fn says_impact(doc: &Doc<'_>) -> bool {
    let words = doc.of(Family::Impact).any(|hit| {
        let sentence = doc.text.sentence_at(hit.first);
        let update = doc.text.word(hit.first) == "not" && doc.text.word(hit.last).starts_with("update");
        !(update || is_weak(doc.text.word(hit.first)) && doc.has(Family::Promise, sentence))
    });
    words || says_denied(doc) || codes::says_code(&doc.text)
}

/// "photos do not load", "an issue where ...": a denied verb, or a problem told.
fn says_denied(doc: &Doc<'_>) -> bool {
    let text = &doc.text;
    (0..text.len()).any(|at| {
        let next = text.word(at + 1);
        match text.word(at) {
            "not" | "don't" | "doesn't" | "didn't" | "won't" | "isn't" | "aren't" | "wasn't" | "weren't" => {
                let own =
                    "know known yet need have want expect sure certain clear require required only share";
                at + 1 < text.len() && !one_of(next, own) && !(at > 0 && text.word(at - 1) == "we")
            }
            "issue" | "issues" | "problem" | "problems" => {
                next.len() > 5 && next.ends_with("ing") || one_of(next, "where when that which whereby")
            }
            _ => false,
        }
    })
}

/// Words of impact that also stand in promises of updates.
fn is_weak(word: &str) -> bool {
    one_of(word, "up late later behind works down lag")
}

/// Whether the text says when the next update comes; a blank for it is found as a placeholder.
#[inline(never)]
fn promises_a_time(doc: &Doc<'_>) -> bool {
    doc.text.sentences.iter().any(|&sentence| {
        let blank = || (sentence.first..sentence.end).any(|at| doc.text.typed(at).starts_with("__"));
        promise::is_promise(doc, sentence) && (promise::has_time(doc, sentence) || blank())
    })
}

/// "No further updates will follow."
fn is_last_word(doc: &Doc<'_>) -> bool {
    doc.of(Family::Promise).any(|hit| {
        hit.first > 0
            && one_of(doc.text.word(hit.first - 1), "no last final")
            && doc.text.word(hit.last).starts_with("update")
    })
}

/// Where something missing would go: the empty part, or the end of the text.
fn place<'d, 'a>(docs: &'d [Doc<'a>], field: Field) -> Option<(&'d Doc<'a>, usize)> {
    let doc = part(docs, field).or_else(|| docs.first())?;
    Some((doc, doc.text.raw.trim_end().len()))
}

/// The sentence to put there, with the space before it.
fn put(doc: &Doc<'_>, at: usize, sentence: &str) -> String {
    let before = cut(doc.text.raw, 0, at);
    match before.chars().next_back() {
        None => sentence.to_owned(),
        Some('.' | '!' | '?' | ':' | '。') => [" ", sentence].concat(),
        Some(_) => [". ", sentence].concat(),
    }
}

fn add(
    docs: &[Doc<'_>],
    field: Field,
    report: &mut Report<'_>,
    rule: Rule,
    why: &'static str,
    fix: impl FnOnce(String) -> Fix,
    sentence: &str,
) {
    if let Some((doc, at)) = place(docs, field) {
        report.add(rule, doc, (at, at), why, fix(put(doc, at, sentence)));
    }
}

fn missing_impact(docs: &[Doc<'_>], gaps: &Gaps, report: &mut Report<'_>) {
    if gaps.impact {
        add(docs, Field::Impact, report, Rule::MissingImpact, IMPACT, Fix::Blank, "You may be unable to __.");
    }
}

/// In one text, impact and a time are enough for a short message; what to do is asked for when one of
/// the two is missing anyway.
fn missing_action(docs: &[Doc<'_>], gaps: &Gaps, report: &mut Report<'_>) {
    if gaps.action && (gaps.parts || gaps.impact || gaps.update) {
        add(
            docs,
            Field::Action,
            report,
            Rule::MissingAction,
            ACTION,
            Fix::Replace,
            "There is nothing you need to do.",
        );
    }
}

fn missing_next_update(docs: &[Doc<'_>], gaps: &Gaps, report: &mut Report<'_>) {
    if !gaps.update {
        return;
    }
    let now = report.context.now;
    let promise = report.context.promise.filter(|due| now.is_none_or(|now| *due > now));
    match promise {
        Some(due) => {
            let sentence = clock::promise_line(due, report.context.zone.as_ref());
            add(docs, Field::NextUpdate, report, Rule::MissingNextUpdate, UPDATE, Fix::Replace, &sentence);
        }
        None => add(
            docs,
            Field::NextUpdate,
            report,
            Rule::MissingNextUpdate,
            UPDATE,
            Fix::Blank,
            "Next update by __ UTC.",
        ),
    }
}

/// The all-clear tells from when to when.
#[inline(never)]
fn resolved_without_window(docs: &[Doc<'_>], report: &mut Report<'_>) {
    if !docs.iter().any(says_window) {
        add(
            docs,
            Field::Impact,
            report,
            Rule::ResolvedWithoutWindow,
            WINDOW,
            Fix::Blank,
            "From __ to __ UTC, __.",
        );
    }
}

fn says_window(doc: &Doc<'_>) -> bool {
    let clocks = doc.times.iter().filter(|time| time.is_clock() || matches!(time.said, Said::Day)).count();
    let text = &doc.text;
    let lasted = (0..text.len()).any(|at| {
        one_of(text.word(at), "for lasted lasting of about after")
            && (clock::length_at(text, at + 1).is_some() || clock::length_at(text, at + 2).is_some())
    });
    let blanks = (0..text.len()).filter(|&at| text.typed(at).starts_with("__")).count();
    clocks >= 2 || lasted || blanks >= 2
}

/// The same as the last one.
#[inline(never)]
fn unchanged_repeat(docs: &[Doc<'_>], report: &mut Report<'_>) {
    let Some(last) = report.context.last_sent.as_deref() else {
        return;
    };
    let same: Vec<String> = docs.iter().flat_map(|doc| core(&doc.text)).collect();
    let says_so = docs.iter().any(|doc| {
        (1..doc.text.len()).any(|at| doc.text.word(at) == "change" && doc.text.word(at - 1) == "no")
    });
    if same.is_empty() || says_so || same != core(&Text::new(last)) {
        return;
    }
    let Some(doc) = docs.iter().find(|doc| !doc.is_blank()) else {
        return;
    };
    let bytes = doc.text.bytes(0, doc.text.len() - 1);
    report.add(
        Rule::UnchangedRepeat,
        doc,
        bytes,
        REPEAT,
        Fix::Advice("Say what changed, or: no change since __ UTC, we are still __.".to_owned()),
    );
}

/// The words without numbers: what stays when only a time has changed.
fn core(text: &Text<'_>) -> Vec<String> {
    let words = (0..text.len()).map(|at| text.word(at).to_owned());
    words.filter(|word| !word.starts_digit()).collect()
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[
    super::examples::plain(
        Rule::MissingImpact,
        &[
            "We are investigating.",
            "We are looking into a problem with mail.",
            "A fix has been put in place and we are watching.",
        ],
        &[
            "You cannot sign in. We are investigating.",
            "Mail is late. We are investigating.",
            "This incident has been resolved.",
        ],
    ),
    super::examples::plain(
        Rule::MissingAction,
        &["We are investigating.", "Sign-in fails for many.", "Mail is slow, and we look for the cause."],
        &[
            "Sign-in fails. There is nothing you need to do.",
            "Sign-in fails. Please use the app.",
            "Sign-in fails. Next update by 04:00 UTC.",
        ],
    ),
    super::examples::plain(
        Rule::MissingNextUpdate,
        &[
            "Sign-in fails.",
            "Sign-in fails. We will tell you more soon.",
            "Sign-in should be resolved for most people.",
        ],
        &[
            "Sign-in fails. Next update by 04:00 UTC.",
            "Sign-in works again and the incident is resolved.",
            "Sign-in fails. We will post again within the hour.",
        ],
    ),
    super::examples::plain(
        Rule::ResolvedWithoutWindow,
        &["This incident has been resolved.", "Sign-in works again.", "Mail has recovered as of 14:10 UTC."],
        &[
            "From 02:10 to 03:05 UTC, sign-in failed. This is resolved.",
            "Resolved: mail was late for 40 minutes.",
            "Sign-in fails.",
        ],
    ),
    super::examples::Examples {
        rule: Rule::UnchangedRepeat,
        fires: &[
            "«Mail is late. Next update by 04:00 UTC».",
            "«mail  is late — next update by 05:00 UTC».",
            "«Mail is late. Next update by 04:00 UTC»",
        ],
        silent: &[
            "Mail is late. It began at 02:00 UTC.",
            "No change since 03:00 UTC: mail is late. Next update by 04:00 UTC.",
            "Mail works again.",
        ],
        scene: |context, _| context.last_sent = Some("Mail is late. Next update by 03:30 UTC.".to_owned()),
    },
];
