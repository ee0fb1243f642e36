//! What was copied and is not logged as sent yet: kept through reloads, asked about where it is not what stands here,
//! and logged as it was pasted.

use crate::domain::{Audience, Command, due_after};
use crate::export::{Copied, Destination, Doubt, Writing, message_mail, nag};
use crate::ui::kit::signals::effect;
use crate::ui::platform::named_zone::zone_of;
use crate::ui::platform::{clipboard, keys};
use crate::ui::state::composer::Composer;
use crate::ui::text::words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The draft of what was copied and is not logged as sent yet.
const COPIED: &str = "update-copied";

impl Composer {
    /// Fixes an update as it is copied now: what stands in the fields, or another one beside it. With it, its HTML,
    /// where it is pasted so.
    pub fn fixed(self, writing: &Writing) -> (Copied, Option<String>) {
        let (stood, now) = untrack(|| (self.stands().fingerprint(&*self.zone()), self.session.now().get()));
        let (audience, destination) = (writing.audience, writing.destination);
        let name = self.session.peek(|i| i.state().update_policy.zone(audience).to_owned());
        let zone = zone_of(audience, &name.unwrap_or_default());
        let copied = Copied::of(writing, stood, now, &*zone);
        let copied = self.session.peek(|i| copied.clone().after(i.state())).unwrap_or(copied);
        // Where the browser paints HTML, plain text goes alone: it is what whoever writes in the dark is told to take.
        let is_alone = destination == Destination::Plain && clipboard::paints_html();
        let html = writing.with_draft(copied.next_due, now, |draft| destination.html(draft, &*zone));
        (copied, html.filter(|_| !is_alone))
    }

    /// Puts an update on the clipboard. From then on it waits for somebody to say that it is out, whether the page
    /// may copy or it has to be copied by hand.
    pub fn put(self, copied: Copied, html: Option<String>, is_unchecked: bool) {
        let copying = clipboard::copy_rich(&copied.text, html.as_deref());
        spawn_local(async move {
            let is_copied = copying.await;
            // The incident may have been left meanwhile.
            if self.copied.try_get_untracked().is_none() {
                return;
            }
            // What is pressed next is about this copy.
            keys::chosen();
            self.by_hand.set(if is_copied { String::new() } else { copied.text.clone() });
            self.unchecked.set(is_unchecked);
            self.done.set(String::new());
            self.wait_for(Some(copied));
        });
    }

    /// Keeps what waits, through reloads; nothing waits any more for `None`.
    pub fn wait_for(self, copied: Option<Copied>) {
        let written = copied.as_ref().map(Copied::written).unwrap_or_default();
        self.session.drafts().keep(COPIED, &written);
        self.copied.set(written);
    }

    /// What was copied did not go out: nothing waits any more, and nothing is logged.
    pub fn take_back(self) {
        self.by_hand.set(String::new());
        self.wait_for(None);
    }

    /// What waits to be logged; nothing where another update went to the same people since.
    pub fn waiting(self) -> Option<Copied> {
        (self.session.derive(|s| s.messages.len()))();
        let copied = self.copied.with(|copied| Copied::read(copied))?;
        let is_waiting = self.session.peek(|i| copied.is_waiting(i.state()));
        is_waiting.unwrap_or(false).then_some(copied)
    }

    /// The words of the clock while something waits; empty while nothing does.
    pub fn nag(self) -> String {
        self.waiting().map(|copied| nag(&copied, self.session.now().get())).unwrap_or_default()
    }

    /// Goes on with what was copied before a reload, and with its audience.
    pub fn take_up(self) {
        let kept = move || self.session.drafts().own(COPIED);
        self.copied.set(kept());
        if let Some(copied) = untrack(|| self.waiting()) {
            self.audience.set(copied.audience);
            let destination = Destination::from_name(&copied.destination);
            destination.into_iter().for_each(|to| self.destination.set(to));
        }
        // The text of an update may hold words that were redacted now.
        effect(move || {
            self.session.drafts().follow_erasures();
            self.by_hand.set(String::new());
            self.copied.set(kept());
        });
    }

    /// What has to be asked before it is logged as sent.
    pub fn doubt(self) -> Option<Doubt> {
        self.session.look_at_the_clock();
        untrack(|| {
            let copied = self.waiting()?;
            copied.doubt(&self.stands(), &*self.zone(), self.phase(), self.session.now().get())
        })
    }

    /// Logs what was copied as sent: with the promise that it names, at the time of the copy where it `went_then`, or
    /// with another promise that is due in `next_in` minutes.
    ///
    /// # Errors
    /// The words for why it was refused.
    pub fn log_copied(self, went_then: bool, next_in: Option<u32>) -> Result<Audience, String> {
        self.session.look_at_the_clock();
        let Some(copied) = untrack(|| self.waiting()) else {
            return Err("Nothing waits to be logged: another update went to them since.".to_owned());
        };
        let named = copied.next_due.filter(|_| next_in.is_none());
        let command = copied.sent(named).map_err(words::text_error)?;
        let refused = |rejected| words::rejected(&rejected);
        self.session.dispatch_late(command, went_then.then_some(copied.at)).map_err(refused)?;
        if let Some(next_in) = next_in {
            let due = due_after(next_in, self.session.now().get_untracked());
            let promise = Command::MakePromise { audience: copied.audience, due };
            self.session.dispatch(promise).map_err(refused)?;
        }
        self.is_logged(copied.audience);
        Ok(copied.audience)
    }

    /// Logs what stands here as sent, although the check says what is `overridden`: it went out another way.
    ///
    /// # Errors
    /// The words for why it was refused.
    pub fn log_what_stands(self, overridden: String) -> Result<Audience, String> {
        self.session.look_at_the_clock();
        let stands = untrack(|| self.stands());
        if stands.parts.is_blank() {
            return Err(EMPTY.to_owned());
        }
        // Nothing was copied, so it says for no place that it was.
        let copied = Copied { overridden, destination: String::new(), ..self.fixed(&stands).0 };
        let command = copied.sent(copied.next_due).map_err(words::text_error)?;
        self.session.dispatch(command).map_err(|rejected| words::rejected(&rejected))?;
        self.is_logged(copied.audience);
        Ok(copied.audience)
    }

    fn is_logged(self, audience: Audience) {
        self.take_back();
        if self.audience.get_untracked() == audience {
            self.follow_cadence();
        }
    }

    /// An update that is fixed, as a mail that waits to be sent.
    pub fn mail(self, writing: &Writing, copied: &Copied) -> String {
        let zone = untrack(|| self.zone());
        writing.with_draft(copied.next_due, copied.at, |draft| message_mail(draft, &*zone))
    }
}

/// Why an update without words is not copied or logged.
pub const EMPTY: &str = "The update is empty. Say at least what is happening.";
