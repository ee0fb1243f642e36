//! The update that is being written: its words, kept as drafts, and the text they make.

use super::destination::Destination;
use crate::domain::{
    Audience, Command, EntryText, Incident, Language, Phase, Sending, Stamp, State, Timestamp, UpdateParts,
    Zone, due_after,
};
use crate::export::{Draft, Ready, Repeat, Templates, message_mail, repeats, since_last};
use crate::settings::TEMPLATES;
use crate::ui::browser::named_zone::zone_of;
use crate::ui::lean::{Choice, effect};
use crate::ui::reactive::*;
use crate::ui::session::Session;
use crate::ui::words;

/// The languages of a frame on the menu: first whatever was typed.
const FRAMES: [Option<Language>; 7] = [
    None,
    Some(Language::English),
    Some(Language::German),
    Some(Language::French),
    Some(Language::Spanish),
    Some(Language::Portuguese),
    Some(Language::Japanese),
];

/// The parts of an update that are written by hand, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What is happening.
    Happening,
    /// Impact.
    Impact,
    /// What we are doing.
    Doing,
    /// What you can do.
    Reader,
}

impl Part {
    /// All of them.
    pub const ALL: [Part; 4] = [Part::Happening, Part::Impact, Part::Doing, Part::Reader];

    /// The label and accessible name of its field.
    pub fn label(self) -> &'static str {
        match self {
            Part::Happening => "What is happening",
            Part::Impact => "Impact",
            Part::Doing => "What we are doing",
            Part::Reader => "What you can do",
        }
    }

    /// An example of what is wanted.
    pub fn example(self) -> &'static str {
        match self {
            Part::Happening => "Card payments fail for some customers in Europe.",
            Part::Impact => "About 1 in 3 card payments has failed since 02:41 UTC.",
            Part::Doing => "We are checking a change that went out shortly before.",
            Part::Reader => "Please try again later, or pay by bank transfer.",
        }
    }

    /// The id of its field.
    pub fn id(self) -> &'static str {
        match self {
            Part::Happening => "update-happening",
            Part::Impact => "update-impact",
            Part::Doing => "update-doing",
            Part::Reader => "update-reader",
        }
    }
}

/// The update that is being written. Copies are the same update.
#[derive(Clone, Copy)]
pub struct Composer {
    pub(super) session: Session,
    parts: [RwSignal<String>; 4],
    /// Whom it is for.
    pub audience: Choice<Audience>,
    /// In how many minutes the next one is due.
    pub next_in: RwSignal<u32>,
    /// Where it is pasted.
    pub destination: Choice<Destination>,
    /// What its frame is said in, where that was chosen by hand; else it follows the words.
    pub frame: Choice<Option<Language>>,
    /// The time that a copied text names. It holds until something is edited, so that what is
    /// marked as sent is what was pasted.
    pub(super) copied_due: RwSignal<Option<Timestamp>>,
    /// Whether the time was chosen by hand; else it follows the cadence of the audience.
    by_hand: RwSignal<bool>,
    title: Signal<String>,
}

impl Composer {
    /// The update of the open incident, with the words that were there before a reload.
    pub fn open(session: Session) -> Composer {
        let composer = Composer {
            session,
            parts: Part::ALL.map(|part| session.draft(part.id())),
            audience: Choice::new(&Audience::ALL, Audience::default()),
            next_in: RwSignal::new(session.peek(first_interval).unwrap_or_default()),
            destination: Choice::new(&Destination::ALL, Destination::Plain),
            frame: Choice::new(&FRAMES, None),
            copied_due: RwSignal::new(None),
            by_hand: RwSignal::new(false),
            title: session.text(|s| s.title.clone()),
        };
        // Severity and cadence may change in other places, and in other tabs.
        let cadence = move |s: &State| s.update_policy.cadence(composer.audience.get(), s.severity);
        let cadence = session.derive(cadence);
        effect(move || {
            let minutes = cadence();
            if !composer.by_hand.get_untracked() {
                composer.next_in.set(minutes);
            }
        });
        composer.take_up();
        let anew = session.anew();
        effect(move || anew.get().into_iter().for_each(|sent| composer.write_anew(sent)));
        composer
    }

    /// The words of a part.
    pub fn part(self, part: Part) -> RwSignal<String> {
        self.parts[part as usize]
    }

    /// Takes what was typed into a part, and keeps it.
    pub fn write(self, part: Part, text: String) {
        self.session.keep_draft(part.id(), &text);
        self.part(part).set(text);
        self.touch();
    }

