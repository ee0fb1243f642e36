//! The report at the end of a shift: what the next one has to know, in the order in which it is asked.
//!
//! Every section is there, and none invents anything. Where the log has nothing it says "not recorded"; "none" where the log is
//! all there is to know, as of promises, theories and actions. It is Markdown, and a page
//! that the next person reads first, with the same words.

use super::markdown_text::{has_lines, inline};
use super::times;
use crate::domain::{
    Action, Aspect, DRILL, EntryKind, Evidence, ImpactSource, ImpactStatement, Incident, Leaning,
    QuestionStanding, Standing, State, Theory, Timestamp, Zone,
};

/// A section of the handover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverSection {
    /// What it is about.
    pub heading: &'static str,
    /// What it says.
    pub lines: Vec<HandoverLine>,
    /// What stands there where it says nothing: "none", or "not recorded".
    pub nothing: &'static str,
}

/// A line of the handover in plain words; nothing in it is escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverLine {
    /// Whether it says more about the line before.
    pub is_under: bool,
    /// What it says.
    pub text: String,
}

/// The handover as it stands at `now`, as GitHub Markdown. Ends with a line break.
pub fn handover(incident: &Incident, zone: &dyn Zone, now: Timestamp) -> String {
    let title = inline(&incident.state().title);
    let title = if title.is_empty() { "Untitled incident" } else { &title };
    let mut text = format!("# Handover: {title}\n\nAs of {}.\n", inline(&times::dated(now, zone)));
    for HandoverSection { heading, lines, nothing } in handover_sections(incident, zone, now) {
        let item = |line: &HandoverLine| {
            let indent = if line.is_under { "  " } else { "" };
            format!("{indent}- {}", inline(&line.text))
        };
        let lines: Vec<String> = lines.iter().map(item).collect();
        let body = if lines.is_empty() { nothing.to_owned() } else { lines.join("\n") };
        text += &format!("\n## {heading}\n\n{body}\n");
    }
    text
}

/// The handover as it stands at `now`, section by section.
pub fn handover_sections(incident: &Incident, zone: &dyn Zone, now: Timestamp) -> Vec<HandoverSection> {
    let report = Report { state: incident.state(), zone, now };
    // Of a log without a word nothing is known, not even that.
    let none = if report.state.last_change.is_none() { NOT_RECORDED } else { "none" };
    let sections = [
        ("Impact now", report.impact(), NOT_RECORDED),
        ("Phase", report.phase(), NOT_RECORDED),
        ("Promise running", report.promises(), none),
        ("Theories alive with next check", report.alive(), none),
        ("Ruled out, and on what evidence", report.ruled_out(), none),
        ("Changes made and their state", report.changes(), NOT_RECORDED),
        ("Open actions", report.actions(), none),
        ("Parked questions", report.parked(), none),
        ("What to watch and when to stop", report.watch(), NOT_RECORDED),
    ];
    let section = |(heading, lines, nothing)| HandoverSection { heading, lines, nothing };
    sections.into_iter().map(section).collect()
}

/// What stands where somebody may know more than the log.
const NOT_RECORDED: &str = "not recorded";

/// The line of the one who takes over: `I have it: Maria (Lead), 04:00 UTC. Checkout fails. ...`
pub fn acknowledgement(state: &State, role: &str, name: &str, now: Timestamp, zone: &dyn Zone) -> String {
    let promise = match state.next_promise() {
        Some(next) => {
            let due = times::ahead(next.due, now, zone);
            format!(" Next update to {} by {due}.", next.audience.in_text())
        }
        None => String::new(),
    };
    let title = state.title.trim_end_matches('.');
    let (drill, title) = title.strip_prefix(DRILL).map_or(("", title), |title| (DRILL, title));
    format!("{drill}{HAVE_IT}{name} ({role}), {}. {title}.{promise}", times::clock(now, zone))
}

/// Role and name in such a line, wherever it stands in a text; `None` where there is none.
pub fn read_acknowledgement(text: &str) -> Option<(String, String)> {
    let (_, rest) = text.split_once(HAVE_IT)?;
    let line = rest.lines().next()?;
    // The name ends where the last role before a time in brackets begins.
    let (who, _) = line.split_once("), ")?;
    let (name, role) = who.rsplit_once(" (")?;
    let (name, role) = (name.trim(), role.trim());
    (!name.is_empty() && !role.is_empty()).then(|| (role.to_owned(), name.to_owned()))
}

