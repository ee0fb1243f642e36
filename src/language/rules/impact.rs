//! What a reader notices. Good news is an impact; a bare "issue", "degradation" or "services" is not, and what is said of
//! the machinery, or of what "we" do, is none.
//!
//! Known misses: a plain story without a word of the table ("The map shows the sea where the town is") is taken for no
//! impact; a word of the table in a sentence about the team ("our cable is broken") for one.

use super::codes;
use super::plain;
use super::promise;
use crate::language::case::Letters;
use crate::language::doc::Doc;
use crate::language::draft::Field;
use crate::language::phrases::Hit;
use crate::language::scan::Sentence;
use crate::language::words::{Family, one_of};

/// Words that tell of trouble and not of what a reader notices: they need something a reader knows beside them.
const BARE: &str = "error errors outage outages degraded degradation elevated impact impacts impacted impacting affect \
affects affected affecting disruption disruptions interruption interruptions disrupt disrupted instability unstable increased spike \
spikes trouble latency congestion unexpected unexpectedly warning warnings difficulty difficulties offline connectivity \
intermittent intermittently partially backlog unresolved hitting exceeded";
/// Readers who are people: "errors for some users" says more than "affected users".
const PEOPLE: &str = "user users customer customers you your visitor visitors people everyone anyone nobody member members client clients";

/// Whether the text says what a reader notices.
#[inline(never)]
pub(super) fn says_impact(doc: &Doc<'_>) -> bool {
    doc.of(Family::Impact).any(|hit| tells(doc, hit))
        || doc.of(Family::Well).any(|hit| is_good_news(doc, hit))
        || says_denied(doc)
        || says_none(doc)
        || doc.text.sentences.iter().any(|&sentence| plain::tells(doc, sentence))
        || codes::says_code(&doc.text)
}

/// Whether these words, where they stand, are what a reader notices.
fn tells(doc: &Doc<'_>, hit: &Hit) -> bool {
    let text = &doc.text;
    let sentence = text.sentence_at(hit.first);
    let first = text.word(hit.first);
    let update = first == "not" && text.word(hit.last).starts_with("update");
    let weak = one_of(first, "up late later behind works down lag longer");
    if update
        || weak && promise::is_promise(doc, sentence)
        || is_of_machinery(doc, sentence, hit.first + 1)
        || is_of_a_mistake(doc, hit)
    {
        return false;
    }
    if hit.first < hit.last || !one_of(first, BARE) {
        return true;
    }
    let count = |people: bool| {
        let readers = doc
            .of(Family::Reader)
            .filter(|reader| sentence.first <= reader.first && reader.first < sentence.end);
        readers.filter(|reader| one_of(text.word(reader.first), PEOPLE) == people).count()
    };
    let seen = one_of(first, "error errors")
        || doc.any_word(sentence.first, sentence.end, "see seeing get receive notice");
    let named = !one_of(first, "affected impacted")
        || one_of(text.word(hit.last + 1), "by in")
        || hit.last + 1 == sentence.end;
    count(false) > 0 && named || count(true) > 0 && seen
}

/// "the wrong build", "lost the cable": a mistake inside.
fn is_of_a_mistake(doc: &Doc<'_>, hit: &Hit) -> bool {
    one_of(doc.text.word(hit.first), "wrong broken")
        && one_of(
            doc.text.word(hit.last + 1),
            "build version table config configuration release file disk cable key part",
        )
}

/// Whether the sentence is about the parts inside and not about anything that a reader has.
#[inline(never)]
pub(super) fn is_of_machinery(doc: &Doc<'_>, sentence: Sentence, end: usize) -> bool {
    let machinery = [Family::Technology, Family::Internal];
    // "Ingest is lagging by 2.3M events": a count of items, not a time.
    let many = (sentence.first..sentence.end).any(|at| {
        let word = doc.text.word(at);
        word.starts_digit() && (word.ends_in("km") || word.len() >= 4) || one_of(word, "million thousand")
    });
    let items = many && doc.has(Family::Queued, sentence) && doc.has(Family::Waiting, sentence);
    (machinery.iter().any(|family| doc.any_in(*family, sentence.first, end)) || items)
        && !doc.has(Family::Reader, sentence)
}