    /// Lays out an update for an audience.
    pub fn fill(self, audience: Audience, parts: UpdateParts) {
        self.audience.set(audience);
        let UpdateParts { happening, impact, doing, reader } = parts;
        let parts = [happening, impact, doing, reader];
        Part::ALL.into_iter().zip(parts).for_each(|(part, text)| self.write(part, text));
    }

    /// Lays out an update where no other words stand that would be lost, as those of one that was sent would not;
    /// whether it did.
    pub fn lay_out(self, audience: Audience, parts: UpdateParts) -> bool {
        let stands = untrack(|| self.all_parts());
        let was_sent = self.session.peek(|i| i.state().messages.iter().any(|m| m.parts == stands));
        let is_free = stands.is_blank() || stands == parts || was_sent == Some(true);
        if is_free {
            self.fill(audience, parts);
        }
        is_free
    }

    /// A time was chosen by hand: it holds until the update is sent or goes to others.
    pub fn choose_time(self) {
        self.by_hand.set(true);
        self.touch();
    }

    /// The update is for others now, who have a cadence of their own.
    pub fn choose_audience(self) {
        self.follow_cadence();
        self.touch();
    }

    /// The time is that of the cadence again: an update was sent, or goes to others.
    pub fn follow_cadence(self) {
        self.by_hand.set(false);
        let audience = self.audience.get_untracked();
        let cadence = self.session.derive(move |s| s.update_policy.cadence(audience, s.severity));
        self.next_in.set(untrack(cadence));
    }

    /// In how many minutes the next update to an audience is due: as it stands here where the update is
    /// for them, else in their cadence.
    pub fn minutes_for(self, audience: Audience, state: &State) -> u32 {
        match self.audience.get_untracked() == audience {
            true => self.next_in.get_untracked(),
            false => state.update_policy.cadence(audience, state.severity),
        }
    }

    /// The zone that times in the text are shown in beside UTC: the audience's.
    pub fn zone(self) -> Box<dyn Zone> {
        let audience = self.audience.get();
        zone_of(audience, &(self.session.derive(move |s| s.update_policy.zone(audience).to_owned()))())
    }

    /// Whether a next update is owed.
    pub fn is_last(self) -> bool {
        self.phase() == Phase::Resolved
    }

    /// Something was edited: a text copied before is another one now.
    pub fn touch(self) {
        self.copied_due.set(None);
    }

    /// The time for the next update, a whole minute, as the text names it.
    pub fn next_due(self) -> Option<Timestamp> {
        if self.is_last() {
            return None;
        }
        self.copied_due.get().or_else(|| Some(due_after(self.next_in.get(), self.session.now().get())))
    }

    /// Fixes the time that the text names: it was copied.
    pub fn hold(self) {
        self.session.look_at_the_clock();
        let due = untrack(|| self.next_due());
        self.copied_due.set(due);
    }

    /// The text, just as it will be pasted at the chosen destination.
    pub fn text(self) -> String {
        self.with_draft(|draft| self.destination.get().text(draft, &*self.zone()))
    }

    /// What some editors would change in the words; empty where they would not.
    pub fn paste_hint(self) -> String {
        self.title.with(|title| crate::export::paste_hint(title, &self.all_parts())).unwrap_or_default()
    }

    /// The update as a mail that waits to be sent.
    pub fn mail(self) -> String {
        self.with_draft(|draft| message_mail(draft, &*self.zone()))
    }

    /// The text as HTML, where the destination takes it so.
    pub fn html(self) -> Option<String> {
        self.with_draft(|draft| self.destination.get().html(draft, &*self.zone()))
    }

    /// The language of the frame: the one that was chosen, or that of the words.
    pub fn language(self) -> Language {
        self.frame.get().unwrap_or_else(|| self.language_typed())
    }

    /// The language of the words.
    pub fn language_typed(self) -> Language {
        let parts = self.all_parts();
        Language::typed(parts.named().into_iter().map(|(_, text)| text))
    }

    fn with_draft<T>(self, made: impl FnOnce(&Draft) -> T) -> T {
        let parts = self.all_parts();
        self.title.with(|title| {
            made(&Draft {
                title,
                phase: self.phase(),
                audience: self.audience.get(),
                parts: &parts,
                next_due: self.next_due(),
                now: self.session.now().get_untracked(),
                language: self.language(),
            })
        })
    }

    /// Fills the parts with what the log knows. Only parts that say nothing are filled.
    pub fn start_from_log(self) {
        let own = Templates::read(&self.session.setting(TEMPLATES));
        self.fill_blanks(|state, audience, phase| own.start(state, audience, phase));
    }

