//! Collecting findings: what is switched off, ignored or public falls away here, once for all rules.

use crate::language::context::Context;
use crate::language::doc::Doc;
use crate::language::draft::Field;
use crate::language::finding::{Finding, Fix, Span};
use crate::language::rule::Rule;
use crate::language::scan::cut;
use crate::language::words::Family;
use std::borrow::Cow;

/// English words are not put into a text in another language.
const IN_OTHER_WORDS: &str = "Take it out, or say it in words that readers know.";

/// The findings so far.
pub(crate) struct Report<'c> {
    pub(crate) context: &'c Context,
    findings: Vec<Finding>,
}

impl<'c> Report<'c> {
    pub(crate) fn new(context: &'c Context) -> Self {
        Report { context, findings: Vec::new() }
    }

    /// Whether the rule may speak at all.
    pub(crate) fn allows(&self, rule: Rule) -> bool {
        self.context.allows(rule)
    }

    /// Adds a finding on these bytes, in its place among the others.
    pub(crate) fn add(
        &mut self,
        rule: Rule,
        doc: &Doc<'_>,
        bytes: (usize, usize),
        why: &'static str,
        fixes: impl Into<Vec<Fix>>,
    ) {
        self.add_because(rule, doc, bytes, why.into(), fixes.into());
    }

    /// The same, with a reason that names something.
    #[inline(never)]
    pub(crate) fn add_because(
        &mut self,
        rule: Rule,
        doc: &Doc<'_>,
        bytes: (usize, usize),
        why: Cow<'static, str>,
        mut fixes: Vec<Fix>,
    ) {
        if !self.allows(rule) || is_public(rule, doc, bytes) || self.inside_leak(doc, bytes) {
            return;
        }
        let words = doc.text.raw.get(bytes.0..bytes.1).unwrap_or_default();
        if self.context.ignored.iter().any(|ignored| ignored.rule == rule && ignored.words == words) {
            return;
        }
        if !doc.english && !is_of_times(rule) {
            fixes = vec![Fix::Advice(IN_OTHER_WORDS.to_owned())];
        }
        let span = Span { start: bytes.0, end: bytes.1, utf16_start: 0, utf16_end: 0 };
        // The headline is read first.
        let place = |rule: Rule, field: Field, span: &Span| {
            (field != Field::Headline, field, span.start, span.end, rule)
        };
        let new = place(rule, doc.field, &span);
        let at = self.findings.partition_point(|known| place(known.rule, known.field, &known.span) <= new);
        self.findings.insert(at, Finding { rule, field: doc.field, span, why, fixes });
    }

    /// Whether these words are part of a host, an address, a secret or a trace found before: what goes
    /// as a whole needs no second finding.
    fn inside_leak(&self, doc: &Doc<'_>, (start, end): (usize, usize)) -> bool {
        start < end
            && self.findings.iter().any(|known| {
                matches!(known.rule, Rule::HostName | Rule::PrivateAddress | Rule::Secret | Rule::StackTrace)
                    && known.field == doc.field
                    && known.span.start <= start
                    && end <= known.span.end
            })
    }

    /// The findings by field and place, counted as a browser counts too.
    #[inline(never)]
    pub(crate) fn finish(mut self, docs: &[Doc<'_>]) -> Vec<Finding> {
        for doc in docs {
            count_utf16(doc.text.raw, doc.field, &mut self.findings);
        }
        self.findings
    }
}

/// Rules whose fixes are times, which every language reads.
fn is_of_times(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::TimeWithoutZone | Rule::PromiseMismatch | Rule::MissingNextUpdate | Rule::Placeholder
    )
}

/// Whether a name stands here that the glossary calls public.
fn is_public(rule: Rule, doc: &Doc<'_>, bytes: (usize, usize)) -> bool {
    let of_names = matches!(
        rule,
        Rule::InternalTechnology
            | Rule::UndefinedAcronym
            | Rule::OperationsVerb
            | Rule::HostName
            | Rule::TicketId
            | Rule::HandleOrAddress
            | Rule::Person
            | Rule::VendorBlame
    );
    of_names
        && doc.of(Family::Public).any(|hit| {
            let (start, end) = doc.bytes(hit);
            start <= bytes.1 && bytes.0 <= end && (start < bytes.1 && bytes.0 < end)
        })
}

fn count_utf16(raw: &str, field: Field, findings: &mut [Finding]) {
    let (mut byte, mut unit) = (0, 0);
    for finding in findings.iter_mut().filter(|finding| finding.field == field) {
        unit += units(cut(raw, byte, finding.span.start));
        byte = finding.span.start;
        finding.span.utf16_start = unit;
        finding.span.utf16_end = unit + units(cut(raw, byte, finding.span.end));
    }
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}
