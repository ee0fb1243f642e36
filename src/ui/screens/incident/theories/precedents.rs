//! What was said in like words in an earlier incident, and what of it is still to be done: a quiet line or two, which can be
//! waved off.

use crate::domain::{FollowUp, Incident, IncidentId, Precedent, Said, precedents};
use crate::export;
use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::{Each, Key, Shown};
use crate::ui::kit::signals::{boxed_keys, flag};
use crate::ui::platform::address;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// Where it is remembered which ones were waved off in an incident.
const WAVED_OFF: &str = "no-precedent/";

/// The note **Said in like words before**; nothing where there is none.
#[component]
pub fn Precedents(session: Session) -> impl IntoView {
    let id = session.peek(Incident::id)?;
    let place = format!("{WAVED_OFF}{}", id.0);
    let waved_off = RwSignal::new(session.recall(&place).unwrap_or_default());
    let place = StoredValue::new(place);
    let said = session.derive(Said::of);
    let said = Memo::new(move |_| said());
    let each = move |look: &mut dyn FnMut(&Precedent<'_>)| {
        session.others().with(|others| {
            let is_wanted = |one: &&Incident| {
                waved_off.with(|known| !known.split(' ').any(|known| known == name(one.id())))
            };
            said.with(|said| precedents(id, said, others.iter().filter(is_wanted)).iter().for_each(look));
        });
    };
    let keys = boxed_keys(Box::new(move || {
        let mut keys = Vec::new();
        each(&mut |one| keys.push(key(one)));
        keys
    }));
    let wave_off = move |other: IncidentId| {
        waved_off
            .set(session.remember_changed(&place.get_value(), |known| format!("{known} {}", name(other))));
    };
    let item = move |wanted: Key| {
        let mut made = None;
        each(&mut |one| {
            if key(one) == wanted {
                made = Some(view! { <Earlier one wave_off=Callback::new(wave_off) /> }.into_any());
            }
        });
        made.into_any()
    };
    let item = Callback::new(item);
    Some(view! {
        <Shown when=flag(move || !keys.with(Vec::is_empty))>
            <div class="precedents" role="note" aria-label="Said in like words before">
                <p class="meta">"Said in like words before"</p>
                <ul role="list">
                    <Each keys item />
                </ul>
            </div>
        </Shown>
    })
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
