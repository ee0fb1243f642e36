//! Blame: of persons, and of providers.
//!
//! Known misses: a provider whom the tables do not know by name or by trade, blame told as a plain fact ("they did not
//! process the file"), and a group named by its letters ("QA did not test it") beyond those of the table.

use super::fitting;
use super::report::Report;
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::phrases::Hit;
use crate::language::rule::Rule;
use crate::language::words::{Family, one_of};

const BLAME: &str = "Blame ends the search for causes; describe the change instead.";
const VENDOR: &str = "Readers deal with you, not with your provider; say what is affected.";

/// Blame of a person.
pub(super) fn blame(doc: &Doc<'_>, report: &mut Report<'_>) {
    for hit in doc.of(Family::Blame) {
        if is_negated(doc, hit) || is_readers_own(doc, hit) || is_vendors(doc, hit) {
            continue;
        }
        let fix = match doc.text.word(hit.last) {
            "error" | "mistake" if one_of(doc.text.word(hit.first), "human operator") => unexpected(doc, hit),
            _ => Fix::Advice("Describe what was changed and what it did, without the person.".to_owned()),
        };
        report.add(Rule::Blame, doc, doc.bytes(hit), BLAME, fix);
    }
}

/// The change instead of the person, with the article before it.
fn unexpected(doc: &Doc<'_>, hit: &Hit) -> Fix {
    let text = &doc.text;
    let led = one_of(fitting::before(text, hit.first), "a an the this");
    if !fitting::ends_clause(text, hit.last) || !led && fitting::is_determined(text, hit.first) {
        return fitting::advice("Describe what was changed and what it did, without the person.");
    }
    let first = hit.first - usize::from(led);
    let (start, end) = text.bytes(first, hit.last);
    let put = fitting::opened(text, first, "a change that had an effect we did not expect");
    Fix::Clause { start, end, text: put }
}

fn is_negated(doc: &Doc<'_>, hit: &Hit) -> bool {
    doc.any_word(hit.first.saturating_sub(3), hit.first, "no not nobody never without isn't wasn't")
}

/// "If you forgot your password" is the reader's own.
fn is_readers_own(doc: &Doc<'_>, hit: &Hit) -> bool {
    hit.first > 0
        && one_of(doc.text.word(hit.first - 1), "you they've you've users customers")
        && one_of(doc.text.word(hit.first), "forgot accidentally mistakenly neglected")
}

/// "AWS is to blame" is found as blame of a provider; "the fault lies with the registry" speaks of no person.
fn is_vendors(doc: &Doc<'_>, hit: &Hit) -> bool {
    let sentence = doc.text.sentence_at(hit.first);
    let people = "team engineer engineers developer operator administrator colleague him her them staff";
    if one_of(doc.text.word(hit.last), "with") && !doc.any_word(hit.last + 1, hit.last + 6, people) {
        return true;
    }
    providers(doc).iter().any(|vendor| sentence.first <= vendor.first && vendor.first < sentence.end)
        && doc.of(Family::VendorBlame).any(|vendor| vendor.first <= hit.last && hit.first <= vendor.last)
}

/// Blame of a provider.
pub(super) fn vendor_blame(doc: &Doc<'_>, report: &mut Report<'_>) {
    let mut told = Vec::new();
    for vendor in providers(doc) {
        let Some(blame) = doc.of(Family::VendorBlame).find(|blame| is_aimed(doc, vendor, blame)) else {
            continue;
        };
        let (first, last) = (vendor.first.min(blame.first), vendor.last.max(blame.last));
        // The last word of the blame is that of one finding.
        if !told.contains(&blame.last) {
            told.push(blame.last);
            let advice = fitting::advice("Say: a problem at one of our providers affects __.");
            report.add(Rule::VendorBlame, doc, doc.text.bytes(first, last), VENDOR, advice);
        }
    }
}

/// The words that name a provider.
#[derive(Clone, Copy)]
struct Provider {
    first: usize,
    last: usize,
}

