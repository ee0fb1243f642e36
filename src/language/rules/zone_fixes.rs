//! A time without a zone, in each zone that may be meant: UTC, and the readers' own. Where the moment is known, the
//! other clock is worked out for that very moment, so that a change of the clocks between now and then tells no lie.

use crate::domain::time_expression::{Clock, ClockTime, Reading, clock_at, possible};
use crate::domain::{Calendar, FixedZone, Timestamp, Zone};
use crate::language::case::Letters;
use crate::language::clock::{self, FindZone, Mention, Said};
use crate::language::context::{Context, ReadersZone};
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::scan::cut;
use crate::language::words::one_of;

/// A time of day in the text.
struct Written<'d> {
    mention: &'d Mention,
    time: &'d ClockTime,
    /// Whether a day stands in its sentence that was not read as its own.
    is_elsewhen: bool,
    /// The bytes of the clock alone, without a day; those of all of it where they cannot be told apart.
    start: usize,
    end: usize,
    is_apart: bool,
}

impl<'d> Written<'d> {
    fn of(doc: &Doc<'_>, mention: &'d Mention) -> Option<Written<'d>> {
        let Said::Clock { time, is_elsewhen, .. } = &mention.said else { return None };
        let alone = if time.day.is_none() { None } else { clock_alone(doc, mention, time.clock) };
        let is_apart = time.day.is_none() || alone.is_some();
        let (start, end) = alone.unwrap_or((doc.text.start(mention.first), mention.end));
        let sentence = doc.text.sentence_at(mention.first);
        let has_other_day =
            || time.day.is_none() && doc.times_in(sentence).any(|time| time.said == Said::Day);
        let is_elsewhen = *is_elsewhen || has_other_day();
        Some(Written { mention, time, is_elsewhen, start, end, is_apart })
    }

    /// The moments at which a clock of the zone shows it: the last before, or the next after `now`, two in the hour
    /// that comes twice and where either half of the day may be meant, none in the hour that is left out.
    fn moments(&self, now: Timestamp, zone: &dyn Zone, find: FindZone, is_ahead: bool) -> Vec<Timestamp> {
        let plain = self.time;
        let mut all = possible(plain, now, Some(zone), &|name| find(name));
        let is_wanted = |at: &Timestamp| (*at > now) == is_ahead;
        if all.iter().any(is_wanted) {
            all.retain(is_wanted);
        }
        all.retain(|at| {
            let shown = at.calendar(zone.offset_at(*at));
            // Hands that may show two halves of the day are as they may show them.
            let (hour, written) = match plain.clock.is_open {
                true => (shown.hour % 12, plain.clock.hour % 12),
                false => (shown.hour, plain.clock.hour),
            };
            (hour, shown.minute) == (written, plain.clock.minute)
        });
        all
    }
}

/// The bytes of the clock in a time with its day: "03:45" of "03:45 today", the longest run of words that says it.
fn clock_alone(doc: &Doc<'_>, mention: &Mention, said: Clock) -> Option<(usize, usize)> {
    let text = &doc.text;
    let is_it = |start: usize, end: usize| {
        let found = clock_at(cut(text.raw, 0, end), start, &|_| false).filter(|found| found.end == end);
        let reading = found.map(|found| found.reading);
        matches!(reading, Some(Reading::Clock(time, _)) if time.day.is_none() && time.clock == said)
    };
    let words = mention.first..=mention.last;
    let runs = words.clone().flat_map(|first| words.clone().map(move |last| (first, last)));
    // The word that leads a time stays in front of it.
    let is_run = |run: &(usize, usize)| run.0 <= run.1 && !one_of(text.word(run.0), "at by on around about");
    let bytes = runs.filter(is_run).map(|(first, last)| text.bytes(first, last));
    bytes.filter(|(start, end)| is_it(*start, *end)).max_by_key(|(start, end)| end - start)
}

/// The second time of "from 02:10 to 02:55".
pub(super) fn until<'d>(doc: &'d Doc<'_>, from: &Mention) -> Option<&'d Mention> {
    let text = &doc.text;
    let next = doc.times.iter().find(|time| time.first > from.last)?;
    let dash = next.first == from.last + 1 && text.gap(from.last).find_in("-–").is_some();
    let word = next.first == from.last + 2 && one_of(text.word(from.last + 1), "to until till and");
    let is_near = next.first < text.sentence_at(from.last).end;
    (next.is_clock() && is_near && (dash || word)).then_some(next)
}

/// The time, or the two of a range, in each zone that may be meant. A time that is to come is looked for ahead.
pub(super) fn fixes(
    doc: &Doc<'_>,
    time: &Mention,
    until: Option<&Mention>,
    context: &Context,
    is_ahead: bool,
) -> Vec<Fix> {
    let Some(from) = Written::of(doc, time) else { return Vec::new() };
    let range = Range { doc, from, until: until.and_then(|until| Written::of(doc, until)) };
    let zone = context.zone.as_ref();
    let worked_out = context.now.filter(|_| !range.from.is_elsewhen);
    let mut fixes =
        worked_out.map_or(Vec::new(), |now| range.worked_out(now, zone, context.find_zone, is_ahead));
    if fixes.is_empty() {
        fixes.extend(range.named("UTC"));
        fixes.extend(zone.and_then(|zone| range.named(zone.name())));
    }
    // Where the readers' clocks show UTC, both say the same.
    fixes.dedup();
    fixes
}

