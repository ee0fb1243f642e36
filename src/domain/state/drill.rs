//! That it is a drill: said in its title wherever that stands, and never taken back.

use super::State;
use crate::domain::values::Timestamp;

/// What stands before everything that a drill says of itself.
pub const DRILL: &str = "DRILL: ";

/// How many minutes of a script may pass in one.
pub const DRILL_SPEEDS: [u32; 4] = [1, 2, 5, 10];

/// Which drill it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drill {
    /// The id of a script that comes with the page, or a script's whole text.
    pub script: String,
    /// What the script is called.
    pub name: String,
    /// How many minutes of the script pass in one, as it was said when it began.
    pub speed: u32,
    /// When it began.
    pub began: Timestamp,
}

/// A title that says that it is a drill; one that says so already stays.
pub fn drill_title(title: &str) -> String {
    if is_drill_title(title) { title.to_owned() } else { [DRILL, title.trim_start()].concat() }
}

/// Whether a title says that it is a drill.
pub fn is_drill_title(title: &str) -> bool {
    title.starts_with(DRILL)
}

impl State {
    /// Whether it is a drill: no list, figure or reminder of real incidents holds it.
    pub fn is_drill(&self) -> bool {
        self.details.drill.is_some()
    }

    /// The title as it is kept: that of a drill says so.
    pub(in crate::domain) fn called(&self, title: &str) -> String {
        if self.is_drill() { drill_title(title) } else { title.to_owned() }
    }
}
