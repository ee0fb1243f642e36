//! Lines: what was understood of them, and the entries that can be made of them, each line with those that go with it.

use super::messages::{Form, PARTS_LIMIT, PasteAnswer, PastedPart, ZoneQuestion};
use super::words::{self, Shown, WhyZone};
use super::{Paste, Understood, understand};
use crate::domain::{FixedZone, Timestamp, Zone, is_lower};
use crate::evidence::{
    LineTimeInBlock, SourceZone, Summary, Surroundings, Why, offset_name, order_key, read_line,
};

pub(super) fn answer(paste: &Paste) -> PasteAnswer {
    let understood = understand(paste);
    let Some(summary) = Summary::of(paste.text, &understood) else {
        let said = unreadable(paste).unwrap_or_default();
        return PasteAnswer { said, is_too_long: understood.is_too_long, ..PasteAnswer::default() };
    };
    let questions = questions(paste, &understood);
    let said = words::lines(paste, &summary, &doubts(&understood), &shown(paste, &understood));
    PasteAnswer {
        said,
        questions,
        zones: zones(&understood),
        first: Some(summary.first),
        last: Some(summary.last),
        form: Form::Lines,
        parts: parts(paste, &understood),
        is_aside: is_aside(paste, &understood),
        is_too_long: summary.is_too_long,
        ..PasteAnswer::default()
    }
}

/// Whether every time stands in a sentence, as in "errors since 02:41:07": no date, and a word in front.
fn is_aside(paste: &Paste, understood: &Understood) -> bool {
    understood.lines.iter().all(|line| match &line.time {
        LineTimeInBlock::Own { stamp, .. } => {
            let before = paste.text.get(line.span.start..stamp.start).unwrap_or_default();
            let is_word = before.strip_suffix(' ').is_some_and(|before| before.ends_with(is_lower));
            line.has_supplied_date() && is_word
        }
        LineTimeInBlock::OfLine(_) | LineTimeInBlock::Unknown => true,
    })
}

/// On which clock the range is said: that of the one zone that was supplied, else UTC.
fn shown<'p>(paste: &Paste<'p>, understood: &Understood) -> Shown<'p> {
    let mut supplied = understood.sources.iter().filter(|source| source.lines > 0).map(|source| &source.zone);
    let zone = match (supplied.next(), supplied.next()) {
        (Some(SourceZone::Assumed(name) | SourceZone::Remembered(name)), None) => {
            (paste.zones)(name).map(|zone| (name.clone(), zone))
        }
        (Some(SourceZone::PastInUtc { .. }), None) => {
            let utc: Box<dyn Zone> = Box::new(FixedZone::utc());
            Some((utc.name().to_owned(), utc))
        }
        (Some(SourceZone::Witnessed(..) | SourceZone::Stated) | None, _) | (Some(_), Some(_)) => None,
    };
    Shown::in_zone(zone)
}

/// What is doubtful in some line, once each.
fn doubts(understood: &Understood) -> Vec<String> {
    let mut all: Vec<String> = twice(understood, None).map(words::twice).into_iter().collect();
    for line in &understood.lines {
        if let LineTimeInBlock::Own { why, .. } = &line.time
            && let Some(doubt) = words::doubt(*why)
            && !all.iter().any(|other| other == doubt)
        {
            all.push(doubt.to_owned());
        }
    }
    all
}

/// The instant of the first line, of one source or of any, whose hour came twice while nothing shows which one it was.
fn twice(understood: &Understood, of_source: Option<usize>) -> Option<Timestamp> {
    understood.lines.iter().find_map(|line| match &line.time {
        LineTimeInBlock::Own { at, why: Why::Twice, source, .. }
            if of_source.is_none_or(|wanted| wanted == *source) =>
        {
            Some(*at)
        }
        LineTimeInBlock::Own { .. } | LineTimeInBlock::OfLine(_) | LineTimeInBlock::Unknown => None,
    })
}

/// Why the first time that stands there cannot be read; nothing where there is none.
fn unreadable(paste: &Paste) -> Option<String> {
    const LOOKED_AT: usize = 100;
    let around = Surroundings { now: paste.now, zone: Some(paste.viewer), zones: paste.zones };
    let mut lines = paste.text.lines().take(LOOKED_AT);
    lines.find_map(|line| words::unreadable(read_line(line, &around).reading.why)).map(str::to_owned)
}