/// What works, said of something else than the incident: "Payments are operating normally".
fn is_good_news(doc: &Doc<'_>, hit: &Hit) -> bool {
    let text = &doc.text;
    let sentence = text.sentence_at(hit.first);
    let from = sentence.first.max(hit.first.saturating_sub(12));
    let says = |words| doc.any_word(from, hit.first, words);
    let ours = one_of(text.word(sentence.first), "we we're we've we'll our i engineers")
        && !says("you you'll you're that");
    let vague = says(
        "issue issues problem problems matter incident things fix everything mitigation latencies engineers",
    );
    let asked = says("please try if once until when whether");
    let verbs = "is are can could has have was were works work loads load opens open runs run plays play arrive arrives \
answers answer show shows keeps keep go goes update updates succeed succeeds sync syncs connect connects send sends";
    let relapse = text.word(hit.last) == "again"
        && (one_of(text.word(hit.last - 1), "up down out slow late failing")
            && text.word(hit.last.saturating_sub(2)) != "back"
            || hit.first == hit.last && !says(verbs));
    let coming = relapse || says("expect expects hope hopes anticipate aim");
    hit.first > sentence.first
        && !ours
        && !vague
        && !asked
        && !coming
        && !promise::is_promise(doc, sentence)
        && !is_of_machinery(doc, sentence, hit.first + 1)
}

/// "Dashboards show no data", "There is no sound", "no readings arrive".
fn says_none(doc: &Doc<'_>) -> bool {
    const IDLE: &str = "impact change changes action further need known eta issue issues problem problems reason longer one evidence \
indication doubt way fix update updates";
    const LEADS: &str = "show shows showed have has had return returns returned get gets got see sees receive receives contain \
contains with is are finds find give gives started";
    const ARRIVES: &str =
        "arrive arrives come comes load loads open opens appear appears start starts started get go went";
    let text = &doc.text;
    (0..text.len()).any(|at| {
        if text.word(at) != "no" || at + 1 >= text.len() || one_of(text.word(at + 1), IDLE) {
            return false;
        }
        let led = at > 0 && one_of(text.word(at - 1), LEADS);
        let arrives = || (at + 2..at + 4).any(|verb| one_of(text.word(verb), ARRIVES));
        (led || arrives()) && !one_of(text.word(text.sentence_at(at).first), "we we've")
    })
}

/// "photos do not load", "an issue where ...": a denied verb, or a problem told.
fn says_denied(doc: &Doc<'_>) -> bool {
    let text = &doc.text;
    (0..text.len()).any(|at| {
        let next = text.word(at + 1);
        match text.word(at) {
            "not" | "don't" | "doesn't" | "didn't" | "won't" | "isn't" | "aren't" | "wasn't" | "weren't" => {
                let own =
                    "know known yet need have want expect sure certain clear require required only share ours us met happen recur";
                at + 1 < text.len()
                    && !one_of(next, own)
                    && !(at > 0 && one_of(text.word(at.wrapping_sub(1)), "we will"))
                    && text.gap(at) == " "
                    && text.gap_before(at).find_in(",").is_none()
                    && (doc.any_word(at, at + 3, "able possible") || !is_of_machinery(doc, text.sentence_at(at), at + 1))
            }
            "issue" | "issues" | "problem" | "problems" => {
                let doing = |at: usize| text.word(at).len() > 5 && text.word(at).ends_with("ing");
                let object = |at: usize| at + 1 < text.sentence_at(at).end && text.gap(at) == " ";
                // "issues with sending" says little; "issues with sending invoices" says what fails.
                let with = one_of(next, "with when while") && doing(at + 2) && object(at + 2);
                doing(at + 1) && !one_of(next, "affecting impacting causing") || with || one_of(next, "where that which whereby")
            }
            _ => false,
        }
    })
}

/// Whether another part than that of the impact says what a reader notices: an update is read as a whole.
/// What is said of the machinery, or of what "we" cannot do, is no impact.
#[inline(never)]
pub(super) fn says_impact_beside(doc: &Doc<'_>) -> bool {
    let inside = |first: usize| {
        let sentence = doc.text.sentence_at(first);
        let machinery = [Family::Technology, Family::Internal, Family::Acronym];
        machinery.iter().any(|family| doc.has(*family, sentence))
            || one_of(doc.text.word(sentence.first), "we we're we've our")
    };
    let told = |first: usize| !inside(first) && !one_of(doc.text.word(first), BARE);
    doc.field != Field::Doing
        && doc.field != Field::NextUpdate
        && says_impact(doc)
        && (doc.of(Family::Impact).any(|hit| told(hit.first))
            || says_denied(doc) && doc.text.sentences.iter().any(|sentence| !inside(sentence.first)))
}
