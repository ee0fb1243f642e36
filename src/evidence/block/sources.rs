//! What the lines come from: those whose times have the same shape, of the same host, are one source.

use super::Paste;
use super::same_shape::SameShape;
use crate::evidence::clean::clean;
use crate::evidence::line::{Belief, Moment, Order, Stamp, may_hold_stamp, stamp_of};
use std::ops::Range;

/// A source of lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The shape of its times, with `0` for numbers and `a` for words, and its host: by this its zone is remembered.
    pub name: String,
    /// How many lines are of it.
    pub lines: usize,
    /// Where its zone comes from.
    pub zone: SourceZone,
    /// Zones that it may as well be, the likeliest first; none where it states its own.
    pub choices: Vec<String>,
    /// A zone that it was not read in and in which its last line would be of just now, with how many milliseconds ago.
    pub recent: Option<(String, i64)>,
    /// Whether day and month could not be told apart in any of its lines.
    pub is_order_open: bool,
    /// The orders that its dates allow, where these are several; that in which they were read first.
    pub orders: Vec<Order>,
}

/// Where the zone of a source comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceZone {
    /// Every line says it, or counts from 1970.
    Stated,
    /// It was chosen before.
    Remembered(String),
    /// Lines of another source in this text show it: minutes ahead of UTC, with the name of the viewer's zone where that
    /// is so far ahead.
    Witnessed(i32, Option<String>),
    /// Nothing says: it was read in the zone of whoever pastes.
    Assumed(String),
    /// Nothing says, and in the zone of whoever pastes, which is named, its last line would be still to come: it was read
    /// in UTC, in which it is not.
    PastInUtc {
        /// The zone of whoever pastes.
        ahead_in: String,
    },
}

/// What was found in a line.
pub(super) enum What {
    /// A stamp of its own. There are as many of these values as lines, and few stamps.
    Stamp(Box<Stamp>),
    /// The stamp of that line, so many milliseconds later.
    LikeLine(usize, i64),
}

/// The stamp of a line, and its source.
pub(super) struct Found {
    pub(super) what: What,
    /// Its bytes in the text.
    pub(super) span: Range<usize>,
    pub(super) source: usize,
}

/// What was found in a text.
pub(super) struct Lines {
    /// One place for each line.
    pub(super) found: Vec<Option<Found>>,
    pub(super) sources: Vec<Source>,
}

impl Lines {
    /// The stamp of a line, or of the line that it is like, with how many milliseconds it is later.
    pub(super) fn stamp_of<'l>(&'l self, found: &'l Found) -> Option<(&'l Stamp, i64)> {
        match &found.what {
            What::Stamp(stamp) => Some((stamp, 0)),
            What::LikeLine(line, later) => match &self.found.get(*line)?.as_ref()?.what {
                What::Stamp(stamp) => Some((stamp, *later)),
                What::LikeLine(..) => None,
            },
        }
    }
}

/// Looks for the stamp of every line.
pub(super) fn find(paste: &Paste, spans: &[Range<usize>]) -> Lines {
    let mut sources: Vec<Source> = Vec::new();
    let mut found = Vec::with_capacity(spans.len());
    let mut shape: Option<SameShape> = None;
    let mut name = String::new();
    for (line, span) in spans.iter().enumerate() {
        let raw = paste.text.get(span.clone()).unwrap_or_default();
        let like = shape.as_ref().and_then(|shape| shape.matches(raw).map(|found| (shape, found)));
        if let Some((shape, (own, later))) = like {
            let span = span.start + own.start..span.start + own.end;
            found.push(Some(Found { what: What::LikeLine(shape.line, later), span, source: shape.source }));
            continue;
        }
        found.push(read_alone(paste, raw, span, &mut sources, &mut name));
        if let Some(Some(Found { what: What::Stamp(stamp), span: own, source })) = found.last()
            && own.len() == stamp.span.len()
            && own.start == span.start + stamp.span.start
        {
            shape = SameShape::of(line, *source, raw, stamp, host_length(&name)).or(shape);
        }
    }
    Lines { found, sources }
}

/// Reads a line by itself.
fn read_alone(
    paste: &Paste,
    raw: &str,
    span: &Range<usize>,
    sources: &mut Vec<Source>,
    name: &mut String,
) -> Option<Found> {
    // Most lines of a stack trace hold none, and have no escapes to be taken off.
    if !raw.contains('\u{1b}') && !may_hold_stamp(raw) {
        return None;
    }
    let clean = clean(raw);
    let stamp = stamp_of(&clean.text, paste.now)?;
    let is_one =
        !matches!(&stamp.moment, Moment::Impossible | Moment::Count { belief: Belief::Possible, .. });
    if !is_one {
        return None;
    }
    write_name(name, &clean.text, &stamp);
    let known = sources.iter().position(|source| source.name == *name);
    let source = known.unwrap_or(sources.len());
    if known.is_none() {
        sources.push(Source {
            name: name.clone(),
            lines: 0,
            zone: SourceZone::Stated,
            choices: Vec::new(),
            recent: None,
            is_order_open: false,
            orders: Vec::new(),
        });
    }
    let own = clean.origin(&stamp.span);
    Some(Found {
        what: What::Stamp(Box::new(stamp)),
        span: span.start + own.start..span.start + own.end,
        source,
    })
}

