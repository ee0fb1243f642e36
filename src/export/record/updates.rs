//! Impact, the updates that were sent and what became of the promises.

use super::{Record, written};
use crate::domain::{Message, Outcome, Promise, Sending, Stamp};
use crate::export::markdown_text::{inline, prose};
use crate::export::{ledger, times};

impl Record<'_> {
    /// What the updates said about the impact, each in its words and with its time.
    pub(super) fn impact(&self) -> Option<String> {
        let telling = self.state.messages.iter().filter(|m| !inline(&m.parts.impact).is_empty());
        self.impact_of(telling)
    }

    /// The same, but for what was only said again.
    pub(in crate::export) fn impact_once(&self) -> Option<String> {
        let mut said: Vec<&str> = Vec::new();
        let telling = self.state.messages.iter().filter(|m| {
            let words = m.parts.impact.trim();
            let is_new = !inline(words).is_empty() && !said.contains(&words);
            said.push(words);
            is_new
        });
        self.impact_of(telling)
    }

    /// What updates said of it that were sent after an event and said another one.
    pub(in crate::export) fn impact_told_since(&self, event: Stamp) -> Option<String> {
        let history = self.state.impact_history();
        let later =
            history.iter().filter(|said| said.id > event).filter_map(|said| self.state.messages.get(said.id));
        let told: Vec<String> = later.map(|message| self.as_told(message)).collect();
        (!told.is_empty()).then(|| told.join("\n\n"))
    }

    fn as_told(&self, message: &Message) -> String {
        let head = format!("As told to {} at {}:", audience(message), self.time(message.sent));
        format!("{head}\n\n{}", quote(&message.parts.impact))
    }

    fn impact_of<'m>(&self, telling: impl Iterator<Item = &'m Message>) -> Option<String> {
        let told = telling.map(|message| self.as_told(message)).collect::<Vec<String>>();
        let stated = self.stated_impact();
        let blocks: Vec<String> = stated.into_iter().chain(told).collect();
        (!blocks.is_empty()).then(|| blocks.join("\n\n"))
    }

    pub(super) fn updates(&self) -> Option<String> {
        let mut blocks: Vec<String> = self.tally().into_iter().collect();
        blocks.extend(self.state.messages.iter().map(|m| self.update(m)));
        let apart = self.state.promises.iter().filter(|p| !self.state.messages.contains(p.id));
        let apart: Vec<String> = apart.map(|p| format!("- {}", self.promise_apart(p))).collect();
        if !apart.is_empty() {
            blocks.push(format!("Promised between updates:\n\n{}", apart.join("\n")));
        }
        (!blocks.is_empty()).then(|| blocks.join("\n\n"))
    }

    fn tally(&self) -> Option<String> {
        let count = self.state.messages.len();
        if count == 0 {
            return ledger::of(self.state, self.exported)
                .map(|ledger| format!("No update was sent. {ledger}."));
        }
        let sent = if count == 1 { "1 update".to_owned() } else { format!("{count} updates") };
        let first = ledger::first_update(self.state).map(|first| format!(" {first}")).unwrap_or_default();
        Some(match ledger::of(self.state, self.exported) {
            Some(kept) => format!("{sent}. {kept}.{first}"),
            None => format!("{sent}.{first}"),
        })
    }

    fn update(&self, message: &Message) -> String {
        let head =
            format!("**{} to {}, {}**", self.time(message.sent), audience(message), message.phase.name());
        let promise = self
            .state
            .promises
            .get(message.id)
            .map(|p| format!("\n\nNext update promised by {}: {}.", self.time(p.due), self.outcome(p)));
        let how = how(&message.how).map(|how| format!("\n\n{how}"));
        format!(
            "{head}\n\n{}{}{}",
            quote(&message.text),
            how.unwrap_or_default(),
            promise.unwrap_or_default()
        )
    }

    fn promise_apart(&self, promise: &Promise) -> String {
        format!(
            "At {}, to {}, by {}: {}.",
            self.time(promise.made),
            promise.audience.name().to_ascii_lowercase(),
            self.time(promise.due),
            self.outcome(promise)
        )
    }

    fn outcome(&self, promise: &Promise) -> String {
        let outcome = times::outcome(promise, self.zone, self.exported);
        if let Outcome::PushedBack { reason, .. } = &promise.outcome
            && !inline(reason).is_empty()
        {
            return format!("{outcome}, “{}”", inline(reason).trim_end_matches('.'));
        }
        outcome
    }
}

fn audience(message: &Message) -> String {
    message.audience.name().to_ascii_lowercase()
}

/// The very words, each line behind a quotation mark.
fn quote(text: &str) -> String {
    let text = prose(text);
    let text = if text.is_empty() { written("") } else { text };
    let line = |line: &str| if line.is_empty() { ">".to_owned() } else { format!("> {line}") };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// As what it was copied, and what stood against it; `None` where nobody said.
fn how(how: &Sending) -> Option<String> {
    let mut said = Vec::new();
    if !how.destination.is_empty() {
        said.push(format!("Copied as {}.", inline(&how.destination)));
    }
    let against: Vec<String> = how.overridden.lines().map(inline).collect();
    if !against.is_empty() {
        said.push(format!("Sent although the check said: {}.", against.join("; ")));
    }
    (!said.is_empty()).then(|| said.join(" "))
}
