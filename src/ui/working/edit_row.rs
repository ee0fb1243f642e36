//! What can be done to an entry's words: correct them, with the original kept, or redact them, with
//! nothing kept.

use crate::domain::{Command, EntryText, Rejected, Stamp};
use crate::ui::browser::keys::focus;
use crate::ui::dom::{View, el};
use crate::ui::lean::{click, either, keys, refusal, submit, value};
use crate::ui::reactive::*;
use crate::ui::session::Session;
use crate::ui::words;

/// The entry whose words are being changed.
#[derive(Clone, Copy)]
pub struct Edited {
    /// The event.
    pub target: Stamp,
    /// Whether its words can be corrected; if not, they can only be redacted.
    pub is_correctable: bool,
    /// Whether the form is open.
    pub correcting: RwSignal<bool>,
}

impl Edited {
    fn close(self) {
        self.correcting.try_set(false);
    }
}

/// The forms under an entry.
pub fn edit_row(session: Session, edited: Edited, words: &str) -> View {
    let redacting = RwSignal::new(!edited.is_correctable);
    let words = words.to_owned();
    either(
        move || redacting.get(),
        move || erase_form(session, vec![edited.target], Callback::new(move |()| edited.close())),
        move || correct_form(session, edited, words.clone(), redacting),
    )
}

/// Asks whether the words of some events are to be erased, and erases them.
pub fn erase_form(session: Session, targets: Vec<Stamp>, close: Callback<()>) -> View {
    let erase = move || {
        let mut said = "The words are gone from this browser and from every later export.".to_owned();
        for target in &targets {
            if let Err(rejected) = session.dispatch(Command::Redact(*target)) {
                said = words::rejected(&rejected);
            }
        }
        session.say(&said);
        close.run(());
    };
    let warning = " They go from every tab and both copies in this browser, from drafts, from every later export, \
        and from older copies that are merged in. This cannot be undone. Files exported before still hold them.";
    el("div")
        .class("redact")
        .attr("role", "group")
        .attr("aria-label", "Redact")
        .child(el("p").child(el("b").child("Erase these words for good?")).child(warning))
        .child(
            el("button")
                .attr("type", "button")
                .class("danger")
                .child("Erase for good")
                .on("click", click(erase)),
        )
        .child(
            el("button")
                .attr("type", "button")
                .class("quiet")
                .child("Keep them")
                .on("click", click(move || close.run(()))),
        )
        .view()
}

fn correct_form(session: Session, edited: Edited, words_before: String, redacting: RwSignal<bool>) -> View {
    let typed = session.correction(edited.target);
    let words_now = RwSignal::new(if typed.is_empty() { words_before } else { typed });
    let refused = RwSignal::new(None::<String>);
    let field = format!("correct-{}", edited.target);
    focus(field.clone());
    let close = move || {
        session.keep_correction(edited.target, "");
        edited.close();
    };
    let type_in = move |typed: String| {
        session.keep_correction(edited.target, &typed);
        words_now.set(typed);
    };
    let keep = move || {
        let parsed = EntryText::parse(&words_now.get_untracked()).map_err(words::text_error);
        let done = parsed.and_then(|text| {
            match session.dispatch(Command::Correct { target: edited.target, text }) {
                Ok(_) | Err(Rejected::Unchanged) => Ok(()),
                Err(rejected) => Err(words::rejected(&rejected)),
            }
        });
        match done {
            Ok(()) => close(),
            Err(why) => refused.set(Some(why)),
        }
    };
    let pressed = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.shift_key() => {
            event.prevent_default();
            keep();
        }
        "Escape" => close(),
        _ => {}
    };
    el("form")
        .class("correct")
        .child(
            el("textarea")
                .class("field")
                .attr("rows", "2")
                .attr("aria-label", "Corrected words")
                .attr("id", field)
                .value(words_now)
                .on("input", value(type_in))
                .on("keydown", keys(pressed)),
        )
        .child(el("button").attr("type", "submit").class("outline").child("Keep correction"))
        .child(el("button").attr("type", "button").class("quiet").child("Cancel").on("click", click(close)))
        .child(
            el("button")
                .attr("type", "button")
                .class("quiet push")
                .child("Redact…")
                .on("click", click(move || redacting.set(true))),
        )
        .child(refusal(refused))
        .on("submit", submit(keep))
        .view()
}
