//! The promises that still run as a calendar file (RFC 5545): the one alarm that outlives a closed
//! tab. And the days of the follow-ups.

use crate::domain::{FollowUp, Incident, IncidentId, Promise, Timestamp, Zone};

/// How many bytes a line may have before it is folded.
const LINE: usize = 75;

/// A calendar of an event for each promise that runs, with an alarm five minutes before it is due
/// and one when it is; `None` where none runs.
pub fn calendar(incident: &Incident, exported: Timestamp) -> Option<String> {
    let state = incident.state();
    let running: Vec<&Promise> = state.promises.iter().filter(|p| p.is_running()).collect();
    if running.is_empty() {
        return None;
    }
    let mut out = Lines::begin();
    for promise in running {
        let to = promise.audience.in_text();
        out.add("BEGIN:VEVENT");
        out.add(&format!("UID:{}-{}@incident-scratchpad", incident.id().0, promise.id));
        out.add(&format!("DTSTAMP:{}\nDTSTART:{}", utc(exported), utc(promise.due)));
        out.add("DURATION:PT5M\nTRANSP:TRANSPARENT");
        out.add(&format!("SUMMARY:Update to {to} is due: {}", escaped(&state.title)));
        out.add("DESCRIPTION:Promised in the incident scratchpad. Open the page to write it.");
        for (trigger, words) in [("-PT5M", "is due in five minutes"), ("PT0S", "is due now")] {
            out.add("BEGIN:VALARM\nACTION:DISPLAY");
            out.add(&format!("DESCRIPTION:The update to {to} {words}\nTRIGGER:{trigger}\nEND:VALARM"));
        }
        out.add("END:VEVENT");
    }
    out.add("END:VCALENDAR");
    Some(out.0)
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
        out.add(&format!("SUMMARY:Follow-up: {} ({})", escaped(&follow_up.text), escaped(owner)));
        out.add(&format!("DESCRIPTION:From the incident: {}", escaped(title)));
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
        out.add(
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Incident scratchpad//EN\nCALSCALE:GREGORIAN\nMETHOD:PUBLISH",
        );
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
