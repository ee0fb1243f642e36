//! What an update starts from besides the log: four that everybody needs, and a person's own.

use super::compose::{drafted, public_headline, sentence};
use crate::domain::{Audience, IMPACT_UNKNOWN, Phase, State, UpdateParts};
use crate::export::{json, no_change_update};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// An update that everybody needs sooner or later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ready {
    /// Nobody was told yet.
    First,
    /// There is no news, and it is time.
    NoChange,
    /// It works again, but not well.
    Degraded,
    /// It is over.
    AllClear,
}

impl Ready {
    /// All of them, in the order in which an incident needs them.
    pub const ALL: [Ready; 4] = [Ready::First, Ready::NoChange, Ready::Degraded, Ready::AllClear];

    /// The name on the menu.
    pub fn name(self) -> &'static str {
        match self {
            Ready::First => "First message",
            Ready::NoChange => "No change",
            Ready::Degraded => "Degraded but working",
            Ready::AllClear => "All-clear",
        }
    }

    /// Its words for `audience`, with what the log knows.
    pub fn parts(self, state: &State, audience: Audience) -> UpdateParts {
        let drafted = drafted(state, audience, state.phase);
        match self {
            Ready::First => {
                let known = |words: String, else_say: &str| {
                    if words.is_empty() { else_say.to_owned() } else { words }
                };
                UpdateParts {
                    happening: sentence(&state.title),
                    impact: known(drafted.impact, IMPACT_UNKNOWN),
                    ..drafted
                }
            }
            Ready::NoChange => no_change_update::no_change(state, audience).unwrap_or_else(|| UpdateParts {
                happening: "There is no change since our last update.".to_owned(),
                ..drafted
            }),
            Ready::Degraded => UpdateParts {
                happening: "It works again, but slower than usual or not at every try.".to_owned(),
                reader: "Please try again where something fails.".to_owned(),
                ..drafted
            },
            Ready::AllClear => no_change_update::all_clear(state, audience),
        }
    }
}

/// A person's own templates, one for each phase and audience at most. `{title}` in them stands for
/// the incident's title.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Templates(Vec<(Phase, Audience, UpdateParts)>);

impl Templates {
    /// Reads what [`Templates::written`] wrote. What cannot be read counts as none.
    pub fn read(text: &str) -> Templates {
        let kept: Vec<&RawValue> = serde_json::from_str(text).unwrap_or_default();
        Templates(kept.into_iter().filter_map(|template| Kept::read(template.get())).collect())
    }

    /// All of them as JSON.
    pub fn written(&self) -> String {
        json::line(&self.0.iter().map(Kept::of).collect::<Vec<_>>())
    }

    /// The words that stand for a phase and an audience, as they were typed.
    pub fn get(&self, phase: Phase, audience: Audience) -> Option<&UpdateParts> {
        self.0.iter().find(|(p, a, _)| (*p, *a) == (phase, audience)).map(|(_, _, parts)| parts)
    }

    /// All of them.
    pub(in crate::export) fn all(&self) -> impl Iterator<Item = &(Phase, Audience, UpdateParts)> {
        self.0.iter()
    }

    /// Keeps words for a phase and an audience; blank ones forget what was kept.
    pub fn keep(&mut self, phase: Phase, audience: Audience, parts: UpdateParts) {
        self.0.retain(|(p, a, _)| (*p, *a) != (phase, audience));
        if !parts.is_blank() {
            self.0.push((phase, audience, parts));
        }
    }

    /// What an update starts from: the person's own words, and where there are none, the log's.
    pub fn start(&self, state: &State, audience: Audience, phase: Phase) -> UpdateParts {
        // Customers know it by its public headline, as far as there is one.
        let public = if audience == Audience::Customers { public_headline(state) } else { String::new() };
        let title = if public.is_empty() { state.title.as_str() } else { &public }.trim_end_matches('.');
        match self.get(phase, audience) {
            Some(parts) => {
                let mut parts = parts.clone();
                parts.texts_mut().into_iter().for_each(|text| *text = text.replace("{title}", title));
                parts
            }
            None => drafted(state, audience, phase),
        }
    }
}

/// A template as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    phase: String,
    audience: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    headline: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    happening: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    impact: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    doing: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reader: String,
}

impl Kept {
    fn of((phase, audience, parts): &(Phase, Audience, UpdateParts)) -> Kept {
        let UpdateParts { headline, happening, impact, doing, reader } = parts.clone();
        let (phase, audience) = (phase.name().to_owned(), audience.name().to_owned());
        Kept { phase, audience, headline, happening, impact, doing, reader }
    }

    fn read(text: &str) -> Option<(Phase, Audience, UpdateParts)> {
        let Kept { phase, audience, headline, happening, impact, doing, reader } =
            serde_json::from_str(text).ok()?;
        let parts = UpdateParts { headline, happening, impact, doing, reader };
        let (phase, audience) = (Phase::from_name(&phase)?, Audience::from_name(&audience)?);
        (!parts.is_blank()).then_some((phase, audience, parts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_kept_read_and_forgotten() {
        let parts = UpdateParts { happening: "{title}: \"we\" look.".into(), ..UpdateParts::default() };
        let mut own = Templates::default();
        own.keep(Phase::Identified, Audience::Team, parts.clone());
        own.keep(Phase::Identified, Audience::Customers, parts.clone());
        own.keep(Phase::Identified, Audience::Team, UpdateParts { doing: "x".into(), ..parts.clone() });
        let read = Templates::read(&own.written());
        assert_eq!(read, own);
        assert_eq!(read.get(Phase::Identified, Audience::Team).unwrap().doing, "x", "the last words stand");
        own.keep(Phase::Identified, Audience::Team, UpdateParts::default());
        assert_eq!(own.get(Phase::Identified, Audience::Team), None);
        assert!(own.get(Phase::Identified, Audience::Customers).is_some());
    }

    #[test]
    fn what_is_broken_counts_as_none_and_takes_no_other_with_it() {
        for broken in ["", "{}", "[", "null", "[1]", "[{}]"] {
            assert_eq!(Templates::read(broken), Templates::default(), "{broken}");
        }
        let half = r#"[{"phase":"Sometime","audience":"Team","doing":"x"},{"phase":"Resolved","audience":"Team","doing":"x"},{"phase":"Resolved"}]"#;
        assert_eq!(Templates::read(half).0.len(), 1);
    }
}
