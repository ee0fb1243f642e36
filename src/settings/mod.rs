//! What a person, or a team, has set for every incident: a table of settings, each with what it may
//! be, and the one file that they are shared in.
//!
//! A setting is kept on the device under its name; what is not set by the person is as the team's file
//! says, and else as it stands here. This module knows neither store nor screen.

mod file;

pub use file::{FileError, Repair, Set, VERSION, fields_of, read, text_value, write};

use crate::domain::{CADENCE_MINUTES, SeverityNames};
use serde::de::IgnoredAny;

/// What a setting may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// On (`1`) or off (`0`); `true` or `false` in the file.
    Switch,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A number of minutes, at least one and at most a day.
    Minutes,
    /// Words, which may be empty.
    Text,
    /// A group of fields that another part of the page reads.
    Group,
    /// A list that another part of the page reads.
    List,
    /// Three to five names that differ, each of at most 24 characters.
    Names,
    /// A list of texts, a line each.
    Lines,
}

/// A setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Its name in the file and on the device.
    pub name: &'static str,
    /// What it may be.
    pub kind: Kind,
    /// What it is where nobody has set it.
    pub default: &'static str,
}

const fn setting(name: &'static str, kind: Kind, default: &'static str) -> Setting {
    Setting { name, kind, default }
}

/// The themes.
pub const THEMES: &[&str] = &["system", "light", "dark"];

/// Light, dark, or as the system has it.
pub const THEME: &str = "theme";
/// Whether a single letter is a key.
pub const SINGLE_KEY_SHORTCUTS: &str = "keys/letters";
/// Whether a deadline sounds.
pub const SOUND: &str = "alarm/sound";
/// Whether the screen is kept on while an incident is open.
pub const SCREEN: &str = "alarm/screen";
/// The zone of local times; the browser's own where it is empty.
pub const ZONE: &str = "zone";
/// The zone that customers read, for incidents to come.
pub const CUSTOMERS_ZONE: &str = "zone/customers";
/// The minutes until the first update, for incidents to come.
pub const FIRST_UPDATE: &str = "updates/first";
/// The words that updates start from, by phase and audience.
pub const TEMPLATES: &str = "templates";
/// What the severities are called, least first, in incidents to come.
pub const SEVERITIES: &str = "severities";
/// Who is on duty when: a list of lines (`docs/on-duty.md`).
pub const ROTATION: &str = "rotation";
/// The glossary and the rules that are off.
pub const LANGUAGE: &str = "language";
/// The sheet "Your system", as the team's file has it; one's own answers are kept each by itself.
pub const SYSTEM: &str = "system";

/// Minutes between two updates, by audience and severity, for incidents to come.
pub const CADENCE: [[&str; 3]; 3] = [
    ["updates/customers/minor", "updates/customers/major", "updates/customers/critical"],
    ["updates/stakeholders/minor", "updates/stakeholders/major", "updates/stakeholders/critical"],
    ["updates/team/minor", "updates/team/major", "updates/team/critical"],
];

/// All of them; a new one is a line more. The numbers are those of `UpdatePolicy`, by a test.
pub const SETTINGS: &[Setting] = &[
    setting(THEME, Kind::Choice(THEMES), "system"),
    setting(SINGLE_KEY_SHORTCUTS, Kind::Switch, "1"),
    setting(SOUND, Kind::Switch, "0"),
    setting(SCREEN, Kind::Switch, "0"),
    setting(ZONE, Kind::Text, ""),
    setting(CUSTOMERS_ZONE, Kind::Text, ""),
    setting(FIRST_UPDATE, Kind::Minutes, "5"),
    setting(CADENCE[0][0], Kind::Minutes, "60"),
    setting(CADENCE[0][1], Kind::Minutes, "30"),
    setting(CADENCE[0][2], Kind::Minutes, "30"),
    setting(CADENCE[1][0], Kind::Minutes, "120"),
    setting(CADENCE[1][1], Kind::Minutes, "60"),
    setting(CADENCE[1][2], Kind::Minutes, "30"),
    setting(CADENCE[2][0], Kind::Minutes, "60"),
    setting(CADENCE[2][1], Kind::Minutes, "30"),
    setting(CADENCE[2][2], Kind::Minutes, "15"),
    setting(SEVERITIES, Kind::Names, ""),
    setting(TEMPLATES, Kind::List, ""),
    setting(LANGUAGE, Kind::Group, ""),
    setting(SYSTEM, Kind::Group, ""),
    setting(ROTATION, Kind::Lines, ""),
];

