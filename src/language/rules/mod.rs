//! The rules, one file a family. Each file holds what its rules look for and why they say so, with
//! examples that fire and traps that must not; `«»` marks the words a finding stands on.

mod action;
mod announced;
mod blame;
mod cause;
mod causing;
mod claim;
mod codes;
mod ending;
mod fitting;
mod fix_time;
mod hosts;
mod impact;
mod jargon;
mod leftovers;
mod no_time;
mod numbers;
mod operations;
mod people;
mod phase;
mod plain;
mod promise;
mod proof;
mod report;
mod secrets;
mod structure;
mod suspected;
mod traces;
mod vague;
mod window;
mod wording;
mod zone_fixes;

#[cfg(test)]
mod examples;

pub use hosts::is_internal_host;
pub use secrets::secret_spans;

use super::context::Context;
use super::doc::Doc;
use super::finding::Finding;
use report::Report;

/// Runs every rule that may speak.
#[inline(never)]
pub(crate) fn run(docs: &[Doc<'_>], context: &Context) -> Vec<Finding> {
    let mut report = Report::new(context);
    for doc in docs {
        for rule in LEAKS {
            rule(doc, &mut report);
        }
        if !doc.english {
            for rule in IN_ANY_LANGUAGE {
                rule(doc, &mut report);
            }
            continue;
        }
        for rule in OF_WORDS {
            rule(doc, &mut report);
        }
    }
    structure::run(docs, &mut report);
    phase::run(docs, &mut report);
    report.finish(docs)
}

type OfWords = fn(&Doc<'_>, &mut Report<'_>);

/// What may not leave the team in any language.
const LEAKS: [OfWords; 5] =
    [hosts::host_name, hosts::private_address, secrets::secret, traces::stack_trace, people::named_customer];

/// What every language writes alike: addresses, times, and the blanks of a template.
const IN_ANY_LANGUAGE: [OfWords; 4] = [
    people::handle_or_address,
    promise::time_without_zone,
    promise::promise_mismatch,
    leftovers::placeholder,
];

/// Rules over the words of English texts.
const OF_WORDS: [OfWords; 27] = [
    numbers::queue_depth,
    numbers::metric_without_impact,
    codes::status_code,
    jargon::internal_technology,
    jargon::undefined_acronym,
    operations::operations_verb,
    wording::wordy,
    wording::long_sentence,
    wording::empty_hedge,
    wording::tone,
    traces::ticket_id,
    people::handle_or_address,
    people::person,
    people::titled_person,
    blame::blame,
    blame::vendor_blame,
    cause::unproven_cause,
    cause::blamed_cause,
    proof::unproven_no_data_loss,
    proof::nothing_gone,
    proof::certainty,
    no_time::vague_promise,
    no_time::tied_to_an_event,
    promise::time_without_zone,
    promise::promise_mismatch,
    fix_time::fix_time_promised,
    leftovers::placeholder,
];
