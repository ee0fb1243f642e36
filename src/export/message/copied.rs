//! An update that was copied and is not logged as sent yet: what is logged has to be what was pasted.
//!
//! There is one way out for every update: it is copied, which fixes its words and the time that it promises; then
//! somebody says that it is out, which logs the very text that was copied, or takes it back. Until then the preview
//! shows what was copied, unless something was edited since; then it shows the new words, and says so.

use super::{Destination, Writing};
use crate::domain::{
    Audience, Command, EntryText, Message, Phase, Sending, State, TextError, Timestamp, UpdateParts, Zone,
};

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
    /// What stood in the fields then, as [`Writing::fingerprint`] tells it: "No change" is copied beside other words.
    pub stood: u64,
    /// What the check held against it then, one a line.
    pub overridden: String,
    /// How many updates to the same people had been sent in that very instant already.
    pub beside: usize,
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
    /// Fixes an update that is copied at `now`: its words, and when the next one is due. `stood` tells what stands in
    /// the fields meanwhile, which is the same for an update that is written there.
    pub fn of(writing: &Writing, stood: u64, now: Timestamp, zone: &dyn Zone) -> Copied {
        let next_due = writing.due(now);
        Copied {
            at: now,
            audience: writing.audience,
            phase: writing.phase,
            parts: writing.parts.clone(),
            next_due,
            destination: writing.destination.name().to_owned(),
            text: writing.text(next_due, now, zone),
            stood,
            overridden: String::new(),
            beside: 0,
        }
    }

    /// The same, where these updates were sent before.
    pub fn after(self, state: &State) -> Copied {
        Copied { beside: self.sent_since(state), ..self }
    }

    /// Whether it still waits to be logged: nothing was sent to the same people since.
    pub fn is_waiting(&self, state: &State) -> bool {
        self.sent_since(state) <= self.beside
    }

    fn sent_since(&self, state: &State) -> usize {
        let to_them = |sent: &&Message| sent.audience == self.audience && sent.sent >= self.at;
        state.messages.iter().filter(to_them).count()
    }

    /// Whether something was edited since, where `stands` stands in the fields now.
    pub fn is_changed(&self, stands: &Writing, zone: &dyn Zone) -> bool {
        self.stood != stands.fingerprint(zone)
    }

    /// As what it was copied, in words that follow "Copied": "for Slack".
    pub fn as_what(&self) -> &'static str {
        Destination::from_name(&self.destination).map_or("as a file", Destination::as_what)
    }

    /// What has to be asked, where `stands` stands in the fields now, in an incident of that phase.
    pub fn doubt(&self, stands: &Writing, zone: &dyn Zone, phase: Phase, now: Timestamp) -> Option<Doubt> {
        if self.phase != phase {
            return Some(Doubt::Phase(self.phase));
        }
        if self.is_changed(stands, zone) {
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
    pub fn sent(&self, next_due: Option<Timestamp>) -> Result<Command, TextError> {
        let Copied { audience, phase, parts, destination, text, overridden, .. } = self.clone();
        let how = Sending { destination, overridden };
        Ok(Command::MarkSent { audience, phase, parts, text: EntryText::parse(&text)?, next_due, how })
    }

    /// As it is kept beside the log, so that a reload forgets nothing. Each text is whole in it, so that words that
    /// are redacted are found.
    pub fn written(&self) -> String {
        let UpdateParts { headline, happening, impact, doing, reader } = &self.parts;
        let due = self.next_due.map(|due| due.as_millis().to_string()).unwrap_or_default();
        let (at, stood) = (self.at.as_millis().to_string(), self.stood.to_string());
        let beside = self.beside.to_string();
        let parts: [&str; 14] = [
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
            headline,
            &stood,
            &self.overridden,
            &beside,
        ];
        parts.join(BETWEEN.encode_utf8(&mut [0; 4]))
    }

    /// Reads what [`Copied::written`] wrote, and what it wrote before there were headlines; `None` for anything else.
    pub fn read(text: &str) -> Option<Copied> {
        let parts: Vec<&str> = text.split(BETWEEN).collect();
        let (parts, [headline, stood, overridden, beside]) = match parts[..] {
            [.., headline, stood, overridden, beside] if parts.len() == 14 => {
                (&parts[..10], [headline, stood, overridden, beside])
            }
            _ => (&parts[..], ["", "0", "", "0"]),
        };
        let [at, due, audience, phase, destination, happening, impact, doing, reader, text] = *parts else {
            return None;
        };
        let time = |millis: &str| Timestamp::from_millis(millis.parse().ok()?);
        let [headline, happening, impact, doing, reader] =
            [headline, happening, impact, doing, reader].map(str::to_owned);
        Some(Copied {
            at: time(at)?,
            next_due: if due.is_empty() { None } else { Some(time(due)?) },
            audience: Audience::from_name(audience)?,
            phase: Phase::from_name(phase)?,
            destination: destination.to_owned(),
            parts: UpdateParts { headline, happening, impact, doing, reader },
            text: text.to_owned(),
            stood: stood.parse().ok()?,
            overridden: overridden.to_owned(),
            beside: beside.parse().ok()?,
        })
    }
}

/// The words of the clock until somebody says whether a copied update is out: "An update to customers was copied
/// 4 min ago. Is it out?"
pub fn nag(copied: &Copied, now: Timestamp) -> String {
    let since = now.since(copied.at);
    let when =
        if since < 60_000 { "just now".to_owned() } else { format!("{} ago", super::times::span(since)) };
    format!("An update to {} was copied {when}. Is it out?", copied.audience.in_text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{FixedZone, Language, Offset};

    fn minute(minute: i64) -> Timestamp {
        Timestamp::EPOCH.plus_minutes(minute)
    }

    fn writing() -> Writing {
        Writing {
            title: "Checkout fails".into(),
            phase: Phase::Identified,
            audience: Audience::Stakeholders,
            parts: UpdateParts {
                headline: "Orders fail".into(),
                happening: "Orders\nfail.".into(),
                reader: "Wait.".into(),
                ..Default::default()
            },
            next_in: 25,
            language: Language::English,
            destination: Destination::Slack,
        }
    }

    fn utc() -> FixedZone {
        FixedZone { name: "UTC".into(), offset: Offset(0) }
    }

    fn copied() -> Copied {
        Copied::of(&writing(), writing().fingerprint(&utc()), minute(5), &utc())
    }

    #[test]
    fn copying_fixes_the_words_and_the_time_that_they_promise() {
        let copied = copied();
        assert_eq!(copied.next_due, Some(minute(30)));
        assert!(copied.text.contains("*Next update by 00:30 UTC.*"), "{}", copied.text);
        assert!(copied.text.starts_with("*Identified: Orders fail*"), "{}", copied.text);
        let over = Writing { phase: Phase::Resolved, ..writing() };
        assert_eq!(Copied::of(&over, 7, minute(5), &utc()).next_due, None);
    }

    #[test]
    fn what_is_kept_is_read_back_and_nothing_else() {
        for next_due in [None, Some(minute(30))] {
            let copied = Copied { next_due, ..copied() };
            assert_eq!(Copied::read(&copied.written()), Some(copied.clone()));
            // As a page wrote it that knew no headlines.
            let former = copied.written().rsplitn(5, BETWEEN).last().map(str::to_owned).unwrap_or_default();
            let parts = UpdateParts { headline: String::new(), ..copied.parts.clone() };
            assert_eq!(Copied::read(&former), Some(Copied { parts, stood: 0, ..copied }));
        }
        for text in
            ["", "words", "1\u{1E}2", "x\u{1E}\u{1E}Team\u{1E}Resolved\u{1E}\u{1E}\u{1E}\u{1E}\u{1E}\u{1E}"]
        {
            assert_eq!(Copied::read(text), None, "{text:?}");
        }
    }

    #[test]
    fn whatever_makes_another_text_is_a_change_and_the_clock_is_none() {
        let (copied, same) = (copied(), writing());
        assert!(!copied.is_changed(&same, &utc()));
        let berlin = FixedZone { name: "Europe/Berlin".into(), offset: Offset(60) };
        assert!(copied.is_changed(&same, &berlin), "the readers' zone");
        let of = |change: fn(&mut Writing)| {
            let mut other = writing();
            change(&mut other);
            copied.is_changed(&other, &utc())
        };
        assert!(of(|w| w.parts.headline.clear()));
        assert!(of(|w| w.parts.doing.push('x')));
        assert!(of(|w| w.next_in = 30));
        assert!(of(|w| w.phase = Phase::Monitoring));
        assert!(of(|w| w.audience = Audience::Team));
        assert!(of(|w| w.language = Language::German));
        assert!(of(|w| w.destination = Destination::Plain));
        assert!(!of(|w| w.title.push('x')), "another headline stands above it");
    }

    #[test]
    fn it_is_asked_about_whatever_differs_from_what_was_pasted() {
        let (copied, same) = (copied(), writing());
        let mut other = writing();
        other.parts.doing = "We look.".into();
        let table = [
            (&same, Phase::Identified, 29, None),
            (&same, Phase::Identified, 30, Some(Doubt::Passed(minute(30)))),
            (&other, Phase::Identified, 35, Some(Doubt::Words)),
            (&other, Phase::Resolved, 35, Some(Doubt::Phase(Phase::Identified))),
        ];
        for (stands, phase, now, expected) in table {
            assert_eq!(copied.doubt(stands, &utc(), phase, minute(now)), expected, "{phase:?} {now}");
        }
    }

    #[test]
    fn the_clock_asks_in_words_until_it_is_known() {
        assert_eq!(nag(&copied(), minute(5)), "An update to stakeholders was copied just now. Is it out?");
        assert_eq!(nag(&copied(), minute(9)), "An update to stakeholders was copied 4 min ago. Is it out?");
    }

    #[test]
    fn what_is_logged_is_what_was_copied() {
        let copied = copied();
        let Ok(Command::MarkSent { audience, phase, parts, text, next_due, how }) =
            Copied { overridden: "x".into(), ..copied.clone() }.sent(None)
        else {
            panic!("an update");
        };
        assert_eq!((audience, phase, &parts), (copied.audience, copied.phase, &copied.parts));
        assert_eq!((text.as_str(), next_due), (copied.text.as_str(), None));
        assert_eq!((how.destination.as_str(), how.overridden.as_str()), ("Slack", "x"));
    }
}
