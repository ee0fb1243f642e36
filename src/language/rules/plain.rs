//! A plain sentence about something that readers have: "Sailings to the islands are shown as full". It tells an impact
//! without any word of trouble, when its subject is something and its verb is more than "affected" or "investigated".
//!
//! This is what a tagger would be for; here a few closed classes stand for it (docs/language.md says what was weighed).

use super::impact::is_of_machinery;
use super::promise;
use crate::language::doc::Doc;
use crate::language::scan::{Sentence, Text};
use crate::language::words::{Family, one_of};

/// Verbs that stand in nearly every sentence.
const VERBS: &str = "is are was were has have had does do did can cannot can't could won't isn't aren't wasn't weren't hasn't haven't \
doesn't don't didn't";
/// Subjects that are nothing a reader has.
const VAGUE: &str = "issue issues problem problems incident outage fix fixes team teams engineers engineering colleagues technicians \
staff cause root mitigation update updates service services system systems performance connectivity functionality functionalities \
impact degradation disruption patience matter everything things thing something all it this that there these those they which who \
what we i us our a an the some many several most certain few of for in on at to from with and or by as please thank thanks sorry \
hello hi apologies inconvenience situation event error errors rate rates latency latencies investigation work works change changes \
deployment rollback release affected impacted status page maintenance it's that's technical difficulties trouble multiple various \
elevated increased high number small cable server servers machine machines database build version config noc ops dba";
/// What is said of trouble without saying what it is.
const BARE: &str = "affected impacted degraded identified investigated investigating implemented deployed applied monitored resolved \
fixed mitigated engaged notified contacted experiencing aware addressed found made done acting disrupted restricted limited informed \
escalated advised asked confirmed determined remediated attached closed underway progress known unknown understood reported reviewed cut down \
overwhelmed experienced responsible reduced improved improving recovering stabilising stabilizing stable better normal";

/// Whether the sentence tells what a reader finds.
pub(super) fn tells(doc: &Doc<'_>, sentence: Sentence) -> bool {
    let text = &doc.text;
    let Some(verb) = (sentence.first..sentence.end).find(|&at| one_of(text.word(at), VERBS)) else {
        return false;
    };
    let first = text.word(sentence.first);
    let ours = one_of(first, "we we're we've we'll our i if once when until please whether");
    let machinery = [Family::Technology, Family::Internal, Family::Acronym, Family::Request, Family::Action];
    let inside = machinery.iter().any(|family| doc.any_in(*family, sentence.first, verb + 4));
    if ours
        || inside
        || is_of_machinery(doc, sentence, sentence.end)
        || promise::is_promise(doc, sentence)
        || doc.has(Family::Doubt, sentence)
    {
        return false;
    }
    let trouble = doc.any_word(
        sentence.first,
        verb,
        "issue issues problem problems outage incident fix cause error errors rate rates",
    );
    !trouble && has_subject(text, sentence.first, verb) && has_predicate(text, verb, sentence.end)
}

fn has_subject(text: &Text<'_>, first: usize, verb: usize) -> bool {
    (first..verb).any(|at| text.word(at).len() > 2 && !one_of(text.word(at), VAGUE))
}

/// Whether something is said that is more than that it is affected.
fn has_predicate(text: &Text<'_>, verb: usize, end: usize) -> bool {
    let helpers = "been being be not now currently temporarily still also partially fully again a an the by to very just all";
    let said = (verb + 1..end).find(|&at| !one_of(text.word(at), helpers) && !one_of(text.word(at), VERBS));
    said.is_some_and(|at| !one_of(text.word(at), BARE))
}
