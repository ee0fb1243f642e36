//! Verbs of operations: what people do to systems, in the words of the trade. Finite verbs only, once a word and message.
//!
//! Whether a word is a verb is told by the words before it: a subject that acts, an auxiliary, or "to". This is a tagger
//! of closed classes; what was weighed instead is written in docs/language.md.
//!
//! Known misses: a clipped sentence without a subject ("Drained it"), and verbs that no table holds.

use super::fitting;
use super::report::Report;
use crate::language::case::Letters;
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::phrases::Hit;
use crate::language::rule::Rule;
use crate::language::scan::{Text, cut};
use crate::language::words::{Family, one_of};

const VERB: &str = "This is a word of the trade; say it as you would to a neighbour.";

/// Verbs of operations. Their nouns are the readers' words as well, but for a few of the trade.
pub(super) fn operations_verb(doc: &Doc<'_>, report: &mut Report<'_>) {
    let mut told: Vec<&str> = Vec::new();
    for hit in doc.of(Family::Operation) {
        let opens = doc.text.opens_sentence(hit.first);
        let name = !opens && doc.text.typed(hit.first).starts_upper();
        let in_technology =
            doc.of(Family::Technology).any(|other| other.first <= hit.first && hit.last <= other.last);
        let root = cut(doc.text.word(hit.first), 0, 5);
        if !name && !in_technology && !told.contains(&root) && is_finite(doc, hit) {
            told.push(root);
            report.add(Rule::OperationsVerb, doc, doc.bytes(hit), VERB, plain_verb(doc, hit));
        }
    }
}

/// Values that stand for every phrase of their row in any sentence.
const PLAIN_VERBS: &str = "move switch restart add reduce replace fill clear put limit stop look";

/// The plain verb in the form of the other, where the sentence then stands; else it is only told.
fn plain_verb(doc: &Doc<'_>, hit: &Hit) -> Fix {
    let text = &doc.text;
    let value = doc.value(hit);
    let (forms, rest) = value.split_at(value.find(' ').unwrap_or(value.len()));
    let base = forms.split('/').next().unwrap_or(forms);
    let told = || Fix::Advice(["Say it plainly, such as: ", base, rest, "."].concat());
    let form = form_of(text, hit);
    let takes_object = rest.is_empty() || one_of(rest.rsplit(' ').next().unwrap_or(""), "from to at in");
    let behind = match takes_object {
        true => {
            text.word(hit.last) == "the" || fitting::has_object(text, hit.last) && !has_own_object(text, hit)
        }
        false => fitting::ends_noun(text, hit.last) && !one_of(text.word(hit.last + 1), "to with from of"),
    };
    let own = base != "fill" || text.word(hit.first).starts_with("backfill");
    if !behind || !own || !one_of(base, PLAIN_VERBS) || !is_led(text, hit, form) {
        return told();
    }
    let verb = conjugated(value, form);
    let the = if takes_object && text.word(hit.last) == "the" { " the" } else { "" };
    Fix::Replace(fitting::opened(text, hit.first, &[&verb, the].concat()))
}

/// "tail the logs" holds its object already.
fn has_own_object(text: &Text<'_>, hit: &Hit) -> bool {
    (hit.first + 1..=hit.last).any(|at| text.word(at) == "the")
}

/// The form of the verb among the words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Base,
    Past,
    Going,
    Other,
}

fn form_of(text: &Text<'_>, hit: &Hit) -> Form {
    let word = text.word(hit.first);
    match word {
        _ if word.ends_with("ing") => Form::Going,
        // "null-routed", "rate limited": the ending stands on a later word.
        _ if (hit.first..=hit.last).any(|at| text.word(at).ends_with("ing")) => Form::Going,
        "spun" | "tore" | "rolled" => Form::Past,
        _ if (hit.first..=hit.last).any(|at| text.word(at).ends_with("ed") && text.word(at) != "shed") => {
            Form::Past
        }
        _ if word.ends_with('s') && !word.ends_with("ss") => Form::Other,
        _ => Form::Base,
    }
}

