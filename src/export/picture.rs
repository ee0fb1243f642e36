//! The timeline as a picture: phases, updates, promises, changes and conclusions on one axis.
//!
//! It is made of shapes that know nothing of colours: the page makes elements of them, the report a
//! text. The same is said in words, for whoever cannot see it. Whole numbers only.

use super::html::escaped;
use super::record::Record;
use super::times;
use crate::domain::{ChangeKind, EntryKind, Fate, Incident, Promise, Standing, Timestamp, Zone};

/// Its width and the room at the left for names, in units of the picture.
const WIDTH: i64 = 960;
const LEFT: i64 = 104;
const RIGHT: i64 = 24;
/// The lanes from top to bottom, by the middle of each.
const PHASES: i64 = 26;
const UPDATES: i64 = 72;
const PROMISES: i64 = 104;
const CHANGES: i64 = 148;
const CONCLUSIONS: i64 = 208;
const AXIS: i64 = 252;
const HEIGHT: i64 = 284;
/// How near two numbered marks may stand before the second one goes a row lower.
const NEAR: i64 = 24;
const ROWS: usize = 3;
/// How many marks of one kind are drawn and told of.
const MOST: usize = 300;

const MINUTE: i64 = 60_000;
/// The distances that ticks may have, in minutes.
const STEPS: [i64; 15] = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2 * 1440, 7 * 1440, 28 * 1440];
const TICKS: i64 = 9;

/// An element of the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Its tag in SVG.
    pub tag: &'static str,
    /// Its attributes.
    pub attributes: Vec<(&'static str, String)>,
    /// The words in it; empty for all but texts.
    pub text: String,
}

/// A picture, and the same in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What it shows, in a sentence.
    pub summary: String,
    /// Its elements, the hindmost first.
    pub shapes: Vec<Shape>,
    /// What each mark says, in the order of the lanes.
    pub words: Vec<String>,
}

/// The picture of an incident; `None` where there is nothing to draw.
pub fn picture(incident: &Incident, zone: &dyn Zone, exported: Timestamp) -> Option<Picture> {
    let record = Record::new(incident, zone, exported);
    let times = record.drawn_times();
    let (first, last) = (*times.iter().min()?, *times.iter().max()?);
    let mut drawing = Drawing { record, first, last, shapes: Vec::new(), words: Vec::new() };
    drawing.lanes();
    drawing.axis();
    let phases = drawing.phases();
    let (updates, promises) = (drawing.updates(), drawing.promises());
    let (changes, conclusions) = (drawing.changes(), drawing.conclusions());
    let count = |many: usize, one: &str| match many {
        1 => format!("1 {one}"),
        many => format!("{many} {one}s"),
    };
    let summary = format!(
        "From {} {} to {} UTC: {}, {}, {}, {}, {}.",
        first.utc().date(),
        first.utc().clock(),
        drawing.clock(last),
        count(phases, "phase"),
        count(updates, "update"),
        count(promises, "promise"),
        count(changes, "change"),
        count(conclusions, "conclusion"),
    );
    Some(Picture { summary, shapes: drawing.shapes, words: drawing.words })
}

impl Picture {
    /// What an SVG element needs to show it whole.
    pub fn view_box() -> String {
        format!("0 0 {WIDTH} {HEIGHT}")
    }

    /// The picture as an SVG element.
    pub fn svg(&self) -> String {
        let mut out = format!(
            "<svg class=\"picture\" viewBox=\"{}\" role=\"img\" aria-label=\"{}\">\n",
            Picture::view_box(),
            escaped(&self.summary)
        );
        for Shape { tag, attributes, text } in &self.shapes {
            out += &format!("<{tag}");
            for (name, value) in attributes {
                out += &format!(" {name}=\"{}\"", escaped(value));
            }
            out += &format!(">{}</{tag}>\n", escaped(text));
        }
        out + "</svg>\n"
    }
}

impl Record<'_> {
    /// The instants that have to be on the axis.
    fn drawn_times(&self) -> Vec<Timestamp> {
        let state = self.state;
        let drawn = self.standing_entries().filter(|entry| {
            matches!(entry.kind, EntryKind::Change | EntryKind::Conclusion { .. } | EntryKind::Update { .. })
                || entry.kind.enters().is_some()
        });
        let mut times: Vec<Timestamp> = drawn.map(|entry| entry.happened).collect();
        times.extend(state.declared);
        times.extend(state.promises.iter().map(|promise| promise.made));
        // What runs is drawn until now, unless that is another day: then the picture would be empty.
        let latest = times.iter().max().copied();
        let is_near = latest.is_some_and(|latest| self.exported.since(latest) < 24 * 60 * MINUTE);
        if state.resolved.is_none() && is_near {
            times.push(self.exported);
        }
        times
    }
}

struct Drawing<'a> {
    record: Record<'a>,
    first: Timestamp,
    last: Timestamp,
    shapes: Vec<Shape>,
    words: Vec<String>,
}

