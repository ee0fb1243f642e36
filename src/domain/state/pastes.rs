//! Of which pasted text an entry was made.

use super::State;
use crate::domain::facts::{Paste, PastePart};
use crate::domain::values::Stamp;

impl State {
    /// The paste that an entry was made of, and which part of it.
    pub fn paste_of(&self, entry: Stamp) -> Option<(&Paste, &PastePart)> {
        let place = self.pasted.binary_search_by_key(&entry, |(entry, ..)| *entry).ok()?;
        let (_, paste, part) = self.pasted.get(place)?;
        let paste = self.pastes.get(*paste)?;
        Some((paste, paste.parts.get(*part)?))
    }

    /// Takes in a paste; the entry that it names where that is not here.
    pub(in crate::domain) fn take_paste(&mut self, paste: &Paste) -> Option<Stamp> {
        let number = self.pastes.len();
        self.pastes.push(paste.clone());
        for (part, PastePart { entry, .. }) in paste.parts.iter().enumerate() {
            let place = self.pasted.binary_search_by_key(entry, |(entry, ..)| *entry);
            match place {
                Ok(place) => self.pasted[place] = (*entry, number, part),
                Err(place) => self.pasted.insert(place, (*entry, number, part)),
            }
        }
        paste.parts.iter().map(|part| part.entry).find(|entry| !self.entries.contains(*entry))
    }
}