/// Whether such a line stands in a text and is not whole, as one is that was cut: it says no name that one could rely on.
pub fn is_half_an_acknowledgement(text: &str) -> bool {
    text.contains(HAVE_IT.trim_end()) && read_acknowledgement(text).is_none()
}

/// What the line of the one who takes over begins with.
const HAVE_IT: &str = "I have it: ";

struct Report<'a> {
    state: &'a State,
    zone: &'a dyn Zone,
    now: Timestamp,
}

impl Report<'_> {
    fn time(&self, at: Timestamp) -> String {
        let day =
            if at.utc().date() == self.now.utc().date() { String::new() } else { at.utc().date() + " " };
        day + &times::clock(at, self.zone)
    }

    fn impact(&self) -> Vec<HandoverLine> {
        let Some(ImpactStatement { at, source, said, .. }) = self.state.impact() else { return Vec::new() };
        let at = self.time(at);
        let ImpactSource::Sent(to) = source else {
            return vec![line(&format!("{} (as of {at})", said.sentence(true)))];
        };
        let told = format!("As told to {} at {at}: {}", to.in_text(), said.what.trim());
        // What people inside said before has more in it than what readers were told.
        let history = self.state.impact_history();
        let stated = history.iter().rev().find(|said| !matches!(said.source, ImpactSource::Sent(_)));
        let stated =
            stated.map(|stated| format!("{} (as of {})", stated.said.sentence(true), self.time(stated.at)));
        [Some(told), stated].iter().flatten().map(|said| line(said)).collect()
    }

    fn phase(&self) -> Vec<HandoverLine> {
        let state = self.state;
        if state.last_change.is_none() {
            return Vec::new();
        }
        let mut said = format!("{}, severity {}", state.phase.name(), state.severity_in_text());
        if let Some(started) = state.started() {
            said += &format!(", since {}", self.time(started));
        }
        let mut lines = vec![line(&said)];
        for taken in state.details.roles_now() {
            lines.push(line(&format!("{}: {}", taken.said.0, taken.said.1)));
        }
        lines
    }

    fn promises(&self) -> Vec<HandoverLine> {
        let running = self.state.promises.iter().filter(|p| p.is_running());
        let said = running.map(|promise| {
            let to = promise.audience.in_text();
            line(&format!("Next update to {to} by {}", self.due(promise.due)))
        });
        // What nobody has promised is owed all the same: whoever takes over hears of it first.
        let owed = self.state.deadline().filter(|deadline| deadline.promise.is_none());
        let owed = owed.map(|first| {
            line(&format!("Nothing is promised yet; the first update is due by {}", self.due(first.due)))
        });
        said.chain(owed).collect()
    }

    fn due(&self, due: Timestamp) -> String {
        let left = due.since(self.now);
        let span = times::span(left);
        let when = if left < 0 { format!("overdue by {span}") } else { format!("in {span}") };
        format!("{} ({when})", self.time(due))
    }

    fn alive(&self) -> Vec<HandoverLine> {
        let alive = self.state.theories.iter().filter(|t| t.standing().is_alive());
        let mut lines = Vec::new();
        for theory in alive {
            lines.push(line(&format!("{} ({})", theory.statement, theory.standing().in_text())));
            lines.push(under(&format!("Next check: {}", self.next_check(theory))));
        }
        lines
    }

    /// A task that looks into it, else what one would see if it were true.
    fn next_check(&self, theory: &Theory) -> String {
        let task = self.state.actions.iter().find(|a| a.theory == Some(theory.id) && a.done.is_none());
        match (task, theory.expectation.trim()) {
            (Some(task), _) => format!("{} ({})", task.text, self.who(task)),
            (None, "") => NOT_RECORDED.to_owned(),
            (None, expectation) => format!("whether one sees {expectation}"),
        }
    }

    fn ruled_out(&self) -> Vec<HandoverLine> {
        let out = self.state.theories.iter().filter(|t| t.standing() == Standing::Disproved);
        let mut lines = Vec::new();
        for theory in out {
            let mark = super::standing_text::mark(self.state, theory);
            let mark = mark.map(|mark| format!(" ({mark})")).unwrap_or_default();
            // Where the evidence is the reason, it follows.
            let reason = Some(theory.reason().trim()).filter(|reason| !reason.is_empty());
            let reason = reason.map(|reason| format!(": {reason}")).unwrap_or_default();
            lines.push(line(&format!("{}{mark}{reason}", theory.statement)));
            let mut on = Vec::new();
            for piece in self.state.evidence_of(theory) {
                if piece.leaning_to(theory.id) == Some(Leaning::Against) {
                    on.push(self.evidence(piece));
                }
            }
            if on.is_empty() {
                on.push(line("Evidence: not recorded"));
            }
            lines.extend(on.into_iter().map(|piece| HandoverLine { is_under: true, ..piece }));
        }
        lines
    }

    fn evidence(&self, piece: &Evidence) -> HandoverLine {
        let source = piece.source.map(|source| format!("{}, ", source.name())).unwrap_or_default();
        let stale = self
            .state
            .stale(piece)
            .map(|stale| format!(", {}", super::standing_text::check_again(&stale, &self.time(stale.at))));
        let (seen, stale) = (self.time(piece.seen), stale.unwrap_or_default());
        line(&format!("{} ({source}seen at {seen}{stale})", piece.text))
    }

    fn changes(&self) -> Vec<HandoverLine> {
        let is_change = |kind| kind == EntryKind::Change;
        let made = self.state.timeline().filter(|e| is_change(e.kind) && self.state.is_change(e.id));
        let mut lines = Vec::new();
        for entry in made {
            let kind = self.state.change_kind(entry.id).title();
            lines.push(line(&format!("{} {kind}: {}", self.time(entry.happened), entry.text)));
            let how = self.state.details.how(entry.id);
            let back = how.map_or("", |how| how.rollback.trim());
            let back = if back.is_empty() {
                "way back not recorded".to_owned()
            } else {
                format!("way back: {back}")
            };
            let risks = how.map(|how| how.risks().join(", ")).filter(|risks| !risks.is_empty());
            let risks = risks.map(|risks| format!("; dangerous corners: {risks}")).unwrap_or_default();
            lines.push(under(&format!("In place; {back}{risks}")));
        }
        lines
    }

    fn who(&self, action: &Action) -> String {
        match action.due {
            Some(due) if due < self.now => format!("{}, overdue since {}", action.owner, self.time(due)),
            Some(due) => format!("{}, due {}", action.owner, self.time(due)),
            None => action.owner.clone(),
        }
    }

    fn actions(&self) -> Vec<HandoverLine> {
        let open = self.state.actions.iter().filter(|a| a.done.is_none());
        open.map(|action| line(&format!("{} ({})", action.text, self.who(action)))).collect()
    }

    fn parked(&self) -> Vec<HandoverLine> {
        let parked =
            |q: &&crate::domain::Question| self.state.question_standing(q) == QuestionStanding::Parked;
        self.state.questions.iter().filter(parked).map(|q| line(&q.text)).collect()
    }

    fn watch(&self) -> Vec<HandoverLine> {
        let until = self.state.watch().map(|watch| match watch.said <= self.now {
            true => format!("The watch was over at {}: resolve it, or watch on", self.time(watch.said)),
            false => {
                format!("Watch until {}; if nothing comes back by then, resolve it", self.time(watch.said))
            }
        });
        let over = self.state.details.aspect(Aspect::Exit).map(|when| format!("Over when: {when}"));
        over.iter().chain(&until).map(|words| line(words)).collect()
    }
}

/// A line; of a text with several lines the first.
fn line(text: &str) -> HandoverLine {
    let text = text.trim();
    let text = match has_lines(text) {
        true => {
            let more = text.lines().count() - 1;
            let noun = if more == 1 { "line" } else { "lines" };
            let first = text.lines().next().unwrap_or_default();
            format!("{first} ({more} more {noun} in the record)")
        }
        false => text.to_owned(),
    };
    HandoverLine { is_under: false, text }
}

/// A line that says more about the one before.
fn under(text: &str) -> HandoverLine {
    HandoverLine { is_under: true, ..line(text) }
}
