//! The promises as a calendar file (RFC 5545): the one alarm that outlives a closed tab. And the days of
//! the follow-ups.
//!
//! What every calendar reads alike: a summary of one line, a length that is not zero, relative triggers,
//! and no METHOD, which wants an organizer.

use super::markdown_text::legible_line;
use crate::domain::{Audience, DRILL, FollowUp, Incident, IncidentId, Timestamp, Zone};

/// How many bytes a line may have before it is folded.
const LINE: usize = 75;

/// A calendar of an event for each audience that was promised an update; `None` where none ever was.
///
/// The event of an audience keeps its UID while its promise is moved, kept and followed by the next, so
/// that a calendar that has it moves it, alarms and all. One that no longer runs is cancelled. One that
/// runs has an alarm five minutes before it is due and one when it is.
pub fn calendar(incident: &Incident, exported: Timestamp) -> Option<String> {
    let state = incident.state();
    let title = escaped(&legible_line(state.title.strip_prefix(DRILL).unwrap_or(&state.title)));
    let drill = if state.is_drill() { DRILL } else { "" };
    let mut out = Lines::begin();
    let mut is_empty = true;
    for audience in Audience::ALL {
        let running = state.running_promise(audience).map(|promise| promise.due);
        let Some(due) = running.or_else(|| last_promised(incident, audience)) else { continue };
        is_empty = false;
        let to = audience.in_text();
        out.add("BEGIN:VEVENT");
        out.add(&format!(
            "UID:{}-{}@incident-scratchpad",
            incident.id().0,
            audience.name().to_ascii_lowercase()
        ));
        out.add(&format!("SEQUENCE:{}", sequence(incident, exported)));
        out.add(&format!("STATUS:{}", if running.is_some() { "CONFIRMED" } else { "CANCELLED" }));
        out.add(&format!("DTSTAMP:{}\nDTSTART:{}", utc(exported), utc(due)));
        out.add("DURATION:PT5M\nTRANSP:TRANSPARENT");
        out.add(&format!("SUMMARY:{drill}Update to {to} is due: {title}"));
        out.add(&format!(
            "DESCRIPTION:{drill}Promised in the incident scratchpad. Open the page to write it."
        ));
        if running.is_some() {
            add_alarms(&mut out, drill, to);
        }
        out.add("END:VEVENT");
    }
    out.add("END:VCALENDAR");
    (!is_empty).then_some(out.0)
}

fn add_alarms(out: &mut Lines, drill: &str, to: &str) {
    for (trigger, words) in [("-PT5M", "is due in five minutes"), ("PT0S", "is due now")] {
        out.add("BEGIN:VALARM\nACTION:DISPLAY");
        out.add(&format!("DESCRIPTION:{drill}The update to {to} {words}\nTRIGGER:{trigger}\nEND:VALARM"));
    }
}

/// What rises with every event and with time, on whichever device: of two files the later one holds.
fn sequence(incident: &Incident, exported: Timestamp) -> i64 {
    let since = incident.state().declared.map_or(0, |declared| exported.since(declared).max(0) / 1000);
    since + i64::try_from(incident.log().len()).unwrap_or_default()
}

/// When the update was due that was promised last, be it undone since: a calendar may have it.
fn last_promised(incident: &Incident, audience: Audience) -> Option<Timestamp> {
    let promised = incident.log().iter().rev().filter_map(|event| event.fact.promised());
    promised.filter(|(to, _)| *to == audience).map(|(_, due)| due).next()
}

/// A calendar of a whole day for each follow-up that has one, with the title of its incident; `None`
/// where none has. The day is that of the calendar of `zone`.
pub fn follow_up_calendar(
    follow_ups: &[(IncidentId, String, FollowUp)],
    zone: &dyn Zone,
    exported: Timestamp,
) -> Option<String> {
    let mut out = Lines::begin();
    let mut is_empty = true;
    for (incident, title, follow_up) in follow_ups {
        let Some(day) = follow_up.day(zone) else { continue };
        is_empty = false;
        let owner = if follow_up.owner.is_empty() { "nobody yet" } else { &follow_up.owner };
        out.add("BEGIN:VEVENT");
        out.add(&format!("UID:{}-{}@incident-scratchpad", incident.0, follow_up.id));
        out.add(&format!("DTSTAMP:{}\nDTSTART;VALUE=DATE:{}", utc(exported), day.replace('-', "")));
        out.add("TRANSP:TRANSPARENT");
        // Where the day was moved, the later file holds.
        out.add(&format!("SEQUENCE:{}", exported.since(follow_up.added).max(0) / 1000));
        let one_line = |text: &str| escaped(&legible_line(text));
        out.add(&format!("SUMMARY:Follow-up: {} ({})", one_line(&follow_up.text), one_line(owner)));
        out.add(&format!("DESCRIPTION:From the incident: {}", one_line(title)));
        out.add("END:VEVENT");
    }
    out.add("END:VCALENDAR");
    (!is_empty).then_some(out.0)
}

/// `20261121T033000Z`
fn utc(at: Timestamp) -> String {
    let mut text: String = at.to_string().chars().filter(char::is_ascii_alphanumeric).take(15).collect();
    text.push('Z');
    text
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

struct Lines(String);

impl Lines {
    /// A calendar that was begun.
    fn begin() -> Lines {
        let mut out = Lines(String::new());
        out.add("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Incident scratchpad//EN\nCALSCALE:GREGORIAN");
        out
    }

    /// Adds lines, each ended as the format wants it, and folded where it is too long.
    fn add(&mut self, lines: &str) {
        for line in lines.split('\n') {
            let mut length = 0;
            for c in line.chars() {
                if length + c.len_utf8() > LINE {
                    self.0.push_str("\r\n ");
                    length = 1;
                }
                self.0.push(c);
                length += c.len_utf8();
            }
            self.0.push_str("\r\n");
        }
    }
}