/// How many bytes behind a stamp belong to its source: the host in a name of syslog's shape. None where no host was found.
fn host_length(name: &str) -> Option<usize> {
    if !name.starts_with("a 0 ") {
        return Some(0);
    }
    name.rsplit_once(' ').filter(|_| name.matches(' ').count() == 3).map(|(_, host)| host.len() + 1)
}

/// The shape of a stamp, and the host behind one of syslog's.
fn write_name(name: &mut String, line: &str, stamp: &Stamp) {
    name.clear();
    let stated =
        stamp.stated().map_or(stamp.span.end, |zone| zone.start.clamp(stamp.span.start, stamp.span.end));
    let text = line.get(stamp.span.start..stated).unwrap_or_default();
    for byte in text.trim_end().bytes() {
        let kind = match byte {
            b'0'..=b'9' => '0',
            b' ' => ' ',
            b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => 'a',
            _ => char::from(byte),
        };
        if !(name.ends_with(kind) && matches!(kind, '0' | ' ' | 'a')) {
            name.push(kind);
        }
    }
    if stated < stamp.span.end {
        name.push('z');
    }
    if stamp.span.start < 8 && name.starts_with("a 0 ") {
        let mut words = line.get(stamp.span.end..).unwrap_or_default().split_ascii_whitespace();
        if let (Some(host), Some(tag)) = (words.next(), words.next())
            && (tag.ends_with(':') || tag.contains('['))
            && !host.ends_with(':')
        {
            name.push(' ');
            name.push_str(host);
        }
    }
}

/// A line that is indented under lines whose times lead speaks of another time: a certificate's end in a trace.
pub(super) fn leave_out_asides(text: &str, spans: &[Range<usize>], lines: &mut Lines) {
    let leads = |found: &Found, span: &Range<usize>| found.span.start < span.start + 12;
    let pairs = || {
        lines.found.iter().zip(spans).filter_map(|(found, span)| found.as_ref().map(|found| (found, span)))
    };
    let leading = pairs().filter(|(found, span)| leads(found, span)).count();
    let is_log = leading >= 2 && leading * 10 >= pairs().count() * 6;
    for (found, span) in lines.found.iter_mut().zip(spans) {
        let is_indented = text.get(span.clone()).is_some_and(|line| line.starts_with([' ', '\t']));
        if is_log && is_indented && found.as_ref().is_some_and(|found| !leads(found, span)) {
            *found = None;
        }
    }
    for found in lines.found.iter().flatten() {
        if let Some(source) = lines.sources.get_mut(found.source) {
            source.lines += 1;
        }
    }
}

/// Under which name it is remembered which order was chosen for a source.
pub(crate) fn order_key(source: &str) -> String {
    format!("{source} (order)")
}

/// Keeps of each source the orders of day, month and year that all of its dates allow, and of several the chosen one.
pub(super) fn decide_orders(paste: &Paste, lines: &mut Lines) {
    for number in 0..lines.sources.len() {
        let mut orders = vec![Order::YearMonthDay, Order::DayMonthYear, Order::MonthDayYear];
        let of_source = |found: &&mut Found| found.source == number;
        for found in lines.found.iter_mut().flatten().filter(of_source) {
            if let What::Stamp(stamp) = &found.what
                && let Moment::Wall(wall) = &stamp.moment
                && !wall.dates.is_empty()
            {
                orders.retain(|order| wall.dates.iter().any(|date| date.order == *order));
            }
        }
        if orders.is_empty() {
            continue;
        }
        let name = lines.sources.get(number).map(|source| order_key(&source.name)).unwrap_or_default();
        let chosen = (paste.remembered)(&name).and_then(|name| Order::named(&name));
        let chosen = chosen.filter(|order| orders.contains(order));
        let mut allowed = orders.clone();
        orders.retain(|order| chosen.is_none_or(|chosen| chosen == *order));
        let mut is_open = false;
        let mut read_in = None;
        for found in lines.found.iter_mut().flatten().filter(of_source) {
            if let What::Stamp(stamp) = &mut found.what
                && let Moment::Wall(wall) = &mut stamp.moment
            {
                wall.dates.retain(|date| orders.contains(&date.order));
                is_open |= wall.dates.len() > 1;
                read_in = read_in.or(wall.dates.first().map(|date| date.order));
            }
        }
        if let Some(source) = lines.sources.get_mut(number) {
            source.is_order_open = is_open;
            if is_open || chosen.is_some() && allowed.len() > 1 {
                allowed.sort_by_key(|order| Some(*order) != chosen.or(read_in));
                source.orders = allowed;
            }
        }
    }
}
