//! A line of the day: what came in, what was done about it, with whom it is.

use crate::domain::{Stamp, Timestamp};
use crate::duty::{Fact, Line, near};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::menu::{Item, Menu, MenuButton, Opens};
use crate::ui::kit::show::{Anew, Each, Key, Shown};
use crate::ui::kit::signals::{aria, boxed_keys, flag, text};
use crate::ui::platform::address;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::duty::book::Book;
use crate::ui::screens::duty::erasing::Erase;
use crate::ui::screens::duty::line_forms::{Correct, HandTo, Note, note_field};
use crate::ui::text::words;
use leptos::prelude::*;

/// Of a longer text the beginning is shown at first; `style/duty.css` has as many lines.
const MOST_LINES: usize = 6;
const MOST_CHARS: usize = 400;

/// What is open under a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Nothing.
    None,
    /// What was done.
    Note,
    /// With whom it is.
    HandTo,
    /// Its words.
    Correct,
    /// Its words, or what was done, for good.
    Erase,
}

/// A line, which is told by its id and looks up its state by itself. Copies are the same.
#[derive(Clone, Copy)]
pub struct Row {
    pub book: Book,
    pub id: Stamp,
    pub line: Memo<Option<Line>>,
    pub form: RwSignal<Form>,
}

impl Row {
    /// Something of the line; empty where it is gone.
    pub fn text(self, of: impl Fn(&Line) -> String + Send + Sync + 'static) -> Signal<String> {
        text(move || self.line.with(|line| line.as_ref().map(&of).unwrap_or_default()))
    }

    /// Whether something is so of the line.
    pub fn flag(self, of: fn(&Line) -> bool) -> Signal<bool> {
        flag(move || self.line.with(|line| line.as_ref().is_some_and(of)))
    }

    /// The id of the button that the focus goes back to.
    pub fn more_id(self) -> String {
        format!("duty-more-{}", self.id)
    }

    /// What a button does, and with which line: it follows what the line says.
    fn label(self, does: &'static str) -> Signal<String> {
        self.text(move |line| [does, &words::excerpt(&line.text)].concat())
    }
}

fn clock(at: Timestamp, now: Timestamp) -> String {
    near(at, now, &LocalZone::current())
}

/// The line.
#[component]
pub fn LineItem(book: Book, id: Stamp) -> impl IntoView {
    let line = Memo::new(move |_| book.lines.with(|lines| lines.iter().find(|line| line.id == id).cloned()));
    let is_begun = book.session.drafts().has(&note_field(id));
    let form = RwSignal::new(if is_begun { Form::Note } else { Form::None });
    let row = Row { book, id, line, form };
    let class = row.text(|line| match (line.is_open(), line.is_first()) {
        (true, true) => "duty-line first-of-all".to_owned(),
        (true, false) => "duty-line".to_owned(),
        (false, _) => "duty-line done".to_owned(),
    });
    let kind = row.text(|line| match line.urgent {
        true => format!("Urgent {}", line.kind.name().to_ascii_lowercase()),
        false => line.kind.name().to_owned(),
    });
    let about = text(move || about(book, line.get().as_ref()));
    let notes = boxed_keys(Box::new(move || {
        let count = line.with(|line| line.as_ref().map_or(0, |line| line.notes.len()));
        (0..count as u64).map(|part| Key { id, part }).collect()
    }));
    let note = move |key: Key| {
        let place = usize::try_from(key.part).unwrap_or(usize::MAX);
        // What stands there is another one when an earlier one arrives, or when it is erased.
        let of = move |said: fn(&crate::duty::Note, Timestamp) -> String| {
            let now = book.session.now();
            row.text(move |line| line.notes.get(place).map(|note| said(note, now.get())).unwrap_or_default())
        };
        Some(view! {
            <li>
                <span class="meta" dir="auto" use:shows=of(|note, now| format!("{}, {}", clock(note.at, now), note.by))></span>
                " "
                <span dir="auto" translate="no" class="duty-words" use:shows=of(|note, _| note.text.clone())></span>
            </li>
        })
            .into_any()
    };
    let forms = move || match form.get() {
        Form::None => ().into_any(),
        Form::Note => view! { <Note row /> }.into_any(),
        Form::HandTo => view! { <HandTo row /> }.into_any(),
        Form::Correct => view! { <Correct row /> }.into_any(),
        Form::Erase => view! { <Erase row /> }.into_any(),
    };
    // A whole mail or log that was pasted does not push the others out of sight.
    let is_whole = RwSignal::new(false);
    let is_long = row.flag(|line| {
        line.text.lines().nth(MOST_LINES).is_some() || line.text.chars().nth(MOST_CHARS).is_some()
    });
    let is_long = Memo::new(move |_| is_long.get());
    let words_class = text(move || match is_long.get() && !is_whole.get() {
        true => "duty-words cut".to_owned(),
        false => "duty-words".to_owned(),
    });
    let unfold = text(move || if is_whole.get() { "Show less".to_owned() } else { "Show all".to_owned() });
    let unfold_label = row.label("All of: ");
    view! {
        <li class=class>
            <div class="duty-head">
                <span class="chip" use:shows=kind></span>
                <span dir="auto" translate="no" class=words_class use:shows=row.text(|line| line.text.clone())></span>
            </div>
            <Shown when=flag(move || is_long.get())>
                <button
                    type="button"
                    class="quiet small duty-whole"
                    aria-label=unfold_label
                    aria-expanded=aria(move || is_whole.get())
                    on:click=clicked(move || is_whole.update(|whole| *whole = !*whole))
                    use:shows=unfold
                ></button>
            </Shown>
            <p class="meta" dir="auto" use:shows=about></p>
            <IncidentLine row />
            <Shown when=flag(move || !notes.with(Vec::is_empty))>
                <ul class="duty-notes" role="list" aria-label="What was done">
                    <Each keys=notes item=note />
                </ul>
            </Shown>
            <Acts row />
            <Anew>{forms()}</Anew>
        </li>
    }
}

