//! The update that is being written: its words, kept as drafts, and the text they make.

use crate::domain::{
    Audience, DRILL, Incident, Language, Phase, Stamp, State, Timestamp, UpdateParts, Zone, due_after,
};
use crate::export::{
    Copied, Destination, Repeat, Stage, Writing, headline, repeats, since_last, update_preview, update_stage,
};
use crate::ui::kit::signals::{Choice, effect};
use crate::ui::platform::named_zone::zone_of;
use crate::ui::state::session::Session;
use leptos::prelude::*;

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

/// The draft of the language of the frame, where it was chosen by hand.
const FRAME: &str = "update-frame";
/// The draft of the minutes until the next update, where they were chosen by hand.
const NEXT_IN: &str = "update-next-in";
/// Where it is remembered for what an update was copied last.
const FORMAT: &str = "copy-format";

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
    /// The public headline, above all of them.
    Headline,
}

impl Part {
    /// Those that make an update; the headline only stands above them.
    pub const ALL: [Part; 4] = [Part::Happening, Part::Impact, Part::Doing, Part::Reader];
    /// The order in which [`UpdateParts::texts_mut`] has them.
    pub const IN_PARTS: [Part; 5] =
        [Part::Headline, Part::Happening, Part::Impact, Part::Doing, Part::Reader];
    /// The same, each at its own place.
    const IN_PLACE: [Part; 5] = [Part::Happening, Part::Impact, Part::Doing, Part::Reader, Part::Headline];

    /// The label and accessible name of its field.
    pub fn label(self) -> &'static str {
        match self {
            Part::Happening => "What is happening",
            Part::Impact => "Impact",
            Part::Doing => "What we are doing",
            Part::Reader => "What you can do",
            Part::Headline => "Public headline",
        }
    }

    /// An example of what is wanted.
    pub fn example(self) -> &'static str {
        match self {
            Part::Happening => "Card payments fail for some customers in Europe.",
            Part::Impact => "About 1 in 3 card payments has failed since 02:41 UTC.",
            Part::Doing => "We are checking a change that went out shortly before.",
            Part::Reader => "Please try again later, or pay by bank transfer.",
            Part::Headline => "Card payments fail in Europe",
        }
    }

    /// The id of its field.
    pub fn id(self) -> &'static str {
        match self {
            Part::Happening => "update-happening",
            Part::Impact => "update-impact",
            Part::Doing => "update-doing",
            Part::Reader => "update-reader",
            Part::Headline => "update-headline",
        }
    }
}

/// The update that is being written. Copies are the same update.
#[derive(Clone, Copy)]
pub struct Composer {
    pub session: Session,
    parts: [RwSignal<String>; 5],
    /// Whom it is for.
    pub audience: Choice<Audience>,
    /// In how many minutes the next one is due.
    pub next_in: RwSignal<u32>,
    /// Where it is pasted: what it was copied for last on this device, for whomever and in whatever way.
    pub destination: Choice<Destination>,
    /// What its frame is said in, where that was chosen by hand; else it follows the words.
    pub frame: Choice<Option<Language>>,
    /// What was copied in this tab and is not logged as sent yet, as [`Copied::written`] has it; empty for nothing.
    pub copied: RwSignal<String>,
    /// The text that the browser did not let the page copy: it waits to be copied by hand.
    pub by_hand: RwSignal<String>,
    /// What was done last beside copying the update.
    pub done: RwSignal<String>,
    /// Whether nothing could check the words that were copied.
    pub unchecked: RwSignal<bool>,
    /// Whether the time was chosen by hand; else it follows the cadence of the audience.
    time_by_hand: RwSignal<bool>,
    title: Signal<String>,
}

impl Composer {
    /// The update of the open incident, with the words that were there before a reload.
    pub fn open(session: Session) -> Composer {
        let destination = session.recall(FORMAT).and_then(|name| Destination::from_name(&name));
        let next_in: Option<u32> = session.drafts().own(NEXT_IN).parse().ok();
        let cadence_now = session.peek(first_interval).unwrap_or_default();
        let composer = Composer {
            session,
            parts: Part::IN_PLACE.map(|part| session.drafts().field(part.id())),
            audience: Choice::new(&Audience::ALL, Audience::default()),
            next_in: RwSignal::new(next_in.unwrap_or(cadence_now)),
            destination: Choice::new(&Destination::ALL, destination.unwrap_or(Destination::Plain)),
            frame: Choice::new(&FRAMES, Language::from_name(&session.drafts().own(FRAME))),
            copied: RwSignal::new(String::new()),
            by_hand: RwSignal::new(String::new()),
            done: RwSignal::new(String::new()),
            unchecked: RwSignal::new(false),
            time_by_hand: RwSignal::new(next_in.is_some()),
            title: session.text(|s| s.title.clone()),
        };
        // Severity and cadence may change in other places, and in other tabs.
        let cadence = move |s: &State| s.update_policy.cadence(composer.audience.get(), s.severity);
        let cadence = session.derive(cadence);
        effect(move || {
            let minutes = cadence();
            if !composer.time_by_hand.get_untracked() {
                composer.next_in.set(minutes);
            }
        });
        composer.take_up();
        composer.follow_impact();
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
        self.session.drafts().keep(part.id(), &text);
        self.part(part).set(text);
    }

