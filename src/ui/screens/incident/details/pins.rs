//! Links at hand: those of the incident, and a start set of this device.

use crate::domain::{Detail, DetailError, Link, Stamp, State};
use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::{clicked, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Each, Key, Shown, keys_of};
use crate::ui::kit::signals::{boxed_keys, effect, flag};
use crate::ui::screens::incident::details::form::{Pick, Row, Stated, Typed, TypedLine, tell};
use crate::ui::state::session::Session;
use crate::ui::text::details::detail_error;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::StorageEvent;

/// What one looks at first; other names can be typed.
const NAMES: [&str; 8] =
    ["Errors", "Host", "Application metrics", "Deploys", "Domain and DNS", "Runbook", "Call", "Chat"];
const FOR: [&str; 2] = ["This incident", "Every incident on this device"];
/// Under which key the start set is remembered.
const SET: &str = "links";

/// The start set of this device: a line a link, name and address with a tab between them.
#[derive(Clone, Copy)]
pub struct Pins(RwSignal<String>);

impl Pins {
    /// As it is remembered.
    pub fn remembered(session: Session) -> Pins {
        let lines = RwSignal::new(session.recall(SET).unwrap_or_default());
        // What is kept or removed in another tab is so here too: each opens with the number that is seen beside it.
        let heard = window_event_listener_untyped("storage", move |event| {
            let changed = event.unchecked_ref::<StorageEvent>().key();
            if changed.is_some_and(|changed| changed.ends_with(&format!("/{SET}"))) {
                lines.set(session.recall(SET).unwrap_or_default());
            }
        });
        on_cleanup(move || heard.remove());
        // The stores may bring what is remembered a moment later.
        effect(move || {
            session.settings().follow();
            let kept = session.recall(SET).unwrap_or_default();
            if lines.with_untracked(|lines| *lines != kept) {
                lines.set(kept);
            }
        });
        Pins(lines)
    }

    /// Takes a line out.
    fn drop_line(self, session: Session, gone: &str) {
        let without = |lines: String| {
            lines.lines().filter(|line| *line != gone).map(|line| format!("{line}\n")).collect::<String>()
        };
        self.0.set(session.remember_changed(SET, without));
    }

    /// The links of the device, then those of the incident, as far as they are safe to follow.
    pub fn all(self, session: Session) -> Vec<(String, String)> {
        let mut all = links(&self.0.get());
        let own = session.derive(|s| s.details.pins.iter().map(|pin| pin.said.clone()).collect::<Vec<_>>());
        all.extend(own());
        all.retain(|(_, link)| Link::parse(link).is_some());
        all
    }

    /// Whether there is a link of that number, counted from one.
    pub fn has(self, session: Session, number: usize) -> bool {
        untrack(|| self.all(session)).len() >= number
    }

    /// Opens the link of that number, counted from one, where there is one.
    pub fn open(self, session: Session, number: usize) {
        let all = untrack(|| self.all(session));
        if let Some((_, link)) = number.checked_sub(1).and_then(|at| all.get(at)) {
            // With noopener the browser gives no window back, whether it opened one or not.
            drop(window().open_with_url_and_target_and_features(link, "_blank", "noopener,noreferrer"));
        }
    }
}

fn links(lines: &str) -> Vec<(String, String)> {
    let pairs = lines.lines().filter_map(|line| line.split_once('\t'));
    pairs.map(|(name, link)| (name.to_owned(), link.to_owned())).collect()
}