/// `09:12, from Ana, with Ben since 14:02, done 15:10`.
fn about(book: Book, line: Option<&Line>) -> String {
    let Some(line) = line else { return String::new() };
    let now = book.session.now().get();
    let mut parts = vec![clock(line.added, now)];
    if book.current.with(|day| day.as_ref().is_some_and(|day| day.id != line.day)) {
        parts.push(format!("from {}", line.by));
    }
    if let Some((to, at)) = &line.handed {
        parts.push(format!("with {to} since {}", clock(*at, now)));
    }
    if let Some(at) = line.done {
        parts.push(format!("done {}", clock(at, now)));
    }
    parts.join(", ")
}

/// The incident that grew out of it.
#[component]
fn IncidentLine(row: Row) -> impl IntoView {
    let grown = Memo::new(move |_| {
        let (id, title) = row.line.with(|line| line.as_ref().and_then(|line| line.incident.clone()))?;
        let here = row.book.incident(id);
        let phase = here.as_ref().map(|(_, phase)| phase.name());
        Some((id, here.map_or(title, |(title, _)| title), phase))
    });
    let made = move || {
        grown.get().map(|(id, title, phase)| match phase {
            Some(phase) => {
                let href = address::of(Some(crate::domain::IncidentId(id)));
                view! {
                    <p>
                        "Incident: "
                        <a dir="auto" translate="no" href=href>
                            {title}
                        </a>
                        {format!(" ({phase})")}
                    </p>
                }
                .into_any()
            }
            None => view! {
                <p>
                    "Incident: " <b dir="auto" translate="no">
                        {title}
                    </b> " (not on this device)"
                </p>
            }
            .into_any(),
        })
    };
    view! { <Anew>{made()}</Anew> }
}

/// What can be done with it.
#[component]
fn Acts(row: Row) -> impl IntoView {
    let Row { book, id, form, .. } = row;
    let is_done = row.flag(|line| line.done.is_some());
    let turn = move || {
        let turned = if is_done.get_untracked() {
            Fact::LineReopened { line: id }
        } else {
            Fact::LineDone { line: id }
        };
        book.say(turned);
    };
    let name = text(move || if is_done.get() { "Reopen".to_owned() } else { "Done".to_owned() });
    let label = row.text(|line| {
        [if line.done.is_some() { "Reopen: " } else { "Done: " }, &words::excerpt(&line.text)].concat()
    });
    let note = move || form.set(Form::Note);
    view! {
        <div class="row duty-acts">
            <Button class="outline small" press=clicked(note) attr:aria-label=row.label("Note: ")>
                "Note"
            </Button>
            <button type="button" class="outline small" aria-label=label on:click=clicked(turn) use:shows=name></button>
            <More row />
        </div>
    }
}

/// The menu of what is done less often.
#[component]
fn More(row: Row) -> impl IntoView {
    let Row { book, id, form, line } = row;
    let (is_open, opener) = (RwSignal::new(false), NodeRef::new());
    // What the menu says depends on these alone: with anything else of the line it stays as it is.
    let state = Memo::new(move |_| line.with(|line| line.as_ref().is_some_and(|line| line.urgent)));
    let has_incident = row.flag(|line| line.incident.is_some());
    let has_incident = Memo::new(move |_| has_incident.get());
    let label = row.label("More for ");
    let menu = move || {
        let (urgent, has_incident) = (state.get(), has_incident.get());
        let rank = move || {
            book.say(Fact::LineRanked { line: id, urgent: !urgent });
        };
        let open = move |next: Form| Callback::new(move |()| form.set(next));
        let mut items: Vec<Item> =
            vec![(if urgent { "Not urgent" } else { "Urgent" }, Callback::new(move |()| rank()))];
        items.push(("Hand to…", open(Form::HandTo)));
        if !has_incident {
            items.push((
                "Declare an incident",
                Callback::new(move |()| line.get_untracked().iter().for_each(|line| book.declare(line))),
            ));
        }
        items.push(("Correct…", open(Form::Correct)));
        let remove = move || {
            book.say(Fact::LineRemoved { line: id, removed: true });
        };
        items.push(("Remove", Callback::new(move |()| remove())));
        items.push(("Erase…", open(Form::Erase)));
        view! {
            <span class="menu-anchor">
                <MenuButton class="quiet small" open=is_open opener words="…" attr:id=row.more_id() attr:aria-label=label attr:title="Urgent, hand to, declare an incident, correct, remove, erase" />
                <Menu label="Line" open=is_open items opens=Opens::Start opener />
            </span>
        }
    };
    view! { <Anew>{menu()}</Anew> }
}
