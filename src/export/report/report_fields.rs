//! What a report asks of the log, one small question each. Some have no answer yet: then it is `None`,
//! which the reports print as "not recorded".

use super::timeline_text;
use crate::domain::{
    Aspect, ChangeKind, DetailKind, Entry, EntryKind, Fact, ImpactSource, Lesson, Phase, Severity, Stamp,
    Standing, Stated, Theory, Timestamp, YesNo,
};
use crate::export::markdown_text::{inline, prose};
use crate::export::message::impact_told;
use crate::export::record::{Record, joined, written, written_link, written_or};
use crate::export::{ledger, standing_text, times};

/// A role in the response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Lead,
    Operations,
    Planning,
    Communications,
    NextLead,
}

/// An instant that a postmortem names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Milestone {
    OutageBegins,
    IncidentBegins,
    OutageMitigated,
    OutageEnds,
    IncidentEnds,
}

impl Milestone {
    pub(super) const ALL: [(Milestone, &'static str); 5] = [
        (Milestone::OutageBegins, "outage begins"),
        (Milestone::IncidentBegins, "incident begins"),
        (Milestone::OutageMitigated, "outage mitigated"),
        (Milestone::OutageEnds, "outage ends"),
        (Milestone::IncidentEnds, "incident ends"),
    ];
}

impl Record<'_> {
    pub(super) fn title(&self) -> String {
        written_or(&self.state.title, "Untitled incident")
    }

    /// The impact as it was stated, and what updates said of it since; what they said where nobody stated it.
    pub(super) fn impact_known(&self) -> Option<String> {
        let Some((stated, since)) = self.impact_stated() else { return self.impact_once() };
        Some(
            [Some(stated), self.impact_told_since(since)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join("\n\n"),
        )
    }

    /// The impact as it was stated last in plain words, and by which event.
    fn impact_stated(&self) -> Option<(String, Stamp)> {
        let history = self.state.impact_history();
        let stated = history.into_iter().rev().find(|said| !matches!(said.source, ImpactSource::Sent(_)))?;
        let mut last = stated.said;
        // What the all-clear says of data was known later.
        if let Some(clear) = self.state.all_clear_given().filter(|_| last.data == YesNo::Unknown) {
            last.data = clear.said.data;
            last.data_source.clone_from(&clear.said.data_source);
        }
        Some((written(&last.sentence(true)), stated.id))
    }

    /// Who has a role.
    pub(super) fn role(&self, role: Role) -> Option<String> {
        let wanted = match role {
            Role::Lead => "Lead",
            Role::Operations => "Operations",
            Role::Communications => "Communications",
            Role::Planning => "Planning",
            Role::NextLead => "Next lead",
        };
        self.state.details.holder(wanted).map(written)
    }

    /// Where one calls and writes: links to the call and the chat.
    pub(super) fn command_posts(&self) -> Option<String> {
        let is_post = |pin: &&Stated<(String, String)>| {
            let name = pin.said.0.to_ascii_lowercase();
            name.contains("call") || name.contains("chat")
        };
        let posts = self.state.details.pins.iter().filter(is_post);
        joined(
            posts.map(|pin| format!("- {}: {}", written(&pin.said.0), written_link(&pin.said.1))).collect(),
        )
    }

    /// Who wrote the last of it: whoever is the scribe. An event knows its device and tab, not a person,
    /// so that nobody else is named as its author; without a scribe it is not recorded.
    pub(super) fn updated_by(&self) -> Option<String> {
        self.state.details.holder("Scribe").map(written)
    }

    /// By what one sees that it is over: as it was stated, and until when the remedy is watched.
    pub(super) fn exit_criteria(&self) -> Option<String> {
        let watch = self.state.watch().map(|watch| {
            let until = inline(&times::dated(watch.said, self.zone));
            format!("The remedy is watched until {until}; if nothing comes back by then, it is over.")
        });
        let parts = [self.aspect(Aspect::Exit), watch];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join("\n\n"))
    }

    /// What set it off, as it was stated. Nothing is guessed from what was changed shortly before: that
    /// stands in the timeline.
    pub(super) fn trigger(&self) -> Option<String> {
        self.aspect(Aspect::Trigger)
    }

    /// How it was noticed, as it was stated.
    pub(super) fn noticed(&self) -> Option<String> {
        self.aspect(Aspect::Noticed)
    }

    fn aspect(&self, aspect: Aspect) -> Option<String> {
        self.state.details.aspect(aspect).map(written)
    }

    /// When an instant was that a postmortem names.
    pub(super) fn moment(&self, milestone: Milestone) -> Option<Timestamp> {
        let first = |wanted: Phase| {
            let mut phases = self.phases().into_iter();
            phases.find(|(_, phase)| *phase == wanted).map(|(at, _)| at)
        };
        match milestone {
            Milestone::OutageBegins => self.state.details.started,
            Milestone::OutageEnds => self.state.details.all_clears.last().map(|clear| clear.said.to),
            Milestone::IncidentBegins => self.state.declared,
            Milestone::OutageMitigated => first(Phase::Monitoring),
            Milestone::IncidentEnds => self.state.resolved,
        }
    }