/// The setting of that name.
pub fn named(name: &str) -> Option<Setting> {
    SETTINGS.iter().find(|setting| setting.name == name).copied()
}

/// How long words may be, in bytes.
const LONGEST: usize = 20_000;

impl Setting {
    /// What it is in the end: as the person has it, else as the team has it, else as it stands here.
    /// What is none of what it may be is passed over.
    pub fn settled(&self, own: Option<String>, team: Option<String>) -> String {
        let fits = |value: &String| !value.is_empty() && self.admits(value);
        own.filter(fits).or(team.filter(fits)).unwrap_or_else(|| self.default.to_owned())
    }

    /// Whether it may be that, as it is kept on the device.
    pub fn admits(&self, value: &str) -> bool {
        match self.kind {
            Kind::Switch => matches!(value, "0" | "1"),
            Kind::Choice(words) => words.contains(&value),
            Kind::Minutes => value.parse().is_ok_and(|minutes| CADENCE_MINUTES.contains(&minutes)),
            Kind::Text => value.len() <= LONGEST,
            Kind::Group => value.starts_with('{') && is_json(value),
            Kind::List => value.starts_with('[') && is_json(value),
            Kind::Names => SeverityNames::new(&names_in(value)).is_some(),
            Kind::Lines => value.len() <= LONGEST && serde_json::from_str::<Vec<String>>(value).is_ok(),
        }
    }

    /// From a value of the file to what is kept; `None` when it may not be that.
    fn take(&self, value: &str) -> Option<String> {
        let kept = match self.kind {
            Kind::Switch => if serde_json::from_str(value).ok()? { "1" } else { "0" }.to_owned(),
            Kind::Minutes => serde_json::from_str::<u32>(value).ok()?.to_string(),
            Kind::Choice(_) | Kind::Text => serde_json::from_str(value).ok()?,
            Kind::Group | Kind::List | Kind::Names | Kind::Lines => value.to_owned(),
        };
        self.admits(&kept).then_some(kept)
    }

    /// What it should be, for people.
    fn expected(&self) -> String {
        match self.kind {
            Kind::Switch => "true or false".to_owned(),
            Kind::Choice(words) => ["one of ", &words.join(", ")].concat(),
            Kind::Minutes => {
                let (least, most) = (CADENCE_MINUTES.start(), CADENCE_MINUTES.end());
                format!("a number of minutes from {least} to {most}")
            }
            Kind::Text => "a text of at most 20,000 bytes".to_owned(),
            Kind::Group => "a group of fields".to_owned(),
            Kind::List => "a list".to_owned(),
            Kind::Names => "a list of three to five names that differ, of at most 24 characters".to_owned(),
            Kind::Lines => "a list of lines, of at most 20,000 bytes".to_owned(),
        }
    }
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// The texts of a list as it is kept; none where it is no list of texts.
pub fn names_in(kept: &str) -> Vec<String> {
    serde_json::from_str(kept).unwrap_or_default()
}

/// A list of texts as it is kept.
pub fn list_of(names: &[String]) -> String {
    // Writing fails for names of fields that are no text, and there are none.
    serde_json::to_string(names).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Audience, Severity, UpdatePolicy};

    #[test]
    fn what_stands_here_is_what_an_incident_begins_with() {
        let policy = UpdatePolicy::default();
        for audience in Audience::ALL {
            for severity in Severity::ALL {
                let setting = named(CADENCE[audience as usize][severity as usize]).unwrap();
                assert_eq!(
                    setting.default,
                    policy.cadence(audience, severity).to_string(),
                    "{}",
                    setting.name
                );
            }
        }
        assert_eq!(named(FIRST_UPDATE).unwrap().default, policy.first().to_string());
    }

    #[test]
    fn every_name_stands_once_and_admits_its_default() {
        for setting in SETTINGS {
            assert_eq!(SETTINGS.iter().filter(|other| other.name == setting.name).count(), 1);
            assert!(setting.default.is_empty() || setting.admits(setting.default), "{}", setting.name);
        }
    }

    #[test]
    fn a_persons_own_setting_wins_over_the_teams_and_nonsense_over_nothing() {
        let theme = named(THEME).unwrap();
        let some = |word: &str| Some(word.to_owned());
        assert_eq!(theme.settled(some("dark"), some("light")), "dark");
        assert_eq!(theme.settled(None, some("light")), "light");
        assert_eq!(theme.settled(some(""), some("light")), "light", "it was taken back");
        assert_eq!(theme.settled(some("purple"), some("light")), "light");
        assert_eq!(theme.settled(some("purple"), None), "system");
    }
}
