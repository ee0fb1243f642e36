//! The pictures of the entries.

use super::State;
use crate::domain::facts::Picture;
use crate::domain::model::Attached;
use crate::domain::values::Stamp;

impl State {
    /// The pictures of an entry, in the order in which they came.
    pub fn pictures_of(&self, target: Stamp) -> impl Iterator<Item = &Picture> {
        self.pictures.iter().filter(move |a| a.target == target).map(|a| &a.picture)
    }

    /// Whether an entry says of its picture only what the page knew: nobody has given it words.
    pub fn lacks_a_caption(&self, target: Stamp) -> bool {
        let words = self.entries.get(target).map(|entry| entry.text.as_str());
        words.is_some_and(|words| self.pictures_of(target).any(|picture| picture.caption() == words))
    }

    /// Takes in a picture; the entry that it belongs to where that is not here.
    pub(in crate::domain) fn attach(&mut self, target: Stamp, picture: Picture) -> Option<Stamp> {
        if !picture.is_erased() {
            self.pictures.push(Attached { target, picture });
        }
        self.entries.get(target).is_none().then_some(target)
    }
}
