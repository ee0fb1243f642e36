//! What the person has set, what the team's file says, and which of the two holds.

use crate::domain::{Audience, Command, Detail, EntryText, Severity, SeverityNames};
use crate::settings::{self, SETTINGS, named};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// Before the name of a setting: as the team's file has it.
const TEAM: &str = "team/";

/// What was set by the person and by the team; copies are the same.
#[derive(Clone, Copy)]
pub struct SessionSettings(pub(super) Session);

impl SessionSettings {
    /// What a setting is in the end.
    pub fn get(self, name: &str) -> String {
        let Some(setting) = named(name) else { return String::new() };
        setting.settled(self.0.recall(name), self.0.recall(&[TEAM, name].concat()))
    }

    /// Whether a switch is on.
    pub fn is_on(self, name: &str) -> bool {
        self.get(name) == "1"
    }

    /// Sets it, or with an empty text leaves it to the team again.
    pub fn set(self, name: &str, value: &str) {
        self.0.remember(name, value);
        self.0.settings_changed.notify();
    }

    /// Whoever reads this is told when a setting changes.
    pub fn follow(self) {
        self.0.settings_changed.track();
    }

    /// What is to be said about the team's file; empty where there is none.
    pub fn said_of_team(self) -> RwSignal<String> {
        self.0.said_of_team
    }

    /// Takes the team's file; an empty text for none. What cannot be read leaves things as they are
    /// without a file, and is said.
    pub fn take_team(self, text: &str) {
        let read = if text.trim().is_empty() { Ok(Default::default()) } else { settings::read(text) };
        let (set, said) = match read {
            Ok((set, repairs)) => {
                let left_out: Vec<String> = repairs.iter().map(ToString::to_string).collect();
                let said = match (set.is_empty(), left_out.is_empty()) {
                    (true, true) => String::new(),
                    (_, true) => {
                        "Your team’s settings are in use, but for what you have set yourself.".to_owned()
                    }
                    _ => format!("Your team’s settings are in use, without these: {}.", left_out.join("; ")),
                };
                (set, said)
            }
            Err(why) => {
                let said = format!(
                    "Your team’s settings (config.json) could not be used: {why}. The page works without them."
                );
                self.0.say(&said);
                (Vec::new(), said)
            }
        };
        self.0.said_of_team.set(said);
        let mut is_other = false;
        for setting in SETTINGS {
            let new =
                set.iter().find(|(name, _)| *name == setting.name).map_or("", |(_, value)| value.as_str());
            let place = [TEAM, setting.name].concat();
            if self.0.recall(&place).unwrap_or_default() != new {
                self.0.remember(&place, new);
                is_other = true;
            }
        }
        if is_other {
            self.0.settings_changed.notify();
        }
    }

    /// What the severities are called in incidents to come.
    pub fn severity_names(self) -> SeverityNames {
        SeverityNames::new(&settings::names_in(&self.get(settings::SEVERITIES))).unwrap_or_default()
    }

    /// What they are called in the open incident.
    pub fn severities(self) -> SeverityNames {
        self.0.peek(|i| i.state().details.severities.clone()).unwrap_or_default()
    }

    /// What was set for incidents to come and differs from what they begin with.
    pub fn agreed_update_policy(self) -> Vec<Command> {
        let mut commands = Vec::new();
        let other = |name: &str| {
            let value = self.get(name);
            named(name).is_some_and(|setting| setting.default != value).then_some(value)
        };
        for audience in Audience::ALL {
            for severity in Severity::ALL {
                let minutes = other(settings::CADENCE[audience as usize][severity as usize]);
                if let Some(minutes) = minutes.and_then(|minutes| minutes.parse().ok()) {
                    commands.push(Command::AgreeCadence { audience, severity, minutes });
                }
            }
        }
        let names = self.severity_names().own().to_vec();
        if !names.is_empty() {
            commands.push(Command::Tell(Detail::SeveritiesNamed { names }));
        }
        if let Some(minutes) = other(settings::FIRST_UPDATE).and_then(|minutes| minutes.parse().ok()) {
            commands.push(Command::SetFirstUpdate { minutes });
        }
        if let Some(zone) = other(settings::CUSTOMERS_ZONE).and_then(|zone| EntryText::parse(&zone).ok()) {
            commands.push(Command::SetAudienceZone { audience: Audience::Customers, zone: Some(zone) });
        }
        commands
    }
}
