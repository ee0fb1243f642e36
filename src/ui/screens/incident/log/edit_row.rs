//! What can be done to an entry: correct its words or its time, with the first ones kept, or redact its words, with nothing
//! kept.

use crate::domain::time_expression::Wanted;
use crate::domain::{Command, EntryText, Rejected, Stamp, Timestamp};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::holds;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, pressed, submitted, valued};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::Shown;
use crate::ui::parts::redaction::EraseForm;
use crate::ui::parts::typed_time::{FieldTimeHint, in_scene};
use crate::ui::platform::clock;
use crate::ui::state::session::Session;
use crate::ui::text::{time_error, words};
use leptos::prelude::*;

/// The entry whose words are being changed.
#[derive(Clone, Copy)]
pub struct Edited {
    /// The event.
    pub target: Stamp,
    /// Whether its words can be corrected.
    pub is_correctable: bool,
    /// When it happened, where that can be corrected.
    pub happened: Option<Timestamp>,
    /// Whether it has words that can be redacted.
    pub has_words: bool,
    /// Whether the form is open.
    pub correcting: RwSignal<bool>,
    /// The words of a correction that was cancelled.
    pub left: RwSignal<String>,
}

impl Edited {
    fn close(self) {
        self.correcting.try_set(false);
    }

    fn leave(self, session: Session, words: &str) {
        session.drafts().leave_correction(self.target, words);
        self.left.try_set(words.to_owned());
    }
}

/// The words of a correction that was cancelled, which can be brought back.
#[component]
pub fn LeftCorrection(session: Session, edited: Edited) -> impl IntoView {
    let Edited { target, correcting, left, .. } = edited;
    let words = left.get_untracked();
    let bring_back = move || {
        session.drafts().keep_correction(target, &left.get_untracked());
        edited.leave(session, "");
        correcting.set(true);
    };
    view! {
        <p class="meta left-correction">
            "Not kept: "
            <q dir="auto" translate="no">
                {words}
            </q>
            " "
            <Button class="quiet small" press=clicked(bring_back)>
                "Bring it back"
            </Button>
            <Button class="quiet small" press=clicked(move || edited.leave(session, ""))>
                "Discard"
            </Button>
        </p>
    }
}

/// The forms under an entry.
#[component]
pub fn EditRow(
    session: Session,
    edited: Edited,
    /// What they are now.
    words: String,
) -> impl IntoView {
    let redacting = RwSignal::new(!edited.is_correctable && edited.happened.is_none());
    let correct = move || view! { <CorrectForm session edited words_before=words.clone() redacting /> };
    view! {
        <Shown when=redacting fallback=correct>
            <EraseForm session targets=vec![edited.target] close=Callback::new(move |()| edited.close()) />
        </Shown>
    }
}