impl Drawing<'_> {
    fn add(&mut self, tag: &'static str, class: &'static str, places: &[(&'static str, i64)]) {
        let mut attributes = vec![("class", class.to_owned())];
        attributes.extend(places.iter().map(|(name, place)| (*name, place.to_string())));
        self.shapes.push(Shape { tag, attributes, text: String::new() });
    }

    fn line(&mut self, class: &'static str, [x1, y1, x2, y2]: [i64; 4]) {
        self.add("line", class, &[("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)]);
    }

    fn text(&mut self, class: &'static str, x: i64, y: i64, text: String) {
        self.add("text", class, &[("x", x), ("y", y)]);
        self.shapes.iter_mut().last().into_iter().for_each(|shape| shape.text.clone_from(&text));
    }

    fn path(&mut self, class: &'static str, d: String) {
        let attributes = vec![("class", class.to_owned()), ("d", d)];
        self.shapes.push(Shape { tag: "path", attributes, text: String::new() });
    }

    fn say(&mut self, words: String) {
        self.words.push(words);
    }

    /// Where an instant stands on the axis.
    fn x(&self, at: Timestamp) -> i64 {
        let span = self.last.since(self.first).max(1);
        let at = at.clamp(self.first, self.last).since(self.first);
        LEFT + at * (WIDTH - LEFT - RIGHT) / span
    }

    fn spans_days(&self) -> bool {
        self.first.utc().date() != self.last.utc().date()
    }

    fn clock(&self, at: Timestamp) -> String {
        let utc = at.utc();
        if self.spans_days() { format!("{} {}", utc.date(), utc.clock()) } else { utc.clock() }
    }

    fn lanes(&mut self) {
        for (y, name) in [
            (PHASES, "Phase"),
            (UPDATES, "Updates"),
            (PROMISES, "Promises"),
            (CHANGES, "Changes"),
            (CONCLUSIONS, "Conclusions"),
        ] {
            self.text("p-lane", 0, y + 4, name.to_owned());
        }
    }

    fn axis(&mut self) {
        self.line("p-axis", [LEFT, AXIS, WIDTH - RIGHT, AXIS]);
        let minutes = |at: Timestamp| at.as_millis().div_euclid(MINUTE);
        let (first, last) = (minutes(self.first), minutes(self.last));
        let fits = |step: &&i64| (last - first) / **step <= TICKS;
        let longest = ((last - first) / TICKS + 1).max(1);
        let step = STEPS.iter().find(fits).copied().unwrap_or(longest);
        let mut day = String::new();
        let mut tick = (first + step - 1).div_euclid(step) * step;
        while tick <= last {
            let at = Timestamp::EPOCH.plus_minutes(tick);
            let x = self.x(at);
            self.line("p-tick", [x, 10, x, AXIS + 5]);
            self.text("p-time", x, AXIS + 18, at.utc().clock());
            // The day under the first tick of each.
            let date = at.utc().date();
            if date != day {
                self.text("p-time", x, AXIS + 31, date.clone());
                day = date;
            }
            tick += step;
        }
        self.text("p-lane", 0, AXIS + 18, "UTC".to_owned());
    }

    fn phases(&mut self) -> usize {
        let phases = self.record.phases();
        let end = self.record.state.resolved.unwrap_or(self.last);
        for (place, (since, phase)) in phases.iter().enumerate() {
            let until = phases.get(place + 1).map_or(end.max(*since), |(next, _)| *next);
            let (from, to) = (self.x(*since), self.x(until));
            let class = ["p-phase-1", "p-phase-2", "p-phase-3", "p-phase-4"][*phase as usize];
            if place < MOST {
                let wide = (to - from).max(3);
                self.add(
                    "rect",
                    class,
                    &[("x", from), ("y", PHASES - 12), ("width", wide), ("height", 24), ("rx", 3)],
                );
                if wide >= 8 * i64::try_from(phase.name().len()).unwrap_or(0) {
                    self.text("p-in", from + 6, PHASES + 4, phase.name().to_owned());
                }
                let clock = self.clock(*since);
                self.say(format!("{clock} UTC, phase: {}", phase.name()));
            }
        }
        phases.len()
    }

    fn updates(&mut self) -> usize {
        let sent: Vec<(Timestamp, &str)> =
            self.record.state.messages.iter().map(|m| (m.sent, m.audience.in_text())).collect();
        for (at, to) in sent.iter().take(MOST) {
            let (x, clock) = (self.x(*at), self.clock(*at));
            self.path("p-update", format!("M{x} {} l8 14 h-16 z", UPDATES - 8));
            self.say(format!("{clock} UTC, update to {to}"));
        }
        sent.len()
    }

    fn promises(&mut self) -> usize {
        let promises: Vec<Promise> = self.record.state.promises.iter().cloned().collect();
        for (place, promise) in promises.iter().take(MOST).enumerate() {
            // Neighbours stand one above the other, so that each can be told from the next.
            let y = PROMISES - 5 + 5 * i64::try_from(place % 3).unwrap_or(0);
            let (from, to) = (self.x(promise.made), self.x(promise.due));
            self.line("p-promise", [from, y, to, y]);
            let broken = match promise.fate(self.record.exported) {
                Fate::Late(by) | Fate::Missed(by) | Fate::Overdue(by) => Some(by),
                Fate::Running(_) | Fate::Kept(_) | Fate::PushedBack | Fate::Ended => None,
            };
            if let Some(by) = broken {
                let late = self.x(promise.due.plus_millis(by));
                self.line("p-late", [to, y, late.max(to + 2), y]);
                self.path("p-broken", format!("M{} {} l8 8 m0 -8 l-8 8", to - 4, y - 4));
            } else {
                self.add("circle", "p-kept", &[("cx", to), ("cy", y), ("r", 4)]);
            }
            let outcome = times::outcome(promise, self.record.zone, self.record.exported);
            let (made, due) = (self.clock(promise.made), self.clock(promise.due));
            let to = promise.audience.in_text();
            self.say(format!("{made} UTC, next update to {to} promised by {due} UTC: {outcome}"));
        }
        promises.len()
    }

    fn changes(&mut self) -> usize {
        let all = self.told(|text, kind| {
            (kind == EntryKind::Change).then(|| (ChangeKind::of(text).name(), "p-change"))
        });
        let mut row = Rows::default();
        for (number, (at, text, name, class)) in all.iter().take(MOST).enumerate() {
            let (x, y) = self.numbered(*at, CHANGES, number, &mut row);
            self.path(class, format!("M{x} {} l8 8 l-8 8 l-8 -8 z", y - 8));
            let clock = self.clock(*at);
            self.say(format!("{clock} UTC, change {} ({name}): {text}", number + 1));
        }
        all.len()
    }

    fn conclusions(&mut self) -> usize {
        let all = self.told(|_, kind| {
            let EntryKind::Conclusion { standing, .. } = kind else { return None };
            Some(match standing {
                Standing::Proven => ("proven", "p-proven"),
                Standing::Disproved => ("disproved", "p-disproved"),
                Standing::Assumption | Standing::Testing | Standing::Abandoned => ("other", "p-open"),
            })
        });
        let mut row = Rows::default();
        for (number, (at, text, _, class)) in all.iter().take(MOST).enumerate() {
            let (x, y) = self.numbered(*at, CONCLUSIONS, number, &mut row);
            self.add("circle", class, &[("cx", x), ("cy", y), ("r", 7)]);
            match *class {
                "p-proven" => self.path("p-sign", format!("M{} {y} l3 3 l5 -6", x - 4)),
                "p-disproved" => self.path("p-sign", format!("M{} {} l6 6 m0 -6 l-6 6", x - 3, y - 3)),
                _ => self.path("p-sign", format!("M{} {y} h6", x - 3)),
            }
            let clock = self.clock(*at);
            self.say(format!("{clock} UTC, conclusion {}: {text}", number + 1));
        }
        all.len()
    }

    /// The entries of one kind: when, in which words, and how they look.
    fn told(
        &self,
        look: impl Fn(&str, EntryKind) -> Option<(&'static str, &'static str)>,
    ) -> Vec<(Timestamp, String, &'static str, &'static str)> {
        let told = self.record.standing_entries().filter_map(|entry| {
            let (name, class) = look(&entry.text, entry.kind)?;
            let said = super::report::timeline_text(self.record.incident, entry);
            let text = super::markdown_text::legible(&said.text);
            Some((entry.happened, text.split_whitespace().collect::<Vec<_>>().join(" "), name, class))
        });
        told.collect()
    }

    /// Where a mark stands, with its number beside it.
    fn numbered(&mut self, at: Timestamp, lane: i64, number: usize, rows: &mut Rows) -> (i64, i64) {
        let x = self.x(at);
        let row = rows.place(x);
        let y = lane + 18 * (i64::try_from(row).unwrap_or(0) - 1);
        self.text("p-number", x + 10, y + 4, (number + 1).to_string());
        (x, y)
    }
}

/// The rows of a lane: where the last mark of each stands.
#[derive(Default)]
struct Rows([Option<i64>; ROWS]);

impl Rows {
    /// The row for a mark: the first with room, the last where none has.
    fn place(&mut self, x: i64) -> usize {
        let has_room = |last: &Option<i64>| last.is_none_or(|last| x - last >= NEAR);
        // The middle row first: a lane with few marks is a line.
        let row = [1, 0, 2].into_iter().find(|row| has_room(&self.0[*row])).unwrap_or(ROWS - 1);
        self.0[row] = Some(x);
        row
    }
}
