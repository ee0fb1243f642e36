//! The forms under a line. What is typed in one is a draft until it is taken; Escape closes it and keeps the words.

use crate::domain::Stamp;
use crate::duty::{Fact, Kind, MAX_NAME, MAX_TEXT};
use crate::ui::kit::button::Button;
use crate::ui::kit::choice::ChoiceOf;
use crate::ui::kit::focus::focus_before_next_key;
use crate::ui::kit::handlers::{clicked, escaped, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::signals::Choice;
use crate::ui::parts::draft_line::{Draft, DraftLine};
use crate::ui::screens::duty::day::refusal;
use crate::ui::screens::duty::line::{Form, Row};
use leptos::prelude::*;

/// The draft of a note.
pub fn note_field(line: Stamp) -> String {
    format!("duty-note-{line}")
}

/// A field with a button that takes what is in it.
#[component]
fn OneField(
    row: Row,
    draft: Draft,
    /// What the field is called.
    name: &'static str,
    /// What may be written in it.
    hint: &'static str,
    /// What the button says.
    button: &'static str,
    /// How many characters are taken.
    limit: usize,
    /// Takes the words; `false` where they are not taken, and stay.
    take: Callback<String, bool>,
) -> impl IntoView {
    let refused = RwSignal::new(None::<String>);
    let close = move || {
        row.form.set(Form::None);
        focus_before_next_key(row.more_id());
    };
    let submit = move || {
        let words = draft.get().trim().to_owned();
        refused.set(refusal(&words, limit, "something"));
        if refused.with_untracked(Option::is_none) && take.run(words) {
            draft.clear();
            close();
        }
    };
    let id = format!("duty-field-{}", row.id);
    focus_before_next_key(id.clone());
    view! {
        <form class="duty-form" on:submit=submitted(submit) on:keydown=escaped(close)>
            <DraftLine draft name=name hint attr:id=id />
            <button type="submit" class="primary small">
                {button}
            </button>
            <Button class="quiet small" press=clicked(close)>
                "Close"
            </Button>
        </form>
        <Refusal why=refused />
    }
}

/// What was done.
#[component]
pub fn Note(row: Row) -> impl IntoView {
    let draft = Draft::new(row.book.session, &note_field(row.id));
    let take = move |text: String| row.book.say(Fact::LineNoted { line: row.id, text });
    view! {
        <OneField row draft name="What was done" hint="Moved the old logs away" button="Add note" limit=MAX_TEXT take=Callback::new(take) />
    }
}

/// With whom it is.
#[component]
pub fn HandTo(row: Row) -> impl IntoView {
    let draft = Draft::new(row.book.session, &format!("duty-to-{}", row.id));
    let take = move |to: String| row.book.say(Fact::LineHanded { line: row.id, to });
    view! {
        <OneField row draft name="Who has it now" hint="A name or a team" button="Hand to them" limit=MAX_NAME take=Callback::new(take) />
    }
}

/// Its words, and by which way it came.
#[component]
pub fn Correct(row: Row) -> impl IntoView {
    let Some(line) = row.line.get_untracked() else { return ().into_any() };
    let kind = Choice::new(&Kind::ALL, line.kind);
    let draft = Draft::changing(row.book.session, &format!("duty-words-{}", row.id), &line.text);
    let take = move |text: String| {
        row.book.say(Fact::LineReworded { line: row.id, kind: kind.get_untracked(), text })
    };
    view! {
        <ChoiceOf
            label="Kind of this line"
            name=format!("duty-kind-{}", row.id)
            names=kind.names(Kind::name)
            place=kind.place()
        />
        <OneField row draft name="What it should say" hint="" button="Correct" limit=MAX_TEXT take=Callback::new(take) />
    }
    .into_any()
}
