//! What was said in like words in an earlier incident, and what of it is still to be done: a quiet line or two, which can be
//! waved off.

use crate::domain::{FollowUp, Incident, IncidentId, Precedent, Said, precedents};
use crate::export;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::{Each, Key, Shown};
use crate::ui::kit::signals::{boxed_keys, flag, text};
use crate::ui::platform::address;
use crate::ui::state::pane::{Pane, ShownPane};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// Where it is remembered which ones were waved off in an incident.
const WAVED_OFF: &str = "no-precedent/";

/// What was said in like words before the open incident, and what of it was waved off. Copies are the same list.
#[derive(Clone, Copy)]
pub struct PrecedentList {
    session: Session,
    id: Option<IncidentId>,
    said: Memo<Said>,
    /// The ids of those that were waved off, with spaces between them.
    waved_off: RwSignal<String>,
}

impl PrecedentList {
    /// That of the open incident.
    pub fn open(session: Session) -> PrecedentList {
        let id = session.peek(Incident::id);
        let said = session.derive(Said::of);
        let waved_off = id.and_then(|id| session.recall(&place_of(id))).unwrap_or_default();
        PrecedentList { session, id, said: Memo::new(move |_| said()), waved_off: RwSignal::new(waved_off) }
    }

    /// Looks at each, and follows them.
    fn each(self, look: &mut dyn FnMut(&Precedent<'_>)) {
        let Some(id) = self.id else { return };
        self.session.with_others(|others| {
            let is_wanted = |one: &&Incident| {
                self.waved_off.with(|known| !known.split(' ').any(|known| known == name(one.id())))
            };
            let wanted = others.iter().filter(is_wanted);
            self.said.with(|said| precedents(id, said, wanted).iter().for_each(look));
        });
    }

    fn wave_off(self, other: IncidentId) {
        let Some(id) = self.id else { return };
        self.waved_off
            .set(self.session.remember_changed(&place_of(id), |known| format!("{known} {}", name(other))));
    }
}

fn place_of(id: IncidentId) -> String {
    format!("{WAVED_OFF}{}", id.0)
}

/// A line that leads to the note, for a screen that shows one pane at a time (`style/theories.css`); nothing where there is
/// none.
#[component]
pub fn PrecedentLine(list: PrecedentList, shown: ShownPane) -> impl IntoView {
    let words = text(move || {
        let mut titles = Vec::new();
        list.each(&mut |one| titles.push(words::title_of(one.incident.state())));
        if titles.is_empty() { String::new() } else { titles.join("; ") }
    });
    let wave_off = move || {
        let mut all = Vec::new();
        untrack(|| list.each(&mut |one| all.push(one.incident.id())));
        all.into_iter().for_each(|one| list.wave_off(one));
        focus("log-entry");
    };
    view! {
        <Shown when=flag(move || !words.with(String::is_empty))>
            <div class="meta precedent-line" role="note" aria-label="Before">
                <span class="precedent-titles">
                    "Said in like words before: " <bdi dir="auto" translate="no" use:shows=words></bdi>
                </span>
                <Button class="outline small" press=clicked(move || shown.show(Pane::Theories, "theories"))>
                    "Look"
                </Button>
                <Button class="quiet small" press=clicked(wave_off)>
                    "Not this"
                </Button>
            </div>
        </Shown>
    }
}

/// The note **Said in like words before**; nothing where there is none.
#[component]
pub fn Precedents(list: PrecedentList) -> impl IntoView {
    let keys = boxed_keys(Box::new(move || {
        let mut keys = Vec::new();
        list.each(&mut |one| keys.push(key(one)));
        keys
    }));
    let item = move |wanted: Key| {
        let mut made = None;
        list.each(&mut |one| {
            if key(one) == wanted {
                let wave_off = Callback::new(move |other| list.wave_off(other));
                made = Some(view! { <Earlier one wave_off /> }.into_any());
            }
        });
        made.into_any()
    };
    let item = Callback::new(item);
    view! {
        <Shown when=flag(move || !keys.with(Vec::is_empty))>
            <div class="precedents" role="note" aria-label="Said in like words before">
                <p class="meta">"Said in like words before"</p>
                <ul role="list">
                    <Each keys item />
                </ul>
            </div>
        </Shown>
    }
}

fn name(id: IncidentId) -> String {
    id.0.to_string()
}

/// What is said of it changes with its theory and what is still open.
fn key(one: &Precedent<'_>) -> Key {
    let mut hasher = DefaultHasher::new();
    export::precedent(one).hash(&mut hasher);
    one.open_follow_ups().for_each(|follow_up| (&follow_up.text, &follow_up.owner).hash(&mut hasher));
    Key { id: one.incident.id().0, part: hasher.finish() }
}

/// An earlier one, in a row.
#[component]
fn Earlier<'p, 'i>(one: &'p Precedent<'i>, wave_off: Callback<IncidentId>) -> impl IntoView + use<> {
    let id = one.incident.id();
    let title = words::title_of(one.incident.state());
    let open: Vec<String> = one.open_follow_ups().map(follow_up).collect();
    let open = (!open.is_empty()).then(|| format!("Still to be done since then: {}.", open.join("; ")));
    view! {
        <li>
            <span>
                <a dir="auto" translate="no" href=address::of(Some(id))>
                    {title.clone()}
                </a>
                " "
                <span class="meta">
                    <bdi dir="auto" translate="no">{export::precedent(one)}</bdi>
                </span>
                {open.map(|open| view! { <bdi dir="auto" translate="no" class="still-open">{open}</bdi> })}
            </span>
            <Button
                class="quiet small"
                press=clicked(move || wave_off.run(id))
                attr:aria-label=format!("Not this: {title}")
            >
                "Not this"
            </Button>
        </li>
    }
}

fn follow_up(one: &FollowUp) -> String {
    let owner = if one.owner.is_empty() { "nobody yet" } else { &one.owner };
    format!("{} ({owner})", one.text.trim())
}
