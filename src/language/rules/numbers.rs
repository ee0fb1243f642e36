//! Numbers that mean something only inside: queue depths and metrics.
//!
//! Known miss: a number in words ("forty thousand messages wait").

use super::fitting;
use super::report::Report;
use crate::language::case::Letters;
use crate::language::clock;
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::phrases::Hit;
use crate::language::rule::Rule;
use crate::language::scan::{Sentence, Text, cut};
use crate::language::words::{Family, one_of};

const DEPTH: &str = "How many items wait says nothing to a reader; how old the oldest one is does.";
const METRIC: &str = "A measurement is not an impact: say what a reader notices.";
/// How many items wait, instead of how late things are.
pub(super) fn queue_depth(doc: &Doc<'_>, report: &mut Report<'_>) {
    let text = &doc.text;
    for &sentence in &text.sentences {
        if !doc.has(Family::Waiting, sentence) || says_a_length(text, sentence) {
            continue;
        }
        let mut at = sentence.first;
        while at < sentence.end {
            let Some(amount) = amount_at(text, at) else {
                at += 1;
                continue;
            };
            at = amount.last + 1;
            if amount.value < 20
                || doc.times.iter().any(|time| time.first <= amount.first && amount.first <= time.last)
            {
                continue;
            }
            if let Some(last) = counted(doc, &amount).or_else(|| measured(text, sentence, &amount)) {
                let how_late =
                    text.word(amount.first.wrapping_sub(1)) == "by" || text.word(last + 1) == "behind";
                let is_object =
                    one_of(fitting::before(text, amount.first), "holds has have of hold with through still");
                let fix = if how_late && text.word(amount.first.wrapping_sub(1)) != "grown" {
                    Fix::Blank(fitting::opened(text, amount.first, "about __"))
                } else if is_object && counted(doc, &amount).is_some() {
                    Fix::Blank("items up to __ old".to_owned())
                } else {
                    fitting::advice("Say how old the oldest one is: orders are about __ late.")
                };
                report.add(Rule::QueueDepth, doc, text.bytes(amount.first, last), DEPTH, fix);
                at = last + 1;
            }
        }
    }
}

/// A number of the text, with its magnitude; what stands behind a decimal point is dropped.
struct Amount {
    first: usize,
    last: usize,
    value: u64,
}

/// A number beginning at this word: "48,000", "3.2 million", "100K".
fn amount_at(text: &Text<'_>, at: usize) -> Option<Amount> {
    let word = text.word(at);
    let digits = word.digits();
    if digits == 0 || digits > 12 || text.tokens[at].masked {
        return None;
    }
    let mut value = cut(word, 0, digits).parse::<u64>().ok()?;
    let mut whole = true;
    let mut last = at;
    let mut tail = cut(word, digits, usize::MAX);
    while tail.is_empty() && one_of(text.gap(last), ", .") && text.word(last + 1).starts_digit() {
        let next = text.word(last + 1);
        let more = next.digits();
        whole &= text.gap(last) == "," && more == 3;
        if whole {
            value = value.saturating_mul(1000).saturating_add(cut(next, 0, more).parse().unwrap_or(0));
        }
        tail = cut(next, more, usize::MAX);
        last += 1;
    }
    if tail.is_empty() && text.gap(last) == " " && one_of(text.word(last + 1), "k thousand million billion m")
    {
        last += 1;
        tail = text.word(last);
    }
    let scale = match tail {
        "" => 1,
        "k" | "thousand" => 1_000,
        "m" | "mm" | "mn" | "million" => 1_000_000,
        "b" | "bn" | "billion" => 1_000_000_000,
        _ => return None,
    };
    Some(Amount { first: at, last, value: value.saturating_mul(scale) })
}

