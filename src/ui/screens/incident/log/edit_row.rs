//! What can be done to an entry's words: correct them, with the original kept, or redact them, with
//! nothing kept.

use crate::domain::{Command, EntryText, Rejected, Stamp};
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::focus::focus;
use crate::ui::kit::lean::{click, either, keys, refusal, submit, value, when};
use crate::ui::parts::redaction::erase_form;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// The entry whose words are being changed.
#[derive(Clone, Copy)]
pub struct Edited {
    /// The event.
    pub target: Stamp,
    /// Whether its words can be corrected; if not, they can only be redacted.
    pub is_correctable: bool,
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
        session.leave_correction(self.target, words);
        self.left.try_set(words.to_owned());
    }
}

/// The words of a correction that was cancelled, which can be brought back.
pub fn left_correction(session: Session, edited: Edited) -> View {
    let Edited { target, correcting, left, .. } = edited;
    let bring_back = move || {
        session.keep_correction(target, &left.get_untracked());
        edited.leave(session, "");
        correcting.set(true);
    };
    let button = |name: &'static str, act: Box<dyn FnMut()>| {
        el("button").attr("type", "button").class("quiet small").child(name).on("click", click(act)).view()
    };
    let line = move || {
        el("p")
            .class("meta left-correction")
            .child("Not kept: ")
            .child(el("q").verbatim().child(left))
            .child(" ")
            .child(button("Bring it back", Box::new(bring_back)))
            .child(button("Discard", Box::new(move || edited.leave(session, ""))))
            .view()
    };
    when(move || !correcting.get() && !left.with(String::is_empty), line)
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

fn correct_form(session: Session, edited: Edited, words_before: String, redacting: RwSignal<bool>) -> View {
    let typed = session.correction(edited.target);
    let words_now = RwSignal::new(if typed.is_empty() { words_before.clone() } else { typed });
    let refused = RwSignal::new(None::<String>);
    let field = format!("correct-{}", edited.target);
    focus(field.clone());
    let close = move || {
        session.keep_correction(edited.target, "");
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
        "Escape" => cancel.run(()),
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
        .child(
            el("button")
                .attr("type", "button")
                .class("quiet")
                .child("Cancel")
                .on("click", click(move || cancel.run(()))),
        )
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
