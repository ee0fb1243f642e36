//! Finding in the log as one types.

use crate::domain::find::{Found, FoundKind, Query, minute_of_day};
use crate::domain::time_expression::Wanted;
use crate::ui::kit::field::{holds, shows};
use crate::ui::kit::handlers::{pressed, valued};
use crate::ui::kit::options::Options;
use crate::ui::kit::show::{Each, Key, Shown};
use crate::ui::kit::signals::{Choice, boxed_keys, effect, flag, text};
use crate::ui::parts::time_choices::TimeChoices;
use crate::ui::screens::incident::log::row::timeline_row;
use crate::ui::state::session::Session;
use crate::ui::state::timeline_rows::Row;
use leptos::html::Div;
use leptos::prelude::*;
use std::time::Duration;

/// How many of what was found are shown.
const SHOWN: usize = 60;

/// How many of them show with the key that found them; those below follow behind the next frame.
const AT_ONCE: usize = 10;

const KINDS: [Option<FoundKind>; 10] = [
    None,
    Some(FoundKind::Note),
    Some(FoundKind::Finding),
    Some(FoundKind::Decision),
    Some(FoundKind::Change),
    Some(FoundKind::Action),
    Some(FoundKind::Question),
    Some(FoundKind::Theory),
    Some(FoundKind::Evidence),
    Some(FoundKind::Update),
];

/// What is looked for. Copies are the same search.
#[derive(Clone, Copy)]
pub struct Finding {
    open: RwSignal<bool>,
    words: RwSignal<String>,
    kind: Choice<Option<FoundKind>>,
    from: RwSignal<String>,
    to: RwSignal<String>,
}

impl Finding {
    /// Nothing yet.
    pub fn new() -> Finding {
        Finding {
            open: RwSignal::new(false),
            words: RwSignal::new(String::new()),
            kind: Choice::new(&KINDS, None),
            from: RwSignal::new(String::new()),
            to: RwSignal::new(String::new()),
        }
    }

    /// Whether the fields are there.
    pub fn is_open(self) -> bool {
        self.open.get()
    }

    /// Opens the fields, or closes them with all that is in them.
    pub fn turn(self) {
        let was_open = self.open.get_untracked();
        self.open.set(!was_open);
        if was_open {
            [self.words, self.from, self.to].iter().for_each(|field| field.set(String::new()));
            self.kind.set(None);
        } else {
            crate::ui::kit::focus::focus("find-words");
        }
    }

    /// Whether anything is looked for, so that the timeline makes room.
    pub fn is_looking(self) -> bool {
        self.open.get() && !self.query().is_blank()
    }

    /// What was typed for a time and is none; empty where that is well.
    fn no_time(self) -> String {
        let is_none = |typed: &String| !typed.trim().is_empty() && minute_of_day(typed).is_none();
        [self.from.get(), self.to.get()].into_iter().find(is_none).unwrap_or_default()
    }

    fn query(self) -> Query {
        Query {
            words: self.words.get(),
            kind: self.kind.get(),
            from: minute_of_day(&self.from.get()),
            to: minute_of_day(&self.to.get()),
        }
    }
}

/// The fields, and what was found.
#[component]
pub fn Find(session: Session, finding: Finding) -> impl IntoView {
    view! {
        <Shown when=finding.open>
            <div class="find">
                <Fields finding />
                <Results session finding />
            </div>
        </Shown>
    }
}

#[component]
fn Fields(finding: Finding) -> impl IntoView {
    let kinds: Vec<&'static str> = FoundKind::ALL.map(FoundKind::name).into();
    let pick = move |name: String| {
        finding.kind.set(FoundKind::ALL.into_iter().find(|kind| kind.name() == name));
    };
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            finding.turn();
        }
    };
    view! {
        <div class="find-row" role="search" on:keydown=pressed(escape)>
            <input
                id="find-words"
                class="field"
                type="search"
                dir="auto"
                aria-label="Find in the log"
                placeholder="Find in the log"
                autocomplete="off"
                use:holds=Signal::from(finding.words)
                on:input=valued(move |typed| finding.words.set(typed))
            />
            <select class="field" aria-label="Kind" on:change=valued(pick)>
                <option value="">"All kinds"</option>
                <Options names=kinds />
            </select>
            <Clock label="from (UTC)" field=finding.from />
            <Clock label="to" field=finding.to />
        </div>
    }
}

#[component]
fn Clock(label: &'static str, field: RwSignal<String>) -> impl IntoView {
    let put = Callback::new(move |time| field.set(time));
    view! {
        <label class="meta">
            {label}
            <input
                class="field clock"
                type="text"
                dir="auto"
                placeholder="02:40"
                autocomplete="off"
                use:holds=Signal::from(field)
                on:input=valued(move |typed| field.set(typed))
            />
        </label>
        <TimeChoices label wanted=Wanted::Behind put />
    }
}

#[component]
fn Results(session: Session, finding: Finding) -> impl IntoView {
    let found = Memo::new(move |_| {
        let query = finding.query();
        if query.is_blank() {
            return None;
        }
        let look = session.derive(|s| s.last_change);
        look();
        session.peek(|i| i.state().find(&query, SHOWN))
    });
    let counted = text(move || match found.get() {
        _ if !finding.no_time().is_empty() => {
            format!("“{}” is no time of the day; write one as 02:40.", finding.no_time().trim())
        }
        None => String::new(),
        Some(Found { count: 0, .. }) => "Nothing found".to_owned(),
        Some(Found { count: 1, .. }) => "1 entry found".to_owned(),
        Some(Found { count, .. }) if count > SHOWN => {
            format!("{count} entries found; the latest {SHOWN} are here")
        }
        Some(Found { count, .. }) => format!("{count} entries found"),
    });
    // What was found when all of it was shown.
    let whole = RwSignal::new(None);
    effect(move || {
        let now = found.get();
        request_animation_frame(move || {
            set_timeout(move || drop(whole.try_set(now)), Duration::ZERO);
        });
    });
    // Rows that are there stay: somebody may be reading them.
    let made = StoredValue::new(Vec::<Key>::new());
    let rows = move || -> Vec<Key> {
        let latest = found.get().map(|found| found.latest).unwrap_or_default();
        let is_whole = found.with(|found| whole.with(|whole| whole == found));
        let keys = latest
            .into_iter()
            .filter_map(|id| session.peek(|i| Row::key_of(i.state(), id)).flatten())
            .enumerate()
            .filter(|(at, key)| is_whole || *at < AT_ONCE || made.with_value(|made| made.contains(key)))
            .map(|(_, key)| key);
        let mut keys: Vec<Key> = keys.collect();
        // In the order of the log: the latest of them last.
        keys.reverse();
        made.set_value(keys.clone());
        keys
    };
    let item = move |key: Key| {
        let row = session.peek(|i| Row::found(i.state(), key.id)).flatten();
        row.map(|row| timeline_row(session, row)).into_any()
    };
    let list = NodeRef::<Div>::new();
    // As the log is: what came last is in view.
    effect(move || {
        found.track();
        whole.track();
        request_animation_frame(move || {
            let list = list.try_get_untracked().flatten();
            list.iter().for_each(|list| list.set_scroll_top(list.scroll_height()));
        });
    });
    view! {
        <p class="meta found-count" role="status" use:shows=counted></p>
        <div
            class="scroll found"
            tabindex="0"
            role="group"
            aria-label="Found"
            node_ref=list
            hidden=flag(move || found.with(Option::is_none))
        >
            <div class="timeline" role="list" translate="no" aria-label="Found entries">
                <Each keys=boxed_keys(Box::new(rows)) item />
            </div>
        </div>
    }
}
