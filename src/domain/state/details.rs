//! What it does to the state.

use super::drill::drill_title;
use super::{Drill, State};
use crate::domain::facts::{AllClear, Aspect, ChangeDetails, Detail, Event, Impact, Informed};
use crate::domain::model::reads_only;
use crate::domain::values::{ChangeKind, Phase, SeverityNames, Stamp, Timestamp};

/// Something that was said, with the event that said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated<T> {
    /// The event.
    pub id: Stamp,
    /// When.
    pub at: Timestamp,
    /// What.
    pub said: T,
}

/// What is to be seen if a change did what it was made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// The change.
    pub change: Stamp,
    /// What is to be seen.
    pub text: String,
    /// By when.
    pub by: Timestamp,
    /// The entry that tells what was seen.
    pub seen: Option<Stamp>,
}

/// What is said of an incident, in the order in which it was said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Details {
    /// The impact, as often as it was stated; what else says it is asked of [`State::impact`].
    pub impacts: Vec<Stated<Impact>>,
    /// When it began, where that was said.
    pub started: Option<Timestamp>,
    /// When it was noticed, where that was said.
    pub detected: Option<Timestamp>,
    /// Who took which role: its name and theirs.
    pub roles: Vec<Stated<(String, String)>>,
    /// Who took over and said so: the role and the name.
    pub handovers: Vec<Stated<(String, String)>>,
    /// Who has to know.
    pub informed: Vec<Stated<Informed>>,
    /// How changes were made, by the change; one each.
    pub changes: Vec<(Stamp, ChangeDetails)>,
    /// What is expected of changes.
    pub effects: Vec<Stated<Effect>>,
    /// Links: their name and address. Not known to be a [`crate::domain::values::Link`].
    pub pins: Vec<Stated<(String, String)>>,
    /// Until when a remedy is watched, since it was last said.
    pub watch: Option<Stated<Timestamp>>,
    /// All-clears.
    pub all_clears: Vec<Stated<AllClear>>,
    /// How it was noticed, what set it off, when it is over; of each the last one stands.
    pub aspects: Vec<Stated<(Aspect, String)>>,
    /// What the severities are called.
    pub severities: SeverityNames,
    /// Which drill it is, where it is one.
    pub drill: Option<Drill>,
}

impl Details {
    /// Who has which role now: each role once, in the order in which it was first taken.
    pub fn roles_now(&self) -> Vec<&Stated<(String, String)>> {
        let mut now: Vec<&Stated<(String, String)>> = Vec::new();
        for taken in &self.roles {
            match now.iter_mut().find(|other| same_role(&other.said.0, &taken.said.0)) {
                Some(place) => *place = taken,
                None => now.push(taken),
            }
        }
        now.retain(|taken| !taken.said.1.is_empty());
        now
    }

    /// Who has a role now.
    pub fn holder(&self, role: &str) -> Option<&str> {
        let last = self.roles.iter().rev().find(|taken| same_role(&taken.said.0, role))?;
        Some(last.said.1.as_str()).filter(|name| !name.is_empty())
    }

    /// What was said last of an aspect.
    pub fn aspect(&self, wanted: Aspect) -> Option<&str> {
        let last = self.aspects.iter().rev().find(|stated| stated.said.0 == wanted)?;
        Some(&last.said.1)
    }

    /// How a change was made.
    pub fn how(&self, change: Stamp) -> Option<&ChangeDetails> {
        self.changes.iter().find(|(id, _)| *id == change).map(|(_, how)| how)
    }
}

fn same_role(one: &str, other: &str) -> bool {
    one.trim().eq_ignore_ascii_case(other.trim())
}