/// The noun a few words after the number, when it is something that queues.
fn counted(doc: &Doc<'_>, amount: &Amount) -> Option<usize> {
    let text = &doc.text;
    if !text.gap(amount.last).all_in("\u{2}") || text.gap(amount.last).contains('\n') {
        return None;
    }
    let noun = doc.of(Family::Queued).find(|hit| amount.last < hit.first && hit.first <= amount.last + 3)?;
    let between = amount.last + 1..noun.first;
    let close = between.clone().all(|at| text.gap(at) == " ");
    let other =
        doc.any_word(between.start, between.end, "per of in to customers users and minutes seconds hours ms");
    let rate = text.word(noun.last + 1) == "per"
        || text.word(noun.last + 1) == "a"
        || text.gap(noun.last).starts_with('/');
    (close && !other && !rate).then_some(noun.last)
}

/// "queue depth is 12k": the measure before the number.
fn measured(text: &Text<'_>, sentence: Sentence, amount: &Amount) -> Option<usize> {
    let from = amount.first.saturating_sub(8).max(sentence.first);
    let measure = (from..amount.first).any(|at| {
        let next = text.word(at + 1);
        match text.word(at) {
            "queue" => one_of(next, "depth length size"),
            "consumer" | "offset" | "kafka" => next == "lag",
            "backlog" => true,
            _ => false,
        }
    });
    let other =
        (from..amount.first).any(|at| text.word(at).starts_digit() || text.word(at).starts_with("__"));
    let unit = text.gap(amount.last).starts_with('%')
        || one_of(text.word(amount.last + 1), "percent seconds minutes hours days ms customers users gb mb");
    let plain = text.gap(amount.last).chars().all(|c| c.is_whitespace() || c.is_ascii_punctuation());
    (measure && !other && !unit && plain).then_some(amount.last)
}

/// Whether the sentence already says how late things are.
fn says_a_length(text: &Text<'_>, sentence: Sentence) -> bool {
    (sentence.first..sentence.end).any(|at| {
        let number = text.word(at).starts_digit() || one_of(text.word(at), "an one two three half");
        number
            && !text.typed(at).ends_with('M')
            && clock::length_at(text, at).is_some_and(|(_, last)| last < sentence.end)
    })
}

/// A measurement without a reader in sight.
pub(super) fn metric_without_impact(doc: &Doc<'_>, report: &mut Report<'_>) {
    let mut done = 0;
    for hit in doc.of(Family::Metric) {
        let sentence = doc.text.sentence_at(hit.first);
        let percentile = is_percentile(doc.text.word(hit.first));
        if hit.first < done || is_a_check(&doc.text, hit) || !percentile && reader_beside(doc, sentence, hit)
        {
            continue;
        }
        let number = reading(doc, sentence, hit);
        let Some((first, last, end)) =
            number.or(percentile.then(|| (hit.first, hit.last, doc.text.end(hit.last))))
        else {
            continue;
        };
        if first < done {
            continue;
        }
        done = last + 1;
        report.add(
            Rule::MetricWithoutImpact,
            doc,
            (doc.text.start(first), end),
            METRIC,
            metric_fix(doc, sentence, hit, (first, last)),
        );
    }
}

fn is_percentile(word: &str) -> bool {
    word.strip_prefix('p').is_some_and(|rest| rest.len() >= 2 && rest.is_digits())
}

fn reader_beside(doc: &Doc<'_>, sentence: Sentence, metric: &Hit) -> bool {
    doc.of(Family::Reader).any(|hit| {
        sentence.first <= hit.first
            && hit.first < sentence.end
            && !(metric.first <= hit.first && hit.first <= metric.last)
    })
}

/// "4 % need a disk check": no measurement.
fn is_a_check(text: &Text<'_>, metric: &Hit) -> bool {
    one_of(text.word(metric.last + 1), "check checks image images")
}