    /// Fills the parts with an update that everybody needs. Only parts that say nothing are filled.
    pub fn start_ready(self, ready: Ready) {
        self.fill_blanks(|state, audience, _| ready.parts(state, audience));
    }

    /// Keeps the words that stand here as what updates to this audience in this phase start from;
    /// where no words stand here, what was kept is forgotten. Says what was done.
    pub fn keep_template(self) {
        let (audience, phase, parts) = untrack(|| (self.audience.get(), self.phase(), self.all_parts()));
        let mut own = Templates::read(&self.session.setting(TEMPLATES));
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
        self.session.set(TEMPLATES, &own.written());
        self.session.say(&said);
    }

    /// Lays out the words of an update that was sent, to be corrected by another one. Other words that
    /// stand here are not written over; it says so.
    fn write_anew(self, sent: Stamp) {
        let message =
            self.session.peek(|i| i.state().messages.get(sent).map(|m| (m.audience, m.parts.clone())));
        let Some((audience, parts)) = message.flatten() else { return };
        if !self.lay_out(audience, parts) {
            self.session.say("Other words stand in the update. Send or clear them first.");
        }
    }

    /// What is new since the last update to them, a line each.
    pub fn news(self) -> Vec<String> {
        let audience = self.audience.get();
        (self.session.derive(|s| s.entries.len()))();
        self.session.peek(|i| since_last(i.state(), audience)).unwrap_or_default()
    }

    fn fill_blanks(self, words: impl FnOnce(&State, Audience, Phase) -> UpdateParts) {
        let (audience, phase) = untrack(|| (self.audience.get(), self.phase()));
        let parts = self.session.peek(|i| words(i.state(), audience, phase)).unwrap_or_default();
        for (part, (_, words)) in Part::ALL.into_iter().zip(parts.named()) {
            if self.part(part).with_untracked(|typed| typed.trim().is_empty()) && !words.is_empty() {
                self.write(part, words.to_owned());
            }
        }
    }

    /// Whether no part says anything yet.
    pub fn is_blank(self) -> bool {
        self.all_parts().is_blank()
    }

    /// What it repeats of the last update to the same people, in words; empty where it does not.
    pub fn repeated(self) -> String {
        let (audience, phase, parts) = (self.audience.get(), self.phase(), self.all_parts());
        let session = self.session;
        (session.derive(|s| s.messages.len()))();
        let repeats = session.peek(|i| repeats(i.state(), audience, phase, &parts));
        match repeats.unwrap_or(Repeat::Nothing) {
            Repeat::Nothing => String::new(),
            Repeat::Everything => "It says the same as the last update to them, word for word.".to_owned(),
            Repeat::Parts(same) => {
                let named = parts.named().into_iter().zip(same).filter(|(_, same)| *same);
                let names: Vec<&str> = named.map(|((name, _), _)| name).collect();
                format!("Unchanged since the last update to them: {}.", names.join(", "))
            }
        }
    }

    /// Records that the text was sent although the check said what is `overridden`, a line a
    /// finding, and makes the promise in it.
    ///
    /// # Errors
    /// The words for why it was refused.
    pub fn mark_sent(self, overridden: String) -> Result<(), String> {
        self.session.look_at_the_clock();
        let command = untrack(|| {
            let parts = self.all_parts();
            if parts.is_blank() {
                return Err("The update is empty. Say at least what is happening.".to_owned());
            }
            let text = EntryText::parse(&self.text()).map_err(words::text_error)?;
            let (audience, phase) = (self.audience.get(), self.phase());
            let how = Sending { destination: self.destination.get().name().to_owned(), overridden };
            Ok(Command::MarkSent { audience, phase, parts, text, next_due: self.next_due(), how })
        })?;
        self.session.dispatch(command).map_err(|rejected| words::rejected(&rejected))?;
        self.logged();
        Ok(())
    }

    /// When the last update to the chosen audience was sent.
    pub fn last_sent(self) -> Option<Timestamp> {
        let audience = self.audience.get();
        let last = self
            .session
            .derive(move |s| s.messages.iter().rev().find(|m| m.audience == audience).map(|m| m.sent));
        last()
    }

    pub(super) fn phase(self) -> Phase {
        (self.session.derive(|s| s.phase))()
    }

    pub(super) fn all_parts(self) -> UpdateParts {
        let [happening, impact, doing, reader] = self.parts.map(|part| part.get());
        UpdateParts { happening, impact, doing, reader }
    }
}

/// The cadence of those whom an update is for at first.
fn first_interval(incident: &Incident) -> u32 {
    let state = incident.state();
    state.update_policy.cadence(Audience::default(), state.severity)
}