    /// Lays out an update for an audience.
    pub fn fill(self, audience: Audience, parts: UpdateParts) {
        self.audience.set(audience);
        self.write_all(parts);
    }

    /// Writes every part.
    pub fn write_all(self, mut parts: UpdateParts) {
        let texts = parts.texts_mut().map(std::mem::take);
        Part::IN_PARTS.into_iter().zip(texts).for_each(|(part, text)| self.write(part, text));
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
        self.time_by_hand.set(true);
        self.session.drafts().keep(NEXT_IN, &self.next_in.get_untracked().to_string());
    }

    /// The update is for others now, who have a cadence of their own.
    pub fn choose_audience(self) {
        self.follow_cadence();
    }

    /// The time is that of the cadence again: an update was sent, or goes to others.
    pub fn follow_cadence(self) {
        if self.time_by_hand.get_untracked() {
            self.time_by_hand.set(false);
            self.session.drafts().keep(NEXT_IN, "");
        }
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

    /// What stands in the fields.
    pub fn stands(self) -> Writing {
        Writing {
            title: self.title.get(),
            phase: self.phase(),
            audience: self.audience.get(),
            parts: self.all_parts(),
            next_in: self.next_in.get(),
            language: self.language(),
            destination: self.destination.get(),
        }
    }

    /// The time for the next update as it stands now, a whole minute.
    pub fn due_now(self) -> Option<Timestamp> {
        let (phase, minutes, now) = (self.phase(), self.next_in.get(), self.session.now().get());
        (phase != Phase::Resolved).then(|| due_after(minutes, now))
    }

    /// What stands above it where it has no headline of its own; an example where nothing does.
    pub fn proposed_headline(self) -> String {
        let parts = UpdateParts { headline: String::new(), ..self.all_parts() };
        let proposed = self.title.with(|title| headline(title, self.audience.get(), &parts));
        // That it is a drill is put before it, whatever it is.
        let proposed = proposed.strip_prefix(DRILL).unwrap_or(&proposed).to_owned();
        if proposed.is_empty() { Part::Headline.example().to_owned() } else { proposed }
    }

    /// What the preview shows, and how far the update is on its way out.
    pub fn seen(self) -> (Stage, String) {
        let (stands, now, zone) = (self.stands(), self.session.now().get(), self.zone());
        // What was sent in another tab makes a copy another thing.
        (self.session.derive(|s| s.messages.len()))();
        let copied = self.copied.with(|copied| Copied::read(copied));
        let look = |state: &State| {
            let copied = copied.as_ref();
            let stage = update_stage(copied, &stands, state, now, &*zone);
            (stage, update_preview(copied, &stands, state, now, &*zone).text)
        };
        self.session.peek(|i| look(i.state())).unwrap_or_else(|| look(&State::default()))
    }

    /// From now on it is copied for that place, until another one is chosen.
    pub fn choose_destination(self, destination: Destination) {
        if self.destination.get_untracked() != destination {
            self.destination.set(destination);
            self.session.remember(FORMAT, destination.name());
        }
    }

    /// The language of the frame was chosen by hand, or is to follow the words again.
    pub fn keep_frame(self) {
        self.session.drafts().keep(FRAME, self.frame.get_untracked().map_or("", Language::name));
    }

    /// What some editors would change in the words; empty where they would not.
    pub fn paste_hint(self) -> String {
        self.title.with(|title| crate::export::paste_hint(title, &self.all_parts())).unwrap_or_default()
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

    /// When the last update to the chosen audience was sent.
    pub fn last_sent(self) -> Option<Timestamp> {
        let audience = self.audience.get();
        let last = self
            .session
            .derive(move |s| s.messages.iter().rev().find(|m| m.audience == audience).map(|m| m.sent));
        last()
    }

    pub fn phase(self) -> Phase {
        (self.session.derive(|s| s.phase))()
    }

    pub fn all_parts(self) -> UpdateParts {
        let [happening, impact, doing, reader, headline] = self.parts.map(|part| part.get());
        UpdateParts { headline, happening, impact, doing, reader }
    }
}

/// The cadence of those whom an update is for at first.
fn first_interval(incident: &Incident) -> u32 {
    let state = incident.state();
    state.update_policy.cadence(Audience::default(), state.severity)
}