    /// What stands, in the order of time: undone entries are not among them, nor what was said in the
    /// debrief, which has sections of its own.
    pub(in crate::export) fn standing_entries(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        let is_told = |entry: &&Entry| entry.undone.is_none() && !matches!(entry.kind, EntryKind::Debrief(_));
        self.state.timeline().filter(is_told)
    }

    /// Whether what stands went on after midnight; a debrief on another day does not count.
    pub(super) fn runs_over_midnight(&self) -> bool {
        let day = self.start.utc().date();
        let is_of_it = |entry: &&Entry| !matches!(entry.kind, EntryKind::Detail(DetailKind::Aspect(_)));
        let mut told = self.standing_entries().filter(is_of_it);
        let first = told.next();
        let ends = [first, told.next_back().or(first)];
        ends.into_iter().flatten().any(|entry| entry.happened.utc().date() != day)
    }

    /// The phases and since when, from the declaration on.
    pub(in crate::export) fn phases(&self) -> Vec<(Timestamp, Phase)> {
        let mut phases: Vec<(Timestamp, Phase)> =
            self.state.declared.map(|at| (at, Phase::default())).into_iter().collect();
        for entry in self.standing_entries() {
            if let Some(phase) = entry.kind.enters()
                && phases.last().is_none_or(|(_, before)| *before != phase)
            {
                phases.push((entry.happened, phase));
            }
        }
        phases
    }

    /// How long it was of one severity; `None` where it never was, or the start is not known.
    pub(super) fn time_in(&self, wanted: Severity) -> Option<String> {
        let start = self.state.declared?;
        let end = self.state.ended().unwrap_or(self.exported).max(start);
        let declared = self.incident.log().iter().find_map(|event| {
            let Fact::Declared { severity, .. } = event.fact else { return None };
            Some(severity)
        });
        let (mut severity, mut since, mut millis) = (declared?, start, 0);
        let mut was = severity == wanted;
        for entry in self.standing_entries() {
            let EntryKind::Severity(next) = entry.kind else { continue };
            let at = entry.happened.clamp(start, end);
            if severity == wanted {
                millis += at.since(since);
            }
            (severity, since) = (next, at);
            was |= severity == wanted;
        }
        if severity == wanted {
            millis += end.since(since);
        }
        was.then(|| times::span(millis))
    }

    /// What it was, in a few sentences; `None` for a log without a declaration.
    pub(super) fn summary(&self) -> Option<String> {
        let state = self.state;
        let declared = inline(&times::dated(state.declared?, self.zone));
        let mut said =
            format!("{}. {} incident, declared {declared}", self.title(), inline(state.severity_name()));
        match (state.ended(), self.duration()) {
            (Some(end), Some(duration)) => {
                // Those who gave the all-clear may know an end other than the moment at which it was called resolved.
                let word = if Some(end) == state.resolved { "resolved" } else { "ended" };
                said += &format!(", {word} {}: {duration}.", inline(&times::dated(end, self.zone)));
            }
            (_, Some(so_far)) => said += &format!(", {}: {so_far}.", state.phase.name()),
            _ => said.push('.'),
        }
        for theory in self.causes() {
            said += &format!(" Proven: {}.", written(theory.statement.trim_end_matches('.')));
        }
        said += &ledger::first_update(state).map(|first| format!(" {first}")).unwrap_or_default();
        Some(said)
    }

    /// The theories that were proven.
    pub(super) fn causes(&self) -> impl Iterator<Item = &Theory> {
        self.state.theories.iter().filter(|theory| theory.standing() == Standing::Proven)
    }

    /// What was proven, with what it rests on, and where the whys end.
    pub(super) fn root_causes(&self) -> Option<String> {
        let mut lines: Vec<String> = self.causes().map(|theory| self.cause(theory)).collect();
        let leaves = self.state.debrief.tree().into_iter().filter(|branch| branch.is_leaf);
        lines.extend(leaves.map(|leaf| format!("- Where the whys end: {}", written(&leaf.why.text))));
        joined(lines)
    }

    fn cause(&self, theory: &Theory) -> String {
        let mark = standing_text::mark(self.state, theory);
        let mark = mark.map(|mark| format!(" ({mark})")).unwrap_or_default();
        let reason = inline(theory.reason());
        let reason = if reason.is_empty() { reason } else { format!(": {reason}") };
        format!("- {}{mark}{reason}", written(&theory.statement))
    }

    /// The first and last instants of a resolution, and what was changed for it.
    pub(super) fn resolution(&self) -> Option<String> {
        let remedies = self.standing_entries().filter(|entry| {
            self.state.is_change(entry.id) && self.state.declared.is_none_or(|at| entry.happened >= at)
        });
        let remedies = joined(remedies.map(|entry| self.line(entry)).collect());
        let mut parts: Vec<String> = remedies.into_iter().collect();
        let milestones =
            [(Milestone::OutageMitigated, "Monitoring since"), (Milestone::IncidentEnds, "Resolved")];
        let milestones = milestones.into_iter().filter_map(|(milestone, name)| {
            Some(format!("{name} {}.", inline(&times::dated(self.moment(milestone)?, self.zone))))
        });
        let milestones: Vec<String> = milestones.collect();
        if !milestones.is_empty() {
            parts.push(milestones.join(" "));
        }
        (!parts.is_empty()).then(|| parts.join("\n\n"))
    }