/// One time, or from one to another.
struct Range<'d, 'a> {
    doc: &'d Doc<'a>,
    from: Written<'d>,
    until: Option<Written<'d>>,
}

impl Range<'_, '_> {
    /// As it stands there, with the name of a zone: for a moment that nobody can tell. None where the clock cannot be
    /// told from its day.
    fn named(&self, zone: &str) -> Option<Fix> {
        let is_apart = self.from.is_apart && self.until.as_ref().is_none_or(|until| until.is_apart);
        let second = self.until.as_ref().map(|until| clock::clock_text(until.time.clock));
        let text =
            [&self.joined(&clock::clock_text(self.from.time.clock), second, self.between()), " ", zone];
        is_apart.then(|| self.put(self.from.start, text.concat()))
    }

    fn worked_out(
        &self,
        now: Timestamp,
        zone: Option<&ReadersZone>,
        find: FindZone,
        is_ahead: bool,
    ) -> Vec<Fix> {
        let utc = FixedZone::utc();
        let meant = [Some(&utc as &dyn Zone), zone.map(|zone| zone as &dyn Zone)];
        let mut fixes = Vec::new();
        for meant in meant.into_iter().flatten() {
            for start in self.from.moments(now, meant, find, is_ahead) {
                let end = self.until.as_ref().and_then(|until| {
                    let now = if until.time.day.is_some() { now } else { start };
                    let all = until.moments(now, meant, find, true);
                    all.iter().find(|at| **at > start).or(all.last()).copied()
                });
                fixes.push(self.read_as(start, end, meant, zone));
            }
        }
        fixes
    }

    /// Those moments in UTC, and by the readers' clocks behind it.
    fn read_as(
        &self,
        start: Timestamp,
        end: Option<Timestamp>,
        meant: &dyn Zone,
        zone: Option<&ReadersZone>,
    ) -> Fix {
        let utc = self.joined(&start.utc().clock(), end.map(|end| end.utc().clock()), self.between());
        let mut text = [&utc, " UTC"].concat();
        let is_elsewhere = |at: &Timestamp| zone.is_some_and(|zone| zone.offset_at(*at).0 != 0);
        if let Some(zone) = zone.filter(|_| [Some(start), end].iter().flatten().any(is_elsewhere)) {
            for piece in [" (", &self.beside(start, end, zone), " ", zone.name(), ")"] {
                text.push_str(piece);
            }
        }
        // Words for a day are those of the zone that is meant; where it is another day in UTC, its date stands there.
        let day = |calendar: &Calendar| (calendar.year, calendar.month, calendar.day);
        let shown = start.calendar(meant.offset_at(start));
        let is_day_kept = self.from.is_apart && day(&shown) == day(&start.utc());
        if self.from.time.day.is_none() || is_day_kept {
            return self.put(self.from.start, text);
        }
        let start_of_all = self.doc.text.start(self.from.mention.first);
        let text = [&start.utc().date(), " ", &text].concat();
        match self.until {
            Some(_) => self.put(start_of_all, text),
            None => Fix::Clause { start: start_of_all, end: self.from.mention.end, text },
        }
    }

    /// The clocks of the readers; a day that is another than in UTC is said, once where it is that of both.
    fn beside(&self, start: Timestamp, end: Option<Timestamp>, zone: &ReadersZone) -> String {
        let shown = |at: Timestamp| at.calendar(zone.offset_at(at)).clock();
        let (day, last) = (clock::day_beside(start, zone), end.map(|end| clock::day_beside(end, zone)));
        let first = [shown(start).as_str(), if last == Some(day) { "" } else { day }].concat();
        let second = end.map(|end| [&shown(end), last.unwrap_or_default()].concat());
        // The words between are said once where a day is among them.
        let between = if self.from.time.day.is_some() { "–" } else { self.between() };
        self.joined(&first, second, between)
    }

    fn joined(&self, first: &str, second: Option<String>, between: &str) -> String {
        match second {
            Some(second) => [first, between, &second].concat(),
            None => first.to_owned(),
        }
    }

    /// What stands between the two times.
    fn between(&self) -> &str {
        self.until.as_ref().map_or("", |until| cut(self.doc.text.raw, self.from.end, until.start))
    }

    /// Puts that in place of the clocks. German has a word behind the time, which the zone takes the place of.
    fn put(&self, start: usize, text: String) -> Fix {
        let last = self.until.as_ref().unwrap_or(&self.from);
        let next = last.mention.last + 1;
        let is_clock_word = self.doc.text.word(next) == "uhr";
        let end = if is_clock_word { self.doc.text.end(next) } else { last.end };
        Fix::Clause { start, end, text }
    }
}
