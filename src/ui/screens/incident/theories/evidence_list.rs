//! The evidence of a theory, each piece with its source, its link and its time.

use crate::domain::{Command, Companion, Evidence, Leaning, Link, REDACTED, Source, Stamp, State, Timestamp};
use crate::export::standing_text;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{TextField, shows};
use crate::ui::kit::focus::once_made;
use crate::ui::kit::handlers::{chosen, clicked, pressed, submitted};
use crate::ui::kit::options::Options;
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Each, Key, Shown, keys_of};
use crate::ui::kit::signals::{aria, effect, flag, text};
use crate::ui::kit::sized::Sized;
use crate::ui::parts::pictures::Thumbnail;
use crate::ui::parts::redaction::EraseButton;
use crate::ui::platform::js::warn_unless;
use crate::ui::platform::keys::{is_typing, letter};
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::theories::parts::{Quoted, Weigh, words_of};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::html::Li;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// The class of the buttons that confirm stale evidence, by which the next one is found.
const STILL_SO: &str = "still-so";

/// The evidence of a theory.
#[component]
pub fn EvidenceList(
    session: Session,
    /// The theory.
    id: Stamp,
) -> impl IntoView {
    let pieces = session.keys(move |s| {
        let theory = s.theories.get(id);
        theory.map(|t| keys_of(s.evidence_of(t).filter(|e| e.concerns(id)).map(|e| e.id))).unwrap_or_default()
    });
    let item = Callback::new(move |key: Key| piece(session, key.id, Some(id)));
    view! {
        <Shown when=flag(move || !pieces.with(Vec::is_empty))>
            <ul class="evidence" role="list" aria-label="Evidence">
                <Each keys=pieces item />
            </ul>
        </Shown>
    }
}

/// Evidence whose theory is not here; it can be held against another one.
#[component]
pub fn Astray(session: Session) -> impl IntoView {
    let pieces = session.keys(|s| keys_of(s.evidence.iter().filter(|e| e.toward.is_empty()).map(|e| e.id)));
    let item = Callback::new(move |key: Key| piece(session, key.id, None));
    view! {
        <Shown when=flag(move || !pieces.with(Vec::is_empty))>
            <section class="question" aria-label="Evidence without a theory">
                <h3>"Evidence without a theory"</h3>
                <p class="meta">"Its theory is not here. It can still be weighed for another."</p>
                <ul class="evidence" role="list">
                    <Each keys=pieces item />
                </ul>
            </section>
        </Shown>
    }
}

/// Moves the focus to the next piece that has to be checked again, as soon as it is there; to
/// `otherwise` where there is none.
pub fn focus_stale(otherwise: Option<NodeRef<Li>>) {
    once_made(move || {
        let next = next_stale().and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
        match next {
            Some(button) => warn_unless(button.focus().is_ok()),
            None => {
                let spot = otherwise.and_then(|spot| spot.try_get_untracked().flatten());
                spot.iter().for_each(|spot| warn_unless(spot.focus().is_ok()));
            }
        }
    });
}

/// The button of the next piece that has to be checked again.
pub fn next_stale() -> Option<web_sys::Element> {
    document().query_selector(".still-so").ok().flatten()
}

fn piece(session: Session, id: Stamp, about: Option<Stamp>) -> AnyView {
    let found = session.peek(|i| i.state().evidence.get(id).cloned()).flatten();
    found.map(|Evidence { seen, .. }| view! { <Piece session id seen about /> }).into_any()
}

#[component]
fn Piece(
    session: Session,
    id: Stamp,
    /// When it was seen.
    seen: Timestamp,
    /// The theory that it stands under.
    about: Option<Stamp>,
) -> impl IntoView {
    let words = session.text(move |s| of_piece(s, id, |e| e.text.clone()));
    let leaning = move |s: &State| s.evidence.get(id).and_then(|e| e.leaning_to(about?));
    let icon = move |part: usize| session.text(move |s| icon(leaning(s))[part].to_owned());
    let open = RwSignal::new(false);
    let item = NodeRef::<Li>::new();
    let confirm = move || {
        session.ask(Command::ConfirmEvidence(id));
        focus_stale(Some(item));
    };
    let act = move |event: web_sys::KeyboardEvent| {
        let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !is_typing(&event);
        if is_plain && letter(&event) == "e" {
            event.stop_propagation();
            confirm();
        }
    };
    let stale = session.text(move |s| {
        let stale = s.evidence.get(id).and_then(|e| s.stale(e));
        stale.map(|stale| standing_text::check_again(&stale, &stale.at.utc().clock())).unwrap_or_default()
    });
    let pictures = session.keys(move |s| keys_of(s.pictures_of(id).map(|picture| picture.id)));
    let confirm_name =
        session.text(move |s| format!("Still so: {}", of_piece(s, id, |e| words::excerpt(&e.text))));
    let picture = move |key: Key| view! { <Thumbnail session id=key.id caption=words /> }.into_any();
    let turn = move || open.update(|open| *open = !*open);
    view! {
        <li tabindex="-1" node_ref=item on:keydown=pressed(act)>
            <span class=icon(0) aria-hidden="true" use:shows=icon(1)></span>
            <span class="said">
                <span class="unseen" use:shows=icon(2)></span>
                <span dir="auto" translate="no" class="words" use:shows=words></span>
            </span>
            <span class="meta evidence-meta">
                <SourceSelect session id />
                <time datetime=seen.to_string() title=words::clock_time(seen, &LocalZone::current())>
                    {seen.utc().clock()}
                </time>
                <Button
                    class="quiet small"
                    press=clicked(turn)
                    attr:aria-expanded=aria(move || open.get())
                >
                    "More"
                </Button>
            </span>
            <EvidenceLink session id />
            <Each keys=pictures item=picture />
            <Shown when=flag(move || !stale.with(String::is_empty))>
                <span class="stale">
                    <span use:shows=stale></span>
                    <Button
                        class=STILL_SO
                        press=clicked(confirm)
                        attr:title="e"
                        attr:aria-label=confirm_name
                    >
                        "Still so"
                    </Button>
                </span>
            </Shown>
            <Shown when=open>
                <More session id about />
            </Shown>
        </li>
    }
}