    /// When it was declared, and how it was noticed.
    pub(super) fn detection(&self) -> Option<String> {
        let declared = inline(&times::dated(self.state.declared?, self.zone));
        let at = self.state.details.detected.map(|at| inline(&times::dated(at, self.zone)));
        let at = at.map(|at| format!("Noticed {at}. ")).unwrap_or_default();
        let noticed = self.noticed().unwrap_or_else(|| super::NOT_RECORDED.to_owned());
        let noticed = noticed.trim_end_matches('.');
        Some(format!("{at}Declared {declared}. How it was noticed: {noticed}."))
    }

    /// What was changed before it was declared.
    pub(super) fn leadup(&self) -> Option<String> {
        let declared = self.state.declared?;
        let before = self.standing_entries().filter(|entry| entry.happened < declared);
        joined(before.map(|entry| self.line(entry)).collect())
    }

    /// How people responded: the first update, the promises, the actions.
    pub(super) fn response(&self) -> Option<String> {
        let kept = ledger::of(self.state, self.exported).map(|kept| format!("{kept}."));
        let parts = [ledger::first_update(self.state), kept, self.actions()];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join("\n\n"))
    }

    /// Everybody who is named with a role, a task or a conclusion, or as an author.
    pub(super) fn responders(&self) -> Option<String> {
        let mut names: Vec<&str> = Vec::new();
        let owners = self.state.actions.iter().map(|action| action.owner.as_str());
        let concluded = self.state.theories.iter().flat_map(|theory| &theory.history);
        let roles = self.state.details.roles.iter().map(|taken| taken.said.1.as_str());
        let authors = self.state.authors();
        let named = roles.chain(owners).chain(concluded.map(|change| change.by.as_str()));
        for name in named.chain(authors.iter().copied()) {
            let name = name.trim();
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        joined(names.into_iter().map(|name| format!("- {}", written(name))).collect())
    }

    /// Findings, decisions, changes, conclusions and phases: the story in short.
    pub(super) fn story(&self) -> Option<String> {
        let tells = |entry: &&Entry| match entry.kind {
            EntryKind::Finding | EntryKind::Decision | EntryKind::Conclusion { .. } => true,
            EntryKind::Change => self.state.is_change(entry.id),
            EntryKind::Phase(_) | EntryKind::Detail(_) => entry.kind.enters().is_some(),
            EntryKind::Note
            | EntryKind::Action
            | EntryKind::ActionDone
            | EntryKind::Question
            | EntryKind::Theory
            | EntryKind::Evidence { .. }
            | EntryKind::Update { .. }
            | EntryKind::Promise { .. }
            | EntryKind::Severity(_)
            | EntryKind::Title
            | EntryKind::Break { .. }
            | EntryKind::Answer { .. }
            | EntryKind::Confirmation { .. }
            | EntryKind::Merge(_)
            | EntryKind::Debrief(_) => false,
        };
        joined(self.standing_entries().filter(tells).map(|entry| self.line(entry)).collect())
    }

    /// What made it end or hurt less: changes that put things back, and luck.
    pub(super) fn mitigators(&self) -> Option<String> {
        let helps = |entry: &&Entry| {
            self.state.is_change(entry.id) && self.state.change_kind(entry.id) != ChangeKind::Deploy
        };
        let changes: Vec<String> =
            self.standing_entries().filter(helps).map(|entry| self.line(entry)).collect();
        let parts = [joined(changes), self.learnt(&[Lesson::WentWell, Lesson::Lucky])];
        joined(parts.into_iter().flatten().collect())
    }

    /// Everything that was learnt, under names.
    pub(super) fn lessons(&self) -> Option<String> {
        self.learnt(&Lesson::ALL)
    }

    /// An entry on one line: time, kind, words.
    pub(super) fn line(&self, entry: &Entry) -> String {
        let said = timeline_text(self.incident, entry);
        let lead = format!("- {} **{}**", self.time(entry.happened), upper_first(&said.kind));
        let text = inline(&said.text);
        if text.is_empty() { lead } else { format!("{lead}: {text}") }
    }

    /// What was told last to somebody, in its words.
    pub(super) fn told(&self, audience: crate::domain::Audience) -> Option<&crate::domain::Message> {
        self.state.messages.iter().rev().find(|message| message.audience == audience)
    }

    /// The impact as somebody was told of it last.
    pub(super) fn impact_told(&self, audience: crate::domain::Audience) -> Option<&str> {
        impact_told(self.state, Some(audience)).map(|told| told.parts.impact.as_str())
    }
}

/// The words of a person as paragraphs; `None` where there are none.
pub(super) fn words(text: &str) -> Option<String> {
    let text = prose(text);
    (!text.trim().is_empty()).then_some(text)
}

pub(super) fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