#[component]
fn CorrectForm(
    session: Session,
    edited: Edited,
    words_before: String,
    redacting: RwSignal<bool>,
) -> impl IntoView {
    let typed = session.drafts().correction(edited.target);
    let words_now = RwSignal::new(if typed.is_empty() { words_before.clone() } else { typed });
    let refused = RwSignal::new(None::<String>);
    let field = format!("correct-{}", edited.target);
    if edited.is_correctable {
        focus(field.clone());
    }
    let when = Retiming::new(session, edited);
    let close = move || {
        session.drafts().keep_correction(edited.target, "");
        session.drafts().keep_retiming(edited.target, "");
        edited.close();
    };
    // What was typed may have taken minutes: it can be brought back.
    let cancel = Callback::new(move |()| {
        let typed = words_now.get_untracked();
        if !typed.trim().is_empty() && typed.trim() != words_before.trim() {
            edited.leave(session, &typed);
        }
        close();
    });
    let type_in = move |typed: String| {
        session.drafts().keep_correction(edited.target, &typed);
        words_now.set(typed);
    };
    let keep = move || {
        let parsed = match edited.is_correctable {
            true => EntryText::parse(&words_now.get_untracked()).map(Some).map_err(words::text_error),
            false => Ok(None),
        };
        // Both are looked at before either is kept.
        let done = parsed.and_then(|text| Ok((text, when.read()?))).and_then(|(text, happened)| {
            let target = edited.target;
            let commands = [
                text.map(|text| Command::Correct { target, text }),
                happened.map(|happened| Command::CorrectTime { target, happened }),
            ];
            commands.into_iter().flatten().try_for_each(|command| match session.dispatch(command) {
                Ok(_) | Err(Rejected::Unchanged) => Ok(()),
                Err(rejected) => Err(words::rejected(&rejected)),
            })
        });
        match done {
            Ok(()) => close(),
            Err(why) => {
                refused.try_set(Some(why));
            }
        }
    };
    let act = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.shift_key() => {
            event.prevent_default();
            keep();
        }
        "Escape" => cancel.run(()),
        _ => {}
    };
    let area = edited.is_correctable.then(|| {
        view! {
            <textarea
                class="field"
                rows="2"
                dir="auto"
                aria-label="Corrected words"
                id=field
                use:holds=Signal::from(words_now)
                on:input=valued(type_in)
                on:keydown=pressed(act)
            ></textarea>
        }
    });
    let redact = edited.has_words.then(|| {
        view! {
            <Button class="quiet push" press=clicked(move || redacting.set(true))>
                "Redact…"
            </Button>
        }
    });
    view! {
        <form class="correct" on:submit=submitted(keep)>
            {area}
            {edited.happened.map(|_| view! { <HappenedAt when cancel /> })}
            <button type="submit" class="outline">
                "Keep correction"
            </button>
            <Button class="quiet" press=clicked(move || cancel.run(()))>
                "Cancel"
            </Button>
            {redact}
            <Refusal why=refused />
        </form>
    }
}

/// The time of an entry, as it is being changed.
#[derive(Clone, Copy)]
struct Retiming {
    session: Session,
    edited: Edited,
    typed: RwSignal<String>,
}

impl Retiming {
    /// The time as it stands, or what was typed in its place.
    fn new(session: Session, edited: Edited) -> Retiming {
        let typed = session.drafts().retiming(edited.target);
        let typed = if typed.is_empty() { edited.happened.map(clock_of).unwrap_or_default() } else { typed };
        Retiming { session, edited, typed: RwSignal::new(typed) }
    }

    fn write(self, typed: String) {
        self.session.drafts().keep_retiming(self.edited.target, &typed);
        self.typed.set(typed);
    }

    /// The time that was typed; nothing where the one that stands was left alone, to the minute.
    fn read(self) -> Result<Option<Timestamp>, String> {
        let Some(before) = self.edited.happened else { return Ok(None) };
        let typed = self.typed.get_untracked();
        if typed.trim() == clock_of(before) {
            return Ok(None);
        }
        let read = in_scene(clock::now(), |scene| scene.whole(&typed, Wanted::Behind));
        let at = read.map_err(|error| time_error::refused(&error))?;
        let minute = |at: Timestamp| at.as_millis().div_euclid(60_000);
        Ok((minute(at) != minute(before)).then_some(at))
    }
}

/// A time as it can be typed: with its day where that is not today.
fn clock_of(at: Timestamp) -> String {
    let (day, clock) = (at.utc().date(), at.utc().clock());
    if day == clock::now().utc().date() { format!("{clock} UTC") } else { format!("{day} {clock} UTC") }
}

#[component]
fn HappenedAt(when: Retiming, cancel: Callback<()>) -> impl IntoView {
    let put = Callback::new(move |text: String| when.write(text));
    let id = format!("when-{}", when.edited.target);
    if !when.edited.is_correctable {
        focus(id.clone());
    }
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            cancel.run(());
        }
    };
    view! {
        <label class="happened-at">
            <span>"Happened at"</span>
            <input
                class="field"
                type="text"
                dir="auto"
                autocomplete="off"
                id=id
                use:holds=Signal::from(when.typed)
                on:input=valued(move |typed| when.write(typed))
                on:keydown=pressed(escape)
            />
        </label>
        <FieldTimeHint words=when.typed wanted=Wanted::Behind put />
    }
}
