//! The quiet line under the box: what was understood of a pasted text, and what can be chosen.

use super::entries::Entries;
use super::secrets::Secrets;
use super::{LogAs, PasteState};
use crate::evidence::service::messages::{Form, ZoneQuestion};
use crate::evidence::service::offset_of;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{TextField, shows};
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, pressed};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Anew, Shown};
use crate::ui::kit::signals::{aria, flag, text};
use crate::ui::platform::named_zone::NamedZone;
use leptos::prelude::*;

/// All that stands under the box while a pasted text is in it.
#[component]
pub fn PasteLines(
    state: PasteState,
    /// Adds the text.
    add: Callback<()>,
) -> impl IntoView {
    view! {
        <Shown when=flag(move || state.is_pasted.get())>
            <PasteLine state add />
        </Shown>
    }
}

#[component]
fn PasteLine(state: PasteState, add: Callback<()>) -> impl IntoView {
    state.read(add);
    let said = text(move || {
        if state.is_missing.get() {
            return "The times in it could not be read here: it is logged as of now.".to_owned();
        }
        let said = state.answer.with(|answer| answer.said.clone());
        match (said.is_empty(), state.waits.get()) {
            (_, true) => "Reading the times in it, then it is added…".to_owned(),
            _ if state.is_unseen_long.get() => {
                "Not kept yet: it is being looked through for what opens a door…".to_owned()
            }
            (_, false) => said,
        }
    });
    let questions = move || {
        let answer = state.answer.get();
        answer.questions.iter().cloned().map(|question| view! { <ZoneLine state question /> }).collect_view()
    };
    let has_times = flag(move || state.answer.with(|answer| answer.first.is_some()));
    let shows_parts = flag(move || {
        state.log_as.get() == LogAs::Parts && state.answer.with(|answer| !answer.parts.is_empty())
    });
    view! {
        <div class="paste-lines">
            <p class="meta reading" role="status" use:shows=said></p>
            <Secrets state />
            <Anew>{questions()}</Anew>
            <Shown when=flag(move || state.answer.with(|answer| answer.is_too_long))>
                <Button class="outline small" press=clicked(move || state.as_file())>
                    "Choose lines"
                </Button>
            </Shown>
            <Shown when=has_times>
                <LogAsChoice state />
            </Shown>
            <Shown when=shows_parts>
                <Entries
                    parts=Signal::derive(move || state.answer.with(|answer| answer.parts.clone()))
                    left_out=state.left_out
                />
            </Shown>
        </div>
    }
}

/// What becomes of the text.
#[component]
fn LogAsChoice(state: PasteState) -> impl IntoView {
    let many = move || state.answer.with(|answer| answer.parts.len());
    let parts = text(move || match state.answer.with(|answer| answer.form) {
        Form::Lines => format!("{} entries, one a line", many()),
        Form::Chat | Form::Alerts | Form::VendorIncidents | Form::Table => format!("{} entries", many()),
    });
    let lasts = flag(move || state.answer.with(|answer| answer.first < answer.last));
    let option = move |log_as: LogAs, words: Signal<String>| {
        view! {
            <button
                type="button"
                class="kind-button"
                aria-pressed=aria(move || state.log_as.get() == log_as)
                on:click=clicked(move || state.choose(log_as))
            >
                <span use:shows=words></span>
            </button>
        }
    };
    let fixed = |words: &'static str| text(move || words.to_owned());
    view! {
        <div class="paste-choices" role="group" aria-label="Log it as">
            {option(LogAs::Entry, fixed("One entry"))}
            <Shown when=lasts>{option(LogAs::Span, fixed("From first to last"))}</Shown>
            <Shown when=flag(move || many() > 0)>{option(LogAs::Parts, parts)}</Shown>
            {option(LogAs::Now, fixed("As of now"))}
        </div>
    }
}

/// The zone of a source that does not state it, with what it may be instead.
#[component]
pub(super) fn ZoneLine(state: PasteState, question: ZoneQuestion) -> impl IntoView {
    let is_other = RwSignal::new(false);
    let source = StoredValue::new(question.source);
    let choose = move |zone: &str| {
        state.choose_zone(&source.get_value(), zone);
        focus("log-entry");
    };
    let choices = question.choices.into_iter().map(move |zone| {
        let name = zone.clone();
        view! {
            <Button class="outline small" press=clicked(move || choose(&zone))>
                {name}
            </Button>
        }
    });
    let takes_other = question.takes_other;
    let field = "paste-zone";
    let open = move || {
        is_other.update(|is_open| *is_open = !*is_open);
        focus(field);
    };
    view! {
        <p class="meta reading paste-zone">
            <span>{question.said}</span>
            {choices.collect_view()}
            <Shown when=flag(move || takes_other)>
                <Button class="quiet small" press=clicked(open) attr:aria-expanded=aria(move || is_other.get())>
                    "Other…"
                </Button>
            </Shown>
        </p>
        <Shown when=flag(move || is_other.get())>
            <OtherZone is_other choose=Callback::new(move |zone: String| choose(&zone)) />
        </Shown>
    }
}

#[component]
fn OtherZone(is_other: RwSignal<bool>, choose: Callback<String>) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<String>);
    let take = move || {
        let typed = name.get_untracked().trim().to_owned();
        let found = offset_of(&typed).map(|_| typed.clone());
        let found =
            found.or_else(|| NamedZone::find(&typed).map(|zone| crate::domain::Zone::name(&zone).to_owned()));
        match found {
            Some(zone) => choose.run(zone),
            None => refused.set(Some(format!(
                "No zone goes by “{typed}”. Zones are written like Europe/Berlin, New York, UTC or +05:30."
            ))),
        }
    };
    let put_away = move || {
        is_other.set(false);
        focus("log-entry");
    };
    // It stands in the form of the box, whose Enter adds.
    let act = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            take();
        }
        "Escape" => {
            event.stop_propagation();
            put_away();
        }
        _ => {}
    };
    view! {
        <div class="paste-other">
            <Refusal why=refused />
            <TextField
                name="Zone of the pasted lines"
                hint="Europe/Berlin, UTC, +05:30"
                words=name
                attr:id="paste-zone"
                on:keydown=pressed(act)
            />
            <Button class="outline small" press=clicked(take)>
                "Read in this zone"
            </Button>
        </div>
    }
}