/// Whether people do it: not a noun, not what was done to something.
fn is_led(text: &Text<'_>, hit: &Hit, form: Form) -> bool {
    let sentence = text.sentence_at(hit.first);
    let mut at = hit.first;
    while at > sentence.first
        && one_of(
            text.word(at - 1),
            "also now then already currently still successfully manually immediately not",
        )
    {
        at -= 1;
    }
    let lead = fitting::before(text, at);
    match form {
        Form::Base => one_of(lead, "to we will we'll must can could should may might cannot"),
        Form::Past => one_of(lead, "we we've have team engineers they has"),
        Form::Going => one_of(lead, "are we're is be by"),
        Form::Other => false,
    }
}

/// Whether it is a verb that people or systems do, or that is done: "we drained it", "traffic is being drained". A noun
/// ("a failover", "the rate limit") and what happens by itself ("the backlog drained") are readers' words.
fn is_finite(doc: &Doc<'_>, hit: &Hit) -> bool {
    let text = &doc.text;
    let sentence = text.sentence_at(hit.first);
    let mut at = hit.first;
    while at > sentence.first && one_of(text.word(at - 1), ADVERBS) {
        at -= 1;
    }
    let lead = fitting::before(text, at);
    let from = hit.first.saturating_sub(5).max(sentence.first);
    let by_itself = doc.any_word(from, hit.first, "backlog backlogs queue queues lag battery batteries");
    let readers = one_of(lead, "you customers users readers people")
        || doc.any_word(from, hit.first, "customers users your");
    let told = one_of(text.word(hit.last), "into flag dns forward load logs");
    if by_itself || readers && !told || text.gap_before(hit.first) == "-" {
        return false;
    }
    match form_of(text, hit) {
        Form::Going => {
            one_of(lead, "are is we're am being was were been be it's they're started began begun by and")
                || lead.is_empty() && hit.first == sentence.first
        }
        Form::Past => {
            let passive = one_of(lead, "was were been being is are be get got getting");
            one_of(lead, DOERS)
                || passive && !one_of(text.word(hit.first), "throttled rate")
                || lead == "and"
                || told
        }
        Form::Base => {
            one_of(
                lead,
                "to we will and then must they now we'll can could should may might engineers team please cannot",
            ) || told
        }
        Form::Other => one_of(lead, "which that it team system automation") || told,
    }
}

/// Words between a subject and its verb.
const ADVERBS: &str = "also now then already currently still successfully manually immediately not mistakenly accidentally just have has had";
/// Who does such a thing.
const DOERS: &str = "we we've i they it team engineers engineer operator operators dba ops staff technicians colleagues which who \
have has had having automation system";

/// "move/moved/moving traffic" in a form.
fn conjugated(value: &str, form: Form) -> String {
    let (forms, rest) = value.split_at(value.find(' ').unwrap_or(value.len()));
    let wanted = match form {
        Form::Going => 2,
        Form::Past => 1,
        Form::Base | Form::Other => 0,
    };
    let form = forms.split('/').nth(wanted).unwrap_or(forms);
    [form, rest].concat()
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[super::examples::plain(
    Rule::OperationsVerb,
    &[
        "We «cordoned» the nodes.",
        "We are «draining traffic from» Oslo.",
        "We «failed over to» the second site.",
        "We «spun up» more machines.",
        "Traffic is being «drained» from Oslo.",
        "Ops is «re-indexing».",
    ],
    &[
        "We moved traffic away.",
        "The kitchen drain is shown twice.",
        "The team page loads again.",
        "Users cannot fail the quiz over and over.",
        "The rate limit is back at 100 a second.",
        "A scale-up and a failover are done.",
        "The backlog has drained.",
        "Failover mechanisms did not start.",
        "A hotfix is being tested.",
    ],
)];

#[cfg(test)]
mod tests {
    use super::{Form, conjugated};

    #[test]
    fn a_plain_verb_takes_the_form_of_the_one_it_replaces() {
        assert_eq!(conjugated("move/moved/moving traffic away from", Form::Past), "moved traffic away from");
        assert_eq!(
            conjugated("move/moved/moving traffic away from", Form::Going),
            "moving traffic away from"
        );
        assert_eq!(conjugated("move/moved/moving traffic away from", Form::Base), "move traffic away from");
    }
}
