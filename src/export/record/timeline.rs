//! Everything in the order in which it happened: undone, corrected and late entries as such.

use super::{Record, item, joined, quoted, written};
use crate::domain::{DetailKind, Entry, EntryKind, Event, Evidence, Fact, Stamp, Standing, Timestamp};
use crate::export::{pictures, standing_text, times};

impl Record<'_> {
    pub(super) fn timeline(&self) -> Option<String> {
        let mut lines: Vec<(Timestamp, String)> = Vec::with_capacity(self.state.entries.len() + 1);
        let mut theory: Option<Stamp> = None;
        for entry in self.state.timeline() {
            lines.push((entry.happened, self.entry(entry, theory)));
            theory = theory_of(entry).or(theory);
        }
        if let Some((at, line)) = self.declaration() {
            let place = lines.partition_point(|(other, _)| *other < at);
            lines.insert(place, (at, line));
        }
        let mut out: Vec<String> = Vec::new();
        let mut day = String::new();
        let mut before = None;
        for (at, line) in lines {
            let date = at.utc().date();
            if self.spans_days && date != day {
                let blank = if out.is_empty() { "" } else { "\n" };
                out.push(format!("{blank}### {date}\n"));
                day = date;
            }
            let gap = before.and_then(|before| self.state.gap_between(before, at));
            out.extend(gap.map(|gap| format!("- (nothing for {})", times::span(gap))));
            before = Some(at);
            out.push(line);
        }
        joined(out)
    }

    fn declaration(&self) -> Option<(Timestamp, String)> {
        let declared = |e: &&Event| matches!(e.fact, Fact::Declared { .. });
        let event = self.incident.log().iter().find(declared)?;
        let Fact::Declared { title, severity } = &event.fact else {
            return None;
        };
        let lead = format!(
            "{} **Declared ({}):**",
            self.hour(event.happened),
            written(&self.state.details.severities.in_text(*severity))
        );
        Some((event.happened, item(0, &lead, title)))
    }

    /// An entry. `theory` is the one that was spoken of last: it is not named again for its evidence.
    fn entry(&self, entry: &Entry, theory: Option<Stamp>) -> String {
        let (kind, says_text) = self.kind(entry);
        let lasted = self.state.paste_of(entry.id).and_then(|(_, part)| part.until);
        let until = lasted.map_or_else(String::new, |until| format!(" to {}", self.hour(until)));
        let mut lead = format!("{}{until} **{kind}", self.hour(entry.happened));
        if let Some(author) = self.state.told_author(entry.id) {
            lead += &format!(", by {}", written(author));
        }
        if entry.is_late() {
            let written = times::short_near(entry.written, entry.happened, self.zone);
            lead += &format!(", written down at {written}");
        }
        if !entry.earlier.is_empty() {
            lead += ", corrected";
        }
        if !entry.earlier_times().is_empty() {
            lead += ", time changed";
        }
        if let Some(undone) = entry.undone {
            lead += &format!(", undone at {}", self.time(undone));
        }
        let reason = self.state.reason_of_entry(entry.id);
        let text = if says_text || entry.undone.is_some() { entry.text.as_str() } else { "" };
        let text = if reason.is_empty() { text } else { &reason };
        let aside = self.aside(entry, theory);
        let mut lines = match (text.trim().is_empty() && !says_text, aside.is_empty()) {
            (true, _) => vec![format!("- {lead}**{aside}")],
            (false, true) => vec![item(0, &(lead + ":**"), text)],
            (false, false) => vec![item(0, &format!("{lead}**{aside}:"), text)],
        };
        lines.extend(entry.earlier.iter().map(|before| {
            item(1, &format!("Until it was corrected at {}:", self.time(before.until)), &before.text)
        }));
        lines.extend(entry.earlier_times().iter().map(|before| {
            let (until, said) = (self.time(before.until), self.time(before.happened));
            format!("  - Until its time was changed at {until}: {said}")
        }));
        if entry.kind == EntryKind::ActionDone {
            lines.extend(self.task_done(entry.id));
        }
        lines.extend(self.origin(entry.id));
        lines.extend(self.state.pictures_of(entry.id).map(|_| format!("  - {}", pictures::ATTACHED)));
        lines.join("\n")
    }

    /// The words for an entry's kind, and whether its text says what they do not.
    fn kind(&self, entry: &Entry) -> (String, bool) {
        let has_text = !entry.text.trim().is_empty() || !self.state.reason_of_entry(entry.id).is_empty();
        match entry.kind {
            EntryKind::Note => ("Note".into(), true),
            EntryKind::Finding => ("Finding".into(), true),
            EntryKind::Decision => ("Decision".into(), true),
            EntryKind::Change => ("Change".into(), true),
            EntryKind::Question => ("Question".into(), true),
            EntryKind::Theory => ("Theory".into(), true),
            EntryKind::Title => ("New title".into(), true),
            EntryKind::Merge(_) => ("Copies merged".into(), true),
            EntryKind::Action => (self.assignment(entry.id), true),
            EntryKind::ActionDone => ("Action done".into(), false),
            EntryKind::Answer { question, by } => {
                (format!("Answered: {}, by {}", self.named(question), self.named(by)), false)
            }
            EntryKind::Confirmation { evidence } => {
                (format!("Checked again, still so: {}", self.named(evidence)), false)
            }
            EntryKind::Evidence { leaning, .. } => (format!("Evidence {}", leaning.in_text()), true),
            EntryKind::Conclusion { standing, .. } => {
                let mark = standing_text::mark_of_entry(self.state, entry);
                let mark = mark.map(|mark| format!(", {mark}")).unwrap_or_default();
                (format!("{}{mark}", conclusion(standing)), has_text)
            }
            EntryKind::Update { audience, phase } => {
                (format!("Update sent to {} ({})", audience.name().to_ascii_lowercase(), phase.name()), false)
            }
            EntryKind::Promise { audience, due } => {
                let verb = if has_text { "moved to" } else { "promised by" };
                let to = audience.name().to_ascii_lowercase();
                (format!("Next update to {to} {verb} {}", self.time(due)), has_text)
            }
            EntryKind::Phase(phase) => (format!("Phase: {}", phase.name()), false),
            EntryKind::Break { taken: true } => ("Break taken".into(), false),
            EntryKind::Break { taken: false } => ("Break put off".into(), false),
            EntryKind::Severity(severity) => {
                (format!("Severity: {}", written(self.state.details.severities.name(severity))), false)
            }
            EntryKind::Detail(kind @ DetailKind::Task(task)) => {
                (format!("{}: {}", kind.name(), self.named(task)), true)
            }
            EntryKind::Detail(kind) => (kind.name().into(), true),
            EntryKind::Debrief(entry) => self.debrief_kind(entry, has_text),
        }
    }

    fn assignment(&self, action: Stamp) -> String {
        // The id is that of an entry of this one kind; what it says is whose it was at first.
        let Some(Fact::ActionAssigned { owner, .. }) = self.incident.event(action).map(|event| &event.fact)
        else {
            return "Action".into();
        };
        format!("Action for {}", written(owner))
    }

    fn task_done(&self, done: Stamp) -> Option<String> {
        let Fact::ActionDone { action } = self.incident.event(done)?.fact else {
            return None;
        };
        let text = self.state.entries.get(action).map(|e| e.text.as_str());
        Some(format!("  - {}", text.map_or("(an action that is not in this record)".into(), quoted)))
    }

    /// Where evidence comes from and which theory is meant, in brackets; empty where neither is said.
    fn aside(&self, entry: &Entry, before: Option<Stamp>) -> String {
        let is_evidence = matches!(entry.kind, EntryKind::Evidence { .. });
        let piece = self.state.evidence.get(entry.id).filter(|_| is_evidence);
        let source = piece.and_then(|piece: &Evidence| piece.source);
        let theory = entry.kind.theory().filter(|theory| !is_evidence || before != Some(*theory));
        let said = [source.map(|s| s.name().to_owned()), theory.map(|theory| self.named(theory))];
        let said = said.into_iter().flatten().collect::<Vec<String>>().join(", ");
        if said.is_empty() { said } else { format!(" ({said})") }
    }

    pub(super) fn named(&self, id: Stamp) -> String {
        let text = self.state.entries.get(id).map(|e| e.text.as_str());
        text.map_or("(something that is not in this record)".into(), quoted)
    }

    /// The clock alone; the day stands in the heading above.
    fn hour(&self, at: Timestamp) -> String {
        times::short(at, self.zone)
    }
}

fn theory_of(entry: &Entry) -> Option<Stamp> {
    if entry.kind == EntryKind::Theory { Some(entry.id) } else { entry.kind.theory() }
}

fn conclusion(standing: Standing) -> &'static str {
    match standing {
        Standing::Assumption => "Back to an assumption",
        Standing::Testing | Standing::Proven | Standing::Disproved | Standing::Abandoned => standing.name(),
    }
}
