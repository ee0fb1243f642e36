//! What the words of an update start from: the log, templates that everybody needs, and a person's own.

use crate::domain::{Audience, Phase, State, UpdateParts};
use crate::export::{Ready, Templates, renewed};
use crate::settings::TEMPLATES;
use crate::ui::state::composer::{Composer, Part};
use leptos::prelude::*;

impl Composer {
    /// Fills the parts with what the log knows: those that say nothing, and those whose words are of another phase and
    /// nobody's own.
    pub fn start_from_log(self) {
        let own = Templates::read(&self.session.settings().get(TEMPLATES));
        let stands = untrack(|| self.all_parts());
        self.fill_with(|state, audience, phase| {
            let fresh = own.start(state, audience, phase);
            renewed(state, audience, &stands, &fresh)
        });
    }

    /// Whether the log has other words for the phase that it is in than those that stand here.
    pub fn is_of_another_phase(self) -> bool {
        let (audience, phase, stands) = (self.audience.get(), self.phase(), self.all_parts());
        (self.session.derive(|s| s.messages.len()))();
        let seen = self.session.peek(|i| {
            let own = Templates::read(&self.session.settings().get(TEMPLATES));
            let fresh = own.start(i.state(), audience, phase);
            renewed(i.state(), audience, &stands, &fresh) != stands
        });
        !stands.is_blank() && seen.unwrap_or(false)
    }

    /// Fills the parts with an update that everybody needs. Only parts that say nothing are filled.
    pub fn start_ready(self, ready: Ready) {
        let stands = untrack(|| self.all_parts());
        self.fill_with(|state, audience, _| stands.filled(ready.parts(state, audience)));
    }

    /// Keeps the words that stand here as what updates to this audience in this phase start from;
    /// where no words stand here, what was kept is forgotten. Says what was done.
    pub fn keep_template(self) {
        let (audience, phase, parts) = untrack(|| (self.audience.get(), self.phase(), self.all_parts()));
        let mut own = Templates::read(&self.session.settings().get(TEMPLATES));
        let to = format!("for {} to {}", phase.name(), audience.in_text());
        let said = match parts.is_blank() {
            true if own.get(phase, audience).is_none() => {
                format!("There is no template of your own {to}. Write the words first.")
            }
            true => format!("Your template {to} is forgotten: updates start from the log again."),
            false => {
                format!("Kept as your template {to}. Write {{title}} where the incident's title belongs.")
            }
        };
        own.keep(phase, audience, parts);
        self.session.settings().set(TEMPLATES, &own.written());
        self.session.say(&said);
    }

    fn fill_with(self, words: impl FnOnce(&State, Audience, Phase) -> UpdateParts) {
        let (audience, phase) = untrack(|| (self.audience.get(), self.phase()));
        let Some(mut parts) = self.session.peek(|i| words(i.state(), audience, phase)) else { return };
        for (part, words) in Part::IN_PARTS.into_iter().zip(parts.texts_mut().map(std::mem::take)) {
            if self.part(part).with_untracked(|before| *before != words) {
                self.write(part, words);
            }
        }
    }
}
