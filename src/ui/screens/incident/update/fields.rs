//! The fields of the update.

use crate::domain::Audience;
use crate::export::Ready;
use crate::export::times;
use crate::ui::kit::button::Button;
use crate::ui::kit::choice::ChoiceOf;
use crate::ui::kit::field::{holds, shows};
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, valued};
use crate::ui::kit::interval::IntervalChoice;
use crate::ui::kit::menu::{Menu, MenuButton, Opens};
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{flag, text};
use crate::ui::screens::incident::update::frame::FrameLanguage;
use crate::ui::screens::incident::update::wording::Wording;
use crate::ui::state::composer::{Composer, Part};
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::{Element, Event};

/// About how many characters fit a line of a field.
const LINE: usize = 52;

/// Audience, the four parts, and when the next update is due.
#[component]
pub fn Fields(composer: Composer, wording: Wording) -> impl IntoView {
    let due =
        text(move || composer.due_now().map(|due| times::clock(due, &*composer.zone())).unwrap_or_default());
    let none = || view! { <p class="meta">"Resolved: none is owed."</p> };
    let part = |part| view! { <PartField composer wording part /> };
    view! {
        <ChoiceOf
            label="Audience"
            name="audience"
            names=composer.audience.names(Audience::name)
            place=composer.audience.place()
            after=move |()| composer.choose_audience()
        />
        <Start composer />
        {part(Part::Headline)}
        {Part::ALL.map(part).into_iter().collect_view()}
        <p class="label">"Next update in"</p>
        <Shown when=flag(move || !composer.is_last()) fallback=none>
            <div class="next-row">
                <IntervalChoice
                    label="Next update in"
                    name="next-in"
                    minutes=composer.next_in
                    after=move |()| composer.choose_time()
                />
                <span class="meta" use:shows=due></span>
            </div>
        </Shown>
        <FrameLanguage composer />
    }
}

/// What the words may start from.
#[component]
fn Start(composer: Composer) -> impl IntoView {
    let opener = NodeRef::new();
    let is_open = RwSignal::new(false);
    let first = || focus(Part::Happening.id());
    let ready = |ready: Ready| {
        let fill = move |()| {
            composer.start_ready(ready);
            first();
        };
        (ready.name(), Callback::new(fill))
    };
    let mut items = Ready::ALL.map(ready).to_vec();
    items.push(("Keep as my template", Callback::new(move |()| composer.keep_template())));
    let from_log = move || {
        composer.start_from_log();
        first();
    };
    view! {
        <div class="row from-log">
            <Shown when=flag(move || composer.is_blank() || composer.is_of_another_phase())>
                <Button class="outline small" press=clicked(from_log)>
                    "Start from the log"
                </Button>
            </Shown>
            <span class="menu-anchor">
                <MenuButton class="quiet small" open=is_open opener words="Templates" />
                <Menu label="Templates" open=is_open items opens=Opens::Start opener />
            </span>
        </div>
    }
}

/// A part; the headline is one line, with what would stand there as its example.
#[component]
fn PartField(composer: Composer, wording: Wording, part: Part) -> impl IntoView {
    let words = composer.part(part);
    let typed = valued(move |typed| composer.typed(part, typed));
    let under = NodeRef::<Div>::new();
    let scrolled: Box<dyn FnMut(Event)> = Box::new(move |event| follow_scroll(&event_target(&event), under));
    let field = match part {
        Part::Headline => view! {
            <input
                type="text"
                dir="auto"
                autocomplete="off"
                id=part.id()
                class="field"
                placeholder=text(move || composer.proposed_headline())
                spellcheck="true"
                use:holds=Signal::from(words)
                on:input=typed
            />
        }
        .into_any(),
        Part::Happening | Part::Impact | Part::Doing | Part::Reader => view! {
            <textarea
                dir="auto"
                rows=text(move || words.with(|words| rows(words)).to_string())
                id=part.id()
                class="field"
                placeholder=part.example()
                spellcheck="true"
                use:holds=Signal::from(words)
                on:input=typed
                on:scroll=scrolled
            ></textarea>
        }
        .into_any(),
    };
    view! {
        <label class="label" for=part.id()>
            {part.label()}
        </label>
        <div class="written">
            // The words again, unseen, under the field: only the lines under some of them show.
            <div dir="auto" translate="no" class="field underlines" aria-hidden="true" node_ref=under>
                {move || wording.marked(part).into_iter().map(underlined).collect_view()}
            </div>
            {field}
        </div>
    }
}

/// How many lines a field shows.
fn rows(words: &str) -> usize {
    words.lines().map(|line| 1 + line.len() / LINE).sum::<usize>().clamp(2, 8)
}

/// A piece of the words, with a line under it where something was found.
fn underlined((words, level): (String, Option<String>)) -> AnyView {
    match level {
        Some(level) => view! { <span class=["under under-", &level].concat()>{words}</span> }.into_any(),
        None => words.into_any(),
    }
}

fn follow_scroll(field: &Element, under: NodeRef<Div>) {
    if let Some(under) = under.get_untracked() {
        under.set_scroll_top(field.scroll_top());
    }
}
