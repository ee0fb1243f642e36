//! An update that was copied and is not logged as sent yet: what is logged has to be what was pasted.

use crate::domain::{Audience, Command, EntryText, Phase, Sending, TextError, Timestamp, UpdateParts};

/// An update as it was copied, and so perhaps pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// When.
    pub at: Timestamp,
    /// Whom it is for.
    pub audience: Audience,
    /// The phase that it names.
    pub phase: Phase,
    /// Its words.
    pub parts: UpdateParts,
    /// The time that it names for the next one.
    pub next_due: Option<Timestamp>,
    /// Where it was to be pasted.
    pub destination: String,
    /// The whole text.
    pub text: String,
}

/// What has to be asked before an update that was copied is logged as sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// It names a phase that the incident has left.
    Phase(Phase),
    /// Other words stand there than were copied.
    Words,
    /// The time that it names for the next one has come.
    Passed(Timestamp),
}

/// Between the parts of what is kept of it: no key types it.
const BETWEEN: char = '\u{1E}';

impl Copied {
    /// What has to be asked, where `stands` is the text that stands there now.
    pub fn doubt(&self, stands: &str, phase: Phase, now: Timestamp) -> Option<Doubt> {
        if self.phase != phase {
            return Some(Doubt::Phase(self.phase));
        }
        if self.text != stands {
            return Some(Doubt::Words);
        }
        self.passed(now)
    }

    /// Whether the time that it names for the next one has come.
    pub fn passed(&self, now: Timestamp) -> Option<Doubt> {
        self.next_due.filter(|due| *due <= now).map(Doubt::Passed)
    }

    /// Logs it as sent, in the words that were copied. `next_due` is the promise that is made with it.
    ///
    /// # Errors
    /// [`TextError`] for a text that no entry can hold.
    pub fn sent(&self, next_due: Option<Timestamp>, overridden: String) -> Result<Command, TextError> {
        let Copied { audience, phase, parts, destination, text, .. } = self.clone();
        let how = Sending { destination, overridden };
        Ok(Command::MarkSent { audience, phase, parts, text: EntryText::parse(&text)?, next_due, how })
    }

    /// As it is kept beside the log, so that a reload forgets nothing.
    pub fn written(&self) -> String {
        let UpdateParts { happening, impact, doing, reader } = &self.parts;
        let due = self.next_due.map(|due| due.as_millis().to_string()).unwrap_or_default();
        let at = self.at.as_millis().to_string();
        let parts: [&str; 10] = [
            &at,
            &due,
            self.audience.name(),
            self.phase.name(),
            &self.destination,
            happening,
            impact,
            doing,
            reader,
            &self.text,
        ];
        parts.join(BETWEEN.encode_utf8(&mut [0; 4]))
    }

    /// Reads what [`Copied::written`] wrote; `None` for anything else.
    pub fn read(text: &str) -> Option<Copied> {
        let parts: Vec<&str> = text.split(BETWEEN).collect();
        let [at, due, audience, phase, destination, happening, impact, doing, reader, text] = parts[..]
        else {
            return None;
        };
        let time = |millis: &str| Timestamp::from_millis(millis.parse().ok()?);
        let [happening, impact, doing, reader] = [happening, impact, doing, reader].map(str::to_owned);
        Some(Copied {
            at: time(at)?,
            next_due: if due.is_empty() { None } else { Some(time(due)?) },
            audience: Audience::from_name(audience)?,
            phase: Phase::from_name(phase)?,
            destination: destination.to_owned(),
            parts: UpdateParts { happening, impact, doing, reader },
            text: text.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minute(minute: i64) -> Timestamp {
        Timestamp::EPOCH.plus_minutes(minute)
    }

    fn copied(next_due: Option<Timestamp>) -> Copied {
        Copied {
            at: minute(5),
            audience: Audience::Stakeholders,
            phase: Phase::Identified,
            parts: UpdateParts {
                happening: "Orders\nfail.".into(),
                reader: "Wait.".into(),
                ..Default::default()
            },
            next_due,
            destination: "Slack".into(),
            text: "Identified: Orders\nfail.".into(),
        }
    }

    #[test]
    fn what_is_kept_is_read_back_and_nothing_else() {
        for next_due in [None, Some(minute(30))] {
            let copied = copied(next_due);
            assert_eq!(Copied::read(&copied.written()), Some(copied));
        }
        for text in
            ["", "words", "1\u{1E}2", "x\u{1E}\u{1E}Team\u{1E}Resolved\u{1E}\u{1E}\u{1E}\u{1E}\u{1E}\u{1E}"]
        {
            assert_eq!(Copied::read(text), None, "{text:?}");
        }
    }

    #[test]
    fn it_is_asked_about_whatever_differs_from_what_was_pasted() {
        let copied = copied(Some(minute(30)));
        let stands = copied.text.clone();
        let table = [
            (stands.as_str(), Phase::Identified, 29, None),
            (&stands, Phase::Identified, 30, Some(Doubt::Passed(minute(30)))),
            ("other words", Phase::Identified, 35, Some(Doubt::Words)),
            ("other words", Phase::Resolved, 35, Some(Doubt::Phase(Phase::Identified))),
        ];
        for (text, phase, now, expected) in table {
            assert_eq!(copied.doubt(text, phase, minute(now)), expected, "{text} {phase:?} {now}");
        }
        assert_eq!(self::copied(None).doubt(&stands, Phase::Identified, minute(99)), None);
    }

    #[test]
    fn what_is_logged_is_what_was_copied() {
        let copied = copied(Some(minute(30)));
        let Ok(Command::MarkSent { audience, phase, parts, text, next_due, how }) =
            copied.sent(None, "x".into())
        else {
            panic!("an update");
        };
        assert_eq!((audience, phase, &parts), (copied.audience, copied.phase, &copied.parts));
        assert_eq!((text.as_str(), next_due), (copied.text.as_str(), None));
        assert_eq!((how.destination.as_str(), how.overridden.as_str()), ("Slack", "x"));
    }
}
