//! How bad it is, in plain words: a rank, and the name that a team has for it.

use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// How much an incident hurts. Ordered from least to most. Two more ranks stand above the first three,
/// for those who name four or five severities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// A nuisance; most people notice nothing.
    Minor,
    /// Something important is broken for many.
    #[default]
    Major,
    /// Nearly everyone, or what cannot be undone.
    Critical,
    /// The fourth rank, where there are four names.
    Fourth,
    /// The fifth rank, where there are five.
    Fifth,
}

impl Severity {
    /// Those that there are where nobody named others, least first.
    pub const ALL: [Severity; 3] = [Severity::Minor, Severity::Major, Severity::Critical];

    /// Every rank that a record may have, least first.
    pub const RANKS: [Severity; 5] =
        [Severity::Minor, Severity::Major, Severity::Critical, Severity::Fourth, Severity::Fifth];

    /// The word for it where nobody gave it another name, capitalised.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Minor => "Minor",
            Severity::Major => "Major",
            Severity::Critical => "Critical",
            Severity::Fourth => "Severity 4",
            Severity::Fifth => "Severity 5",
        }
    }

    /// The severity of that name, in any case.
    pub fn from_name(name: &str) -> Option<Severity> {
        Self::ALL.into_iter().find(|s| s.name().eq_ignore_ascii_case(name.trim()))
    }

    /// The one of the first three whose cadence of updates it has.
    pub fn cadence(self) -> Severity {
        self.min(Severity::Critical)
    }
}

/// The names of the severities of an incident, least first. Where nobody gave any, they are those of
/// [`Severity::ALL`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SeverityNames(Vec<String>);

impl SeverityNames {
    /// How many there may be.
    pub const COUNT: RangeInclusive<usize> = 3..=5;
    /// How many characters a name may have.
    pub const LONGEST: usize = 24;

    /// Names, least first, without white space around them; `None` when there are fewer than three or
    /// more than five, when one is empty, too long or has several lines, or when two are the same.
    pub fn new(names: &[String]) -> Option<SeverityNames> {
        let names: Vec<String> = names.iter().map(|name| name.trim().to_owned()).collect();
        let fits = |name: &String| {
            !name.is_empty() && name.chars().count() <= Self::LONGEST && !name.chars().any(char::is_control)
        };
        let is_double = |(place, name): (usize, &String)| {
            names[..place].iter().any(|other| other.eq_ignore_ascii_case(name))
        };
        let is_set = Self::COUNT.contains(&names.len())
            && names.iter().all(fits)
            && !names.iter().enumerate().any(is_double);
        is_set.then_some(SeverityNames(names))
    }

    /// The names that were given; none where they are the usual ones.
    pub fn own(&self) -> &[String] {
        &self.0
    }

    /// The severities that have a name, least first.
    pub fn all(&self) -> &'static [Severity] {
        let count = if self.0.is_empty() { Severity::ALL.len() } else { self.0.len() };
        &Severity::RANKS[..count.min(Severity::RANKS.len())]
    }

    /// The name, as it was given.
    pub fn name(&self, severity: Severity) -> &str {
        self.0.get(severity as usize).map_or(severity.name(), String::as_str)
    }

    /// The name inside a sentence: a usual one in small letters, another one as it was given.
    pub fn in_text(&self, severity: Severity) -> String {
        let name = self.name(severity);
        if self.0.is_empty() { name.to_ascii_lowercase() } else { name.to_owned() }
    }

    /// The severity of that name, in any case; a usual name means its rank where no other has it.
    pub fn find(&self, name: &str) -> Option<Severity> {
        let name = name.trim();
        let named = self.all().iter().copied().find(|s| self.name(*s).eq_ignore_ascii_case(name));
        named.or_else(|| Severity::from_name(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Option<SeverityNames> {
        SeverityNames::new(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>())
    }

    #[test]
    fn three_to_five_names_that_differ_are_a_set() {
        assert!(names(&["Low", "High"]).is_none());
        assert!(names(&["a", "b", "c", "d", "e", "f"]).is_none());
        assert!(names(&["Low", " ", "High"]).is_none());
        assert!(names(&["Low", "low ", "High"]).is_none());
        assert!(names(&["Low", "High", "x".repeat(25).as_str()]).is_none());
        assert!(names(&["Low", "two\nlines", "High"]).is_none());
        let four = names(&[" Low", "Medium", "High", "SEV1 "]).expect("four names");
        assert_eq!(
            four.all().iter().map(|s| four.name(*s)).collect::<Vec<_>>(),
            ["Low", "Medium", "High", "SEV1"]
        );
        assert_eq!(four.in_text(Severity::Fourth), "SEV1");
        assert_eq!(four.find("sev1"), Some(Severity::Fourth));
        assert_eq!(
            four.find("critical"),
            Some(Severity::Critical),
            "the rank, where nothing else has the name"
        );
        assert_eq!(four.find("awful"), None);
    }

    #[test]
    fn without_names_they_are_the_usual_ones() {
        let usual = SeverityNames::default();
        assert_eq!(usual.all(), Severity::ALL);
        assert_eq!(
            (usual.name(Severity::Major), usual.in_text(Severity::Major).as_str()),
            ("Major", "major")
        );
        assert_eq!(usual.name(Severity::Fifth), "Severity 5", "a record from elsewhere may have it");
        // A name that another rank took over means that one.
        let turned = names(&["Critical", "Major", "Minor"]).expect("three names");
        assert_eq!(turned.find("critical"), Some(Severity::Minor));
    }
}
