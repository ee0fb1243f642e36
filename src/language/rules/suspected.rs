//! A stated cause written as a suspicion.

use super::fitting::{self, advice};
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::phrases::Hit;
use crate::language::words::one_of;

/// The same words as a suspicion, where the sentence then stands.
pub(super) fn suspected(doc: &Doc<'_>, hit: &Hit) -> Fix {
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
        "caused" | "led to" | "resulted in" | "triggered" | "brought down" | "took down" | "knocked out"
        | "brought about" => ["may have ", participle(&words)].concat(),
        "has caused" | "have caused" => "may have caused".to_owned(),
        "has led to" | "have led to" => "may have led to".to_owned(),
        "has resulted in" | "have resulted in" => "may have resulted in".to_owned(),
        "is causing" | "are causing" => "may be causing".to_owned(),
        "was causing" | "were causing" => "may have been causing".to_owned(),
        "causes" => "may cause".to_owned(),
        "leads to" => "may lead to".to_owned(),
        "results in" => "may result in".to_owned(),
        "resulting in" | "leading to" => ["possibly ", &words].concat(),
        "is responsible for" | "are responsible for" => "may be responsible for".to_owned(),
        "was responsible for" | "were responsible for" => "may have been responsible for".to_owned(),
        "happened when" | "triggered when" | "since" | "what went wrong" | "and so" | "which is why" => {
            return advice("Say: we suspect __, and are checking it.");
        }
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

/// The form behind "have".
fn participle(words: &str) -> &str {
    match words {
        "took down" => "taken down",
        other => other,
    }
}
