//! What is said of an incident, as one line of the timeline. Times are in UTC, which every reader has.

use crate::domain::facts::{AllClear, ChangeDetails, Detail, Impact, Informed, REDACTED, YesNo};
use crate::domain::values::{Timestamp, interval_name};

impl Detail {
    /// The line.
    pub fn line(&self) -> String {
        if self.is_erased() {
            return REDACTED.to_owned();
        }
        match self {
            // What nobody said besides is no entry's business.
            Detail::ImpactStated(impact) if (impact.data, impact.legal) == <(YesNo, YesNo)>::default() => {
                impact.line()
            }
            Detail::ImpactStated(impact) => impact.sentence(true),
            Detail::StartSet { at } => format!("It began at {}.", time_in_utc(*at)),
            Detail::DetectionSet { at } => format!("It was noticed at {}.", time_in_utc(*at)),
            Detail::RoleTaken { role, name } if name.is_empty() => format!("{role}: nobody any more."),
            Detail::RoleTaken { role, name } => format!("{role}: {name}."),
            Detail::HandoverTaken { role, name } => format!("{name} has it ({role})."),
            Detail::InformedAdded(informed) => informed.line(),
            Detail::ActionTied { .. } => "It looks into a theory.".to_owned(),
            Detail::ActionMoved { owner, due: Some(due), .. } => {
                format!("Now with {owner}, due {}.", time_in_utc(*due))
            }
            Detail::ActionMoved { owner, .. } => format!("Now with {owner}."),
            Detail::ChangeDescribed { how, .. } => how.line(),
            Detail::EffectExpected { text, by, .. } => format!("{text} by {}", time_in_utc(*by)),
            Detail::EffectChecked { .. } => String::new(),
            Detail::Pinned { name, link } => format!("{name}: {link}"),
            Detail::WatchSet { until } => {
                format!("Watch until {} before calling it resolved.", time_in_utc(*until))
            }
            Detail::AllClearGiven(clear) => clear.line(),
            Detail::AspectStated { text, .. } => text.clone(),
            Detail::DrillBegan { name, speed: 1, .. } => format!("This is a drill: {name}."),
            Detail::DrillBegan { name, speed, .. } => {
                format!("This is a drill: {name}, at {speed} times its speed.")
            }
            Detail::SeveritiesNamed { names } => format!("From least to most: {}.", names.join(", ")),
        }
    }
}

impl Impact {
    /// Who cannot do what, where and since when, in a line; what was not said is left out.
    pub fn line(&self) -> String {
        let (who, what, place) = (self.who.trim(), self.what.trim(), self.place.trim());
        let mut line = [who, what].into_iter().filter(|p| !p.is_empty()).collect::<Vec<&str>>().join(": ");
        if !place.is_empty() {
            line = if line.is_empty() { place.to_owned() } else { format!("{line} ({place})") };
        }
        if let Some(since) = self.since {
            let lead = if line.is_empty() { "Since" } else { ", since" };
            line = format!("{line}{lead} {}", time_in_utc(since));
        }
        let is_done = line.ends_with(['.', '!', '?', '…', '。', '！', '？']);
        if line.is_empty() || is_done { line } else { format!("{line}.") }
    }

    /// What is known besides, in a sentence or two: whether data was lost and, for people inside, whether it has
    /// consequences of the law and of contracts.
    pub(in crate::domain) fn known_besides(&self, is_internal: bool) -> String {
        let mut said = Vec::new();
        match self.data {
            YesNo::No if is_internal && !self.data_source.trim().is_empty() => {
                said.push(format!("No data was lost ({}).", source(&self.data_source)));
            }
            // Outside, it is a claim only where somebody says how it is known.
            YesNo::No if is_internal || !self.data_source.trim().is_empty() => {
                said.push("No data was lost.".to_owned());
            }
            YesNo::No => {}
            YesNo::Yes => said.push("Data was lost.".to_owned()),
            YesNo::Unknown if is_internal => said.push("Whether data was lost is not known yet.".to_owned()),
            YesNo::Unknown => {}
        }
        if is_internal {
            said.push(match self.legal {
                YesNo::Yes => "It has legal or contractual consequences.".to_owned(),
                YesNo::No => "No legal or contractual consequences.".to_owned(),
                YesNo::Unknown => "Legal or contractual consequences: not known yet.".to_owned(),
            });
        }
        said.join(" ")
    }

    /// The impact in a sentence or two. Consequences of the law and of contracts are for people inside: `is_internal`.
    pub fn sentence(&self, is_internal: bool) -> String {
        let said = [self.line(), self.known_besides(is_internal)];
        said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<String>>().join(" ")
    }
}

/// What a first message says of an impact that nobody knows yet: it is none.
pub const IMPACT_UNKNOWN: &str = "We are still finding out who is affected.";

impl Informed {
    /// Who, how and how often.
    pub fn line(&self) -> String {
        let (who, audience) = (self.who.trim(), self.audience.in_text());
        match (self.is_told, self.minutes) {
            (false, _) => format!("{who}: can look for themselves, updates to {audience}."),
            (true, 0) => format!("{who}: told with the updates to {audience}."),
            (true, minutes) => {
                let every = interval_name(minutes);
                format!("{who}: told every {every}, updates to {audience}.")
            }
        }
    }
}

impl ChangeDetails {
    fn line(&self) -> String {
        let mut said = Vec::new();
        let reviewers = self.reviewers().collect::<Vec<&str>>().join(" and ");
        if !reviewers.is_empty() {
            said.push(format!("reviewed by {reviewers}"));
        } else if !self.unreviewed.trim().is_empty() {
            said.push(format!("not reviewed: {}", self.unreviewed.trim()));
        }
        for (answer, yes, no) in [
            (self.backup, "backup taken", "no backup"),
            (self.tried, "tried on a handful first", "not tried on a handful first"),
        ] {
            match answer {
                YesNo::Yes => said.push(yes.to_owned()),
                YesNo::No => said.push(no.to_owned()),
                YesNo::Unknown => {}
            }
        }
        for (name, words) in [("rows", &self.rows), ("way back", &self.rollback)] {
            if !words.trim().is_empty() {
                said.push(format!("{name}: {}", words.trim()));
            }
        }
        let kind = self.kind.map_or("Change", |kind| kind.title());
        let line = if said.is_empty() { format!("{kind}.") } else { format!("{kind}: {}.", said.join(", ")) };
        if self.script.is_empty() { line } else { format!("{line}\n{}", self.script) }
    }
}

impl AllClear {
    /// From when to when, and what came of it.
    pub fn line(&self) -> String {
        let mut line = format!("It lasted from {} to {}.", time_in_utc(self.from), time_in_utc(self.to));
        match (self.data, self.data_source.trim()) {
            (YesNo::No, "") => line += " No data was lost.",
            (YesNo::No, known) => line += &format!(" No data was lost ({}).", source(known)),
            (YesNo::Yes, _) => line += " Data was lost.",
            (YesNo::Unknown, _) => line += " Whether data was lost is not known yet.",
        }
        if !self.thanks.trim().is_empty() {
            line += &format!(" Thanks to {}.", self.thanks.trim().trim_end_matches('.'));
        }
        if !self.stand_down.trim().is_empty() {
            line += &format!(" May stand down: {}.", self.stand_down.trim().trim_end_matches('.'));
        }
        line
    }
}

fn source(known: &str) -> &str {
    known.trim().trim_end_matches('.')
}

/// A time in words: its day and clock in UTC.
pub(in crate::domain) fn time_in_utc(at: Timestamp) -> String {
    format!("{} {} UTC", at.utc().date(), at.utc().clock())
}
