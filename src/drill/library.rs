//! The drills that come with the page.

use super::error::ScriptError;
use super::script::{Script, read_script};
use crate::domain::Drill;

/// Their files.
pub const LIBRARY: [&str; 4] = [
    include_str!("library/queue-lag.json"),
    include_str!("library/expired-certificate.json"),
    include_str!("library/bad-data-script.json"),
    include_str!("library/provider-outage.json"),
];

/// The script of a drill: one that comes with the page, or its own.
///
/// # Errors
/// [`ScriptError`] when neither can be had, as where the drill's words were erased.
pub fn script_of(drill: &Drill) -> Result<Script, ScriptError> {
    let of_the_page = LIBRARY.iter().filter_map(|text| read_script(text).ok());
    let known = of_the_page.into_iter().find(|script| script.id == drill.script);
    known.map_or_else(|| read_script(&drill.script), Ok)
}
