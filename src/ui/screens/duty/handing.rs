//! The handover: its text as it would be now, to whom it goes; and once it is done, the text and the file.

use crate::domain::Timestamp;
use crate::duty::{Fact, MAX_NAME, MAX_TEXT, near};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::focus::focus_before_next_key;
use crate::ui::kit::handlers::{clicked, escaped, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{aria, flag, text};
use crate::ui::parts::draft_line::{Draft, DraftLine};
use crate::ui::parts::labelled::Labelled;
use crate::ui::parts::on_duty::by_rotation;
use crate::ui::platform::zone::LocalZone;
use crate::ui::platform::{clipboard, clock};
use crate::ui::screens::duty::HAND_OVER;
use crate::ui::screens::duty::book::Book;
use crate::ui::screens::duty::day::{Begin, refusal};
use crate::ui::screens::duty::linking::LinkOut;
use leptos::prelude::*;
use leptos::task::spawn_local;

const TO: &str = "duty-handed-to";
const OVER: &str = "duty-over-head";

/// Copies a text, to be called while a click is handled.
fn copy(book: Book, text: &str, done: &'static str) {
    let copying = clipboard::copy(text);
    spawn_local(async move {
        book.session.say(if copying.await { done } else { "The browser refused to copy: select the text." });
    });
}

/// The button **Hand over**, and what it opens.
#[component]
pub fn HandOver(book: Book) -> impl IntoView {
    let is_begun = book.session.drafts().has(TO) || book.session.drafts().has("duty-word");
    let is_open = RwSignal::new(is_begun);
    let turn = move || {
        is_open.update(|open| *open = !*open);
        if is_open.get_untracked() {
            focus_before_next_key(TO);
        }
    };
    // Somebody may have forgotten to hand over: the next one can begin all the same.
    let is_new = RwSignal::new(false);
    view! {
        <div class="row">
            <Button
                class="outline"
                press=clicked(turn)
                attr:id=HAND_OVER
                attr:aria-expanded=aria(move || is_open.get())
            >
                "Hand over"
            </Button>
            <Button
                class="quiet small"
                press=clicked(move || is_new.update(|open| *open = !*open))
                attr:aria-expanded=aria(move || is_new.get())
            >
                "Begin a new day without a handover"
            </Button>
        </div>
        <Shown when=is_open>
            <Form book is_open />
        </Shown>
        <Shown when=is_new>
            <Begin book />
        </Shown>
    }
}

#[component]
fn Form(book: Book, is_open: RwSignal<bool>) -> impl IntoView {
    let (to, word) = (Draft::new(book.session, TO), Draft::new(book.session, "duty-word"));
    // Whoever has it after them by the rotation, until a name is typed.
    let who = book.current.with_untracked(|day| day.as_ref().map(|day| day.who.clone()).unwrap_or_default());
    let rotation = untrack(|| by_rotation(book.session));
    let next = StoredValue::new(rotation.after(&who).map(|shift| shift.name.clone()).unwrap_or_default());
    if to.get().is_empty() {
        to.put(next.get_value());
    }
    let refused = RwSignal::new(None::<String>);
    let made = move |to: &str, word: &str, now: Timestamp| {
        book.current.with(|day| day.as_ref().map(|day| book.text(day, to, word, now)).unwrap_or_default())
    };
    let now = book.session.now();
    // To the minute, as the text says it.
    let minute = Memo::new(move |_| now.get().as_millis() / 60_000);
    let preview = text(move || {
        minute.track();
        made(&to.follow(), &word.follow(), now.get_untracked())
    });
    let hand_over = move || {
        let (name, note) = (to.get().trim().to_owned(), word.get().trim().to_owned());
        let why = refusal(&name, MAX_NAME, "to whom it goes");
        let too_long = note.chars().count() > MAX_TEXT;
        refused.set(
            why.or_else(|| too_long.then(|| "The word for them is too long. It stays here.".to_owned())),
        );
        let Some(day) = book.current.get_untracked().filter(|_| refused.with_untracked(Option::is_none))
        else {
            return;
        };
        // Here, where the press lets a page copy.
        let text = untrack(|| made(&name, &note, clock::now()));
        copy(book, &text, "Handed over, and the text is copied.");
        to.clear();
        word.clear();
        focus_before_next_key(OVER);
        book.say(Fact::DayHandedOver { day: day.id, to: name, note });
    };
    let close = move || {
        if to.get() == next.get_value() {
            to.clear();
        }
        is_open.set(false);
        focus_before_next_key(HAND_OVER);
    };
    view! {
        <form class="duty-over" aria-label="Hand over" on:submit=submitted(hand_over) on:keydown=escaped(close)>
            <div class="duty-form">
                <Labelled label="To whom">
                    <DraftLine draft=to name="To whom" attr:id=TO />
                </Labelled>
                <Labelled label="A word for them (may be empty)">
                    <DraftLine draft=word name="A word for them" />
                </Labelled>
            </div>
            <pre class="duty-text" role="group" aria-label="Handover" dir="auto" translate="no" tabindex="0" use:shows=preview></pre>
            <Refusal why=refused />
            <div class="row">
                <button type="submit" class="primary">
                    "Hand over and copy"
                </button>
                <Button class="outline" press=clicked(move || copy(book, &preview.get_untracked(), "The text is copied; the day goes on."))>
                    "Copy only"
                </Button>
                <Button class="quiet" press=clicked(close)>
                    "Not yet"
                </Button>
            </div>
        </form>
    }
}

/// The day that is over: its text and its file.
#[component]
pub fn Over(book: Book) -> impl IntoView {
    let last = Memo::new(move |_| book.record.with(|record| record.days().pop()));
    let is_any = flag(move || last.with(Option::is_some));
    let head = text(move || {
        let now = book.session.now().get();
        last.with(|day| {
            let over = day.as_ref().and_then(|day| day.handed_over.as_ref());
            match (day, over) {
                (Some(day), Some(over)) => {
                    format!(
                        "{} handed over to {}, {}",
                        day.who,
                        over.to,
                        near(over.at, now, &LocalZone::current())
                    )
                }
                (Some(day), None) => format!("{}’s day is over", day.who),
                (None, _) => String::new(),
            }
        })
    });
    let words = text(move || {
        last.with(|day| day.as_ref().map(|day| book.text(day, "", "", clock::now())).unwrap_or_default())
    });
    view! {
        <Shown when=is_any>
            <section class="duty-over" aria-labelledby=OVER>
                <h2 id=OVER tabindex="-1" dir="auto" use:shows=head></h2>
                <pre class="duty-text" role="group" aria-label="Handover" dir="auto" translate="no" tabindex="0" use:shows=words></pre>
                <div class="row">
                    <Button class="outline" press=clicked(move || copy(book, &words.get_untracked(), "The text is copied."))>
                        "Copy the text"
                    </Button>
                    <Button class="outline" press=clicked(move || book.save())>
                        "Save the file for them"
                    </Button>
                    <LinkOut book />
                </div>
            </section>
        </Shown>
    }
}