/// What can be chosen: the zone of each source that does not state it.
pub(super) fn questions(paste: &Paste, understood: &Understood) -> Vec<ZoneQuestion> {
    let mut all = Vec::new();
    let many = understood.sources.iter().filter(|source| source.lines > 0).count();
    for (number, source) in understood.sources.iter().enumerate() {
        let (zone, why) = match &source.zone {
            SourceZone::Assumed(zone) => (zone.as_str(), WhyZone::Own),
            SourceZone::Remembered(zone) => (zone.as_str(), WhyZone::Chosen),
            SourceZone::PastInUtc { ahead_in } => ("UTC", WhyZone::AheadIn(ahead_in.clone())),
            SourceZone::Witnessed(..) | SourceZone::Stated => continue,
        };
        if source.lines == 0 {
            continue;
        }
        let example = if many > 1 { example(paste, understood, number) } else { "" };
        let mut choices: Vec<String> = source.choices.clone();
        let passes = twice(understood, Some(number)).and_then(|at| Some((at, (paste.zones)(zone)?)));
        if let Some((at, of)) = passes {
            let offsets = [-24 * 60, 24 * 60].map(|minutes| of.offset_at(at.plus_minutes(minutes)).0);
            choices.splice(0..0, offsets.map(offset_name));
        }
        if matches!(why, WhyZone::Chosen) {
            choices.insert(0, paste.viewer.name().to_owned());
        }
        choices.push("UTC".to_owned());
        let mut kept: Vec<String> = Vec::new();
        for choice in choices {
            if choice != zone && !kept.contains(&choice) {
                kept.push(choice);
            }
        }
        kept.truncate(3);
        let mut said = words::zone(zone, &why, example);
        if let Some((other, ago)) = &source.recent {
            said += &words::recent(other, *ago);
        }
        all.push(ZoneQuestion { source: source.name.clone(), said, choices: kept, takes_other: true });
    }
    let orders = understood.sources.iter().filter(|source| source.lines > 0 && source.orders.len() > 1);
    all.extend(orders.map(|source| {
        let said = words::order(source.orders.first().copied(), !source.is_order_open);
        let choices = source.orders.iter().skip(1).map(|order| order.name().to_owned()).collect();
        ZoneQuestion { source: order_key(&source.name), said, choices, takes_other: false }
    }));
    all
}

/// The zones in which times were read that name none, once each.
pub(super) fn zones(understood: &Understood) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for source in understood.sources.iter().filter(|source| source.lines > 0) {
        let zone = match &source.zone {
            SourceZone::Assumed(zone)
            | SourceZone::Remembered(zone)
            | SourceZone::Witnessed(_, Some(zone)) => zone.clone(),
            SourceZone::PastInUtc { .. } | SourceZone::Witnessed(0, None) => "UTC".to_owned(),
            SourceZone::Witnessed(minutes, None) => offset_name(*minutes),
            SourceZone::Stated => continue,
        };
        if !all.contains(&zone) {
            all.push(zone);
        }
    }
    all
}

/// The time in the first line of a source, as it stands there.
fn example<'p>(paste: &Paste<'p>, understood: &Understood, number: usize) -> &'p str {
    let stamp = understood.lines.iter().find_map(|line| match &line.time {
        LineTimeInBlock::Own { stamp, source, .. } if *source == number => Some(stamp.clone()),
        LineTimeInBlock::Own { .. } | LineTimeInBlock::OfLine(_) | LineTimeInBlock::Unknown => None,
    });
    stamp.and_then(|stamp| paste.text.get(stamp)).unwrap_or_default()
}

/// One entry for each line with a time; what has none goes with the line above, and at the beginning with the first.
fn parts(paste: &Paste, understood: &Understood) -> Vec<PastedPart> {
    let timed = understood.timed();
    if !(2..=PARTS_LIMIT).contains(&timed) || understood.is_too_long {
        return Vec::new();
    }
    let mut all: Vec<PastedPart> = Vec::with_capacity(timed);
    let mut begins = understood.lines.first().map_or(0, |line| line.span.start);
    for line in &understood.lines {
        match &line.time {
            LineTimeInBlock::Own { at, .. } => {
                let start = if all.is_empty() { begins } else { line.span.start };
                let clock = words::clock(*at, paste.now);
                all.push(PastedPart {
                    at: Some(*at),
                    clock,
                    start,
                    end: line.span.end,
                    ..PastedPart::default()
                });
            }
            LineTimeInBlock::OfLine(_) | LineTimeInBlock::Unknown => match all.last_mut() {
                Some(part) => part.end = line.span.end,
                None => begins = begins.min(line.span.start),
            },
        }
    }
    for part in &mut all {
        part.text = paste.text.get(part.start..part.end).unwrap_or_default().trim_end().to_owned();
        part.end = part.start + part.text.len();
    }
    all
}
