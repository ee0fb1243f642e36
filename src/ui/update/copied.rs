//! What was copied and is not logged as sent yet: kept through reloads, asked about where it is not what stands here,
//! and logged as it was pasted.

use super::composer::Composer;
use super::destination::Destination;
use crate::domain::{Command, Timestamp, due_after};
use crate::export::{Copied, Doubt};
use crate::ui::reactive::*;
use crate::ui::words;

/// The draft of what was copied and is not logged as sent yet.
const COPIED: &str = "update-copied";

impl Composer {
    /// Keeps what was copied until it is logged as sent, through reloads: what is logged has to be that.
    pub fn keep_copied(self) {
        let copied = untrack(|| Copied {
            at: self.session.now().get(),
            audience: self.audience.get(),
            phase: self.phase(),
            parts: self.all_parts(),
            next_due: self.next_due(),
            destination: self.destination.get().name().to_owned(),
            text: self.text(),
        });
        self.session.keep_draft(COPIED, &copied.written());
    }

    /// Lays out an update that was copied elsewhere and could not be logged; whether it could, as other words that
    /// stand here are not written over.
    pub fn take_copied(self, copied: &Copied) -> bool {
        let is_laid_out = self.lay_out(copied.audience, copied.parts.clone());
        if is_laid_out {
            self.session.keep_draft(COPIED, &copied.written());
            self.take_up();
        }
        is_laid_out
    }

    /// What was copied for the chosen audience and is not logged yet.
    pub fn copied(self) -> Option<Copied> {
        let copied = Copied::read(&self.session.own_draft(COPIED))?;
        let is_open = untrack(|| {
            self.audience.get() == copied.audience && self.last_sent().is_none_or(|sent| sent < copied.at)
        });
        is_open.then_some(copied)
    }

    /// Goes on with what was copied before a reload: its audience, its form and the time that it names.
    pub(super) fn take_up(self) {
        let Some(copied) = Copied::read(&self.session.own_draft(COPIED)) else { return };
        self.audience.set(copied.audience);
        let destination = Destination::ALL.into_iter().find(|to| to.name() == copied.destination);
        destination.into_iter().for_each(|to| self.destination.set(to));
        if self.copied().is_some() {
            self.copied_due.set(copied.next_due);
        }
    }

    /// What has to be asked before it is logged as sent.
    pub fn doubt(self) -> Option<Doubt> {
        self.session.look_at_the_clock();
        let copied = self.copied()?;
        untrack(|| copied.doubt(&self.text(), self.phase(), self.session.now().get()))
    }

    /// Logs what was copied as sent: with the promise that it names, at `sent` where that was earlier, or with
    /// another one that is due in `next_in` minutes.
    ///
    /// # Errors
    /// The words for why it was refused.
    pub fn mark_copied(
        self,
        overridden: String,
        sent: Option<Timestamp>,
        next_in: Option<u32>,
    ) -> Result<(), String> {
        self.session.look_at_the_clock();
        let Some(copied) = self.copied() else { return self.mark_sent(overridden) };
        let named = copied.next_due.filter(|_| next_in.is_none());
        let command = copied.sent(named, overridden).map_err(words::text_error)?;
        let refused = |rejected| words::rejected(&rejected);
        self.session.dispatch_late(command, sent).map_err(refused)?;
        if let Some(next_in) = next_in {
            let due = due_after(next_in, self.session.now().get_untracked());
            let promise = Command::MakePromise { audience: copied.audience, due };
            self.session.dispatch(promise).map_err(refused)?;
        }
        self.logged();
        Ok(())
    }

    pub(super) fn logged(self) {
        self.session.keep_draft(COPIED, "");
        self.follow_cadence();
        self.touch();
    }
}
