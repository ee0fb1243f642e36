//! Status codes of the web.
//!
//! Known miss: an answer of a server in words ("it answers with an internal error").

use super::fitting;
use super::report::Report;
use crate::language::case::Letters;
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::rule::Rule;
use crate::language::scan::Text;
use crate::language::words::one_of;

const CODE: &str = "A status code means little to most readers; say what happens to them.";

/// A status code of the web.
pub(super) fn status_code(doc: &Doc<'_>, report: &mut Report<'_>) {
    let text = &doc.text;
    let mut at = 0;
    while at < text.len() {
        if let Some((first, last, put)) = code_at(text, at) {
            let fix = if agrees(text, first, last, put.starts_with("a")) {
                Fix::Replace(fitting::opened(text, first, &put))
            } else {
                fitting::advice("Say what happens to them: errors, timeouts, missing pages.")
            };
            report.add(Rule::StatusCode, doc, text.bytes(first, last), CODE, fix);
            at = last + 1;
        } else {
            at += 1;
        }
    }
}

/// Whether one error, or many, fit the words around.
fn agrees(text: &Text<'_>, first: usize, last: usize, single: bool) -> bool {
    let one = "is was has does means returns appears comes";
    let next = text.word(last + 1);
    let led = one_of(fitting::before(text, first), "the this that each every its");
    single || !led && !one_of(next, one) && fitting::ends_noun(text, last) || one_of(next, "went rose")
}

/// Whether a text speaks of status codes.
pub(super) fn says_code(text: &Text<'_>) -> bool {
    (0..text.len()).any(|at| code_at(text, at).is_some())
}

/// The words around a code that belong to it, and what to say instead.
fn code_at(text: &Text<'_>, at: usize) -> Option<(usize, usize, String)> {
    let word = text.word(at);
    if !word.starts_digit() {
        return None;
    }
    let (digits, many) = match word.strip_suffix('s') {
        Some(digits) => (digits, true),
        None => (word, false),
    };
    let family = one_of(digits, "5xx 4xx");
    let known = family || digits.len() == 3 && digits.is_digits() && is_code(digits);
    if !known || text.tokens[at].masked || text.gap_before(at).ends_in("$€£#.,:/") {
        return None;
    }
    if one_of(text.gap(at), ", . : %") && text.word(at + 1).starts_digit() {
        return None;
    }
    let last = codes_end(text, at);
    let counted = at > 0
        && text.gap(at - 1) == " "
        && one_of(text.word(at - 1), "than over about around nearly least approximately roughly almost");
    if !(many || family) && (counted || !introduced(text, at) && last == at) {
        return None;
    }
    let first = code_start(text, at);
    let single = !many && one_of(text.word(first), "a an");
    Some((first, last, instead(digits, single)))
}

fn is_code(digits: &str) -> bool {
    one_of(
        digits,
        "400 401 403 404 408 409 410 413 421 422 425 429 499 500 501 502 503 504 505 507 508 511 520 521 522 523 524 525 526 527 529 530",
    )
}

/// Whether the words before say that a code follows.
fn introduced(text: &Text<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| matches!(text.gap(before), " " | ": " | "-"))
    else {
        return false;
    };
    match text.word(before) {
        "http" | "https" | "status" | "code" | "codes" | "error" | "errors" => true,
        "return" | "returns" | "returned" | "returning" => {
            at + 1 >= text.len()
                || text.gap(at) != " "
                || one_of(text.word(at + 1), "when on for instead to and in")
        }
        _ => false,
    }
}

/// The last word of "502, 503 and 504 errors".
fn codes_end(text: &Text<'_>, at: usize) -> usize {
    let mut last = code_end(text, at);
    loop {
        let joined = one_of(text.word(last + 1), "and or") && text.gap(last) == " ";
        let next = if joined { last + 2 } else { last + 1 };
        let near = matches!(text.gap(last), " " | "/" | ", ") && (!joined || text.gap(last + 1) == " ");
        let digits = text.word(next).trim_end_matches('s');
        if !near || next >= text.len() || !(is_code(digits) || one_of(digits, "5xx 4xx")) {
            return last;
        }
        last = code_end(text, next);
    }
}

/// The last word that belongs to the code.
fn code_end(text: &Text<'_>, at: usize) -> usize {
    let mut last = at;
    while last < at + 4 && text.gap(last) == " " {
        let next = text.word(last + 1);
        let belongs = one_of(next, "error errors response responses status code codes")
            || last == at && one_of(next, "bad internal gateway service")
            || last == at + 1 && one_of(next, "gateway server unavailable timeout");
        if !belongs {
            break;
        }
        last += 1;
    }
    if last == at + 1 && one_of(text.word(last), "bad internal service status") { at } else { last }
}

fn code_start(text: &Text<'_>, at: usize) -> usize {
    let mut first = at;
    while first > 0 && matches!(text.gap(first - 1), " " | "-" | ": ") {
        match text.word(first - 1) {
            "error" | "errors" if one_of(text.word(first), "http https") => return first,
            "http" | "https" | "status" | "code" | "codes" | "error" | "errors" => first -= 1,
            "a" | "an" => return first - 1,
            _ => return first,
        }
    }
    first
}

fn instead(digits: &str, single: bool) -> String {
    let (one, many) = match digits {
        "408" | "504" | "522" | "524" => ("a timeout", "timeouts"),
        "401" | "403" => ("a refused request", "refused requests"),
        "404" | "410" => ("a missing page", "missing pages"),
        _ => ("an error", "errors"),
    };
    (if single { one } else { many }).to_owned()
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[super::examples::plain(
    Rule::StatusCode,
    &[
        "We see «504s» on /v2.",
        "The shop answers with «HTTP 503».",
        "Saving a note returns «a 500 error».",
        "«5xx responses» went up at 04:00 UTC.",
    ],
    &[
        "Some requests time out.",
        "More than 500 customers use it.",
        "Terminal 504 is closed.",
        "The price is 429 dollars.",
    ],
)];
