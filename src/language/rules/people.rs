//! Who is named: handles and addresses, persons, customers.
//!
//! Known miss: a first name that no table holds, without a title.

use super::fitting;
use super::report::Report;
use crate::language::case::{Letters, is_alphabetic, is_lower};
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::phrases::Hit;
use crate::language::rule::Rule;
use crate::language::scan::cut;
use crate::language::words::{Family, one_of};

const HANDLE: &str = "A colleague's handle or address is not for all to see.";
const PERSON: &str = "A change has a cause, not a culprit: leave the person out.";
const CUSTOMER: &str = "This customer must not be named in a message to all.";

/// Boxes many people read.
const BOXES: &str = " support help helpdesk status info contact security privacy sales billing abuse noreply no-reply hello team service press \
office care feedback incidents accounts admin postmaster webmaster git you user name me someone example email service-desk success ";

/// "@maria", "maria@example.com".
pub(super) fn handle_or_address(doc: &Doc<'_>, report: &mut Report<'_>) {
    let text = &doc.text;
    for (start, chunk) in text.chunks() {
        let Some(at) = chunk.find('@').filter(|_| !text.in_link(start)) else {
            continue;
        };
        let (before, after) = (cut(chunk, 0, at), cut(chunk, at + 1, usize::MAX));
        if after.contains('@') {
            continue;
        }
        let found = if before.is_empty() {
            is_handle(after) && !is_public_handle(doc, start)
        } else {
            is_address(before, after)
        };
        if found {
            let len = chunk.find_in("'’,;)").unwrap_or(chunk.len()).max(at + 2).min(chunk.len());
            let len = if chunk.is_char_boundary(len) { len } else { chunk.len() };
            report.add(
                Rule::HandleOrAddress,
                doc,
                (start, start + len),
                HANDLE,
                Fix::Replace(if opens(doc, start) { "Our team" } else { "our team" }.to_owned()),
            );
        }
    }
}

/// Whether a sentence begins with this byte.
fn opens(doc: &Doc<'_>, start: usize) -> bool {
    let before = cut(doc.text.raw, 0, start).trim_end();
    before.is_empty() || before.ends_in(".!?…")
}

fn is_handle(after: &str) -> bool {
    let name = after.before("'’,;)");
    let tidy = name.all_in("\u{1}_.-");
    tidy && name.len() >= 2 && name.starts_with(|c: char| is_alphabetic(c)) && !after.contains('/')
}

/// A handle people are asked to follow.
fn is_public_handle(doc: &Doc<'_>, start: usize) -> bool {
    let before = cut(doc.text.raw, 0, start).rsplit(['.', '\n']).next().unwrap_or("");
    let after = cut(doc.text.raw, start, usize::MAX).before(".\n");
    let near = [before, after].concat().to_ascii_lowercase();
    ["follow", "twitter", "mastodon", "bluesky", "social", "tweet"].iter().any(|word| near.contains(word))
}

