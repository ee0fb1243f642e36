//! Claims beyond what is known: that nothing was lost, certainty.
//!
//! Known miss: a claim in other words ("everything that you wrote is where it was").

use super::fitting::{self, advice};
use super::report::Report;
use crate::language::context::Proof;
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::phrases::Hit;
use crate::language::rule::Rule;
use crate::language::words::{Family, one_of};

const LOSS: &str = "It is not proven yet that nothing was lost.";
const CERTAIN: &str = "Say what was seen and until when you watch it, rather than how sure you are.";

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
            report.add(Rule::UnprovenNoDataLoss, doc, doc.bytes(hit), LOSS, being_checked(doc, hit));
        }
    }
}

/// "No answers were lost", "nothing was deleted": the same claim with whatever word a product has for its data.
pub(super) fn nothing_gone(doc: &Doc<'_>, report: &mut Report<'_>) {
    let text = &doc.text;
    if report.context.no_data_loss == Proof::Proven {
        return;
    }
    for at in 0..text.len() {
        let begins = one_of(text.word(at), "no nothing none");
        if !begins || doc.any_in(Family::NoLoss, at.saturating_sub(1), at + 5) {
            continue;
        }
        let sentence = text.sentence_at(at);
        let gone = (at + 1..(at + 8).min(sentence.end)).find(|&gone| {
            one_of(text.word(gone), "lost deleted removed erased")
                && one_of(text.word(gone - 1), "was were is are been got be")
        });
        let Some(gone) = gone else { continue };
        let near =
            (at + 1..gone).all(|word| text.gap(word) == " " && !one_of(text.word(word), "that who which"));
        let doubted = doc.any_in(Family::Doubt, sentence.first, at)
            || doc.any_word(sentence.first, at, "ensure make evidence far aware");
        if near && !doubted && !text.gap(sentence.end - 1).trim_start().starts_with('?') {
            let fix = advice("Say: we are checking whether anything was lost.");
            report.add(Rule::UnprovenNoDataLoss, doc, text.bytes(at, gone), LOSS, fix);
        }
    }
}

/// The clause as one that is true, where the claim is a clause of its own.
fn being_checked(doc: &Doc<'_>, hit: &Hit) -> Fix {
    let text = &doc.text;
    let sentence = text.sentence_at(hit.first);
    let mut first = hit.first;
    while first > sentence.first
        && text.gap(first - 1) == " "
        && one_of(text.word(first - 1), "there there's is was has have been your our all the of")
    {
        first -= 1;
    }
    let but = first > sentence.first && text.word(first - 1) == "but";
    let whole = fitting::opens_clause(text, first) && fitting::ends_clause(text, hit.last);
    if !whole {
        return advice("Say: we are checking whether any data was lost.");
    }
    let put = if but { "and we are checking whether any data was lost" } else { CHECKING };
    let (start, end) = text.bytes(first - usize::from(but), hit.last);
    Fix::Clause { start, end, text: fitting::opened(text, first - usize::from(but), put) }
}

const CHECKING: &str = "we are checking whether any data was lost";

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
            let (bytes, fix) = less_certain(doc, hit);
            report.add(Rule::Certainty, doc, bytes, CERTAIN, fix);
        }
    }
    hundred_percent(doc, report);
}

/// The sentence without its certainty, where it stands without; else it is told what to say.
fn less_certain(doc: &Doc<'_>, hit: &Hit) -> ((usize, usize), Fix) {
    let text = &doc.text;
    let told = || (doc.bytes(hit), advice("Say what you saw, since when, and until when you watch it."));
    let value = doc.value(hit);
    let spoken = one_of(text.word(hit.first), "we we're rest there of no");
    if value == "-" {
        return (doc.bytes(hit), advice("Say what you have changed, and what it does."));
    }
    if !value.is_empty() {
        let fits = fitting::ends_clause(text, hit.last);
        return if fits { (doc.bytes(hit), Fix::Replace(value.to_owned())) } else { told() };
    }
    let that = text.word(hit.last + 1) == "that" && text.gap(hit.last) == " ";
    if spoken && (that || text.word(hit.last) == "that" || text.gap(hit.last).starts_with(',')) {
        let mut whole = *hit;
        whole.last += usize::from(that);
        let (bytes, put) = super::wording::removal(doc, &whole);
        return (bytes, Fix::Replace(put));
    }
    let alone = fitting::ends_clause(text, hit.last) && fitting::opens_clause(text, hit.first);
    if spoken || alone && !text.gap(hit.last).starts_with(',') {
        return told();
    }
    let (bytes, put) = super::wording::removal(doc, hit);
    (bytes, Fix::Replace(put))
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
            let sure = one_of(text.word(next), "sure certain confident");
            let fix = if sure {
                advice("Say what you saw, since when, and until when you watch it.")
            } else {
                Fix::Replace(String::new())
            };
            report.add(Rule::Certainty, doc, (text.start(at), text.start(next)), CERTAIN, fix);
        }
    }
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[
    super::examples::plain(
        Rule::UnprovenNoDataLoss,
        &[
            "«No data was lost».",
            "It recovered «without data loss».",
            "Your «files are safe».",
            "«No answers were lost».",
            "«Nothing was deleted».",
        ],
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