fn of_piece(state: &State, id: Stamp, look: impl FnOnce(&Evidence) -> String) -> String {
    state.evidence.get(id).map(look).unwrap_or_default()
}

/// The class, the sign and the word of what a piece says.
fn icon(leaning: Option<Leaning>) -> [&'static str; 3] {
    match leaning {
        Some(Leaning::For) => ["for", "+", "For: "],
        Some(Leaning::Against) => ["against", "−", "Against: "],
        Some(Leaning::Neither) => ["neither", "0", "Neither for nor against: "],
        None => ["neither", "?", "Not weighed: "],
    }
}

/// What stands where no source was named.
const UNNAMED: &str = "source?";

#[component]
fn SourceSelect(session: Session, id: Stamp) -> impl IntoView {
    let named = session.text(move |s| of_piece(s, id, |e| e.source.map_or("", Source::name).to_owned()));
    let class = text(move || {
        let unnamed = if named.with(String::is_empty) { " unnamed" } else { "" };
        format!("source{unnamed}")
    });
    let name_source = move |name: String| {
        let source = Source::from_name(&name);
        source.into_iter().for_each(|source| session.ask(Command::SourceEvidence { evidence: id, source }));
    };
    let shown =
        text(move || named.with(|named| if named.is_empty() { UNNAMED.to_owned() } else { named.clone() }));
    let sources: Vec<&'static str> = Source::ALL.map(Source::name).into();
    view! {
        <Sized shows=shown>
            <select class=class aria-label="Source" prop:value=named on:change=chosen(named, name_source)>
                <option value="" disabled=true>
                    {UNNAMED}
                </option>
                <Options names=sources />
            </select>
        </Sized>
    }
}

/// Where it can be looked at; an address that is not one of the web stays text.
#[component]
fn EvidenceLink(session: Session, id: Stamp) -> impl IntoView {
    let address = session.text(move |s| of_piece(s, id, |e| e.link.clone()));
    let is_link = move || address.with(|a| Link::parse(a).is_some());
    let plain = text(move || address.with(|a| if is_link() { String::new() } else { a.clone() }));
    view! {
        <Shown when=flag(is_link)>
            <a
                class="evidence-link"
                translate="no"
                href=address
                target="_blank"
                rel="noopener noreferrer"
                use:shows=address
            ></a>
        </Shown>
        <Quoted class="meta evidence-link" said=plain />
    }
}

/// What it says of the other theories, and its link.
#[component]
fn More(session: Session, id: Stamp, about: Option<Stamp>) -> impl IntoView {
    let others = session.keys(move |s| {
        let question = about.and_then(|t| s.theories.get(t)).map(|t| t.question);
        let beside = |q: Option<Stamp>| question.is_none_or(|of| of == q);
        keys_of(s.theories.iter().filter(|t| beside(t.question) && Some(t.id) != about).map(|t| t.id))
    });
    let row = move |key: Key| {
        let statement = session.text(move |s| words_of(s, key.id).to_owned());
        let row = view! {
            <li>
                <Weigh session evidence=id theory=key.id />
                <span dir="auto" translate="no" use:shows=statement></span>
            </li>
        };
        row.into_any()
    };
    let own = about.map(|theory| {
        view! {
            <li>
                <Weigh session evidence=id theory />
                <span>"this theory"</span>
            </li>
        }
    });
    // It follows what is kept, so that what was redacted does not stand here for longer.
    let kept = session.text(move |s| of_piece(s, id, |e| e.link.clone()));
    let address = RwSignal::new(String::new());
    effect(move || address.set(kept.get()));
    let has_link =
        session.flag(move |s| !matches!(of_piece(s, id, |e| e.link.clone()).as_str(), "" | REDACTED));
    let targets =
        Callback::new(move |()| session.peek(|i| i.statements(id, Companion::Link)).unwrap_or_default());
    let refused = RwSignal::new(None::<String>);
    let keep = move || {
        let link = Link::parse(&address.get_untracked());
        refused.set(link.is_none().then(|| words::NO_LINK.to_owned()));
        link.into_iter().for_each(|link| session.ask(Command::LinkEvidence { evidence: id, link }));
    };
    view! {
        <div class="more">
            <p class="meta">"What does it say of"</p>
            <ul class="weighing" role="list">
                {own}
                <Each keys=others item=row />
            </ul>
            <form class="evidence-row" on:submit=submitted(keep)>
                <TextField name="Link" hint="https://…" words=address />
                <button type="submit" class="outline small">
                    "Keep link"
                </button>
                <Refusal why=refused />
            </form>
            <Shown when=has_link>
                <EraseButton session name="Redact the link".to_owned() targets />
            </Shown>
        </div>
    }
}