/// The links in sight, each a click or the key of its number; nothing while there are none.
#[component]
pub fn PinStrip(session: Session, pins: Pins) -> impl IntoView {
    // Told of changes only, so that no click falls on a link that is just being changed.
    let all = Memo::new(move |_| {
        pins.all(session).iter().map(|(name, link)| format!("{name}\t{link}\n")).collect::<String>()
    });
    let anchors = move || {
        let anchor = |(at, (name, link)): (usize, (String, String))| {
            let key = (at < 9).then(|| view! { <kbd aria-hidden="true">{(at + 1).to_string()}</kbd> });
            view! {
                <a dir="auto" translate="no" href=link target="_blank" rel="noopener noreferrer">
                    {name}
                    {key}
                </a>
            }
        };
        links(&all.get()).into_iter().enumerate().map(anchor).collect_view()
    };
    view! {
        <Shown when=flag(move || !all.with(String::is_empty))>
            <nav class="pins" aria-label="Links">
                {anchors}
            </nav>
        </Shown>
    }
    .into_any()
}

/// The section **Links**.
#[component]
pub fn PinsForm(session: Session, pins: Pins) -> impl IntoView {
    let (name, link) = (Typed::new(session, "pin-name"), Typed::new(session, "pin-link"));
    let whose = RwSignal::new(0_usize);
    let refused = RwSignal::new(None::<String>);
    let add = move || {
        let added = match whose.get_untracked() {
            0 => tell(session, Detail::Pinned { name: name.get(), link: link.get() }),
            _ => keep_on_device(session, pins, name.get().trim(), link.get().trim()),
        };
        if added.is_ok() {
            [name, link].into_iter().for_each(Typed::clear);
        }
        refused.set(added.err());
    };
    let keys = session.keys(|s| keys_of(s.details.pins.iter().map(|pin| pin.id)));
    let item = move |key: Key| {
        let words = session.text(move |s| words_of(s, key.id));
        view! { <Stated session id=key.id words /> }.into_any()
    };
    view! {
        <ol class="details-list" aria-label="Links kept">
            <DeviceLinks session pins />
            <Each keys item />
        </ol>
        <p class="meta">
            "Errors, host, application metrics, deploys, domain and DNS: what one looks at first. Keep them once for this device; each opens with its number."
        </p>
        <form class="details-form" on:submit=submitted(add)>
            <Row>
                <TypedLine field=name label="Name of the link" names=&NAMES />
                <Pick label="Keep for" names=FOR place=whose />
            </Row>
            <TypedLine field=link label="Address" example="https://" />
            <Refusal why=refused />
            <button type="submit" class="outline small">
                "Keep the link"
            </button>
        </form>
    }
}

/// The rows of the links of this device; those that are the same are one.
#[component]
fn DeviceLinks(session: Session, pins: Pins) -> impl IntoView {
    let keys = boxed_keys(Box::new(move || {
        let mut keys = Vec::new();
        pins.0.with(|lines| {
            for key in lines.lines().filter(|line| line.contains('\t')).map(Key::showing) {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        });
        keys
    }));
    let item = move |key: Key| {
        let lines = pins.0.get_untracked();
        let line = lines.lines().find(|line| Key::showing(line) == key).unwrap_or_default().to_owned();
        let said = line.split_once('\t').map(|(name, link)| format!("{name}: {link} (this device)"));
        view! {
            <li>
                <span dir="auto" translate="no">
                    {said.unwrap_or_default()}
                </span>
                <Button class="quiet small" press=clicked(move || pins.drop_line(session, &line))>
                    "Remove"
                </Button>
            </li>
        }
        .into_any()
    };
    view! { <Each keys item /> }
}

fn words_of(state: &State, id: Stamp) -> String {
    let pin = state.details.pins.iter().find(|pin| pin.id == id);
    pin.map(|pin| format!("{}: {}", pin.said.0, pin.said.1)).unwrap_or_default()
}

fn keep_on_device(session: Session, pins: Pins, name: &str, link: &str) -> Result<(), String> {
    let link = Link::parse(link).ok_or_else(|| detail_error(&DetailError::NoLink))?;
    if name.is_empty() {
        return Err(detail_error(&DetailError::NoName));
    }
    let name = name.replace(['\t', '\n'], " ");
    let line = format!("{name}\t{}\n", link.as_str());
    pins.0.set(session.remember_changed(SET, |lines| lines + &line));
    Ok(())
}