/// Providers by name, and by their trade: "our card processor".
#[inline(never)]
fn providers(doc: &Doc<'_>) -> Vec<Provider> {
    let text = &doc.text;
    let named = doc.of(Family::Vendor).map(|hit| Provider { first: hit.first, last: hit.last });
    let trade = "provider providers processor carrier supplier vendor partner host isp registrar bank courier gateway reseller";
    let ours = (0..text.len()).filter(|&at| text.word(at) == "our").filter_map(|at| {
        let last = (at + 1..at + 5).find(|&last| one_of(text.word(last), trade))?;
        let close = (at..last).all(|word| text.gap(word) == " " || text.gap(word) == "-");
        close.then_some(Provider { first: at, last })
    });
    named.chain(ours).collect()
}

/// Words that put the blame on somebody wherever they stand near the provider, in the sentence or in the next.
const STRONG: &str = "decided without can screwed negligence failure on hold holding held not did didn't never their pulled unplugged \
unplug dropped botched let";

/// Whether the words of blame stand right beside the provider, or are such that they speak of nobody else.
fn is_aimed(doc: &Doc<'_>, vendor: Provider, blame: &Hit) -> bool {
    let text = &doc.text;
    let (here, there) = (text.sentence_at(vendor.first), text.sentence_at(blame.first));
    let follows = there.first == here.first || there.first == here.end;
    let strong = one_of(text.word(blame.first), STRONG) && blame.first < blame.last;
    if strong && follows {
        return text.word(blame.first) != "decided" || blame.first == vendor.last + 1;
    }
    let after = vendor.last < blame.first && blame.first - vendor.last <= 3;
    let before = blame.last < vendor.first && vendor.first - blame.last <= 2;
    let between = if after { vendor.last + 1..blame.first } else { blame.last + 1..vendor.first };
    let near = between
        .clone()
        .all(|at| one_of(text.word(at), "'s is was has have again just an a the really simply this"));
    let same = text.sentence_at(vendor.first).first == text.sentence_at(blame.first).first;
    let leads = one_of(
        text.word(blame.first),
        "thanks because caused blame blaming blamed blames broken taken fault",
    );
    if !(same && near && (after || before && leads)) {
        return false;
    }
    let product = before
        && text.gap(vendor.last) == " "
        && one_of(text.word(vendor.last + 1), "maintenance integration");
    let plain =
        before && text.word(blame.first) == "thanks" && doc.any_word(blame.last + 1, blame.last + 2, "for");
    let object = !after
        || text.word(blame.first) != "because"
            && text.word(blame.first) != "caused"
            && text.word(blame.first) != "thanks";
    !product && !plain && object
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[
    super::examples::plain(
        Rule::Blame,
        &[
            "It was «human error».",
            "«Someone forgot» the key.",
            "An engineer «accidentally deleted» it.",
            "A «careless» change broke it.",
            "We know who is «to blame».",
            "An «operator mistakenly» drained the site.",
            "Marco «pushed the wrong» build.",
            "It is «their fault», not ours.",
        ],
        &[
            "A change broke it.",
            "The tools are fault-tolerant.",
            "If you forgot your password, use the link.",
            "By default it is off.",
            "Nobody is to blame.",
            "The fault lies with an old cable.",
            "The test did not run.",
        ],
    ),
    super::examples::plain(
        Rule::VendorBlame,
        &[
            "«AWS broke» us.",
            "It is «Stripe's fault».",
            "Mail is down «thanks to Twilio».",
            "We «blame Azure».",
            "«Our ISP decided to» unplug us.",
            "You «can thank Oracle» for this.",
            "The «hosting company made an update without telling us».",
        ],
        &[
            "A provider has a problem.",
            "You can pay with Stripe again.",
            "Our Okta sign-in works.",
            "Thanks to everyone at the AWS booth.",
            "We decided to move to another hosting provider.",
            "A contractor cut a cable.",
        ],
    ),
];
