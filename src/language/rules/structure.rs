//! What a message has to hold: impact, something to do, the next update, the window, something new.
//!
//! Known miss: the last message again, in other words.

use super::action::{says_action, says_action_beside};
use super::announced::is_announced;
use super::ending::is_resolved;
use super::impact::{says_impact, says_impact_beside};
use super::promise;
use super::report::Report;
use super::window;
use crate::domain::Phase;
use crate::language::case::Letters;
use crate::language::clock;
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
    if !written {
        return;
    }
    if !readable {
        // Its own part says when the next update comes, in whatever language the others are.
        if docs.len() > 1 && report.context.phase.is_some_and(|phase| phase != Phase::Resolved) {
            missing_next_update(docs, &Gaps::of(docs), report);
        }
        return;
    }
    if is_announced(docs, report.context.phase) {
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
        Gaps {
            impact: if parts {
                blank(Field::Impact) && !docs.iter().any(says_impact_beside)
            } else {
                !docs.iter().any(says_impact)
            },
            action: if parts {
                blank(Field::Action) && !docs.iter().any(says_action_beside)
            } else {
                !docs.iter().any(says_action)
            },
            update: !docs.iter().any(promises_a_time) && !docs.iter().any(is_last_word),
            parts,
        }
    }
}

fn part<'d, 'a>(docs: &'d [Doc<'a>], field: Field) -> Option<&'d Doc<'a>> {
    docs.iter().find(|doc| doc.field == field)
}

/// Whether the text says when the next update comes; a blank for it is found as a placeholder.
#[inline(never)]
fn promises_a_time(doc: &Doc<'_>) -> bool {
    doc.text.sentences.iter().any(|&sentence| {
        let blank = || (sentence.first..sentence.end).any(|at| doc.text.typed(at).starts_with("__"));
        promise::is_promise(doc, sentence)
            && (promise::has_time(doc, sentence) || promise::refers_to_time(doc, sentence) || blank())
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
        let Some((doc, at)) = place(docs, Field::Action) else { return };
        // That there is nothing to do is a claim: whoever writes chooses it.
        let fixes = vec![
            Fix::Blank(put(doc, at, "Meanwhile, you can __.")),
            Fix::Replace(put(doc, at, "There is nothing you need to do.")),
            Fix::Advice("Choose what is true.".to_owned()),
        ];
        report.add(Rule::MissingAction, doc, (at, at), ACTION, fixes);
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
            let sentence = clock::promise_line(due, now, report.context.zone.as_ref());
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
    if !docs.iter().any(window::says_window) {
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

/// The same as the last one.
#[inline(never)]
fn unchanged_repeat(docs: &[Doc<'_>], report: &mut Report<'_>) {
    let Some(last) = report.context.last_sent.as_deref() else {
        return;
    };
    let words = |field: Field| {
        let written = docs.iter().filter(move |doc| is_body(doc) && doc.field != field);
        written.flat_map(|doc| core(&doc.text)).collect::<Vec<String>>()
    };
    let before = core(&Text::new(last));
    // The last one may be known with the promise that ended it, or without.
    let same = [words(Field::Headline), words(Field::NextUpdate)].contains(&before);
    let says_so = docs.iter().any(|doc| {
        (1..doc.text.len()).any(|at| doc.text.word(at) == "change" && doc.text.word(at - 1) == "no")
    });
    if before.is_empty() || says_so || !same {
        return;
    }
    let Some(doc) = docs.iter().filter(is_body).find(|doc| !doc.is_blank()) else {
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

/// The headline stays while the words below it change.
fn is_body(doc: &&Doc<'_>) -> bool {
    doc.field != Field::Headline
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
        &[
            "This incident has been resolved.",
            "Sign-in works again.",
            "Mail has recovered as of 14:10 UTC.",
            "Resolved: mail was late for 40 minutes.",
        ],
        &[
            "From 02:10 to 03:05 UTC, sign-in failed. This is resolved.",
            "Mail was late for 40 minutes from 02:10 UTC. It is resolved.",
            "From 3 to 5 March, mail was late. It is resolved.",
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
