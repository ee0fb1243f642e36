//! What a template left behind.
//!
//! Known miss: words of a template without brackets ("insert the impact here").

use super::report::Report;
use crate::language::case::Letters;
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::rule::Rule;
use crate::language::scan::{Text, cut};
use crate::language::words::one_of;

const LEFT: &str = "Something is still to be filled in here.";

/// Words that only a template puts in brackets.
const SLOTS: &str = " reason service product time date name impact cause customer customers region component feature number zone system link \
description duration insert your company team issue eta placeholder here app team-name status summary details tbd tbc todo fill \
hh:mm yyyy-mm-dd start end percentage percent affected workaround url email version environment root ";

/// Brackets, blanks and "TBD".
pub(super) fn placeholder(doc: &Doc<'_>, report: &mut Report<'_>) {
    let mut add = |bytes: (usize, usize)| {
        if !doc.text.in_link(bytes.0) {
            report.add(
                Rule::Placeholder,
                doc,
                bytes,
                LEFT,
                Fix::Advice("Fill it in, or take the sentence out.".to_owned()),
            );
        }
    };
    brackets(doc.text.raw, '[', ']', &mut add);
    brackets(doc.text.raw, '<', '>', &mut add);
    braces(doc.text.raw, &mut add);
    blanks(&doc.text, &mut add);
    words(&doc.text, &mut add);
}

/// "[service]", "<insert impact here>": brackets around words of a template.
fn brackets(raw: &str, open: char, close: char, add: &mut impl FnMut((usize, usize))) {
    let mut from = 0;
    while let Some(start) = cut(raw, from, usize::MAX).find(open).map(|at| at + from) {
        let inside = cut(raw, start + 1, usize::MAX);
        let Some(len) = inside.find([close, '\n', open]) else {
            return;
        };
        from = start + 1 + len;
        let end = from + 1;
        let link = cut(raw, from, usize::MAX).starts_with("](");
        let before = cut(raw, 0, start).trim_end();
        let shown = before.ends_in("=`/")
            || before.ends_with("Bearer")
            || cut(raw, end.min(raw.len()), usize::MAX).starts_with('`');
        if cut(inside, len, usize::MAX).starts_with(close) && !shown && !link && is_slot(cut(inside, 0, len))
        {
            add((start, end));
        }
    }
}

fn is_slot(inside: &str) -> bool {
    let words: Vec<String> =
        inside.split([' ', '_', '/']).filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    let slot = |word: &String| SLOTS.contains(&[" ", word, " "].concat());
    (1..=6).contains(&words.len()) && words.iter().any(slot) && inside.all_in("\u{1} _-/:'")
}

/// "{{name}}", "{name}", "${NAME}".
fn braces(raw: &str, add: &mut impl FnMut((usize, usize))) {
    let mut from = 0;
    while let Some(start) = cut(raw, from, usize::MAX).find('{').map(|at| at + from) {
        let twice = cut(raw, start, usize::MAX).starts_with("{{");
        let inside = cut(raw, start, usize::MAX).trim_start_matches('{');
        let Some(len) = inside.find_in("}\n") else {
            return;
        };
        let end_of_name = raw.len() - inside.len() + len;
        let closing = cut(raw, end_of_name, usize::MAX).bytes().take_while(|&byte| byte == b'}').count();
        from = end_of_name + closing.max(1);
        let name = cut(inside, 0, len).trim();
        let named = !name.is_empty() && name.len() <= 40 && name.all_in("\u{1}_-. ");
        if closing > 0 && named && (twice || !name.contains(' ')) {
            add((start, end_of_name + closing));
        }
        if from >= raw.len() || !raw.is_char_boundary(from) {
            return;
        }
    }
}

/// "__" standing alone.
fn blanks(text: &Text<'_>, add: &mut impl FnMut((usize, usize))) {
    for at in 0..text.len() {
        let word = text.typed(at);
        if word.len() >= 2 && word.bytes().all(|byte| byte == b'_') {
            add(text.bytes(at, at));
        }
    }
    let raw = text.raw;
    let mut from = 0;
    while let Some(start) = cut(raw, from, usize::MAX).find("???").map(|at| at + from) {
        let end = raw.len() - cut(raw, start, usize::MAX).trim_start_matches('?').len();
        add((start, end));
        from = end;
    }
}

/// "TBD", "TODO", "XX:XX", "XXX", "lorem ipsum".
fn words(text: &Text<'_>, add: &mut impl FnMut((usize, usize))) {
    let mut at = 0;
    while at < text.len() {
        let word = text.typed(at);
        let mut last = at;
        let left = match word {
            "TBD" | "TBC" | "TODO" | "FIXME" | "tbd" | "tbc" | "TBA" | "XXX" | "XXXX" => true,
            "XX" | "xx" | "HH" | "hh" => {
                last = at + 1;
                text.gap(at) == ":" && one_of(text.word(at + 1), "xx mm")
            }
            "Lorem" | "lorem" => text.word(at + 1) == "ipsum",
            "INSERT" => {
                text.typed(at + 1).chars().all(crate::language::case::is_upper) && text.gap(at) == " "
            }
            _ => false,
        };
        if left && !text.tokens[at].masked && !inside_brackets(text, at) {
            add(text.bytes(at, last.min(text.len() - 1)));
        }
        at = last + 1;
    }
}

/// Whether the brackets around the word are found as a whole.
fn inside_brackets(text: &Text<'_>, at: usize) -> bool {
    text.gap_before(at).ends_in("[<{") && text.gap(at).starts_in("]>}")
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[super::examples::plain(
    Rule::Placeholder,
    &[
        "The «[service]» is slow.",
        "Cause: «TBD»",
        "Mail is about «__» late.",
        "Dear «{{ first_name }}», it works.",
        "From «XX:XX» UTC on.",
        "«<your name>»",
    ],
    &[
        "See the note [1].",
        "More on [the status page](https://status.example.com).",
        "[Monitoring] Mail works again.",
        "The __init__ method is shown.",
        "A name was [removed].",
        "The to-do list is empty.",
    ],
)];