/// The words from metric to number (either may come first), and the byte where its unit ends.
fn reading(doc: &Doc<'_>, sentence: Sentence, hit: &Hit) -> Option<(usize, usize, usize)> {
    let text = &doc.text;
    let after = hit.last + 1..(hit.last + 9).min(sentence.end);
    let before = hit.first.saturating_sub(5).max(sentence.first)..hit.first;
    if let Some((_, end)) =
        hit.first.checked_sub(1).filter(|&at| at >= sentence.first).and_then(|at| value_with_unit(text, at))
        && end < text.start(hit.first)
    {
        return Some((hit.first - 1, hit.last, text.end(hit.last)));
    }
    for at in after {
        if let Some((last, end)) = value_with_unit(text, at) {
            return Some((hit.first, last, end));
        }
    }
    for at in before {
        if let Some((last, _)) = value_with_unit(text, at) {
            let last = last.max(hit.last);
            return Some((at, last, text.end(last)));
        }
    }
    None
}

/// A number with a unit of measurement: its last word, and the byte where the unit ends.
fn value_with_unit(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let word = text.word(at);
    let digits = word.digits();
    if digits == 0 || text.tokens[at].masked {
        return None;
    }
    if one_of(cut(word, digits, usize::MAX), "ms s sec x gb mb tb k rps qps") {
        return Some((at, text.end(at)));
    }
    let mut last = at;
    while digits == word.len() && one_of(text.gap(last), ", .") && text.word(last + 1).starts_digit() {
        last += 1;
    }
    let gap = text.gap(last);
    if gap.starts_with('%') {
        return Some((last, text.end(last) + 1));
    }
    let tail = text.word(last).trim_start_matches(|c: char| c.is_ascii_digit());
    let unit =
        one_of(text.word(last + 1), "percent ms milliseconds seconds second s sec gb mb tb rps qps iops");
    if one_of(tail, "ms s x") {
        return Some((last, text.end(last)));
    }
    (tail.is_empty() && unit && (gap == " " || gap == "-")).then(|| (last + 1, text.end(last + 1)))
}

/// A sentence with a blank where the measurement is the whole sentence; else only what to say.
fn metric_fix(doc: &Doc<'_>, sentence: Sentence, hit: &Hit, (first, last): (usize, usize)) -> Fix {
    let words = doc.typed(hit).to_ascii_lowercase();
    let opens =
        first == sentence.first || first == sentence.first + 1 && doc.text.word(sentence.first) == "the";
    let whole = opens && last + 1 == sentence.end;
    let blank = |put: &str| {
        let (start, end) = doc.text.bytes(sentence.first, last);
        let percent = cut(doc.text.raw, end, usize::MAX).starts_with('%');
        Fix::Clause { start, end: end + usize::from(percent), text: put.to_owned() }
    };
    if !whole {
        Fix::Advice("Say what a reader notices, such as slow pages or failed uploads.".to_owned())
    } else if words.contains("latenc")
        || words.contains("response")
        || words.starts_with('p') && is_percentile(doc.text.word(hit.first))
    {
        blank("Pages take about __ to load")
    } else if words.contains("rate") {
        blank("About __ in 100 requests fail")
    } else {
        Fix::Advice("Say what a reader notices, such as slow pages or failed uploads.".to_owned())
    }
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[
    super::examples::plain(
        Rule::QueueDepth,
        &[
            "Analytics system is lagging by «100K Kafka messages».",
            "The import queue holds «36,500 jobs».",
            "There is a backlog of «1.4 million unprocessed events».",
            "Queue depth reached «80k» at noon UTC.",
            "Invoices are «12,000 records» behind.",
        ],
        &[
            "Analytics system is lagging by 2 hours.",
            "You can send 5,000 messages per day.",
            "The oldest of the 300 queued orders is 20 minutes old.",
            "The queue moved to a new page with 25 entries per view.",
        ],
    ),
    super::examples::plain(
        Rule::MetricWithoutImpact,
        &[
            "«p99 is 9s».",
            "The «error rate stands at 7%» since noon UTC.",
            "«CPU on the web tier is at 96 percent».",
            "We see «250 ms of extra latency».",
        ],
        &[
            "Pages take about 9 seconds to load.",
            "About 7% of uploads fail.",
            "The disk icon is missing from the menu.",
            "You can store 20 GB of photos in memory albums.",
        ],
    ),
];