impl State {
    /// Takes in a detail; what it names that is not here.
    pub(in crate::domain) fn apply_detail(&mut self, event: &Event, detail: &Detail) -> Option<Stamp> {
        let (id, at) = (event.stamp, event.happened);
        let details = &mut self.details;
        match detail {
            Detail::ImpactStated(said) => details.impacts.push(Stated { id, at, said: said.clone() }),
            Detail::StartSet { at } => details.started = Some(*at),
            Detail::DetectionSet { at } => details.detected = Some(*at),
            Detail::RoleTaken { role, name } => {
                details.roles.push(Stated { id, at, said: (role.clone(), name.clone()) });
            }
            Detail::HandoverTaken { role, name } => {
                let said = (role.clone(), name.clone());
                details.roles.push(Stated { id, at, said: said.clone() });
                details.handovers.push(Stated { id, at, said });
            }
            Detail::InformedAdded(said) => details.informed.push(Stated { id, at, said: said.clone() }),
            Detail::ActionTied { action, theory } => {
                if !self.theories.contains(*theory) {
                    return Some(*theory);
                }
                return self
                    .actions
                    .get_mut(*action)
                    .map(|a| a.theory = Some(*theory))
                    .is_none()
                    .then_some(*action);
            }
            Detail::ActionMoved { action, owner, due } => {
                let Some(moved) = self.actions.get_mut(*action) else { return Some(*action) };
                moved.owner.clone_from(owner);
                moved.due = *due;
            }
            Detail::ChangeDescribed { change, how } => return self.describe(*change, how),
            Detail::EffectExpected { change, text, by } => {
                let effect = Effect { change: *change, text: text.clone(), by: *by, seen: None };
                return self.expect_effect(Stated { id, at, said: effect });
            }
            Detail::EffectChecked { expected, seen } => return self.check_effect(*expected, *seen),
            Detail::Pinned { name, link } => {
                details.pins.push(Stated { id, at, said: (name.clone(), link.clone()) });
            }
            Detail::WatchSet { until } => {
                details.watch = Some(Stated { id, at, said: *until });
                self.enter(Phase::Monitoring, at);
            }
            Detail::AllClearGiven(said) => {
                details.all_clears.push(Stated { id, at, said: said.clone() });
                // Whoever says from when it lasted says when it began.
                details.started = Some(said.from);
                self.enter(Phase::Resolved, at);
            }
            Detail::AspectStated { aspect, text } => {
                details.aspects.push(Stated { id, at, said: (*aspect, text.clone()) });
            }
            // Where a file from elsewhere says it twice, the first one stands.
            Detail::DrillBegan { script, name, speed } => {
                let drill = Drill { script: script.clone(), name: name.clone(), speed: *speed, began: at };
                details.drill.get_or_insert(drill);
                self.title = drill_title(&self.title);
            }
            // Names that are no set, in a file from elsewhere, leave the usual ones.
            Detail::SeveritiesNamed { names } => {
                details.severities = SeverityNames::new(names).unwrap_or_default();
            }
        }
        None
    }

    fn describe(&mut self, change: Stamp, how: &ChangeDetails) -> Option<Stamp> {
        if !self.is_change_entry(change) {
            return Some(change);
        }
        self.details.changes.retain(|(id, _)| *id != change);
        self.details.changes.push((change, how.clone()));
        self.recount(change);
        None
    }

    /// Looks again whether what was logged as a change changed anything.
    pub(in crate::domain) fn recount(&mut self, change: Stamp) {
        let Some(entry) = self.entries.get(change).filter(|_| self.is_change_entry(change)) else { return };
        let key = (entry.happened, change);
        let counts = self.details.how(change).is_some() || !reads_only(&entry.text);
        match (self.changes.binary_search(&key), counts) {
            (Err(place), true) => self.changes.insert(place, key),
            (Ok(place), false) => drop(self.changes.remove(place)),
            _ => {}
        }
    }

    /// Whether what was logged as a change changed anything, and was not undone.
    pub fn is_change(&self, id: Stamp) -> bool {
        let entry = self.entries.get(id);
        entry.is_some_and(|entry| self.changes.binary_search(&(entry.happened, id)).is_ok())
    }

    /// What kind of change it was: as it was said, or as far as its words tell.
    pub fn change_kind(&self, change: Stamp) -> ChangeKind {
        let said = self.details.how(change).and_then(|how| how.kind);
        said.unwrap_or_else(|| ChangeKind::of(self.entries.get(change).map_or("", |entry| &entry.text)))
    }

    /// When it began: as it was said, or when it was declared.
    pub fn started(&self) -> Option<Timestamp> {
        self.details.started.or(self.declared)
    }

    /// When it ended: as the all-clear says, or when it was resolved; `None` while it goes on.
    pub fn ended(&self) -> Option<Timestamp> {
        self.all_clear_given().map(|clear| clear.said.to).or(self.resolved)
    }

    /// The watch that runs or is over, while the remedy is being watched.
    pub fn watch(&self) -> Option<&Stated<Timestamp>> {
        self.details.watch.as_ref().filter(|_| self.phase == Phase::Monitoring)
    }

    /// When the system was changed last.
    pub fn last_change_made(&self) -> Option<Timestamp> {
        self.changes.last().map(|(at, _)| *at)
    }

    /// The all-clear that stands: none once the incident was reopened.
    pub fn all_clear_given(&self) -> Option<&Stated<AllClear>> {
        let resolved = self.resolved?;
        self.details.all_clears.last().filter(|clear| clear.at >= resolved)
    }

    /// What its severity is called.
    pub fn severity_name(&self) -> &str {
        self.details.severities.name(self.severity)
    }

    /// The same inside a sentence.
    pub fn severity_in_text(&self) -> String {
        self.details.severities.in_text(self.severity)
    }

    /// How many tasks are overdue.
    pub fn overdue_actions(&self, now: Timestamp) -> usize {
        self.actions.iter().filter(|action| action.is_overdue(now)).count()
    }
}