fn is_address(before: &str, after: &str) -> bool {
    let local = before.trim_start_matches("mailto:").to_ascii_lowercase();
    let domain = after.before("'’,;)/:");
    let dotted = domain
        .rsplit_once('.')
        .is_some_and(|(_, end)| end.len() >= 2 && end.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let tidy = local.all_in("\u{1}._-+") && domain.all_in("\u{1}.-");
    let known = BOXES.contains(&[" ", &local, " "].concat())
        || BOXES.split_whitespace().any(|known| local.starts_with(&[known, "-"].concat()));
    dotted && tidy && !local.is_empty() && !known
}

/// A person with a piece of work, or doing something.
pub(super) fn person(doc: &Doc<'_>, report: &mut Report<'_>) {
    for hit in doc.of(Family::FirstName) {
        let last = surname(doc, hit);
        if is_place(doc, hit, last) {
            continue;
        }
        let text = &doc.text;
        if text.word(last + 1) == "'s" && text.gap(last).is_empty() {
            let end = last + 2;
            let work =
                (end..end + 3).find(|&at| text.gap(at - 1) == " " && doc.any_in(Family::Work, at, at + 1));
            if let Some(work) = work {
                let put = if text.opens_sentence(hit.first) { "A recent change" } else { "a recent change" };
                report.add(
                    Rule::Person,
                    doc,
                    text.bytes(hit.first, work),
                    PERSON,
                    Fix::Replace(put.to_owned()),
                );
            }
        } else if acts(doc, hit.first, last) {
            let put = if text.opens_sentence(hit.first) { "Our team" } else { "our team" };
            report.add(Rule::Person, doc, text.bytes(hit.first, last), PERSON, Fix::Replace(put.to_owned()));
        }
    }
}

/// "Dr. Lindqvist", "Mrs. Okafor": whoever is named with a title is a person.
pub(super) fn titled_person(doc: &Doc<'_>, report: &mut Report<'_>) {
    let text = &doc.text;
    for at in 0..text.len() {
        if !(text.typed(at).starts_upper() && one_of(text.word(at), "dr mr mrs ms miss prof professor")) {
            continue;
        }
        let named = text.typed(at + 1).starts_upper() && text.typed(at + 1).chars().skip(1).any(is_lower);
        if named && (text.gap(at) == " " || text.gap(at) == ". ") {
            let fix = fitting::advice("Leave the person out, or say what was done.");
            report.add(Rule::Person, doc, text.bytes(at, at + 1), PERSON, fix);
        }
    }
}

/// The last word of the name: a capitalised word behind the first name belongs to it.
fn surname(doc: &Doc<'_>, hit: &Hit) -> usize {
    let text = &doc.text;
    let next = text.typed(hit.last + 1);
    let capital = next.starts_upper() && next.chars().skip(1).any(is_lower);
    if text.gap(hit.last) == " " && capital { hit.last + 1 } else { hit.last }
}

/// "St. John's", "Madison, Wisconsin", "San Antonio", "the Victor app".
fn is_place(doc: &Doc<'_>, hit: &Hit, last: usize) -> bool {
    let text = &doc.text;
    let before = if hit.first > 0 { text.word(hit.first - 1) } else { "" };
    let led = one_of(before, "st saint san santa port fort the lake mount new product app model");
    let state = text.gap(last).starts_with(',')
        && text.typed(last + 1).starts_upper()
        && text.gap(last + 1).starts_with(',');
    led || state
}

/// Whether the name is said to do something.
fn acts(doc: &Doc<'_>, first: usize, last: usize) -> bool {
    let text = &doc.text;
    let next = text.word(last + 1);
    if text.gap(last) != " " {
        return false;
    }
    let does = one_of(
        next,
        "is was has had did will from pushed deployed merged broke forgot deleted ran reverted fixed found noticed restarted rolled changed updated released shipped committed dropped missed triggered caused made undid thinks says said and on to started removed disabled enabled applied wrote tested confirmed misconfigured who can should",
    );
    let said_of = first > 0
        && one_of(
            text.word(first - 1),
            "for by with to ask asked when since and because after until engineer",
        );
    let weak = one_of(next, "and on to is was has from can should will had did who");
    let opens = text.opens_sentence(first);
    does && (!weak || said_of || opens)
}

/// Customers of the glossary, in a message to all.
pub(super) fn named_customer(doc: &Doc<'_>, report: &mut Report<'_>) {
    for hit in doc.of(Family::Named) {
        let text = &doc.text;
        let fix = if one_of(fitting::before(text, hit.first), "as like including customer and or") {
            fitting::advice("Leave the name out.")
        } else if text.gap(hit.last).starts_in("'’") {
            // The possessive of a name that ends in s.
            let (start, end) = text.bytes(hit.first, hit.last);
            let mark = text.gap(hit.last).chars().next().map_or(0, char::len_utf8);
            let put = fitting::opened(text, hit.first, "one customer's");
            Fix::Clause { start, end: end + mark, text: put }
        } else {
            Fix::Replace(fitting::opened(text, hit.first, "one customer"))
        };
        report.add(Rule::NamedCustomer, doc, doc.bytes(hit), CUSTOMER, fix);
    }
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[
    super::examples::plain(
        Rule::HandleOrAddress,
        &[
            "«@maria» is on it.",
            "Write to «lena.koch@example.com».",
            "Ask «@build_bot», please.",
            "«@channel» it is down.",
        ],
        &[
            "Write to support@example.com.",
            "Use actions/checkout@v3.",
            "Install @types/node first.",
            "Follow @acmestatus.",
            "We are open @ noon.",
        ],
    ),
    super::examples::plain(
        Rule::Person,
        &[
            "It came with «John's deploy».",
            "«Priya» pushed a change.",
            "We wait for «Elena» to undo it.",
            "«Maria Lopez» merged it.",
            "«Thomas» is restarting it.",
        ],
        &[
            "It came with a recent change.",
            "The St. John's office is closed.",
            "In May, it worked.",
            "Mark the mail as read.",
            "The Oscar statistics are late.",
        ],
    ),
    super::examples::Examples {
        rule: Rule::NamedCustomer,
        fires: &["«Vexlo Foods» is down.", "We moved «VEXLO FOODS» to Oslo.", "«Brontal»'s shop is slow."],
        silent: &[
            "One customer is down.",
            "Foods are late.",
            "Brontalia is a town.",
            "vexlo.example.com is not its name.",
        ],
        scene: |_, glossary| glossary.customers.extend(["Vexlo Foods".to_owned(), "Brontal".to_owned()]),
    },
];
