//! What an update is made of, but for the clock: the same words make another text a minute later.

use super::{Destination, Draft, headline};
use crate::domain::{Audience, Language, Phase, Timestamp, UpdateParts, Zone, due_after};

/// An update as it stands in its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// The incident's title, for people inside.
    pub title: String,
    /// The phase that it names.
    pub phase: Phase,
    /// Whom it is for.
    pub audience: Audience,
    /// Its words.
    pub parts: UpdateParts,
    /// In how many minutes the next one is due.
    pub next_in: u32,
    /// What its frame is said in.
    pub language: Language,
    /// Where it is pasted.
    pub destination: Destination,
}

impl Writing {
    /// When the next one is due, where this one goes out at `now`; `None` where none is owed.
    pub fn due(&self, now: Timestamp) -> Option<Timestamp> {
        (self.phase != Phase::Resolved).then(|| due_after(self.next_in, now))
    }

    /// Makes something of it, with that time for the next one, as it is written at `now`.
    pub fn with_draft<T>(
        &self,
        next_due: Option<Timestamp>,
        now: Timestamp,
        made: impl FnOnce(&Draft<'_>) -> T,
    ) -> T {
        let Writing { phase, audience, parts, language, .. } = self;
        let title = headline(&self.title, *audience, parts);
        let (phase, audience, language) = (*phase, *audience, *language);
        made(&Draft { title: &title, phase, audience, parts, next_due, now, language })
    }

    /// The whole text, likewise.
    pub fn text(&self, next_due: Option<Timestamp>, now: Timestamp, zone: &dyn Zone) -> String {
        self.with_draft(next_due, now, |draft| self.destination.text(draft, zone))
    }

    /// What tells it from other words, times and readers, in whatever minute it is looked at. It is a number, so that
    /// it can be kept where words must not be.
    pub fn fingerprint(&self, zone: &dyn Zone) -> u64 {
        let text = self.text(None, Timestamp::EPOCH, zone);
        let next_in = if self.phase == Phase::Resolved { 0 } else { self.next_in };
        let about =
            format!("{}\n{}\n{next_in}\n{}", self.audience.name(), self.destination.name(), zone.name());
        // FNV-1a: it has to be the same after a reload, perhaps of a newer page.
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        about.bytes().chain(text.bytes()).fold(0xcbf2_9ce4_8422_2325, mix)
    }
}
