//! What a line in the box will be taken for, where a time stands in it.

use crate::domain::capture::{Capture, CaptureError, Due, Kind, Slash, parse};
use crate::domain::time_expression::{Scene, TimeError, unmistakable};
use crate::domain::{EntryText, Timestamp};
use crate::ui::parts::due_command::clock_times;
use crate::ui::parts::typed_time::{Hint, in_scene, said};
use crate::ui::state::session::Session;

/// What Enter will do with the time in the line, or what is asked about it; nothing for a line without a time.
pub fn preview(session: Session, text: &str, chosen: Kind, now: Timestamp) -> Hint {
    let may_have = text.trim_start().starts_with(['/', '@']) || chosen == Kind::Action;
    if !may_have {
        return Hint::default();
    }
    match in_scene(now, |scene| parse(text, chosen, scene)) {
        Ok(Capture::Command(Slash::NextUpdate(due))) => promise(session, due, now),
        Ok(capture) => {
            let words = in_scene(now, |scene| will(&capture, scene));
            Hint { words, offers: Vec::new() }
        }
        Err(CaptureError::Time { error, lines }) => Hint::asked(&error, lines),
        Err(CaptureError::UnknownCommand(_) | CaptureError::Expected { .. }) => Hint::default(),
    }
}

fn will(capture: &Capture, scene: &Scene) -> String {
    match capture {
        Capture::Late { at, rest } => {
            let inner = will(rest, scene);
            let inner = if inner.is_empty() { inner } else { format!(" {inner}") };
            format!("Happened at {}.{inner}", said(*at))
        }
        Capture::Action { due: Some(due), .. } => format!("Due by {}.", said(*due)),
        Capture::Action { due: None, text, .. } if scene.has_untaken_deadline(text) => {
            "No deadline: write it at the end, like by 04:00 or in 20m.".to_owned()
        }
        Capture::Action { due: None, .. } | Capture::Entry { .. } | Capture::Command(_) => String::new(),
    }
}

fn promise(session: Session, due: Due, now: Timestamp) -> Hint {
    match in_scene(now, |scene| due.read(scene)) {
        Ok(asked) => {
            let to = asked.audience.unwrap_or_default().in_text();
            let reason =
                EntryText::parse(asked.reason).map(|reason| format!(" Why it moves: {}", reason.as_str()));
            let reason = reason.unwrap_or_default();
            let words = format!("Next update to {to} by {}.{reason}", clock_times(session, asked.due));
            Hint { words, offers: Vec::new() }
        }
        // Half a time is being typed.
        Err(TimeError::NoTime) => Hint::default(),
        Err(error) => {
            let line = |choice: &crate::domain::time_expression::Choice| {
                format!("/at {} {}", unmistakable(choice.at), choice.rest).trim_end().to_owned()
            };
            Hint::asked(&error, error.choices().iter().map(line).collect())
        }
    }
}
