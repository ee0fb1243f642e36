//! Whose entries are whose. A replica is a tab on a device; people have several, and are told apart by their names.

use super::State;
use crate::domain::facts::REDACTED;
use crate::domain::values::{Replica, Stamp};

impl State {
    pub(in crate::domain) fn name_author(&mut self, replica: Replica, name: &str) {
        match self.authors.binary_search_by_key(&replica, |(known, _)| *known) {
            Ok(place) => name.clone_into(&mut self.authors[place].1),
            Err(place) => self.authors.insert(place, (replica, name.to_owned())),
        }
    }

    /// The name of whoever writes in a tab; `None` where it is not known or was erased.
    pub fn author(&self, replica: Replica) -> Option<&str> {
        let place = self.authors.binary_search_by_key(&replica, |(known, _)| *known).ok()?;
        Some(self.authors[place].1.as_str()).filter(|name| !name.is_empty() && *name != REDACTED)
    }

    /// Everybody who is known to have written here, each once.
    pub fn authors(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for name in self.authors.iter().filter_map(|(replica, _)| self.author(*replica)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Who wrote an entry, where more than one person is known to have written here: with a single one it goes without
    /// saying.
    pub fn told_author(&self, entry: Stamp) -> Option<&str> {
        let name = self.author(entry.replica())?;
        self.authors().iter().any(|other| *other != name).then_some(name)
    }
}
