//! The day that goes on: what came in, in order of urgency; and how a day begins.

use crate::duty::{Fact, Kind, MAX_NAME, MAX_TEXT, kind_in};
use crate::ui::kit::button::Button;
use crate::ui::kit::choice::ChoiceOf;
use crate::ui::kit::field::{TextField, shows};
use crate::ui::kit::focus::focus_before_next_key;
use crate::ui::kit::handlers::{clicked, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Each, Key, Shown};
use crate::ui::kit::signals::{Choice, boxed_keys, effect, flag, text};
use crate::ui::parts::draft_line::{Draft, DraftLine};
use crate::ui::parts::labelled::Labelled;
use crate::ui::parts::on_duty::by_rotation;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::duty::ENTRY;
use crate::ui::screens::duty::book::Book;
use crate::ui::screens::duty::handing::HandOver;
use crate::ui::screens::duty::line::LineItem;
use leptos::prelude::*;

/// The field for the name of whoever begins a day.
const NAME: &str = "duty-name";

/// Why a text is not taken; `None` where it is.
pub fn refusal(text: &str, limit: usize, what: &str) -> Option<String> {
    if text.trim().is_empty() {
        return Some(format!("Write {what} first."));
    }
    let chars = text.chars().count();
    (chars > limit)
        .then(|| format!("{chars} characters are too many: up to {limit} are taken. Your words stay here."))
}

/// The form that begins a day.
#[component]
pub fn Begin(book: Book) -> impl IntoView {
    let name = book.session.drafts().field(NAME);
    let likely = Memo::new(move |_| proposed(book));
    let before = StoredValue::new(String::new());
    effect(move || {
        let likely = likely.get();
        // What somebody typed stays.
        let stands = name.get_untracked();
        if stands.is_empty() || before.with_value(|before| stands == *before) {
            name.set(likely.clone());
        }
        before.set_value(likely);
    });
    effect(move || {
        let words = name.get();
        let is_typed = likely.with_untracked(|likely| words != *likely);
        book.session.drafts().keep(NAME, if is_typed { &words } else { "" });
    });
    let refused = RwSignal::new(None::<String>);
    let begin = move || {
        let who = name.get_untracked().trim().to_owned();
        refused.set(refusal(&who, MAX_NAME, "the name of whoever is on duty"));
        if refused.with_untracked(Option::is_none) {
            book.session.drafts().keep(NAME, "");
            book.begin(who);
            focus_before_next_key(ENTRY);
        }
    };
    let open = text(move || match book.lines.with(Vec::len) {
        0 => "Nothing is open from before.".to_owned(),
        1 => "1 line is open, and goes on into the new day.".to_owned(),
        many => format!("{many} lines are open, and go on into the new day."),
    });
    view! {
        <section class="duty-begin" aria-labelledby="duty-begin-head">
            <h2 id="duty-begin-head">"A new day"</h2>
            <p use:shows=open></p>
            <form class="duty-form" on:submit=submitted(begin)>
                <Labelled label="Who is on duty">
                    <TextField name="Who is on duty" words=name attr:id=NAME />
                </Labelled>
                <button type="submit" class="primary">
                    "Begin the day"
                </button>
            </form>
            <Refusal why=refused />
        </section>
    }
}

/// Who is likely to be on duty: the one who was handed to, the one by the rotation, the one who writes here.
fn proposed(book: Book) -> String {
    let handed = book.record.with(|record| record.days().pop()).and_then(|day| day.handed_over);
    let likely = handed
        .map(|over| over.to)
        .or_else(|| by_rotation(book.session).now.map(|shift| shift.name))
        .unwrap_or_default();
    if likely.is_empty() { book.session.author().name() } else { likely }
}

/// The day that goes on.
#[component]
pub fn Today(book: Book) -> impl IntoView {
    let head = text(move || {
        book.current.with(|day| day.as_ref().map_or_else(String::new, |day| format!("{}’s day", day.who)))
    });
    let since = text(move || {
        let now = book.session.now().get();
        let zone = LocalZone::current();
        let began = book.current.with(|day| day.as_ref().map(|day| crate::duty::near(day.began, now, &zone)));
        began.map_or_else(String::new, |began| format!("since {began}"))
    });
    let keys = boxed_keys(Box::new(move || {
        book.lines.with(|lines| lines.iter().map(|line| Key::of(line.id)).collect())
    }));
    view! {
        <section class="duty-day" aria-labelledby="duty-day-head">
            <div class="row">
                <h2 id="duty-day-head" dir="auto" use:shows=head></h2>
                <span class="meta" use:shows=since></span>
            </div>
            <Entry book />
            <Shown
                when=flag(move || !keys.with(Vec::is_empty))
                fallback=|| {
                    view! {
                        <p class="meta">
                            "Nothing has come in yet. Alerts and incidents will stand first, then tickets, mails and questions."
                        </p>
                    }
                }
            >
                <ul class="duty-lines" role="list" aria-label="What came in">
                    <Each keys item=move |key: Key| view! { <LineItem book id=key.id /> }.into_any() />
                </ul>
            </Shown>
            <PutBack book />
            <HandOver book />
        </section>
    }
}

/// The box for what came in.
#[component]
fn Entry(book: Book) -> impl IntoView {
    let kind = Choice::new(&Kind::ALL, Kind::Alert);
    let draft = Draft::new(book.session, ENTRY);
    let refused = RwSignal::new(None::<String>);
    let add = move || {
        let typed = draft.get();
        let (named, words) = kind_in(&typed);
        refused.set(refusal(words, MAX_TEXT, "what came in"));
        let Some(day) = book.current.get_untracked().filter(|_| refused.with_untracked(Option::is_none))
        else {
            return;
        };
        let kind = named.unwrap_or(kind.get_untracked());
        if book.say(Fact::LineAdded { day: day.id, kind, text: words.to_owned() }) {
            draft.clear();
        }
    };
    view! {
        <form class="duty-entry" on:submit=submitted(add)>
            <ChoiceOf
                label="Kind"
                name="duty-kind"
                names=kind.names(Kind::name)
                place=kind.place()
            />
            <div class="duty-form">
                <DraftLine draft name="What came in" hint="Disk of db-3 is at 97 %" attr:id=ENTRY />
                <button type="submit" class="primary">
                    "Add"
                </button>
            </div>
            <Refusal why=refused />
        </form>
    }
}

/// The line that was removed last can be put back.
#[component]
fn PutBack(book: Book) -> impl IntoView {
    let removed = Memo::new(move |_| {
        let day = book.current.get()?;
        book.record.with(|record| record.last_removed(day.id))
    });
    let words = text(move || {
        removed.with(|line| {
            line.as_ref().map_or_else(String::new, |line| {
                format!("Removed: “{}”.", crate::ui::text::words::excerpt(&line.text))
            })
        })
    });
    let put_back = move || {
        if let Some(line) = removed.get_untracked() {
            book.say(Fact::LineRemoved { line: line.id, removed: false });
        }
    };
    view! {
        <Shown when=flag(move || removed.with(Option::is_some))>
            <p class="row meta">
                <span dir="auto" use:shows=words></span>
                <Button class="outline small" press=clicked(put_back)>
                    "Put back"
                </Button>
            </p>
        </Shown>
    }
}
